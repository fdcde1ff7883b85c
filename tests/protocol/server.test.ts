import fc from 'fast-check';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { NOTE_MAX } from '../../lib/mark/mark.ts';
import { DEFAULT_SETTINGS } from '../../lib/mark/settings.ts';
import { LONGEST } from '../../lib/paper/paper.ts';
import { Trouble } from '../../lib/paper/trouble.ts';
import { DOCUMENT_MAX, LOOK_UP_MAX, type RequestName, TOLD_MAX } from '../../lib/protocol/requests.ts';
import type { Role } from '../../lib/protocol/roles.ts';
import { answer, type Handlers, MESSAGE_MAX } from '../../lib/protocol/server.ts';
import { NONCE, PAGE, sightingOf } from './senders.ts';

const ID = 'arxiv:2309.03729';
const met = sightingOf(ID);
const act = { id: NONCE, paper: ID, at: 1_700_000_000_000, change: { kind: 'status', status: 'read' } };

const seen = { kind: 'list', anchors: 9, cards: 4, told: 4, authors: 3, abstract: 0, date: 4, title: 4 };

/** What each request may ask, and who asks it. */
const GOOD: [RequestName, Role, unknown][] = [
  ['lookUp', 'page', { papers: [ID] }],
  ['lookUp', 'page', { papers: [], since: 0 }],
  ['lookUp', 'page', { papers: [], gone: [ID] }],
  ['perform', 'page', { act, sighting: met }],
  ['perform', 'ours', { act }],
  ['perform', 'ours', { act: { ...act, change: { kind: 'tag', tag: 'x' } } }],
  ['perform', 'ours', { act: { ...act, change: { kind: 'untag', tag: 'x' } } }],
  ['perform', 'editor', { act: { ...act, change: { kind: 'note', note: '' } } }],
  ['perform', 'editor', { act: { ...act, change: { kind: 'note', note: '', over: 'n' } } }],
  ['perform', 'ours', { act: { ...act, change: { kind: 'remove' } } }],
  ['perform', 'ours', { act: { ...act, change: { kind: 'undo', act: NONCE } } }],
  ['startEditing', 'page', { nonce: NONCE, sighting: met }],
  ['edit', 'editor', null],
  ['bringInteraction', 'page', null],
  ['bring', 'page', { file: 'triage' }],
  ['sawNoCards', 'page', null],
  ['sawLinksCarry', 'page', null],
  ['sawCards', 'page', seen],
  ['sawCards', 'page', { ...seen, kind: 'paper', anchors: DOCUMENT_MAX, cards: DOCUMENT_MAX, told: TOLD_MAX }],
  ['performAll', 'page', { act: { id: NONCE, at: 1, papers: [ID], change: { kind: 'tag', tag: 'x' } }, sightings: [met] }],
  ['undo', 'page', { id: NONCE }],
  ['undo', 'page', { id: NONCE, papers: [ID] }],
  ['redo', 'page', { id: NONCE, papers: [ID] }],
  ['redo', 'ours', { id: NONCE }],
  ['newAmong', 'page', { papers: [ID] }],
  ['saw', 'page', { papers: [ID] }],
  ['weigh', 'page', { papers: [{ id: ID, title: 'T', authors: ['A'], categories: ['cs.LG'] }] }],
  ['settingsHere', 'page', null],
  ['taught', 'page', null],
  ['showDone', 'page', { how: 'fold', foldTold: true }],
  ['settings', 'ours', null],
  ['saveSettings', 'ours', { ...DEFAULT_SETTINGS, keys: { next: 'n' }, rules: [{ does: 'dim', by: 'tag', what: 'x' }] }],
  ['forgetSeen', 'ours', null],
  ['openLibrary', 'ours', null],
  ['diagnose', 'ours', null],
];

let got: [string, unknown][];
let handlers: Handlers;

