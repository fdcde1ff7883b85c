import { stdout } from 'node:process';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { type Chromium, launchChromium } from '../harness/chromium.ts';
import type { ChromiumTab } from '../harness/chromium-tab.ts';
import { type Rooted, until } from '../harness/driven.ts';
import type { Serve } from '../harness/pages.ts';
import { type ControlSeen, middle, stripsOf } from '../harness/strips.ts';
import { randomBy } from '../seed/random.ts';
import { IN_SOAK, SEED } from '../sizes.ts';
import { arxivList, madePapers } from './made-pages.ts';

/** How many papers are marked before each power cut. */
const MARKS = 4;

/** When the power is cut: so many milliseconds at most after the last "saved" is on the screen, or after the first press while others follow. */
export interface Cut {
  after: 'saved' | 'press';
  most: number;
}

export const times = (count: number, cut: Cut): Cut[] => Array.from({ length: count }, () => cut);

const papersOf = (run: number) => madePapers(MARKS, 1 + run * MARKS);

/** Each run has a page of its own, with its papers. */
const addressOf = (run: number): string => `https://arxiv.org/list/cs.LG/2611?skip=${run}`;
const serve: Serve = (address) => {
  const run = Number(new URL(address).searchParams.get('skip'));
  return { status: 200, contentType: 'text/html; charset=utf-8', body: arxivList(papersOf(run)).html };
};

/** Cuts the power again and again, and expects that nothing is missing which was said to be saved. */
export function cutThePower(title: string, cuts: readonly Cut[]): void {
  test(title, { timeout: 60_000 + cuts.length * 15_000 }, async () => {
    /** What was pressed, and what of it the screen said was saved. */
    const pressed = new Set<string>();
    const saved = new Set<string>();
    const tooEarly: string[] = [];
    /** Papers that the browser itself has lost, which was told, and those of them that the last backup did not have. */
    const lost: string[] = [];
    const gone: string[] = [];
    let browser: Chromium = await launchChromium({ serve });

    /** Compares the library with what was said to be saved, in a page of ours that stays open. */
    async function look(): Promise<ChromiumTab> {
      const ours = await browser.popup();
      const missing = await missingIn(ours, saved);
      if (missing.length > 0) {
        await restore(browser);
        lost.push(...missing);
        gone.push(...(await missingIn(ours, saved)));
        for (const paper of gone) saved.delete(paper);
      }
      const kept = await keysIn(ours, 'papermarks', 'papers');
      expect(kept.filter((paper) => !pressed.has(paper))).toEqual([]);
      return ours;
    }

    for (const [run, { after, most }] of cuts.entries()) {
      const ours = await look();
      const tab = await browser.open(addressOf(run));
      const now = papersOf(run).map(({ id }) => `arxiv:${id}`);
      const within = randomBy(SEED, run).whole(0, most);
      const strips = await until(
        () => stripsOf(tab),
        (all) => all.filter(({ controls }) => controls.some(isStatus)).length === MARKS,
      );
      const all = Promise.withResolvers<void>();
      await hearSaved(tab, (paper) => {
        saved.add(paper);
        if (now.every((each) => saved.has(each))) all.resolve();
      });
      // The control says "saved" once a write has succeeded, and before its transaction is complete.
      if (most === 0) tooEarly.push(...(await ours.run(writeAndTellTooEarly, now)));
      const presses = (async () => {
        for (const { paper, controls } of strips) {
          pressed.add(paper ?? '');
          const status = controls.find(isStatus);
          if (status) await tab.click(middle(status.box));
        }
      })();
      if (after === 'press') presses.catch(() => undefined);
      else {
        await presses;
        await all.promise;
      }
      if (within > 0) await wait(within);
      await browser.kill();
      browser = await launchChromium({ serve, profile: browser.profile });
    }

    const ours = await look();
    const keptTooEarly = await keysIn(ours, 'control', 'papers');
    if (IN_SOAK) stdout.write(`  ${toldOf({ cuts, pressed, saved, tooEarly, keptTooEarly, lost, gone })}\n`);
    const awaited = cuts.filter(({ after }) => after === 'saved').length;
    expect(saved.size + gone.length).toBeGreaterThanOrEqual(awaited * MARKS);
    const early = cuts.filter(({ most }) => most === 0).length;
    expect(tooEarly).toHaveLength(early * MARKS);
    if (early > 0) expect(keptTooEarly.length).toBeLessThan(tooEarly.length);
    await browser.forget();
  });
}

/** A control has its name once the strip knows what the library holds. */
function isStatus({ name }: ControlSeen): boolean {
  return name.startsWith('Status');
}

/** How many there are of each, in a line. */
function toldOf(found: Readonly<Record<string, Iterable<unknown>>>): string {
  return Object.entries(found)
    .map(([name, all]) => `${name}: ${[...all].length}`)
    .join(', ');
}

async function missingIn(ours: ChromiumTab, saved: ReadonlySet<string>): Promise<string[]> {
  const kept = new Set(await keysIn(ours, 'papermarks', 'papers'));
  return [...saved].filter((paper) => !kept.has(paper));
}

/** A library that came back without its papers is told to be damaged, and given back from the last backup with one press. */
async function restore(browser: Chromium): Promise<void> {
  const data = await browser.open(browser.ours('library.html'));
  const says = () => data.run(() => document.body.innerText);
  await until(says, (all) => /came back empty|Papers are missing/.test(all));
  await data.page.getByRole('button', { name: 'Restore the last backup' }).click();
  await until(says, (all) => !all.includes('It should hold') && all.includes('good'));
  await data.close();
}

/** Hears of each paper as soon as its strip says that its mark is saved. */
async function hearSaved(tab: ChromiumTab, hear: (paper: string) => void): Promise<void> {
  const session = await tab.page.context().newCDPSession(tab.page);
  session.on('Runtime.consoleAPICalled', ({ args: [what, paper] }) => {
    if (what?.value === 'saved') hear(String(paper?.value));
  });
  await session.send('Runtime.enable');
  await tab.inRoots('papermarks-strip', saySaved);
}

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

/** Says of each strip's paper when the strip says that its mark is saved. */
function saySaved(rooted: Rooted[]): void {
  for (const { host, root } of rooted) {
    const bar = root.querySelector<HTMLElement>('.strip');
    const look = (): void => {
      if (bar?.dataset.status === 'want' && bar.dataset.sending === 'saved') console.debug('saved', host.getAttribute('paper'));
    };
    if (bar) new MutationObserver(look).observe(bar, { attributes: true });
  }
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
