import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BrowserContext } from 'playwright-core';
import { originOf } from '../harness/chromium.ts';
import { ROOT } from '../harness/tools.ts';

/** The performance mark of the bare page, set in the frame that shows its rows. */
export const BARE_PAINTED = 'bare:list-painted';

/** How many rows it reads and paints, as many as the popup does. */
const ROWS = 50;
/** How many rows one transaction writes. */
const AT_ONCE = 5_000;

/**
 * An extension that does the least that a popup does: it reads fifty rows from a database of its own, and paints them. It
 * tells what the browser and the machine take in the same moment, so that what is beyond that is ours.
 */
export interface Bare {
  folder: string;
  /** Where its page is. */
  address: string;
}

/** Where the extension is written to. */
const FOLDER = join(ROOT, '.output/bench/bare');

/** Writes the extension into a folder of its own. */
export function writeBare(): Bare {
  const folder = FOLDER;
  mkdirSync(folder, { recursive: true });
  // Any bytes do: with a key the extension has the same address in every folder, and so the same database.
  const key = Buffer.from('a bare page to hold the popup beside').toString('base64');
  writeFileSync(join(folder, 'manifest.json'), JSON.stringify({ manifest_version: 3, name: 'Bare', version: '1', key }));
  writeFileSync(
    join(folder, 'page.html'),
    '<!doctype html><meta charset="utf-8"><title>Bare</title><ol></ol><script src="page.js"></script>',
  );
  writeFileSync(join(folder, 'page.js'), `(${readAndPaint})(${ROWS}, '${BARE_PAINTED}');`);
  return { folder, address: `${originOf(folder)}/page.html` };
}

/** Fills its database with as many made-up rows as told. */
export async function fillBare(context: BrowserContext, { address }: Bare, rows: number): Promise<void> {
  const page = await context.newPage();
  await page.goto(address);
  for (let from = 0; from < rows; from += AT_ONCE) await page.evaluate(putRows, [from, Math.min(rows, from + AT_ONCE)] as const);
  await page.close();
}

// The rest runs in the bare page.

function readAndPaint(rows: number, mark: string): void {
  const opening = indexedDB.open('papers');
  opening.onupgradeneeded = () => opening.result.createObjectStore('papers', { keyPath: 'place' });
  opening.onsuccess = () => {
    const reading = opening.result.transaction('papers').objectStore('papers').getAll(null, rows);
    reading.onsuccess = () => {
      for (const { title, authors, status } of reading.result) {
        const item = document.createElement('li');
        item.append(title, document.createElement('br'), `${authors.join(', ')} · ${status}`);
        document.querySelector('ol')?.append(item);
      }
      requestAnimationFrame(() => performance.mark(mark));
    };
  };
}

function putRows([from, to]: readonly [number, number]): Promise<void> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open('papers');
    opening.onsuccess = () => {
      const writing = opening.result.transaction('papers', 'readwrite');
      for (let place = from; place < to; place++) {
        const row = { id: `arxiv:2601.${place}`, title: `Made title number ${place} of a paper that nobody wrote, for a bare page` };
        const authors = ['Anna Novák', 'Kofi Mensah', 'Mei Zhang'];
        writing.objectStore('papers').put({ ...row, place, authors, published: '2026-01-01', status: 'want', tags: ['survey', 'thesis'] });
      }
      writing.oncomplete = () => {
        opening.result.close();
        resolve();
      };
      writing.onabort = () => reject(writing.error);
    };
    opening.onerror = () => reject(opening.error);
  });
}