beforeEach(() => {
  got = [];
  const heard = (name: string) => async (ask: unknown) => {
    got.push([name, ask]);
    return null;
  };
  handlers = new Proxy({}, { get: (_, name) => heard(String(name)) }) as Handlers;
});

const ask = (name: unknown, ask: unknown, role: Role | null = 'page') => answer(handlers, { papermarks: 1, name, ask }, PAGE, role);

describe('answer', () => {
  it.each(GOOD)('hands %s from %s on as it came: %j', async (name, role, asked) => {
    expect(await ask(name, asked, role)).toEqual({ ok: true, answer: null });
    expect(got).toEqual([[name, asked]]);
  });

  it('leaves messages alone that are not ours', () => {
    for (const message of [undefined, null, 1, 'papermarks', {}, { name: 'lookUp' }, []])
      expect(answer(handlers, message, PAGE, 'page')).toBeUndefined();
  });

  it.each(GOOD)('refuses %s to whoever is not %s', async (name, role, asked) => {
    for (const other of ['page', 'editor', 'ours', null] as const) {
      if (other === role || (['perform', 'undo', 'redo'].includes(name) && other !== null)) continue;
      expect(await ask(name, asked, other)).toMatchObject({ ok: false, code: 'not-allowed' });
    }
    expect(got).toEqual([]);
  });

  it.each(['', 'nothing', 'toString', '__proto__', 'constructor'])('refuses the request %j', async (name) => {
    expect(await ask(name, null)).toMatchObject({ ok: false, code: 'not-allowed' });
  });

  it.each([[undefined], [null], [1], [['lookUp']], [{ toString: () => 'lookUp' }], [Object.create(null)]])(
    'refuses the name %j',
    async (name) => {
      expect(await ask(name, { papers: [ID] })).toMatchObject({ ok: false, code: 'not-understood' });
      expect(got).toEqual([]);
    },
  );

  it('refuses what is larger than a message may be before it looks at it', async () => {
    expect(await ask('lookUp', { papers: ['x'.repeat(MESSAGE_MAX.page)] })).toMatchObject({ ok: false, code: 'too-much' });
  });

  it('lets the longest note through with the one it was written over, whatever its letters, and no page with as much', async () => {
    const note = '\u0001'.repeat(NOTE_MAX);
    const asked = { act: { ...act, change: { kind: 'note', note, over: note } }, sighting: met };
    for (const role of ['editor', 'ours'] as const) expect(await ask('perform', asked, role)).toMatchObject({ ok: true });
    expect(await ask('perform', asked)).toMatchObject({ ok: false, code: 'too-much' });
  });

  it('refuses what JSON cannot say', async () => {
    const circle: Record<string, unknown> = { papers: [] };
    circle.self = circle;
    for (const asked of [circle, { papers: [], since: 1n }])
      expect(await ask('lookUp', asked)).toMatchObject({ ok: false, code: 'not-understood' });
  });

  it('tells what went wrong by its code, and never rejects', async () => {
    for (const [thrown, code] of [
      [new Trouble('library-full', 'no room'), 'library-full'],
      [new TypeError('bug'), 'unexpected'],
      ['text', 'unexpected'],
    ] as const) {
      const failing = { lookUp: vi.fn().mockRejectedValue(thrown) } as unknown as Handlers;
      const reply = await answer(failing, { papermarks: 1, name: 'lookUp', ask: { papers: [] } }, PAGE, 'page');
      expect(reply).toMatchObject({ ok: false, code });
    }
    const throwing = {
      lookUp: () => {
        throw new Trouble('too-much');
      },
    } as unknown as Handlers;
    expect(await answer(throwing, { papermarks: 1, name: 'lookUp', ask: { papers: [] } }, PAGE, 'page')).toMatchObject({
      code: 'too-much',
    });
  });

  it('answers whatever comes', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.anything({ withBigInt: true, withNullPrototype: true, withMap: true }),
        fc.constantFrom('lookUp', 'perform', 'edit', 'x'),
        async (anything, name) => {
          for (const message of [
            { papermarks: 1, name, ask: anything },
            { papermarks: anything, name: anything, ask: anything },
          ]) {
            const reply = await answer(handlers, message, PAGE, 'page');
            expect(reply?.ok === true || typeof reply?.code === 'string').toBe(true);
          }
          expect(Reflect.get({}, 'polluted')).toBeUndefined();
        },
      ),
    );
  });
});

