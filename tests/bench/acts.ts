import type { Chromium } from '../harness/chromium.ts';
import { median, type Row } from './table.ts';

const TO_REACH = 30;

/** What one act costs, from the page of ours that sends it until it is acknowledged: it is on disk then. */
export async function actsAt(sizes: readonly number[], browser: Chromium, runs: number): Promise<Row[]> {
  const rows: Row[] = [];
  let filled = 0;
  for (const size of sizes) {
    // A page's script may act only on what its page shows; the popup on any paper. It follows along, as it would for a person.
    const tab = await browser.open(browser.ours('popup.html'));
    await tab.run(fill, filled, size);
    filled = size;
    const times = await tab.run(act, runs);
    await tab.close();
    rows.push({
      what: `act, sent to on disk: ${size.toLocaleString('en')} papers`,
      measured: `${median(times).toFixed(1)} ms`,
      beside: `${Math.min(...times).toFixed(1)} to ${Math.max(...times).toFixed(1)} ms in ${runs} runs`,
      toReach: `<= ${TO_REACH} ms`,
      reached: median(times) <= TO_REACH,
    });
  }
  return rows;
}

/** Sends acts one after the other, each on another paper, and returns how long each took, in milliseconds. Runs in a page. */
async function act(runs: number): Promise<number[]> {
  const { sendMessage } = (globalThis as unknown as { chrome: { runtime: { sendMessage(message: unknown): Promise<{ ok: boolean }> } } })
    .chrome.runtime;
  const times: number[] = [];
  for (let run = -3; run < runs; run++) {
    const paper = `arxiv:2401.${String(run + 3).padStart(5, '0')}`;
    const act = { id: crypto.randomUUID(), paper, at: Date.now(), change: { kind: 'tag', tag: `run ${run}` } };
    const begun = performance.now();
    const reply = await sendMessage({ papermarks: 1, name: 'perform', ask: { act } });
    if (!reply.ok) throw new Error(JSON.stringify(reply));
    // The first ones wake the worker.
    if (run >= 0) times.push(performance.now() - begun);
  }
  return times;
}

/** Puts papers into the library as the store would, from one number to another. Runs in a page of the extension. */
function fill(from: number, to: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open('papermarks');
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const db = opening.result;
      const writing = db.transaction(['papers', 'abstracts', 'stamps', 'counts', 'clock'], 'readwrite');
      const put = (store: string, row: object) => writing.objectStore(store).put(row);
      for (let n = from; n < to; n++) {
        const id = `arxiv:24${String(1 + Math.floor(n / 20_000)).padStart(2, '0')}.${String(n % 20_000).padStart(5, '0')}`;
        const at = 1_700_000_000_000 + n * 1_000;
        const stamp = `${at.toString(36).padStart(9, '0')}-0000-bench000`;
        const authors = ['Ada Lovelace', 'Alan Turing', 'Grace Hopper', 'Emmy Noether'];
        put('papers', {
          id,
          title: `A paper about the number ${n} and what follows from it`,
          authors,
          published: '2024-01-01',
          status: 'want',
          tags: [],
          tagKeys: [],
          noted: false,
          savedAt: at,
        });
        put('abstracts', { id, text: 'We show it, and we show that it could be shown otherwise. '.repeat(20) });
        put('stamps', { id, seq: n + 1, fields: { status: { at: stamp } } });
      }
      put('counts', { status: 'want', papers: to });
      writing.onabort = () => reject(writing.error);
      writing.oncomplete = () => {
        db.close();
        resolve();
      };
    };
  });
}
