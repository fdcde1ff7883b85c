import { describe, expect, it } from 'vitest';
import { SITES } from '../../lib/sites/index.ts';
import { pageText } from '../../lib/sites/kit/page-text.ts';
import { SEED, sizeOf } from '../sizes.ts';
import { localised, MUTATIONS, type Mutation, seeded } from './mutate.ts';
import { cardsOf, FIXTURES, fixture, type Page } from './page.ts';

const EACH = sizeOf('mutants of a kind');

/** How many of the cards must be found, in each hundred, over all mutants of a kind. */
const FOUND: Readonly<Record<string, number>> = {
  'reordered attributes': 100,
  'comment nodes': 100,
  'renamed classes': 90,
  'added wrappers': 90,
  'nodes made anew': 100,
  'localised texts': 100,
};

/** What to do when too few cards are found. */
const ADVICE: Readonly<Record<string, string>> = {
  'reordered attributes': 'Do not match the text of a tag: ask for its attributes one by one.',
  'comment nodes': 'Do not count child nodes: ask for elements.',
  'renamed classes': 'Find cards by the address of their link or by their structure, and use classes only to choose between candidates.',
  'added wrappers': 'Do not ask for a direct child or a sibling: look for the closest ancestor that holds one paper alone.',
  'nodes made anew': 'Keep no element from one look to the next: look again.',
  'localised texts': 'Do not compare the words of a page: find parts by elements, attributes and addresses.',
};

interface Whole {
  page: Page;
  titles: ReadonlyMap<string, string>;
  elements: Element[];
}

/** What a page shows of a card: its paper, its title, and all the text on it. */
interface Shown {
  id: string;
  title: string;
  text: string;
}

function pagesOf(site: string): Whole[] {
  return FIXTURES.filter(({ file }) => file.startsWith(`${site}/`)).flatMap(({ file }) => {
    const page = fixture(file);
    const cards = cardsOf(page);
    const titles = new Map(cards.map((card) => [card.id, card.paper().title]));
    return cards.length > 0 ? [{ page, titles, elements: cards.map(({ title }) => title) }] : [];
  });
}

/** The cards of a mutant; the page is afterwards as it was. */
function mutant({ page, elements }: Whole, kind: string, seed: number): Shown[] {
  const random = seeded(seed);
  const mutation: Mutation = MUTATIONS[kind] ?? (() => localised(page, elements, random));
  const undo = mutation(page, random);
  const shown = cardsOf(page).map((card) => ({
    id: card.id,
    title: card.paper().title,
    text: card.elements.map((element) => pageText(element, { longest: 100_000 })).join(' '),
  }));
  undo();
  return shown;
}

describe.each(SITES.map(({ id }) => id))('%s: when its markup drifts', (site) => {
  const pages = pagesOf(site);

  it('there is a page with cards', () => expect(pages.length).toBeGreaterThan(0));

  it.each(Object.keys(FOUND))('%s: no card is of the wrong paper, and enough are found', (kind) => {
    let there = 0;
    let found = 0;
    for (let nth = 0; nth < EACH; nth++) {
      const seed = SEED + nth;
      const whole = pages[nth % pages.length] as Whole;
      const cards = mutant(whole, kind, seed);
      there += whole.titles.size;
      found += new Set(cards.map(({ id }) => id)).size;
      for (const { id, title, text } of cards) {
        expect([id, title], `mutant ${seed}`).toEqual([id, whole.titles.get(id)]);
        const others = [...whole.titles].filter(([other, name]) => other !== id && text.includes(name));
        expect(others, `mutant ${seed}, in the card of ${id}`).toEqual([]);
      }
    }
    const share = (100 * found) / there;
    const needed = FOUND[kind] ?? 100;
    const advice = `With ${kind}, ${site} finds ${share.toFixed(1)} % of its cards, and ${needed} % are needed. ${ADVICE[kind] ?? ''}`;
    expect(share >= needed, advice).toBe(true);
  });
});
