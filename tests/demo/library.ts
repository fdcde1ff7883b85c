import { type Tab, until } from '../harness/driven.ts';

/** A paper in the library. */
export interface Held {
  title: string;
  status: string;
  tags: string[];
}

/** What the library holds, the newest first, read from the database itself; `tab` shows a page of the extension. */
export function libraryOf(tab: Tab): Promise<Held[]> {
  return tab.run(
    () =>
      new Promise<Held[]>((resolve, reject) => {
        const opening = indexedDB.open('papermarks');
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const papers = opening.result.transaction('papers').objectStore('papers').getAll();
          papers.onsuccess = () => {
            const rows: (Held & { savedAt: number })[] = papers.result;
            opening.result.close();
            resolve(rows.sort((a, b) => b.savedAt - a.savedAt).map(({ title, status, tags }) => ({ title, status, tags })));
          };
        };
      }),
  );
}

/** Waits until the popup lists these papers, in this order; their titles are shown without TeX, and told as they were written. */
export async function untilListed(popup: Tab, held: readonly Held[]): Promise<void> {
  const titles = held.map(({ title }) => title).join('\n');
  const listed = () =>
    popup.run(() => [...document.querySelectorAll('[data-paper] .paper-title')].map((title) => title.getAttribute('title')).join('\n'));
  await until(listed, (shown) => shown === titles);
}
