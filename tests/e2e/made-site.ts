import type { PageFile } from '../harness/pages.ts';
import { huggingFaceList, madePapers } from './made-pages.ts';

/** What a made-up site's own script can do to its page. Papers go by their number. */
export interface MadeSite {
  /** Throws all cards away and builds new ones. */
  render(papers: number[]): void;
  /** Puts more cards at the end. */
  append(papers: number[]): void;
  /** Goes to another address without a load, and shows other cards. */
  go(address: string, papers: number[]): void;
  /** Gives the nodes of the cards that are there to other papers. */
  recycle(papers: number[]): void;
}

declare global {
  /** Set by the made-up pages. */
  var site: MadeSite;
  /** What a made-up page's script found otherwise than the server had sent it, once it has looked. */
  var mismatches: string[] | undefined;
}

/** The script of a made-up page. It runs in that page. */
function startSite(): void {
  const grid = document.querySelector('.grid') as HTMLElement;
  const [first] = grid.children;
  const template = first?.cloneNode(true) as HTMLElement;
  const fill = (card: Element, paper: number): void => {
    const id = `2611.${70_000 + paper}`;
    for (const link of card.querySelectorAll('a')) link.setAttribute('href', `/papers/${id}${link.hash}`);
    const title = card.querySelector('h3 a');
    if (title) title.textContent = `On the Matter of ${70_000 + paper}`;
  };
  const built = (paper: number): HTMLElement => {
    const card = template.cloneNode(true) as HTMLElement;
    fill(card, paper);
    return card;
  };
  const shown = new Map<string, number[]>();
  const render = (papers: number[]): void => {
    shown.set(location.pathname, papers);
    grid.replaceChildren(...papers.map(built));
  };
  globalThis.site = {
    render,
    append: (papers) => grid.append(...papers.map(built)),
    go(address, papers) {
      history.pushState(null, '', address);
      render(papers);
    },
    recycle: (papers) => {
      for (const [at, card] of [...grid.children].entries()) fill(card, papers[at] ?? 0);
    },
  };
  addEventListener('popstate', () => render(shown.get(location.pathname) ?? []));
  shown.set(
    location.pathname,
    [...grid.children].map((card) => Number(card.querySelector('h3 a')?.getAttribute('href')?.slice(-5)) - 70_000),
  );
}

/**
 * Takes the server's markup over as a strict framework does, a while after load: an element that it did not expect makes
 * it throw the list away and build it anew. It runs in the page.
 */
function takeOver(): void {
  const grid = document.querySelector('.grid') as HTMLElement;
  const before = grid.innerHTML;
  addEventListener('load', () => {
    setTimeout(() => {
      const strangers = [...grid.querySelectorAll('article')].flatMap((card) => [...card.children].slice(2));
      const mismatches = [...strangers.map(({ localName }) => localName), ...(grid.innerHTML === before ? [] : ['markup'])];
      globalThis.mismatches = mismatches;
      if (mismatches.length > 0) grid.innerHTML = before;
      else grid.append(document.createComment('taken over'));
    }, 200);
  });
}

const SITE = `(${startSite})()`;

/** A page of ten cards whose site changes it when it is told to. */
export const changing: PageFile = huggingFaceList(madePapers(10), SITE);

/** A page whose script takes the markup over after load. */
export const hydrating: PageFile = huggingFaceList(madePapers(10), `(${takeOver})()`, 'https://huggingface.co/papers/date/2026-11-03');

/** A page whose script builds the whole list anew after load. */
export const rebuilding: PageFile = huggingFaceList(
  madePapers(10),
  `${SITE}; addEventListener('load', () => setTimeout(() => site.render([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]), 600))`,
  'https://huggingface.co/papers/date/2026-11-04',
);

/** A page that begins empty and gets its cards two seconds later. */
export const late: PageFile = huggingFaceList(
  madePapers(1),
  `${SITE}; site.render([]); addEventListener('load', () => setTimeout(() => site.render([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]), 2000))`,
  'https://huggingface.co/papers/date/2026-11-05',
);
