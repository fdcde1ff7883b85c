import { beforeEach, describe, expect, it, vi } from 'vitest';
import { createDocuments } from '../../lib/background/documents.ts';
import { serveLibrary } from '../../lib/background/serve.ts';
import { LibraryDb } from '../../lib/library/db.ts';
import { warm } from '../../lib/library/search/search.ts';
import type { Act } from '../../lib/mark/act.ts';
import type { PaperId } from '../../lib/paper/ids/paper-id.ts';
import { asTrouble } from '../../lib/paper/trouble.ts';
import { DOCUMENT_MAX, LOOK_UP_MAX, type Seen } from '../../lib/protocol/requests.ts';
import type { Sender } from '../../lib/protocol/roles.ts';
import type { Handlers } from '../../lib/protocol/server.ts';
import { quietAround } from '../library/around.ts';
import { actOn, everything, freshLibrary, OTHER, PAPER, sightingOf } from '../library/library.ts';
import { EDITOR, NONCE, PAGE, POPUP, sessionArea } from '../protocol/senders.ts';

const met = sightingOf(PAPER);
const changed = vi.fn<(by: Sender) => void>();
const noted: string[] = [];
let area: ReturnType<typeof sessionArea>;
let db: LibraryDb;
let serve: Handlers;

beforeEach(() => {
  db = freshLibrary();
  noted.length = 0;
  area = sessionArea();
  const documents = createDocuments(area, () => undefined);
  const diagnostics = {
    sawNoCards: async (site: string) => void noted.push(site),
    sawLinksCarry: async (site: string) => void noted.push(`${site} by links`),
    sawCards: async (site: string, { kind, cards }: Seen) => void noted.push(`${site} ${kind} ${cards}`),
    report: async (error: unknown, when: string) => void noted.push(`${when} ${asTrouble(error).code}`),
    text: async () => noted.join(),
  };
  serve = serveLibrary(db, quietAround({ documents, changed, diagnostics }));
});

const papers = (from: number, count: number): PaperId[] =>
  Array.from({ length: count }, (_, n): PaperId => `arxiv:2401.${String(from + n).padStart(5, '0')}`);

