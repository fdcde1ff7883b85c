import { expect, it } from 'vitest';
import { applyAct } from '../../lib/library/commands/apply-act.ts';
import { tagsInUse } from '../../lib/library/tag-uses.ts';
import { actOn, freshLibrary, OTHER, PAPER, sightingOf } from './library.ts';

it('tagsInUse tells the tags that papers carry, those used last first, and no more than asked for', async () => {
  const db = freshLibrary();
  const acts = [
    actOn(PAPER, { kind: 'tag', tag: 'Graphs' }),
    actOn(PAPER, { kind: 'tag', tag: 'nets' }),
    actOn(OTHER, { kind: 'tag', tag: 'graphs' }),
  ];
  for (const act of acts) await applyAct(db, act, sightingOf(act.paper));
  const [, nets, graphs] = acts;
  expect(await tagsInUse(db)).toEqual([
    { name: 'graphs', count: 2, usedAt: graphs?.at },
    { name: 'nets', count: 1, usedAt: nets?.at },
  ]);
  expect(await tagsInUse(db, 1)).toHaveLength(1);
  await applyAct(db, actOn(PAPER, { kind: 'untag', tag: 'nets' }));
  expect((await tagsInUse(db)).map(({ name }) => name)).toEqual(['graphs']);
});
