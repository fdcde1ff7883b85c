import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Act, AppliedAct } from '../../lib/mark/act.ts';
import { nextStatus, type Status } from '../../lib/mark/mark.ts';
import type { PaperId } from '../../lib/paper/ids/paper-id.ts';
import type { Reply } from '../../lib/protocol/requests.ts';
import { type Chromium, launchChromium } from '../harness/chromium.ts';
import type { Tab } from '../harness/driven.ts';
import { servePages } from '../harness/pages.ts';
import { focusControl, untilSaved } from '../harness/strips.ts';
import { SEED, sizeOf } from '../sizes.ts';
import { arxivList, madePapers } from './made-pages.ts';
import { untilRows } from './popup-page.ts';

const papers = madePapers(20, 6_001);
const list = arxivList(papers);
/** What each of three places does: two write tags and notes, one steps the status on the strips. */
const WRITTEN = sizeOf('acts of each of two pages');
const STEPPED = sizeOf('steps on strips meanwhile');
const NAMES: Record<Status, string> = { none: 'no status', want: 'to read', reading: 'reading', read: 'read', skipped: 'skipped' };

let browser: Chromium;
beforeAll(async () => {
  browser = await launchChromium({ serve: servePages([list]) });
});
afterAll(() => browser.forget());

/** Numbers that look random and are the same each time: https://en.wikipedia.org/wiki/Linear_congruential_generator */
function randomFrom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32;
    return Math.floor((state / 2 ** 32) * below);
  };
}

/** One place that writes: its own tags, and its own lines in notes that the other writes in too. */
function createWriter(place: Tab, name: string, seed: number) {
  const random = randomFrom(seed);
  const tags = new Map<string, Set<string>>();
  const lines = new Map<string, string[]>();
  const notes = new Map<string, { session: string; known: string }>();

  async function send(paper: string, change: Act['change'], id: string): Promise<AppliedAct> {
    const { title } = papers.find((made) => made.id === paper) ?? { title: '' };
    const act: Act = { id, paper: `arxiv:${paper}` as PaperId, at: Date.now(), change };
    const sighting = { paper: { id: act.paper, title, authors: [] }, met: { site: 'arxiv', url: list.address } };
    const reply = await place.run(
      (message) => {
        const { chrome } = globalThis as unknown as { chrome: { runtime: { sendMessage(sent: unknown): Promise<Reply<'perform'>> } } };
        return chrome.runtime.sendMessage(message);
      },
      {
        papermarks: 1,
        name: 'perform',
        ask: { act, sighting },
      },
    );
    if (!reply.ok) throw new Error(`${name}: ${JSON.stringify(reply)}`);
    return reply.answer;
  }

  async function tag(paper: string): Promise<void> {
    const has = tags.get(paper) ?? new Set<string>();
    const one = `${name} ${random(4)}`;
    const kind = has.has(one) ? 'untag' : 'tag';
    if (kind === 'tag') has.add(one);
    else has.delete(one);
    tags.set(paper, has);
    await send(paper, { kind, tag: one }, crypto.randomUUID());
  }

  async function write(paper: string, turn: number): Promise<void> {
    const { session, known } = notes.get(paper) ?? { session: crypto.randomUUID(), known: '' };
    const line = `${name} wrote line ${turn}.`;
    const note = known === '' ? line : `${known}\n${line}`;
    const done = await send(paper, { kind: 'note', note, over: known }, session);
    notes.set(paper, { session, known: done.note ?? note });
    lines.set(paper, [...(lines.get(paper) ?? []), line]);
  }

  return {
    tags: (paper: string): string[] => [...(tags.get(paper) ?? [])],
    lines: (paper: string): string[] => lines.get(paper) ?? [],
    async work(): Promise<void> {
      for (let turn = 0; turn < WRITTEN; turn++) {
        const paper = papers[random(papers.length)]?.id ?? '';
        await (random(3) === 0 ? write(paper, turn) : tag(paper));
      }
    },
  };
}

test('random acts on 20 papers from three places at once: no tag, status or line of a note is lost', async () => {
  const [tab, one, two] = [await browser.open(list.address), await browser.popup(), await browser.popup()];
  const writers = [createWriter(one, 'one', SEED + 11), createWriter(two, 'two', SEED + 23)];
  const statuses = new Map<string, Status>();
  const random = randomFrom(SEED + 5);

  async function step(): Promise<void> {
    await tab.show();
    for (let turn = 0; turn < STEPPED; turn++) {
      const paper = papers[random(papers.length)]?.id ?? '';
      await focusControl(tab, `arxiv:${paper}`, 'Status');
      await tab.press('Enter');
      statuses.set(paper, nextStatus(statuses.get(paper) ?? 'none'));
    }
    for (const [paper, status] of statuses) await untilSaved(tab, `arxiv:${paper}`, NAMES[status]);
  }
  await Promise.all([step(), ...writers.map(({ work }) => work())]);

  const popup = await browser.popup();
  await untilRows(popup, ({ length }) => length > 0);
  const library = await popup.run(readLibrary);
  for (const { id } of papers) {
    const row = library.rows.find((each) => each.id === `arxiv:${id}`);
    expect(row?.status ?? 'none').toBe(statuses.get(id) ?? 'none');
    expect(row?.tags.toSorted() ?? []).toEqual(writers.flatMap(({ tags }) => tags(id)).toSorted());
    const note = library.notes.find((each) => each.id === `arxiv:${id}`)?.text ?? '';
    const written = writers.flatMap(({ lines }) => lines(id));
    expect(note.split('\n').filter(Boolean).toSorted()).toEqual(written.toSorted());
    for (const { lines } of writers) expect(note.split('\n').filter((line) => lines(id).includes(line))).toEqual(lines(id));
  }
});

interface LibraryRead {
  rows: { id: string; status: string; tags: string[] }[];
  notes: { id: string; text: string }[];
}

/** All rows and notes of the library. It runs in the popup. */
async function readLibrary(): Promise<LibraryRead> {
  const db = await new Promise<IDBDatabase>((resolve, reject) => {
    const opening = indexedDB.open('papermarks');
    opening.onsuccess = () => resolve(opening.result);
    opening.onerror = () => reject(opening.error);
  });
  const all = <T>(store: string): Promise<T[]> =>
    new Promise((resolve) => {
      const reading = db.transaction(store).objectStore(store).getAll();
      reading.onsuccess = () => resolve(reading.result);
    });
  return { rows: await all('papers'), notes: await all('notes') };
}