describe('what is refused as a whole', () => {
  const paper = (facts: object) => ({ nonce: NONCE, sighting: { ...met, paper: { ...met.paper, ...facts } } });
  const change = (change: unknown) => ({ act: { ...act, change } });
  const over = (longest: number) => 'x'.repeat(longest + 1);

  it.each<[string, RequestName, unknown]>([
    ['nothing', 'lookUp', undefined],
    ['null', 'lookUp', null],
    ['a list', 'lookUp', [ID]],
    ['no list of papers', 'lookUp', { papers: ID }],
    ['a paper that is no text', 'lookUp', { papers: [1] }],
    ['a paper in another form', 'lookUp', { papers: ['2309.03729'] }],
    ['a paper with its version', 'lookUp', { papers: [`${ID}v2`] }],
    ['a paper with half a character', 'lookUp', { papers: [`${ID}\ud83d`] }],
    ['a paper with a line after it', 'lookUp', { papers: [`${ID}\n`] }],
    ['the name of a part of every object', 'lookUp', { papers: ['__proto__'] }],
    ['an endless paper', 'lookUp', { papers: [`arxiv:${over(300)}`] }],
    ['too many papers', 'lookUp', { papers: Array(LOOK_UP_MAX + 1).fill(ID) }],
    ['gone papers in another form', 'lookUp', { papers: [], gone: ['2309.03729'] }],
    ['too many papers that are gone', 'lookUp', { papers: [], gone: Array(LOOK_UP_MAX + 1).fill(ID) }],
    ['a since that is no number', 'lookUp', { papers: [], since: '1' }],
    ['a since that is not a number', 'lookUp', { papers: [], since: Number.NaN }],
    ['a since before all', 'lookUp', { papers: [], since: -1 }],
    ['half a since', 'lookUp', { papers: [], since: 0.5 }],
    ['a since that is nothing', 'lookUp', { papers: [], since: undefined }],
    ['no act', 'perform', { sighting: met }],
    ['an act without an id', 'perform', { act: { ...act, id: undefined } }],
    ['a short id', 'perform', { act: { ...act, id: 'x' } }],
    ['a long id', 'perform', { act: { ...act, id: over(64) } }],
    ['an act at no time', 'perform', { act: { ...act, at: Number.NaN } }],
    ['an act before all time', 'perform', { act: { ...act, at: -1 } }],
    ['an act at the end of time', 'perform', { act: { ...act, at: Number.POSITIVE_INFINITY } }],
    ['an act at a date', 'perform', { act: { ...act, at: '2026-01-01' } }],
    ['no change', 'perform', change(undefined)],
    ['a change of no kind', 'perform', change({ status: 'read' })],
    ['a kind that is unknown', 'perform', change({ kind: 'toString' })],
    ['a status that is unknown', 'perform', change({ kind: 'status', status: 'burnt' })],
    ['a status from every object', 'perform', change({ kind: 'status', status: 'constructor' })],
    ['a tag that is no text', 'perform', change({ kind: 'tag', tag: ['x'] })],
    ['a tag of nothing', 'perform', change({ kind: 'tag', tag: ' \u0000\u200b' })],
    ['a tag of half a character', 'perform', change({ kind: 'tag', tag: '\ud83d' })],
    ['an endless tag', 'perform', change({ kind: 'tag', tag: over(1_000) })],
    ['a note that is no text', 'perform', change({ kind: 'note', note: { length: 1 } })],
    ['an endless note', 'perform', change({ kind: 'note', note: over(NOTE_MAX) })],
    ['an endless note that it was written over', 'perform', change({ kind: 'note', note: '', over: over(NOTE_MAX) })],
    ['a note written over nothing that is said', 'perform', change({ kind: 'note', note: '', over: undefined })],
    ['the undoing of no act', 'perform', change({ kind: 'undo' })],
    ['a meeting that is null', 'perform', { act, sighting: null }],
    ['a meeting that is nothing', 'perform', { act, sighting: undefined }],
    ['a short nonce', 'startEditing', { nonce: 'x', sighting: met }],
    ['no meeting', 'startEditing', { nonce: NONCE }],
    ['a title that is missing', 'startEditing', paper({ title: undefined })],
    ['an empty title', 'startEditing', paper({ title: '' })],
    ['an endless title', 'startEditing', paper({ title: over(LONGEST.title) })],
    ['authors in one text', 'startEditing', paper({ authors: 'Ada Lovelace' })],
    ['an author that is no text', 'startEditing', paper({ authors: [null] })],
    ['an endless author', 'startEditing', paper({ authors: [over(LONGEST.author)] })],
    ['endless authors', 'startEditing', paper({ authors: Array(LONGEST.authors + 1).fill('x') })],
    ['authors that are not cut', 'startEditing', paper({ authorsCut: false })],
    ['a date with a month of one digit', 'startEditing', paper({ published: '2023-9-7' })],
    ['a date that is no text', 'startEditing', paper({ published: 2023 })],
    ['an endless abstract', 'startEditing', paper({ abstract: over(LONGEST.abstract) })],
    ['a version of nought', 'startEditing', paper({ version: 0 })],
    ['a paper without an id', 'startEditing', paper({ id: undefined })],
    ['a meeting nowhere', 'startEditing', { nonce: NONCE, sighting: { paper: met.paper } }],
    ['a place that runs', 'startEditing', { nonce: NONCE, sighting: { ...met, met: { site: 'arxiv', url: 'javascript:alert(1)' } } }],
    ['a place after a line', 'startEditing', { nonce: NONCE, sighting: { ...met, met: { site: 'arxiv', url: 'x\nhttps://arxiv.org/' } } }],
    [
      'an endless place',
      'startEditing',
      { nonce: NONCE, sighting: { ...met, met: { site: 'arxiv', url: `https://${over(LONGEST.url)}` } } },
    ],
    ['a site that a page says of itself', 'sawNoCards', { site: 'arxiv' }],
    ['a kind of page that is unknown', 'sawCards', { ...seen, kind: 'arxiv:2309.03729' }],
    ['a number that is missing', 'sawCards', { ...seen, date: undefined }],
    ['a number that is a text', 'sawCards', { ...seen, anchors: '9' }],
    ['half a card', 'sawCards', { ...seen, authors: 0.5 }],
    ['fewer cards than none', 'sawCards', { ...seen, authors: -1 }],
    ['cards that are no number', 'sawCards', { ...seen, cards: Number.NaN }],
    ['too many anchors', 'sawCards', { ...seen, anchors: DOCUMENT_MAX + 1 }],
    ['too many cards', 'sawCards', { ...seen, cards: DOCUMENT_MAX + 1 }],
    ['too many that were asked', 'sawCards', { ...seen, cards: 100, told: TOLD_MAX + 1 }],
    ['more that were asked than there are', 'sawCards', { ...seen, cards: 3 }],
    ['more authors than were asked', 'sawCards', { ...seen, cards: 9, authors: 5 }],
    ['more titles than were asked', 'sawCards', { ...seen, title: 5 }],
    ['something where nothing is asked', 'bringInteraction', {}],
  ])('%s', async (_, name, asked) => {
    expect(await ask(name, asked)).toMatchObject({ ok: false, code: 'not-understood' });
    expect(got).toEqual([]);
  });
});
