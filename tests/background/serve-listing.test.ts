import fc from 'fast-check';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { createDocuments } from '../../lib/background/documents.ts';
import { UNDO_WITHIN } from '../../lib/background/moment.ts';
import { JOINS_LEARNT, serveLibrary } from '../../lib/background/serve.ts';
import { createSettings } from '../../lib/background/stored-settings.ts';
import type { LibraryDb } from '../../lib/library/db.ts';
import { REMEMBERED, VISIT } from '../../lib/library/seen.ts';
import { type BulkAct, newAct } from '../../lib/mark/act.ts';
import { type Change, STATUSES } from '../../lib/mark/mark.ts';
import { DEFAULT_SETTINGS } from '../../lib/mark/settings.ts';
import type { PaperId } from '../../lib/paper/ids/paper-id.ts';
import type { Sender } from '../../lib/protocol/roles.ts';
import type { Handlers } from '../../lib/protocol/server.ts';
import { eventually } from '../eventually.ts';
import { quietAround } from '../library/around.ts';
import { everything, freshLibrary, recountSlowly, sightingOf, snapshot } from '../library/library.ts';
import { EDITOR, NONCE, PAGE, POPUP, sessionArea } from '../protocol/senders.ts';
import { sizeOf } from '../sizes.ts';

const SECOND: Sender = { ...PAGE, documentId: 'second', tab: { id: 2 } };
const PAPERS: readonly PaperId[] = ['arxiv:2401.00001', 'arxiv:2401.00002', 'arxiv:2401.00003', 'arxiv:2401.00004'];
const [ONE, TWO, THREE] = PAPERS as [PaperId, PaperId, PaperId];

/** What outlives the background. */
interface Kept {
  db: LibraryDb;
  session: ReturnType<typeof sessionArea>;
  local: ReturnType<typeof sessionArea>;
}

/** The background, as it starts over what outlived the last one. */
function start({ db, session, local }: Kept): Handlers {
  return serveLibrary(db, quietAround({ documents: createDocuments(session, () => undefined), settings: createSettings(local) }));
}

const fresh = (): Kept => ({ db: freshLibrary(), session: sessionArea(), local: sessionArea() });
const undo = (serve: Handlers, by: Sender = PAGE) => serve.undo({ id: crypto.randomUUID() }, by, by === POPUP ? 'ours' : 'page');
const bulk = (papers: readonly PaperId[], change: BulkAct['change'], id: string = crypto.randomUUID()): BulkAct => ({
  id,
  at: Date.now(),
  papers: [...papers],
  change,
});

let kept: Kept;
let serve: Handlers;

beforeEach(() => {
  kept = fresh();
  serve = start(kept);
});

const all = (act: BulkAct, by: Sender = PAGE) => serve.performAll({ act, sightings: act.papers.map((id) => sightingOf(id)) }, by, 'page');

describe('a bulk', () => {
  it('changes all of its papers at once, as one step', async () => {
    const { marks, seq } = await all(bulk(PAPERS, { kind: 'status', status: 'skipped' }));
    expect(marks).toEqual(PAPERS.map((paper) => [paper, { status: 'skipped', star: false, tags: [], noted: false }]));
    expect((await kept.db.acts.toArray()).map((row) => row.seq)).toEqual(PAPERS.map(() => seq));
    expect(await snapshot(kept.db)).toMatchObject(await recountSlowly(kept.db));
    expect((await undo(serve))?.papers).toBe(PAPERS.length);
    expect(await kept.db.papers.count()).toBe(0);
    expect(await undo(serve)).toBeNull();
  });

  it('is done once, however often it comes', async () => {
    const act = bulk(PAPERS, { kind: 'tag', tag: 'x' });
    const first = await all(act);
    const before = await everything(kept.db);
    expect(await all(act)).toEqual(first);
    expect(await everything(kept.db)).toEqual(before);
  });

  it('of several messages with one id is undone as one', async () => {
    const id = crypto.randomUUID();
    await all(bulk([ONE, TWO], { kind: 'status', status: 'read' }, id));
    await all(bulk([THREE], { kind: 'status', status: 'read' }, id));
    expect((await undo(serve))?.papers).toBe(3);
    expect(await kept.db.papers.count()).toBe(0);
  });

  it('is done whole or not at all', async () => {
    const act = bulk([ONE, TWO], { kind: 'status', status: 'want' });
    await expect(serve.performAll({ act, sightings: [sightingOf(ONE)] }, PAGE, 'page')).rejects.toMatchObject({ code: 'not-in-library' });
    expect(await kept.db.papers.count()).toBe(0);
    expect(await kept.db.acts.count()).toBe(0);
  });
});

