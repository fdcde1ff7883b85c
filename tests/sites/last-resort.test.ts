import { describe, expect, it, vi } from 'vitest';
import { SITES } from '../../lib/sites/index.ts';
import { orByLinks, ROOM } from '../../lib/sites/kit/last-resort.ts';
import { orNamed } from '../../lib/sites/kit/read-named.ts';
import type { Card, ReadPaper } from '../../lib/sites/kit/site.ts';
import { LINKED } from '../../lib/sites/linked.ts';
import { type Page, page } from './page.ts';

const LIST = 'https://arxiv.org/list/cs.LG/recent';
const FORUMS = 'https://openreview.net/group?id=Made.cc/2026/Conference';

/** The cards that links alone tell on a page made for it. */
function byLinks({ doc, url }: Page, cards: Card[] = []): Card[] {
  const site = SITES.find((each) => each.pageAt(url));
  const linked = site && LINKED[site.id];
  const kind = site?.pageAt(url);
  if (!linked || !kind) throw new Error(`No site has pages at ${url}.`);
  return orByLinks(linked, kind, doc, url, cards);
}

const named = (cards: readonly Card[]) => cards.map(({ id, named }) => [id, named]);

/** As arXiv shows a paper of a list, but in whatever it is wrapped in. */
const row = (id: string): string => `<div>[1] <a href="/abs/${id}">arXiv:${id}</a> [<a href="/pdf/${id}">pdf</a>]</div>`;
const told = (title: string): string =>
  `<div><div><span>Title:</span> ${title}</div><div><a href="/a/b_1">Ada Okonjo</a>, <a href="/a/c_1">Ben Castellane</a></div></div>`;

