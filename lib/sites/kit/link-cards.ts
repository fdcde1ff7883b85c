import type { Identified, PaperId } from '../../paper/ids/paper-id.ts';
import { addressOf, cardsAround, type FoundLink } from './generic.ts';
import { hasText, rawText } from './page-text.ts';
import type { Card, Place } from './site.ts';

/** How the cards of a list are found by the links of their titles. */
export interface LinkCards {
  /** A selector of the links that may be titles. */
  links: string;
  /** The paper whose page an address leads to; null for any other, and for other forms of the paper. */
  at(url: URL): Identified | null;
  /** What the site wraps a card in, at whose foot there is room for the strip. */
  wrapper: string;
  /** Other ids of the paper that its card shows. */
  also?(card: Element, page: URL): readonly PaperId[];
}

/** The cards around the title links of a page, in order. Of links to one paper that follow each other, the one that says most is the title. */
export function linkCards(doc: Document, page: URL, { links, at, wrapper, also }: LinkCards): Card[] {
  const found: FoundLink[] = [];
  let longest: FoundLink | undefined;
  let most = 0;
  for (const link of doc.querySelectorAll(links)) {
    const address = addressOf(link, page);
    const paper = address && at(address);
    if (!paper) continue;
    const each: FoundLink = { ...paper, link, isTitle: false };
    const says = address.hash || link.querySelector('img,video,svg') ? 0 : rawText(link).length;
    if (longest?.id !== paper.id) most = 0;
    if (says > most) {
      if (longest?.id === paper.id) longest.isTitle = false;
      each.isTitle = true;
      longest = each;
      most = says;
    } else if (longest?.id !== paper.id) longest = undefined;
    found.push(each);
  }
  const cardAround = cardsAround(found, wrapper);
  return found.flatMap(({ isTitle, link, ...paper }) => (isTitle ? cardOf(paper, cardAround({ link }), link) : []));

  /** None where a title shares its line with others, as in running text: there is no room. */
  function cardOf(paper: Identified, card: Element, link: Element): Card[] {
    // Where the site has wrapped it in something else, the nearest that can keep room.
    const foot = card.matches(wrapper) ? card : link.closest('h2,h3,h4,p,li,td,div');
    if (!foot || !card.contains(foot)) return [];
    const others = also?.(card, page).filter((id) => id !== paper.id) ?? [];
    const place: Place = { how: 'append', element: foot, as: 'foot' };
    return [{ ...paper, ...(others[0] && { also: others }), elements: [card], place, title: link }];
  }
}

/** The card of a paper's own page: its heading. None without a paper or a text. */
export function headingCard(paper: Identified | null, heading: Element | null | undefined, others: readonly PaperId[] = []): Card[] {
  if (!paper || !heading || !hasText(heading)) return [];
  const also = others.filter((id) => id !== paper.id);
  return [
    { ...paper, ...(also[0] && { also }), elements: [heading], place: { how: 'append', element: heading, as: 'title' }, title: heading },
  ];
}

/** What one of a page's `meta` tags says. */
export function metaOf(doc: Document, name: string): string {
  return doc.querySelector(`meta[name="${name}" i]`)?.getAttribute('content')?.trim() ?? '';
}

/** The heading of a paper's own page: the one that is hinted at, else the first that says what those who cite it are told. */
export function headingOf(doc: Document, hint: string): Element | undefined {
  const title = metaOf(doc, 'citation_title').replace(/\s+/g, ' ');
  const headings = [...doc.querySelectorAll(`${hint},h1,h2,h3,h4`)].filter((heading) => hasText(heading));
  return headings.find((heading) => heading.matches(hint)) ?? (title ? headings.find((heading) => rawText(heading) === title) : undefined);
}

/** What holds on the page of one paper alone, by what it tells those who cite it. */
export const ON_PAPER = ':root:has([name=citation_title])';

/** Keeps room at the foot of each card of a list, and of what else a strip stands in. */
export function roomAtFoot(wrapper: string): string {
  return `:is(${wrapper},:has(>[at=foot])):not([papermarks-folded]){--papermarks-indent:auto;position:relative;padding-bottom:38px!important}`;
}

/** Keeps room within the heading of a paper's own page: how what is around it is laid out is the site's affair. */
export function roomUnder(heading: string): string {
  return `${heading},:has(>[at=title]){padding-bottom:42px!important}:has(>[at=title]){--papermarks-indent:0px;--papermarks-foot:4px;position:relative}`;
}
