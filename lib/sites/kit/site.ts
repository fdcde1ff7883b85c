import type { Identified, PaperId } from '../../paper/ids/paper-id.ts';
import type { Paper } from '../../paper/paper.ts';

/** What a page of a site shows: a list of papers, or one paper. */
export type PageKind = 'list' | 'paper';

/** One adapter: which addresses, where the cards are, what each says. Data and small pure functions; it touches only the document it is given, and only when asked. */
export interface Site {
  /** The name of its file. */
  id: string;
  /** The kind of page at an address of this site; null when it shows no cards. */
  pageAt(url: URL): PageKind | null;
  /** A selector of words that stand in titles and are none of theirs, such as "Title:". */
  label?: string;
  /** A selector that matches one element of every card: an element that gains, loses or changes one of these calls for another look. */
  anchor: string;
  /** The cards on a page, in order. What has no id or no title is no card. */
  cards(doc: Document, url: URL): Card[];
  /** Styles that keep room for the strips from the first paint, so that nothing moves when they come; `--papermarks-indent` says where those under a heading begin; what holds the title of a paper's own page is `position: relative`. */
  room: string;
  /** Pages that it knows may well show no papers; then that is not noted. */
  mayBeEmpty?: boolean;
  /** Resolves when the site's own script has taken a parsed page over; until then the page is left as it came. */
  settled?(signal: AbortSignal): Promise<unknown>;
}

/** How a site's papers are told by links alone, when its markup is not what its adapter knows. Its file exports one as `linked`. */
export interface LinkedPapers {
  /** A selector of the links that may lead to a paper; it goes by their addresses, and takes few others. */
  links: string;
  /** The paper of this site that an address leads to; null for any other. */
  at(url: URL): Identified | null;
  /** The paper whose own page this is, where its address does not tell. */
  own?(doc: Document, url: URL): Identified | null;
  /** Where the title stands on a card, where that can be told whatever its markup. */
  titleOf?(card: Element): Element | undefined;
}

/** Where a site is, and how a person knows it. Its file exports one as `where`, so that pages do not carry it. */
export interface SiteAddress {
  /** As a person knows it. */
  name: string;
  /** Match patterns of every page that may show cards: https://developer.chrome.com/docs/extensions/develop/concepts/match-patterns */
  matches: readonly string[];
  /** What is asked for when a person wants the site, as the browser lists it; without it, the site is there from the install on. */
  asks?: readonly string[];
}

/** A site with where it is. */
export type KnownSite = Site & SiteAddress;

/** Addresses of each kind of page of a site; no other site may know them. Its file exports them beside it, so that pages do not carry them. */
export type Examples = Readonly<Record<PageKind, readonly string[]>>;

/** One showing of one paper on a page. */
export interface Card extends Identified {
  /** Every element that belongs to it, in order; some sites wrap cards in nothing. */
  elements: readonly [Element, ...Element[]];
  /** Other ids of the same paper that the card shows. */
  also?: readonly PaperId[];
  /** Where its strip goes. */
  place: Place;
  /** Where its title stands. */
  title: Element;
  /** What it is called, where links alone told that it is there: nothing else of it is believed, and `title` may stand nowhere. */
  named?: string;
}

/**
 * What a page tells of the paper on a card. Each site's file exports one beside its `site`, so that the script which finds
 * the cards does not carry it.
 */
export type ReadPaper = (doc: Document, url: URL, card: Card) => Paper;

/** A place in the page. */
export interface Place {
  /** `append` puts the strip at the end of the element, `after` behind it. */
  how: 'append' | 'after';
  element: Element;
  /** How it sits there: `line` at the end of a line of text, and under it in windows up to 900px wide, `foot` at the foot of the card, over room kept for it, `below` under a heading, `title` under that of the paper's own page, where it has room for the whole mark, `inline` small within running text. For `line` and `inline` a site's file exports styles, `strips`. */
  as: 'line' | 'foot' | 'below' | 'title' | 'inline';
}
