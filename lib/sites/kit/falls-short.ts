import { addressOf } from './generic.ts';
import type { LinkedPapers, PageKind } from './site.ts';

/** How many of the papers that a page links to its adapter must find, of 1: if fewer, the links carry. */
export const ENOUGH = 0.9;

/** Whether a page shows clearly fewer cards than it links to papers. It reads no address where each paper is linked once, as in lists of thousands. */
export function fallsShort(linked: LinkedPapers, kind: PageKind, doc: Document, url: URL, cards: number): boolean {
  if (kind === 'paper') return cards === 0;
  const links = [...doc.querySelectorAll(linked.links)];
  if (ENOUGH * links.length <= cards) return false;
  const papers = links.map((link) => {
    const address = addressOf(link, url);
    return address && linked.at(address)?.id;
  });
  return new Set(papers.filter(Boolean)).size * ENOUGH > cards;
}
