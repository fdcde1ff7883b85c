import { beforeEach, describe, expect, it } from 'vitest';
import { serveLibrary } from '../../lib/background/serve.ts';
import type { LibraryDb } from '../../lib/library/db.ts';
import type { PaperId } from '../../lib/paper/ids/paper-id.ts';
import { ALSO_MAX } from '../../lib/protocol/requests.ts';
import type { Sender } from '../../lib/protocol/roles.ts';
import type { Handlers } from '../../lib/protocol/server.ts';
import { EDITOR, NONCE, PAGE, POPUP } from '../protocol/senders.ts';
import { quietAround } from './around.ts';
import { actOn, freshLibrary, OTHER, PAPER, sightingOf } from './library.ts';

const ELSEWHERE: Sender = { ...PAGE, url: 'https://made.example/list' };
const others = Array.from({ length: ALSO_MAX + 2 }, (_, n): PaperId => `s2:${n + 1}`);
const [FIRST] = others as [PaperId];
const ID = 'step-of-a-test';

let db: LibraryDb;
let serve: Handlers;

beforeEach(() => {
  db = freshLibrary();
  serve = serveLibrary(db, quietAround());
});

const naming = (also: PaperId[]) => sightingOf(PAPER, { also });

/** What a page's script does to papers that it names by other ids too. */
const ACTS: [string, (by: Sender, also: PaperId[]) => Promise<unknown>][] = [
  ['an act', (by, also) => serve.perform({ act: actOn(PAPER, { kind: 'tag', tag: 'x' }), sighting: naming(also) }, by, 'page')],
  [
    'a bulk',
    (by, also) =>
      serve.performAll(
        {
          act: { id: ID, at: Date.now(), papers: [PAPER, OTHER], change: { kind: 'tag', tag: 'x' } },
          sightings: [naming(also), sightingOf(OTHER)],
        },
        by,
        'page',
      ),
  ],
  [
    'the editor',
    async (by, also) => {
      await serve.lookUp({ papers: [PAPER] }, by, 'page');
      await inEditor(by, also);
    },
  ],
];

async function inEditor(by: Sender, also: PaperId[]): Promise<void> {
  await serve.startEditing({ nonce: NONCE, sighting: naming(also) }, by, 'page');
  await serve.edit(null, EDITOR, 'editor');
  await serve.perform({ act: actOn(PAPER, { kind: 'note', note: 'mine' }) }, EDITOR, 'editor');
}

const alsoOf = async (id: PaperId) => (await db.papers.get(id))?.also;

/** Nobody waits for what is learnt; an act of ours afterwards comes after it. */
async function settled(): Promise<void> {
  for (let n = 0; n < 3; n++) await serve.perform({ act: actOn(PAPER, { kind: 'tag', tag: `${n}` }) }, POPUP, 'ours');
}

describe.each(ACTS)('%s', (_, act) => {
  it('teaches which other ids its paper has, as a look-up does, and no more of them', async () => {
    await act(PAGE, others);
    await expect.poll(() => alsoOf(PAPER)).toEqual(others.slice(0, ALSO_MAX));
  });

  it('makes one of it and a paper that the library has under another of its ids', async () => {
    await serve.perform({ act: actOn(FIRST, { kind: 'status', status: 'want' }), sighting: sightingOf(FIRST) }, POPUP, 'ours');
    await act(PAGE, [FIRST]);
    await expect.poll(() => alsoOf(FIRST)).toEqual([PAPER]);
  });

  it('teaches nothing in a page of no known site', async () => {
    await act(ELSEWHERE, others);
    await settled();
    expect(await alsoOf(PAPER)).toBeUndefined();
  });
});

describe('nothing is learnt', () => {
  it('of a paper that the page of an editor did not ask about', async () => {
    await inEditor(PAGE, others);
    await settled();
    expect(await alsoOf(PAPER)).toBeUndefined();
  });

  it('of a paper that a bulk tells of and does nothing to', async () => {
    await serve.perform({ act: actOn(PAPER, { kind: 'status', status: 'want' }), sighting: sightingOf(PAPER) }, POPUP, 'ours');
    const act = { id: ID, at: Date.now(), papers: [OTHER], change: { kind: 'tag' as const, tag: 'x' } };
    await serve.performAll({ act, sightings: [sightingOf(OTHER), naming(others)] }, PAGE, 'page');
    await settled();
    expect(await alsoOf(PAPER)).toBeUndefined();
  });
});
