import { expect, test } from 'vitest';
import { type Chromium, launchChromium } from '../harness/chromium.ts';
import type { ChromiumTab } from '../harness/chromium-tab.ts';
import type { Rooted } from '../harness/driven.ts';
import { servePages } from '../harness/pages.ts';
import { controlOf, middle } from '../harness/strips.ts';
import { sizeOf } from '../sizes.ts';
import { arxivList, madePapers } from './made-pages.ts';

const RUNS = sizeOf('kills');
const MARKS = 4;

test(
  'again and again a power cut comes right after the last "saved": nothing saved is missing',
  async () => {
    const papers = madePapers(RUNS * MARKS);
    const page = arxivList(papers);
    const serve = servePages([page]);
    const acknowledged: string[] = [];
    const tooEarly: string[] = [];
    let browser: Chromium = await launchChromium({ serve });

    for (let run = 0; run < RUNS; run++) {
      const ours = await browser.popup();
      expect(await keysIn(ours, 'papermarks', 'papers')).toEqual(acknowledged.toSorted());

      const tab = await browser.open(page.address);
      const now = papers.slice(run * MARKS, (run + 1) * MARKS).map(({ id }) => `arxiv:${id}`);
      // The control says "saved" once a write has succeeded, and before its transaction is complete.
      tooEarly.push(...(await ours.run(writeAndTellTooEarly, now)));
      for (const paper of now) {
        const { box } = await controlOf(tab, paper, 'Status');
        const saved = tab.inRoots('papermarks-strip', untilItSaysSaved, paper);
        await tab.click(middle(box));
        await saved;
        acknowledged.push(paper);
      }
      await browser.kill();
      browser = await launchChromium({ serve, profile: browser.profile });
    }

    const ours = await browser.popup();
    const kept = await keysIn(ours, 'papermarks', 'papers');
    const keptTooEarly = await keysIn(ours, 'control', 'papers');
    expect(acknowledged).toHaveLength(RUNS * MARKS);
    expect(kept).toEqual(acknowledged.toSorted());
    expect(tooEarly).toHaveLength(RUNS * MARKS);
    expect(keptTooEarly.length).toBeLessThan(tooEarly.length);
    await browser.forget();
  },
  60_000 + RUNS * 15_000,
);

/** The keys of a store, in order, whoever wrote them; none when there is no such database. */
function keysIn(ours: ChromiumTab, database: string, store: string): Promise<string[]> {
  return ours.run(
    async (name, of) => {
      const there = await indexedDB.databases();
      if (!there.some((each) => each.name === name)) return [];
      return new Promise<string[]>((resolve, reject) => {
        const opening = indexedDB.open(name);
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const db = opening.result;
          if (!db.objectStoreNames.contains(of)) return resolve([]);
          const reading = db.transaction(of).objectStore(of).getAllKeys();
          reading.onsuccess = () => resolve(reading.result as string[]);
          db.close();
        };
      });
    },
    database,
    store,
  );
}

// The rest runs in pages.

/** Resolves as soon as the strip of a paper says that its mark is saved. */
function untilItSaysSaved(rooted: Rooted[], paper: string): Promise<void> {
  const bar = rooted.find(({ host }) => host.getAttribute('paper') === paper)?.root.querySelector<HTMLElement>('.strip');
  if (!bar) throw new Error(`No strip of ${paper}`);
  return new Promise((resolve) => {
    const look = (): void => {
      if (bar.dataset.status === 'want' && bar.dataset.sending === 'saved') resolve();
    };
    new MutationObserver(look).observe(bar, { attributes: true });
  });
}

/** Writes as many rows as are given in one transaction that goes on, and returns them as soon as each write succeeded. */
function writeAndTellTooEarly(rows: string[]): Promise<string[]> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open('control', 1);
    opening.onupgradeneeded = () => opening.result.createObjectStore('papers', { keyPath: 'id' });
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const store = opening.result.transaction('papers', 'readwrite', { durability: 'strict' }).objectStore('papers');
      const told: string[] = [];
      const again = (): void => {
        store.get(rows[0] ?? '').onsuccess = again;
      };
      for (const id of rows) {
        store.put({ id }).onsuccess = () => {
          told.push(id);
          if (told.length < rows.length) return;
          resolve(told);
          again();
        };
      }
    };
  });
}