describe('undo', () => {
  const set = (paper: PaperId, change: Change, by: Sender = PAGE) =>
    serve.perform({ act: newAct(paper, change), sighting: sightingOf(paper) }, by, by === POPUP ? 'ours' : 'page');

  it('goes several steps back, and over tabs and the popup', async () => {
    await set(ONE, { kind: 'status', status: 'want' }, POPUP);
    await set(ONE, { kind: 'tag', tag: 'graphs' }, SECOND);
    await set(ONE, { kind: 'status', status: 'read' });
    expect((await undo(serve))?.marks).toEqual([[ONE, { status: 'want', star: false, tags: ['graphs'], noted: false }]]);
    expect((await undo(serve, POPUP))?.marks).toEqual([[ONE, { status: 'want', star: false, tags: [], noted: false }]]);
    expect((await undo(serve))?.marks).toEqual([[ONE, { status: 'none', star: false, tags: [], noted: false }]]);
    expect(await undo(serve, POPUP)).toBeNull();
  });

  it('sent again takes back no more', async () => {
    await set(ONE, { kind: 'status', status: 'want' });
    await set(ONE, { kind: 'status', status: 'read' });
    const id = crypto.randomUUID();
    const first = await serve.undo({ id }, PAGE, 'page');
    expect(await start(kept).undo({ id }, PAGE, 'page')).toEqual(first);
    expect((await kept.db.papers.get(ONE))?.status).toBe('want');
  });

  it('in a page touches and tells of nothing that the page did not ask about', async () => {
    await set(ONE, { kind: 'status', status: 'want' });
    await set(TWO, { kind: 'status', status: 'read' }, SECOND);
    expect((await undo(serve))?.marks.map(([paper]) => paper)).toEqual([ONE]);
    expect(await undo(serve)).toBeNull();
    expect((await kept.db.papers.get(TWO))?.status).toBe('read');
  });

  it('in a page reads no papers but those that it changes, nor when each paper of the library changed last', async () => {
    const around = quietAround();
    // A backup would read them all.
    serve = serveLibrary(kept.db, { ...around, keeper: { ...around.keeper, wrote: () => undefined } });
    for (const paper of PAPERS) await set(paper, { kind: 'status', status: 'want' });
    const [read, changes] = [vi.spyOn(kept.db.papers, 'bulkGet'), vi.spyOn(kept.db.stamps, 'where')];
    expect((await undo(serve))?.marks).toEqual([[PAPERS.at(-1), { status: 'none', star: false, tags: [], noted: false }]]);
    expect([...new Set(read.mock.calls.flatMap(([ids]) => ids))]).toEqual([PAPERS.at(-1)]);
    expect(changes).not.toHaveBeenCalled();
  });

  it('of papers that are named goes back on those alone', async () => {
    await set(ONE, { kind: 'status', status: 'want' });
    await set(TWO, { kind: 'status', status: 'read' });
    const undone = await serve.undo({ id: crypto.randomUUID(), papers: [ONE, THREE] }, PAGE, 'page');
    expect(undone?.marks.map(([paper]) => paper)).toEqual([ONE]);
    expect(await serve.undo({ id: crypto.randomUUID(), papers: [ONE] }, PAGE, 'page')).toBeNull();
    expect((await kept.db.papers.get(TWO))?.status).toBe('read');
  });

  it('leaves what is older than a day', async () => {
    const now = vi.spyOn(Date, 'now');
    const at = Date.UTC(2026, 10, 20);
    now.mockReturnValue(at);
    await serve.perform(
      { act: { id: 'an-old-act', paper: ONE, at, change: { kind: 'status', status: 'want' } }, sighting: sightingOf(ONE) },
      PAGE,
      'page',
    );
    now.mockReturnValue(at + UNDO_WITHIN + 1);
    expect(await undo(serve)).toBeNull();
    now.mockReturnValue(at + UNDO_WITHIN - 1);
    expect((await undo(serve))?.papers).toBe(1);
    now.mockRestore();
  });
});

/** One thing that is done by hand, in one of two tabs. */
const step = fc.record({
  tab: fc.constantFrom(PAGE, SECOND),
  /** Which papers: several are a bulk. */
  papers: fc.uniqueArray(fc.constantFrom(...PAPERS), { minLength: 1 }),
  change: fc.oneof(
    fc.record({ kind: fc.constant('status' as const), status: fc.constantFrom(...STATUSES) }),
    fc.record({ kind: fc.constant('tag' as const), tag: fc.constantFrom('graphs', 'Graphs', 'to do') }),
    fc.record({ kind: fc.constant('untag' as const), tag: fc.constantFrom('graphs', 'to do') }),
  ),
  /** How often it is taken back again, at once. */
  undos: fc.constantFrom(0, 0, 0, 1, 2),
  /** The background dies: before it answers, so that the message is sent again, or after. */
  death: fc.constantFrom('none', 'none', 'none', 'before', 'after'),
});

