import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { idText } from '../../lib/paper/links.ts';
import { pageAt, SITES } from '../../lib/sites/index.ts';
import { pageText } from '../../lib/sites/kit/page-text.ts';
import { SAVED } from '../harness/pages.ts';
import { SEED, sizeOf } from '../sizes.ts';
import { seeded } from './mutate.ts';
import { cardsOf, carriedCardsOf, FIXTURES, fixture, type Page, page, type Read } from './page.ts';
import { type Lists, redesign } from './redesign.ts';

const EACH = sizeOf('redesigns of a page');

/** Of which so many in each hundred must be found, over all redesigns of a site's pages. */
const NEEDED = 90;

/** A page that is made anew each time, as a redesign leaves nothing of it. */
interface Source {
  file: string;
  site: string | undefined;
  make(): Page;
}

const OURS: readonly Source[] = FIXTURES.map(({ file }) => ({ file, site: file.split('/')[0], make: () => fixture(file) }));

/** Larger ones than this take seconds: they are for the load, not for what is on them. */
const LONGEST = 1_000_000;

/** Every page that was saved outside the project and is listed there with its address. */
function savedSources(): Source[] {
  const lines = globSync('*.tsv', { cwd: SAVED }).flatMap((index) => readFileSync(join(SAVED, index), 'utf8').trim().split('\n').slice(1));
  return lines.flatMap((line) => {
    const [file = '', address = ''] = line.split('\t');
    const site = file.endsWith('.html') && URL.canParse(address) ? pageAt(new URL(address))?.site.id : undefined;
    if (!site) return [];
    const html = readFileSync(join(SAVED, file), 'utf8');
    return html.length > LONGEST ? [] : [{ file, site, make: () => page(html, address) }];
  });
}

const saved = existsSync(SAVED) ? savedSources() : [];

/** What every card must be, however its page was redesigned: of a paper that was there, with that paper's title or none, without any other's, in a place of its own. */
function expectRight(cards: readonly Read[], titles: ReadonlyMap<string, string>, said: string): void {
  for (const card of cards) {
    const { id, elements, place } = card;
    const title = card.paper().title.replace(/\.$/, '');
    if (title !== idText(id)) expect([id, title], said).toEqual([id, titles.get(id)]);
    const text = elements.map((element) => pageText(element, { longest: 100_000 })).join(' ');
    // A title of a word or two may stand in any text.
    const others = [...titles].filter(([other, name]) => other !== id && name.length > 12 && text.includes(name));
    expect(
      others.filter(([, name]) => !titles.get(id)?.includes(name)),
      `${said}, in the card of ${id}`,
    ).toEqual([]);
    expect(place.element.isConnected && place.element.closest('a') === null, `${said}, the place of ${id}`).toBe(true);
    expect(
      elements.some((element) => element.contains(place.element)),
      `${said}, the place of ${id} is in its card`,
    ).toBe(true);
  }
}

/** Redesigns pages, and counts how many of their cards are found still. */
function shareFound(sources: readonly Source[], times: number): number | undefined {
  let there = 0;
  let found = 0;
  for (const { file, make } of sources) {
    const titles = new Map(cardsOf(make()).map((card) => [card.id as string, card.paper().title.replace(/\.$/, '')]));
    for (let nth = 0; titles.size > 0 && nth < times; nth++) {
      const lists: Lists = (SEED + nth) % 2 === 0 ? 'tables' : 'divs';
      const redesigned = make();
      redesign(redesigned, lists, seeded(SEED + nth));
      const cards = carriedCardsOf(redesigned);
      expectRight(cards, titles, `${file}, lists as ${lists}, seed ${SEED + nth}`);
      there += titles.size;
      found += new Set(cards.map(({ id }) => id)).size;
    }
  }
  return there > 0 ? (100 * found) / there : undefined;
}

function expectEnough(site: string, share: number): void {
  const advice = `Redesigned, ${site} shows ${share.toFixed(1)} % of its cards, and ${NEEDED} % are needed. Let its \`linked\` tell the papers by addresses that stand on each card, and by nothing else.`;
  expect(share >= NEEDED, advice).toBe(true);
}

describe.each(SITES.map(({ id }) => id))('%s: redesigned overnight', (site) => {
  it('shows enough cards by its links, and none of the wrong paper', () => {
    const share = shareFound(
      OURS.filter((source) => source.site === site),
      EACH,
    );
    expectEnough(site, share ?? 0);
  });

  const real = saved.filter((source) => source.site === site);
  // Of some sites no page was saved.
  if (real.length > 0)
    it('shows as many on real pages that were saved', () => {
      const share = shareFound(real, 1 + (EACH > 10 ? 3 : 0));
      if (share !== undefined) expectEnough(site, share);
    });
});

it.each([...OURS, ...saved])('links carry nothing on $file as it is', ({ make }) => {
  const here = make();
  expect(carriedCardsOf(here).map(({ id, named, elements }) => [id, named, elements.length])).toEqual(
    cardsOf(here).map(({ id, elements }) => [id, undefined, elements.length]),
  );
});
