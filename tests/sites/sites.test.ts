import { describe, expect, it } from 'vitest';
import { parsePaperId } from '../../lib/paper/ids/schemes.ts';
import { pageAt, SITES, siteAt } from '../../lib/sites/index.ts';
import { PUBLISHER_MATCHES } from '../../lib/sites/kit/publisher-hosts.ts';
import type { Examples, PageKind } from '../../lib/sites/kit/site.ts';
import { MATCHES } from '../../lib/sites/matches.ts';
import { cardsOf, FIXTURES, fixture } from './page.ts';

const KINDS: readonly PageKind[] = ['list', 'paper'];
const FILES = import.meta.glob<{ examples: Examples }>('../../lib/sites/adapters/*.ts', { eager: true });
const examplesOf = (id: string) => FILES[`../../lib/sites/adapters/${id}.ts`]?.examples ?? { list: [], paper: [] };
const EXAMPLES = SITES.flatMap((site) => KINDS.flatMap((kind) => examplesOf(site.id)[kind].map((address) => ({ site, kind, address }))));

describe('addresses', () => {
  it.each(SITES)('are given as examples of each kind of page: $id', ({ id }) => {
    expect(KINDS.flatMap((kind) => examplesOf(id)[kind])).not.toEqual([]);
  });

  it.each(EXAMPLES)('is known to one site as one kind of page: $address', ({ site, kind, address }) => {
    const url = new URL(address);
    expect(SITES.map((one) => [one.id, one.pageAt(url)])).toEqual(SITES.map((one) => [one.id, one === site ? kind : null]));
    expect(pageAt(url)).toEqual({ site, kind });
  });

  it.each(EXAMPLES)('is where its script runs, and asked for with it: $address', ({ site, address }) => {
    const runs = site.matches.some((pattern) => covers(pattern, address));
    expect(runs).toBe(true);
    expect(siteAt(new URL(address))?.id).toBe(site.id);
    if (!site.asks) expect(MATCHES.some((pattern) => covers(pattern, address))).toBe(true);
    // Scholar has a host for each country, which is asked for where a person stands.
    else if (site.id !== 'scholar') expect(site.asks.some((pattern) => covers(pattern, address))).toBe(true);
  });

  it.each(PUBLISHER_MATCHES)('at a publisher are taken for papers: %s', (match) => {
    expect(pageAt(new URL(match.replace('*', 'made/paper')))).toMatchObject({ site: { id: 'publishers' }, kind: 'paper' });
  });

  it.each([
    'https://huggingface.co/',
    'https://huggingface.co/papers/submit',
    'https://huggingface.co/papers/date/',
    'https://huggingface.co/papers/2609.31620/extra',
    'https://huggingface.co/papers/2609.3',
    'https://huggingface.co/papersmith/model',
    'https://huggingface.co/models?q=/papers/2609.31620',
    'https://huggingface.co.example/papers/2609.31620',
    'http://huggingface.co/papers/2609.31620',
    'https://arxiv.org/',
    'https://arxiv.org/list/cs.LG',
    'https://arxiv.org/abs/not-an-id',
    'https://arxiv.org/abs/2106.09608v0',
    'https://arxiv.org/pdf/2106.09608',
    'https://arxiv.org/html/2106.09608v2',
    'https://arxiv.org/search/',
    'https://arxiv.org/search/advanced',
    'https://arxiv.org/catchup/cs.LG',
    'https://arxiv.org/a/okonjo_m_1.atom2',
    'https://xarxiv.org/search/?query=abs/2106.09608',
    'https://notarxiv.org/abs/2106.09608',
    'https://example.com/abs/2106.09608',
  ])('%s shows no cards', (address) => {
    expect(pageAt(new URL(address))).toBeNull();
  });
});

describe('the shipped pages', () => {
  it.each(SITES.map((site) => site.id))('show both kinds of pages of %s', (id) => {
    const kinds = FIXTURES.filter(({ file }) => file.startsWith(`${id}/`)).map(({ file }) => pageAt(fixture(file).url)?.kind);
    const examples = examplesOf(id);
    for (const kind of KINDS) if (examples[kind].length > 0) expect(kinds).toContain(kind);
  });

  it.each(FIXTURES)('$file: every card is whole, in order, and leaves the page as it was', ({ file }) => {
    const here = fixture(file);
    const before = here.doc.documentElement.outerHTML;
    const cards = cardsOf(here);
    const site = pageAt(here.url)?.site;
    expect(site && file.startsWith(`${site.id}/`)).toBe(true);
    for (const card of cards) {
      expect(parsePaperId(card.id)).toBe(card.id);
      const paper = card.paper();
      expect(paper).toMatchObject({ id: card.id, title: expect.stringMatching(/\S/) });
      expect(paper.version).toBe(card.version);
      const anchors = card.elements.flatMap((element) => [element, ...element.querySelectorAll('*')]);
      expect(anchors.some((element) => element.matches(site?.anchor ?? ''))).toBe(true);
      expect(card.elements.some((element) => element.contains(card.place.element))).toBe(true);
    }
    const elements = cards.flatMap((card) => card.elements);
    expect(new Set(elements).size).toBe(elements.length);
    expect(elements.toSorted(inOrder)).toEqual(elements);
    expect(cardsOf(here).map((card) => card.elements)).toEqual(cards.map((card) => card.elements));
    expect(here.doc.documentElement.outerHTML).toBe(before);
  });

  it('show one paper on both sites under one id', () => {
    for (const file of ['huggingface/daily-2026.html', 'huggingface/paper.html', 'arxiv/new.html', 'arxiv/recent.html', 'arxiv/abs.html']) {
      const [slow] = cardsOf(fixture(file));
      expect(slow?.id).toBe('arxiv:2611.90114');
      expect(slow?.paper().title).toBe('Slow Reading: Giving Long Documents the Attention They Ask For');
      expect(slow?.paper().authors).toEqual(['Mira Okonjo', 'Teodor Vance', 'Aiko Brandt', 'Luis Ferreira-Noor', 'Ilse Haverkamp']);
    }
  });

  it('load nothing', () => {
    for (const { file, html } of FIXTURES)
      expect(
        [
          ...html
            .replace(/<link[^>]*rel="canonical"[^>]*>/g, '')
            .matchAll(/<(?:script|img|video|source|iframe|link)\b[^>]*\b(?:src|href|poster)="(?!data:|look\.css")[^"]*"/g),
        ],
        file,
      ).toEqual([]);
  });

  it('give no cards where the list is empty', () => {
    expect(cardsOf(fixture('huggingface/empty.html'))).toEqual([]);
  });
});

/** Whether a match pattern takes in an address: https://developer.chrome.com/docs/extensions/develop/concepts/match-patterns */
function covers(pattern: string, address: string): boolean {
  const url = new URL(address);
  const parts = pattern.split('*').map((part) => part.replace(/[.?+^$(){}|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('.*')}$`).test(`${url.origin}${url.pathname}${url.search}`);
}

function inOrder(a: Element, b: Element): number {
  return a.compareDocumentPosition(b) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1;
}