describe('sequences of acts and undos, single and bulk, in two tabs, across the death of the background', () => {
  it('undone to the end, leave the library as it was', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 3 }), fc.array(step, { minLength: 1, maxLength: 7 }), async (earlier, later) => {
        const here = fresh();
        let background = start(here);
        const now = vi.spyOn(Date, 'now');
        let clock = Date.UTC(2026, 0, 1);
        now.mockImplementation(() => clock++);

        const say = async (send: (to: Handlers) => Promise<unknown>, death: string): Promise<void> => {
          await send(background);
          if (death === 'none') return;
          background = start(here);
          if (death === 'before') await send(background);
        };
        const perform = async ({ tab, papers, change, undos, death }: typeof step extends fc.Arbitrary<infer S> ? S : never) => {
          const [paper] = papers;
          if (papers.length === 1 && paper) {
            const act = newAct(paper, change);
            await say((to) => to.perform({ act, sighting: sightingOf(paper) }, tab, 'page'), death);
          } else {
            const act = bulk(papers, change);
            await say((to) => to.performAll({ act, sightings: papers.map((id) => sightingOf(id)) }, tab, 'page'), death);
          }
          for (let left = undos; left > 0; left--) {
            const id = crypto.randomUUID();
            await say((to) => to.undo({ id }, tab, 'page'), death);
          }
        };

        await background.lookUp({ papers: [...PAPERS] }, PAGE, 'page');
        await background.lookUp({ papers: [...PAPERS] }, SECOND, 'page');
        for (const each of earlier) await perform({ ...each, undos: 0 });
        // What was there before is older than a day.
        clock += UNDO_WITHIN + 1;
        const before = await snapshot(here.db);
        for (const each of later) await perform(each);
        for (let left = 30; left > 0 && (await undo(background)); left--);
        expect(await undo(background)).toBeNull();
        expect(await snapshot(here.db)).toEqual(before);
        expect(await snapshot(here.db)).toMatchObject(await recountSlowly(here.db));
        now.mockRestore();
        await here.db.delete();
      }),
      { numRuns: sizeOf('sequences in two tabs') },
    );
  });
});

describe('what was seen', () => {
  const ask = (papers: readonly PaperId[]) => serve.newAmong({ papers: [...papers] }, PAGE, 'page');

  it('is new until it stood in view on an earlier visit', async () => {
    const now = vi.spyOn(Date, 'now').mockReturnValue(1_800_000_000_000);
    await serve.lookUp({ papers: [...PAPERS] }, PAGE, 'page');
    expect(await ask(PAPERS)).toEqual(PAPERS);
    await serve.saw({ papers: [ONE, TWO] }, PAGE, 'page');
    expect(await ask(PAPERS)).toEqual(PAPERS);
    now.mockReturnValue(1_800_000_000_000 + VISIT);
    expect(await ask(PAPERS)).toEqual(PAPERS.slice(2));
    await serve.saw({ papers: [...PAPERS] }, PAGE, 'page');
    now.mockReturnValue(1_800_000_000_000 + VISIT + REMEMBERED);
    await serve.saw({ papers: [THREE] }, PAGE, 'page');
    expect((await kept.db.seen.toArray()).map(({ id }) => id)).toEqual(PAPERS.slice(2));
    now.mockRestore();
  });

  it('is no part of any mark, is not told to who did not ask about the paper, and can be switched off and forgotten', async () => {
    await serve.lookUp({ papers: [ONE] }, PAGE, 'page');
    await serve.saw({ papers: [ONE, TWO] }, PAGE, 'page');
    expect(await kept.db.seen.count()).toBe(1);
    expect(await kept.db.papers.count()).toBe(0);
    expect(await kept.db.clock.count()).toBe(0);
    expect(await ask([TWO])).toEqual([]);
    await serve.forgetSeen(null, POPUP, 'ours');
    expect(await kept.db.seen.count()).toBe(0);
    await serve.saveSettings({ ...DEFAULT_SETTINGS, seen: false }, POPUP, 'ours');
    await serve.saw({ papers: [ONE] }, PAGE, 'page');
    expect(await kept.db.seen.count()).toBe(0);
    expect(await ask([ONE])).toEqual([]);
  });
});