describe('a page', () => {
  it('marks papers that it shows, and looks them up; others are told after each act', async () => {
    const done = await serve.perform({ act: actOn(PAPER, { kind: 'status', status: 'want' }), sighting: met }, PAGE, 'page');
    expect(done).toEqual({ mark: { status: 'want', star: false, tags: [], noted: false }, seq: 1 });
    expect(changed.mock.calls).toEqual([[PAGE]]);
    expect(await serve.lookUp({ papers: [PAPER, OTHER] }, PAGE, 'page')).toEqual({ marks: [[PAPER, done.mark]], upTo: 1 });
  });

  it('marks no paper with the facts of another', async () => {
    const asked = serve.perform({ act: actOn(OTHER, { kind: 'status', status: 'read' }), sighting: met }, PAGE, 'page');
    await expect(asked).rejects.toMatchObject({ code: 'not-allowed' });
    expect(changed).not.toHaveBeenCalled();
  });

  it('leaves what needs mending in the diagnostics, and what was merely refused not', async () => {
    const refused = serve.perform({ act: actOn(OTHER, { kind: 'tag', tag: 'x' }) }, POPUP, 'ours');
    await expect(refused).rejects.toMatchObject({ code: 'not-in-library' });
    expect(noted).toEqual([]);
    vi.spyOn(db, 'open').mockRejectedValue(new DOMException('no room', 'QuotaExceededError'));
    await expect(serve.openLibrary(null, POPUP, 'ours')).rejects.toMatchObject({ code: 'library-full' });
    expect(noted).toEqual(['library library-full']);
  });

  it('sets tags of what it shows, as they were chosen in a frame of ours', async () => {
    const done = await serve.perform({ act: actOn(PAPER, { kind: 'tag', tag: 'x' }), sighting: met }, PAGE, 'page');
    expect(done.mark.tags).toEqual(['x']);
    expect((await serve.perform({ act: actOn(PAPER, { kind: 'untag', tag: 'x' }) }, PAGE, 'page')).mark.tags).toEqual([]);
  });

  it.each<Act['change']>([{ kind: 'remove' }, { kind: 'undo', act: 'act-of-another' }])(
    'sets statuses and tags and nothing else: no $kind',
    async (change) => {
      const asked = serve.perform({ act: actOn(PAPER, change), sighting: met }, PAGE, 'page');
      await expect(asked).rejects.toMatchObject({ code: 'not-allowed' });
    },
  );

  it('is not believed when it says that it comes from the future', async () => {
    const act = { ...actOn(PAPER, { kind: 'status', status: 'want' }), at: 8e15 };
    await serve.perform({ act, sighting: met }, PAGE, 'page');
    expect((await db.papers.get(PAPER))?.savedAt).toBeLessThanOrEqual(Date.now());
  });

  it('keeps what is written after the clock was set back', async () => {
    const write = (note: string, turn: number, at: number) => {
      const act: Act = { id: 'session-1', paper: PAPER, at, change: { kind: 'note', note, turn } };
      return serve.perform({ act, sighting: met }, POPUP, 'ours');
    };
    const at = Date.now();
    await write('ALPHA', 1, at);
    vi.useFakeTimers({ toFake: ['Date'], now: at - 60_000 });
    const done = await write('ALPHA BETA', 2, at).finally(() => vi.useRealTimers());
    expect(done).not.toHaveProperty('note');
    expect((await db.notes.get(PAPER))?.text).toBe('ALPHA BETA');
  });

  it('writes no note: nobody types in a page', async () => {
    const asked = serve.perform({ act: actOn(PAPER, { kind: 'note', note: 'forged' }), sighting: met }, PAGE, 'page');
    await expect(asked).rejects.toMatchObject({ code: 'not-allowed' });
    expect(await db.papers.count()).toBe(0);
  });

  it('asks about so many papers in one document, and no more', async () => {
    for (let from = 0; from < DOCUMENT_MAX; from += LOOK_UP_MAX) await serve.lookUp({ papers: papers(from, LOOK_UP_MAX) }, PAGE, 'page');
    const more = papers(DOCUMENT_MAX, 1);
    await expect(serve.lookUp({ papers: more }, PAGE, 'page')).rejects.toMatchObject({ code: 'too-much' });
    await expect(serve.lookUp({ papers: more, since: 0 }, PAGE, 'page')).rejects.toMatchObject({ code: 'too-much' });
    expect(await serve.lookUp({ papers: papers(0, LOOK_UP_MAX), since: 0 }, PAGE, 'page')).toEqual({ marks: [], upTo: 0 });
    expect(await serve.lookUp({ papers: more }, { ...PAGE, documentId: 'next' }, 'page')).toEqual({ marks: [], upTo: 0 });
  });

  it('learns of no other paper by acts that change nothing', async () => {
    for (let from = 0; from < DOCUMENT_MAX; from += LOOK_UP_MAX) await serve.lookUp({ papers: papers(from, LOOK_UP_MAX) }, PAGE, 'page');
    const asked = serve.perform({ act: actOn(OTHER, { kind: 'status', status: 'none' }) }, PAGE, 'page');
    await expect(asked).rejects.toMatchObject({ code: 'too-much' });
  });

  it('asks no more after the background slept', async () => {
    for (let from = 0; from < DOCUMENT_MAX; from += LOOK_UP_MAX) await serve.lookUp({ papers: papers(from, LOOK_UP_MAX) }, PAGE, 'page');
    const documents = createDocuments(area, () => undefined);
    await expect(documents.asks(PAGE, [PAPER])).rejects.toMatchObject({ code: 'too-much' });
  });

  it('is counted by its tab and address where the browser names no documents', async () => {
    const { documentId: _, ...page } = PAGE;
    for (let from = 0; from < DOCUMENT_MAX; from += LOOK_UP_MAX) await serve.lookUp({ papers: papers(from, LOOK_UP_MAX) }, page, 'page');
    await expect(serve.lookUp({ papers: [PAPER] }, page, 'page')).rejects.toMatchObject({ code: 'too-much' });
    expect(await serve.lookUp({ papers: [PAPER] }, { ...page, tab: { id: 2 } }, 'page')).toMatchObject({ marks: [] });
  });

  it('does not make the background remember every document there ever was', async () => {
    await serve.lookUp({ papers: papers(0, LOOK_UP_MAX) }, PAGE, 'page');
    const documents = Array.from({ length: 300 }, (_, n) => ({ ...PAGE, documentId: `document ${n}` }));
    for (const document of documents) await serve.lookUp({ papers: [PAPER] }, document, 'page');
    await serve.lookUp({ papers: papers(LOOK_UP_MAX, LOOK_UP_MAX) }, PAGE, 'page');
    expect(await serve.lookUp({ papers: papers(2 * LOOK_UP_MAX, LOOK_UP_MAX) }, PAGE, 'page')).toMatchObject({ marks: [] });
  });

  it('that shows no card is noted', async () => {
    await serve.sawNoCards(null, PAGE, 'page');
    expect(await serve.diagnose(null, POPUP, 'ours')).toBe('arxiv');
    await expect(serve.sawNoCards(null, { ...PAGE, url: 'https://made.example/' }, 'page')).rejects.toMatchObject({ code: 'not-allowed' });
  });

  it('where links carried is noted', async () => {
    await serve.sawLinksCarry(null, PAGE, 'page');
    expect(await serve.diagnose(null, POPUP, 'ours')).toBe('arxiv by links');
    await expect(serve.sawLinksCarry(null, { ...PAGE, url: 'https://made.example/' }, 'page')).rejects.toMatchObject({
      code: 'not-allowed',
    });
  });

  it('that shows cards is told of as its site, whatever it says, and of no other', async () => {
    const seen = { kind: 'list', anchors: 9, cards: 4, told: 4, authors: 4, abstract: 0, date: 0, title: 4 } as const;
    await serve.sawCards({ ...seen, ...{ site: 'acl' } }, PAGE, 'page');
    expect(noted).toEqual(['arxiv list 4']);
    for (const url of ['https://example.org/list/cs.LG/new', undefined])
      await expect(serve.sawCards(seen, { ...PAGE, url }, 'page')).rejects.toMatchObject({ code: 'not-allowed' });
    expect(noted).toHaveLength(1);
  });
});

