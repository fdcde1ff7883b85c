import type { Paper } from '../../paper/paper.ts';
import { DOCUMENT_MAX, type Seen, TOLD_MAX } from '../../protocol/requests.ts';
import type { Card, ReadPaper, Site } from '../../sites/kit/site.ts';

/** How long a page may settle before it is measured, in milliseconds. */
const SETTLING = 3_000;

const MEASURED: unique symbol = Symbol.for('papermarks:measured');

/** Our own world of the page, where what is to happen once a document is remembered. */
const world = globalThis as typeof globalThis & { [MEASURED]?: true };

/**
 * Counts what a page shows, and what its first cards tell; null where it shows no papers. It reads nothing for which the page
 * would have to be laid out.
 */
export function measure(site: Site, readPaper: ReadPaper, doc: Document, url: URL): Seen | null {
  const kind = site.pageAt(url);
  if (!kind) return null;
  const cards = site.cards(doc, url);
  const papers = cards.slice(0, TOLD_MAX).map((card) => factsOf(readPaper, doc, url, card));
  const count = (has: (paper: Partial<Paper>) => unknown): number => papers.filter(has).length;
  return {
    kind,
    anchors: Math.min(doc.querySelectorAll(site.anchor).length, DOCUMENT_MAX),
    cards: Math.min(cards.length, DOCUMENT_MAX),
    told: papers.length,
    authors: count(({ authors }) => authors?.length),
    abstract: count(({ abstract }) => abstract),
    date: count(({ published }) => published),
    title: count(({ title }) => title),
  };
}

/** A card that cannot be read tells nothing. */
function factsOf(readPaper: ReadPaper, doc: Document, url: URL, card: Card): Partial<Paper> {
  try {
    return readPaper(doc, url, card);
  } catch {
    return {};
  }
}

/** Measures a document once, when it has settled and the browser has nothing to do. The page hears of no error. */
export function measureSoon(site: Site, readPaper: ReadPaper, isAlive: () => boolean, send: (seen: Seen) => Promise<unknown>): void {
  if (world[MEASURED]) return;
  world[MEASURED] = true;
  const idle = globalThis.requestIdleCallback ?? setTimeout;
  setTimeout(() => idle(() => void countAndSend().catch(() => undefined)), SETTLING);

  async function countAndSend(): Promise<void> {
    const seen = isAlive() && isAsLoaded() && measure(site, readPaper, document, new URL(location.href));
    if (seen) await send(seen);
  }
}

/** Whether the page is the one that was loaded: one that became another may carry data of the one before, and tell less. */
function isAsLoaded(): boolean {
  const [load] = performance.getEntriesByType('navigation');
  return !load || withoutHash(load.name) === withoutHash(location.href);
}

const withoutHash = (address: string): string => address.replace(/#.*/s, '');
