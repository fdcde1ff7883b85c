import type { Tab } from '../../harness/driven.ts';
import { NOTE, PAPERS, TAG } from './stage.ts';

/** Gives the papers their marks, from a page of the extension. */
export async function writeMarks(popup: Tab): Promise<void> {
  const { marked, steppedOn } = PAPERS;
  await perform(popup, marked, { kind: 'status', status: 'skipped' });
  await perform(popup, marked, { kind: 'tag', tag: TAG });
  // So long that the editor scrolls.
  await perform(popup, marked, { kind: 'note', note: `${NOTE}\n`.repeat(60) });
  await perform(popup, steppedOn, { kind: 'status', status: 'reading' });
  await perform(popup, steppedOn, { kind: 'tag', tag: TAG });
}

function perform(popup: Tab, id: string, change: object): Promise<void> {
  return popup.run(
    async (paper, done) => {
      const act = { id: crypto.randomUUID(), paper, at: Date.now(), change: done };
      const meeting = {
        paper: { id: paper, title: `Letter ${paper}`, authors: [] },
        met: { site: 'huggingface', url: 'https://huggingface.co/papers' },
      };
      const { runtime } = Reflect.get(globalThis, 'chrome') ?? Reflect.get(globalThis, 'browser');
      const reply = await runtime.sendMessage({ papermarks: 1, name: 'perform', ask: { act, meeting } });
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