describe('a page that was taken over', () => {
  const set = (paper: PaperId, change: Change, by: Sender, at = Date.now()) =>
    serve.perform({ act: { ...newAct(paper, change), at }, sighting: sightingOf(paper) }, by, by === POPUP ? 'ours' : 'page');

  it('makes no undo say that there is nothing, by an act of long ago, and no paper old', async () => {
    await set(ONE, { kind: 'status', status: 'want' }, POPUP);
    await set(TWO, { kind: 'tag', tag: 'x' }, PAGE, 1);
    expect((await kept.db.papers.get(TWO))?.savedAt).toBeGreaterThan(Date.now() - 2 * UNDO_WITHIN);
    expect((await undo(serve, POPUP))?.marks[0]?.[0]).toBe(TWO);
    expect((await undo(serve, POPUP))?.marks[0]?.[0]).toBe(ONE);
  });

  it('joins few papers a minute by what it claims, and those that it does not show not at all', async () => {
    const all = Array.from({ length: 40 }, (_, n): PaperId => `arxiv:2402.${String(n).padStart(5, '0')}`);
    for (const paper of all) await set(paper, { kind: 'status', status: 'want' }, POPUP);
    const claims = (n: number) => all.slice(0, n).map((id, at) => [id, [all[39 - at] as PaperId]] as const);
    await serve.lookUp({ papers: all.slice(0, 20), also: claims(20) }, PAGE, 'page');
    await eventually(async () => expect(await kept.db.papers.count()).toBe(40 - JOINS_LEARNT));
    await serve.lookUp({ papers: all.slice(0, 20), also: claims(20) }, { ...PAGE, documentId: 'again' }, 'page');
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(await kept.db.papers.count()).toBe(40 - JOINS_LEARNT);
  });

  it('brings back what it took back, and tells of nothing else', async () => {
    await set(ONE, { kind: 'status', status: 'want' }, PAGE);
    await set(TWO, { kind: 'status', status: 'read' }, SECOND);
    await undo(serve);
    await undo(serve, SECOND);
    const redo = (by: Sender) => serve.redo({ id: crypto.randomUUID() }, by, by === POPUP ? 'ours' : 'page');
    expect((await redo(PAGE))?.marks).toEqual([[ONE, { status: 'want', star: false, tags: [], noted: false }]]);
    expect(await redo(PAGE)).toBeNull();
    expect((await redo(POPUP))?.marks).toEqual([[TWO, { status: 'read', star: false, tags: [], noted: false }]]);
  });
});

describe('the settings', () => {
  it('are told to a page as far as they hold on its site, without the rules', async () => {
    const rules = [{ does: 'dim' as const, by: 'word' as const, what: 'survey' }];
    await serve.saveSettings({ ...DEFAULT_SETTINGS, keys: { next: 'n' }, keysOffAt: ['huggingface'], rules }, POPUP, 'ours');
    await serve.showDone({ how: 'fold', foldTold: true }, PAGE, 'page');
    const here = await serve.settingsHere(null, PAGE, 'page');
    expect(here).toMatchObject({ done: 'fold', foldTold: true, ruled: true, keys: { next: 'n', previous: 'k' } });
    expect(JSON.stringify(here)).not.toContain('survey');
    expect(await serve.settingsHere(null, { ...PAGE, url: 'https://huggingface.co/papers' }, 'page')).toMatchObject({
      done: 'show',
      keys: null,
    });
  });

  it('tell a page whether nobody was taught the keys yet: after the first install, and once', async () => {
    const teaches = async () => (await serve.settingsHere(null, PAGE, 'page')).teaches;
    expect(await teaches()).toBe(false);
    await kept.local.set({ lesson: true });
    expect(await teaches()).toBe(true);
    await serve.taught(null, PAGE, 'page');
    expect(await teaches()).toBe(false);
  });

  it('that cannot be read count as none, and stay as they are', async () => {
    await kept.local.set({ settings: { rules: 'all of them' } });
    expect(await serve.settings(null, POPUP, 'ours')).toEqual(DEFAULT_SETTINGS);
    expect(await kept.local.get('settings')).toEqual({ settings: { rules: 'all of them' } });
  });

  it('tell a page of a paper what they make of it, by its tags too, and not by which of their words', async () => {
    const rules = [
      { does: 'dim' as const, by: 'word' as const, what: 'on' },
      { does: 'highlight' as const, by: 'tag' as const, what: 'Graphs' },
    ];
    await serve.saveSettings({ ...DEFAULT_SETTINGS, rules }, POPUP, 'ours');
    await serve.perform({ act: newAct(ONE, { kind: 'tag', tag: 'graphs' }), sighting: sightingOf(ONE) }, PAGE, 'page');
    await serve.lookUp({ papers: [TWO] }, PAGE, 'page');
    const papers = [ONE, TWO, THREE].map((id) => ({ id, title: `On ${id}`, authors: [], categories: [] }));
    expect(await serve.weigh({ papers }, PAGE, 'page')).toEqual([
      [ONE, 'highlight'],
      [TWO, 'dim'],
    ]);
    // Which one it was, the editor says.
    await serve.startEditing({ nonce: NONCE, sighting: sightingOf(ONE) }, PAGE, 'page');
    expect((await serve.edit(null, EDITOR, 'editor')).why).toEqual(rules[1]);
  });
});