describe('the editor', () => {
  const note = () => ({ act: actOn(PAPER, { kind: 'note', note: 'mine' }) });

  beforeEach(() => serve.startEditing({ nonce: NONCE, sighting: met }, PAGE, 'page'));

  it('gets what the page knows of a paper that is not in the library', async () => {
    expect(await serve.edit(null, EDITOR, 'editor')).toEqual({
      paper: met.paper,
      mark: { status: 'none', star: false, tags: [], note: '' },
      uses: [],
    });
  });

  it('gets a paper of the library with its note', async () => {
    await serve.perform({ act: actOn(PAPER, { kind: 'note', note: 'earlier' }), sighting: met }, POPUP, 'ours');
    expect(await serve.edit(null, EDITOR, 'editor')).toEqual({
      paper: met.paper,
      mark: { status: 'none', star: false, tags: [], note: 'earlier' },
      uses: [],
    });
  });

  it('gets and changes the mark of a paper that the library has under another id', async () => {
    const [own, other] = ['openreview:aVh9KRZdRk', PAPER] as const;
    await serve.perform({ act: actOn(other, { kind: 'note', note: 'earlier' }), sighting: met }, POPUP, 'ours');
    await serve.join({ id: 'step-of-a-test', papers: [other, own] }, POPUP, 'ours');
    const nonce = NONCE.replaceAll(/[0-9]/g, '7');
    const editor = { ...EDITOR, url: EDITOR.url?.replace(NONCE, nonce) };
    await serve.startEditing({ nonce, sighting: sightingOf(own) }, PAGE, 'page');
    expect(await serve.edit(null, editor, 'editor')).toMatchObject({ paper: { id: own }, mark: { note: 'earlier' } });
    await serve.perform({ act: actOn(own, { kind: 'tag', tag: 'x' }) }, editor, 'editor');
    expect(await db.papers.toArray()).toMatchObject([{ id: other, also: [own], tags: ['x'], noted: true }]);
  });

  it('acts on its own paper, with the facts that the page gave', async () => {
    await serve.edit(null, EDITOR, 'editor');
    expect(await serve.perform(note(), EDITOR, 'editor')).toMatchObject({ mark: { noted: true } });
    expect(await db.papers.get(PAPER)).toMatchObject({ title: met.paper.title, met: met.met });
    expect(changed.mock.calls).toEqual([[EDITOR]]);
  });

  it('acts on no other paper, and does not say itself what a paper is', async () => {
    await serve.edit(null, EDITOR, 'editor');
    for (const sighting of [undefined, sightingOf(OTHER)]) {
      const ask = { act: actOn(OTHER, { kind: 'tag', tag: 'x' }), ...(sighting && { sighting }) };
      await expect(serve.perform(ask, EDITOR, 'editor')).rejects.toMatchObject({ code: 'not-allowed' });
    }
    await serve.perform({ ...note(), sighting: sightingOf(PAPER, { title: 'forged' }) }, EDITOR, 'editor');
    expect((await db.papers.get(PAPER))?.title).toBe(met.paper.title);
  });

  it('acts only after it got its paper', async () => {
    await expect(serve.perform(note(), EDITOR, 'editor')).rejects.toMatchObject({ code: 'not-allowed' });
    expect(await db.papers.count()).toBe(0);
  });

  it('gets nothing by a nonce that was not announced', async () => {
    const other = { ...EDITOR, url: EDITOR.url?.replace(NONCE, '0'.repeat(36)) };
    await expect(serve.edit(null, other, 'editor')).rejects.toMatchObject({ code: 'not-allowed' });
  });
});

