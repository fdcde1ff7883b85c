import { beforeEach, describe, expect, it } from 'vitest';
import { createDocuments } from '../../lib/background/documents.ts';
import { serveLibrary } from '../../lib/background/serve.ts';
import type { Act } from '../../lib/mark/act.ts';
import type { Handlers } from '../../lib/protocol/server.ts';
import { eventually } from '../eventually.ts';
import { PAGE, POPUP, sessionArea } from '../protocol/senders.ts';
import { quietAround } from './around.ts';
import { actOn, freshLibrary, OTHER, PAPER, sightingOf } from './library.ts';

/** How many saved papers each tab shows. */
const shown = new Map<number, number>();
let serve: Handlers;

beforeEach(() => {
  shown.clear();
  const documents = createDocuments(sessionArea(), (tab, saved) => shown.set(tab, saved));
  serve = serveLibrary(freshLibrary(), quietAround({ documents }));
});

describe('the count of saved papers in a tab', () => {
  const act = (change: Act['change']) => ({ act: actOn(PAPER, change), sighting: sightingOf(PAPER) });

  it('is told with each look-up, and after what its page does', async () => {
    await serve.perform({ act: actOn(OTHER, { kind: 'tag', tag: 'x' }), sighting: sightingOf(OTHER) }, POPUP, 'ours');
    await serve.lookUp({ papers: [PAPER, OTHER, 'arxiv:2401.00001'] }, PAGE, 'page');
    await eventually(() => expect(shown.get(1)).toBe(1));
    await serve.perform(act({ kind: 'status', status: 'want' }), PAGE, 'page');
    await eventually(() => expect(shown.get(1)).toBe(2));
    await serve.perform(act({ kind: 'status', status: 'none' }), PAGE, 'page');
    await eventually(() => expect(shown.get(1)).toBe(1));
    await serve.lookUp({ papers: [], gone: [OTHER] }, PAGE, 'page');
    await eventually(() => expect(shown.get(1)).toBe(0));
  });

  it('follows acts from elsewhere, removal and undo, when the page asks what changed', async () => {
    const { upTo } = await serve.lookUp({ papers: [PAPER, OTHER] }, PAGE, 'page');
    const removal = act({ kind: 'remove' });
    const steps = [act({ kind: 'tag', tag: 'x' }), removal, { act: actOn(PAPER, { kind: 'undo', act: removal.act.id }) }];
    for (const [n, step] of steps.entries()) {
      await serve.perform(step, POPUP, 'ours');
      await serve.lookUp({ papers: [PAPER, OTHER], since: upTo }, PAGE, 'page');
      await eventually(() => expect(shown.get(1)).toBe([1, 0, 1][n]));
    }
  });

  it('is right for a page that the background has forgotten', async () => {
    await serve.perform(act({ kind: 'tag', tag: 'x' }), POPUP, 'ours');
    expect(await serve.lookUp({ papers: [PAPER, OTHER], since: 1 }, PAGE, 'page')).toMatchObject({
      marks: [
        [PAPER, {}],
        [OTHER, {}],
      ],
    });
    await eventually(() => expect(shown.get(1)).toBe(1));
  });
});
