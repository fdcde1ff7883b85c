import type { Identified, PaperId } from '../../paper/ids/paper-id.ts';

/** A link that leads to a paper. */
export interface FoundLink extends Identified {
  link: Element;
  /** Whether its text is the title of a card. */
  isTitle: boolean;
}

/** What a link's address is on a page; null when it has none. */
export function addressOf(link: Element, page: URL): URL | null {
  const href = link.getAttribute('href');
  if (href === null) return null;
  try {
    return new URL(href, page);
  } catch {
    return null;
  }
}

/** What an element holds of papers. */
interface Holding {
  /** The only paper that is linked inside; null when there are several. */
  id: PaperId | null;
  /** How many of the links are titles. */
  titles: number;
}

/** Parts of a page that no card is larger than. */
const PAGE_PARTS = 'html, body, main, section, ul, ol, [data-target]';

/**
 * Tells the card of each title among a page's links: the site's own wrapper when it holds this paper and no other
 * title, else the largest element that does. So whatever a site wraps its cards in, no card shows two papers.
 */
export function cardsAround(links: readonly FoundLink[], wrapper: string): (title: { link: Element }) => Element {
  const holdings = new Map<Element, Holding>();
  for (const { link, id, isTitle } of links)
    for (let around: Element | null = link; around; around = around.parentElement) {
      const holding = holdings.get(around) ?? { id, titles: 0 };
      if (holding.id !== id) holding.id = null;
      if (isTitle) holding.titles += 1;
      holdings.set(around, holding);
    }
  const isAlone = (element: Element): boolean => {
    const holding = holdings.get(element);
    return holding?.titles === 1 && holding.id !== null;
  };
  return ({ link }) => {
    const wrapped = link.closest(wrapper);
    if (wrapped && isAlone(wrapped)) return wrapped;
    let card = link;
    for (let around = link.parentElement; around && isAlone(around) && !around.matches(PAGE_PARTS); around = around.parentElement)
      card = around;
    return card;
  };
}