describe('a library that cannot be opened', () => {
  it('is told as such to everybody, and nobody is told of a change', async () => {
    vi.spyOn(console, 'warn').mockReturnValue();
    vi.spyOn(indexedDB, 'open').mockImplementation(() => {
      throw new DOMException('planted', 'UnknownError');
    });
    const asks = [
      serve.lookUp({ papers: [PAPER] }, PAGE, 'page'),
      serve.perform({ act: actOn(PAPER, { kind: 'status', status: 'read' }), sighting: met }, PAGE, 'page'),
      serve.openLibrary(null, POPUP, 'ours'),
    ];
    await Promise.all(asks.map((asked) => expect(asked).rejects.toMatchObject({ name: 'Trouble', code: 'library-closed' })));
    expect(changed).not.toHaveBeenCalled();
    vi.restoreAllMocks();
    expect(await serve.openLibrary(null, POPUP, 'ours')).toBeNull();
    expect(Object.values(await everything(db)).flat()).toEqual([]);
  });
});

describe('searches', () => {
  it('are made quick whenever a page of ours asks for the library', async () => {
    await serve.perform({ act: actOn(PAPER, { kind: 'status', status: 'want' }), sighting: met }, PAGE, 'page');
    expect(await warm(new LibraryDb(db.name))).toBe(false);
    await serve.openLibrary(null, POPUP, 'ours');
    await expect.poll(() => warm(new LibraryDb(db.name))).toBe(true);
  });

  it('are kept quick every few hundred acts, and no act fails because that does', async () => {
    await db.open();
    const act = () => serve.perform({ act: actOn(PAPER, { kind: 'status', status: 'want' }), sighting: met }, PAGE, 'page');
    await act();
    await db.clock.toCollection().modify({ seq: 199 });
    const failing = vi.spyOn(db.shelves, 'bulkPut').mockRejectedValue(new DOMException('no room', 'QuotaExceededError'));
    expect((await act()).seq).toBe(200);
    await expect.poll(() => noted).toEqual(['library library-full']);
    failing.mockRestore();
    await db.clock.toCollection().modify({ seq: 399 });
    await act();
    await expect.poll(() => warm(new LibraryDb(db.name))).toBe(true);
  });
});
