import type { Change } from '../../../lib/mark/mark.ts';
import type { Tab } from '../../harness/driven.ts';
import { NOTE, PAPERS, SCRIPTS, TAG, TAGS } from './stage.ts';

const status = (to: 'want' | 'reading' | 'read' | 'skipped'): Change => ({ kind: 'status', status: to });
const tags = (...names: string[]): Change[] => names.map((tag) => ({ kind: 'tag', tag }));
const starred: Change = { kind: 'star', star: true };
const note = (text: string): Change => ({ kind: 'note', note: text });

/** What a person has done with each paper. */
const DONE: Partial<Record<keyof typeof PAPERS, Change[]>> = {
  // A note so long that the editor scrolls.
  marked: [status('skipped'), ...tags(TAG), note(`${NOTE}\n`.repeat(60))],
  steppedOn: [status('reading'), starred, ...tags(TAG)],
  noted: [note(NOTE.slice(0, 10))],
  noteful: [status('want'), note(`${NOTE} ${'lorem '.repeat(20)}\n`.repeat(730).slice(0, 100_000))],
  brief: [status('read'), starred, ...tags('i')],
  tagged: [status('reading'), starred, ...tags(...TAGS)],
  scripts: [...tags(...SCRIPTS), note(SCRIPTS.join(' '))],
};

/** Gives the papers their marks, from a page of the extension. */
export async function writeMarks(popup: Tab): Promise<void> {
  for (const [name, changes] of Object.entries(DONE)) {
    for (const change of changes) await perform(popup, PAPERS[name as keyof typeof PAPERS], change);
  }
}

/** Gives each paper a status, five tags of usual length and a note. */
export async function writeMuch(popup: Tab, papers: readonly string[]): Promise<void> {
  const usual = tags('alpha', 'beta words', 'gamma tag', 'delta', 'epsilon');
  for (const paper of papers) for (const change of [status('read'), starred, ...usual, note(NOTE)]) await perform(popup, paper, change);
}

function perform(popup: Tab, id: string, change: object): Promise<void> {
  return popup.run(
    async (paper, done) => {
      const act = { id: crypto.randomUUID(), paper, at: Date.now(), change: done };
      const sighting = {
        paper: { id: paper, title: `Letter ${paper}`, authors: [] },
        met: { site: 'huggingface', url: 'https://huggingface.co/papers' },
      };
      const { runtime } = Reflect.get(globalThis, 'chrome') ?? Reflect.get(globalThis, 'browser');
      const reply = await runtime.sendMessage({ papermarks: 1, name: 'perform', ask: { act, sighting } });
      if (!reply?.ok) throw new Error(JSON.stringify(reply));
    },
    `arxiv:${id}`,
    change,
  );
}

/** All that the library holds, as text. */
export function readLibrary(popup: Tab): Promise<string> {
  return popup.run(async () => {
    const done = <T>(request: IDBRequest<T>): Promise<T> =>
      new Promise((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const db = await done(indexedDB.open('papermarks'));
    const stores = [...db.objectStoreNames];
    const reading = db.transaction(stores);
    const rows = await Promise.all(stores.map((store) => done(reading.objectStore(store).getAll())));
    db.close();
    return JSON.stringify(Object.fromEntries(stores.map((store, at) => [store, rows[at]])));
  });
}

/** What the library holds of a paper, without its note. */
export async function rowIn(popup: Tab, paper: string): Promise<{ status: string; tags: string[] } | undefined> {
  const { papers } = JSON.parse(await readLibrary(popup)) as { papers: { id: string; status: string; tags: string[] }[] };
  return papers.find(({ id }) => id === paper);
}

/** The note of a paper; empty when there is none. */
export async function noteIn(popup: Tab, paper: string): Promise<string> {
  const { notes } = JSON.parse(await readLibrary(popup)) as { notes: { id: string; text: string }[] };
  return notes.find(({ id }) => id === paper)?.text ?? '';
}