describe('cards by links alone', () => {
  it('there is one for each site', () => {
    for (const { id } of SITES) expect([id, LINKED[id] !== undefined]).toEqual([id, true]);
  });

  it('take in what stands behind each, where nothing wraps a paper', () => {
    const here = page(
      `<main><h2>Monday</h2>${row('2611.90114')}${told('Slow Reading of Long Documents')}${row('2611.90115')}${told('A Map That Forgets Much')}</main>`,
      LIST,
    );
    const cards = byLinks(here);
    expect(named(cards)).toEqual([
      ['arxiv:2611.90114', 'Slow Reading of Long Documents'],
      ['arxiv:2611.90115', 'A Map That Forgets Much'],
    ]);
    expect(cards.map(({ elements }) => elements.length)).toEqual([2, 2]);
  });

  it('take in what stands before each, where that is how the list goes', () => {
    const here = page(
      `<main>${told('Slow Reading of Long Documents')}${row('2611.90114')}${told('A Map That Forgets Much')}${row('2611.90115')}</main>`,
      LIST,
    );
    expect(named(byLinks(here))).toEqual([
      ['arxiv:2611.90114', 'Slow Reading of Long Documents'],
      ['arxiv:2611.90115', 'A Map That Forgets Much'],
    ]);
  });

  it('call a paper by its id, where nobody can tell on which side its title stands', () => {
    const here = page(
      `<main><p>Some words that come first here</p>${row('2611.90114')}<p>Some words that come in between</p>${row('2611.90115')}<p>Some words that come at the end</p></main>`,
      LIST,
    );
    expect(named(byLinks(here))).toEqual([
      ['arxiv:2611.90114', 'arXiv:2611.90114'],
      ['arxiv:2611.90115', 'arXiv:2611.90115'],
    ]);
  });

  it('call no paper by what other cards say too, by a name, or by words that come after words too short for a title', () => {
    const card = (id: string, inside: string): string => `<div><a href="/abs/${id}">arXiv:${id}</a><br>${inside}</div>`;
    const here = page(
      `<main>${card('2611.90111', '<p>Read this paper in 12 minutes</p><p>Slow Reading of Long Documents</p>')}
${card('2611.90112', '<p>Read this paper in 9 minutes</p><p>Luis Ferreira-Noor</p>')}
${card('2611.90113', '<p>Read this paper in 10 minutes</p><p>Attention</p><p>Ada Okonjo reads slowly and says so at length.</p>')}
${card('2611.90114', '<p>Read this paper in 11 minutes</p><p>Ada Okonjo, Ben Castellane, Asha Menon, Eva Strand</p>')}
${card('2611.90115', '<p>Read this paper in 11 minutes</p><p><a href="/x">Luis Ferreira-Noor</a></p>')}</main>`,
      LIST,
    );
    expect(named(byLinks(here)).map(([, name]) => name)).toEqual([
      'Slow Reading of Long Documents',
      'arXiv:2611.90112',
      'arXiv:2611.90113',
      'arXiv:2611.90114',
      'arXiv:2611.90115',
    ]);
  });

  it('are none in running text, nor at the foot of a page, nor where a page links to one paper alone', () => {
    const text = `<p>As others have shown in <a href="/forum?id=aVh9KRZdRk">Slow Reading</a> and <a href="/forum?id=bQ2-mLpX0s">A Map That Forgets</a>.</p>`;
    expect(byLinks(page(`<main>${text}</main>`, FORUMS))).toEqual([]);
    const alone = (id: string): string => `<p>As others have shown in <a href="/forum?id=${id}">a paper of theirs</a>, it is so.</p>`;
    expect(byLinks(page(`<main>${alone('aVh9KRZdRk')}${alone('bQ2-mLpX0s')}</main>`, FORUMS))).toEqual([]);
    const links = `<div><a href="/forum?id=aVh9KRZdRk">Slow Reading Here</a></div><div><a href="/forum?id=bQ2-mLpX0s">A Map That Forgets</a></div>`;
    expect(byLinks(page(`<main></main><footer>${links}</footer>`, FORUMS))).toEqual([]);
    expect(byLinks(page(`<main><div><a href="/forum?id=aVh9KRZdRk">Slow Reading Here</a></div></main>`, FORUMS))).toEqual([]);
    expect(byLinks(page(`<main>${links}</main>`, FORUMS))).toHaveLength(2);
  });

  it('join those that the adapter found, in order, and never share an element with one', () => {
    const forum = (n: number): string =>
      `<div id="made${n}"><a href="/forum?id=aVh9KRZdR${n}">A Made Title of Number ${'x'.repeat(n + 1)}</a></div>`;
    const here = page(`<main>${[0, 1, 2, 3].map(forum).join('')}</main>`, FORUMS);
    const all = byLinks(here);
    const [, second, third] = all as [Card, Card, Card];
    expect(byLinks(here, [third])).toHaveLength(4);
    expect(byLinks(here, [third]).map(({ id }) => id)).toEqual(all.map(({ id }) => id));
    const whole = here.doc.querySelector('main') as Element;
    expect(byLinks(here, [{ ...second, elements: [whole] }])).toHaveLength(1);
  });

  it('of a page of one paper: what it says that those who cite it are told, and nothing that it only hints at', () => {
    const at = 'https://openreview.net/forum?id=aVh9KRZdRk';
    const head = '<meta name="citation_title" content="Slow Reading">';
    const [card] = byLinks(page(`${head}<main><div><div>Slow Reading</div></div><p>Slow Reading is good.</p></main>`, at));
    expect([card?.id, card?.named, card?.place.as]).toEqual(['openreview:aVh9KRZdRk', 'Slow Reading', 'title']);
    expect(byLinks(page(`${head}<main><div>Another paper</div></main>`, at))).toEqual([]);
    expect(
      byLinks(
        page(
          '<title>A Map That Forgets | Made</title><main><a>A Map That Forgets</a></main><header><div>A Map That Forgets</div></header>',
          at,
        ),
      ),
    ).toEqual([]);
    expect(byLinks(page('<title>A Map That Forgets | Made</title><main><div>A Map That Forgets</div></main>', at))).toHaveLength(1);
  });

  it('tell what they are called, and nothing else that may be of another paper; on its own page what those who cite it are told', () => {
    const at = 'https://openreview.net/forum?id=aVh9KRZdRk';
    const head = '<meta name="citation_title" content="Slow Reading"><meta name="citation_author" content="Okonjo, Ada">';
    const here = page(`${head}<main><div>Slow Reading</div></main>`, at);
    const [card] = byLinks(here) as [Card];
    const ofAnother = vi.fn<ReadPaper>(() => ({ id: 'arxiv:2611.90114', title: 'Another', authors: ['Somebody Else'] }));
    const read = orNamed(ofAnother);
    expect(read(here.doc, here.url, card)).toEqual({ id: 'openreview:aVh9KRZdRk', title: 'Slow Reading', authors: ['Ada Okonjo'] });
    expect(read(here.doc, here.url, { ...card, place: { ...card.place, as: 'foot' } }).authors).toEqual([]);
    expect(ofAnother).not.toHaveBeenCalled();
    const { named: _, ...found } = card;
    expect(read(here.doc, here.url, found).title).toBe('Another');
    const broken = orNamed(() => {
      throw new TypeError('a page that nobody thought of');
    });
    expect(broken(here.doc, here.url, { ...found, version: 2 })).toEqual({
      id: 'openreview:aVh9KRZdRk',
      version: 2,
      title: '',
      authors: [],
    });
  });

  it('have room kept for their strips, whatever the site', () => {
    expect(ROOM).toContain('[at=foot]');
    expect(ROOM).toContain('[at=title]');
  });
});

describe('a page that means to take long', () => {
  const link = (n: number): string => `<a href="/forum?id=made${1_000_000 + (n % 2_000)}">Some Made Title ${n}</a>`;
  const pages: Record<string, string> = {
    'links nested deeply': `${Array.from({ length: 1_500 }, (_, n) => `<div>${link(n)}`).join('')}`,
    'links to one paper nested deeply': `${`<div>${link(1)}`.repeat(1_500)}</div>`,
    'many links on one line': `<div>${Array.from({ length: 8_000 }, (_, n) => link(n)).join(' ')}</div>`,
    'many words before each link': `<div>${`${'word '.repeat(400)}${link(1)}`.repeat(500)}</div>`,
    'many cards with many parts': Array.from({ length: 300 }, (_, n) => `<div>${link(n)}${'<p>a <b>b</b></p>'.repeat(20)}</div>`).join(''),
    'brackets without end': Array.from({ length: 4 }, (_, n) => `<div>${link(n)}${'[('.repeat(20_000)}</div>`).join(''),
  };
  it.each(Object.entries(pages))('is read to its end: %s', (_, html) => {
    const here = page(`<main>${html}</main>`, FORUMS);
    // What is quadratic takes minutes here, and so goes on until the test's own end.
    const strange = byLinks(here).filter(({ id }) => !id.startsWith('openreview:made'));
    expect(strange).toEqual([]);
  });
});
