import { describe, expect, it } from 'vitest';
import { cardsOf, fixture, type Page, page, type Read } from './page.ts';

const LIST = 'https://arxiv.org/list/cs.LG/recent';

function row(id: string, title: string, { more = '', authors = '' } = {}): string {
  return `<dt><a name="item1">[1]</a> <a href ="/abs/${id}" title="Abstract">arXiv:${id}</a> [<a href="/pdf/${id}">pdf</a>]${more}</dt>
<dd><div class='meta'><div class='list-title mathjax'><span class='descriptor'>Title:</span> ${title}</div>
<div class='list-authors'>${authors}</div></div></dd>`;
}

function listPage(rows: string): Page {
  return page(`<div id='dlpage'><dl id='articles'>${rows}</dl></div>`, LIST);
}

function shown(cards: Read[]): [string, string][] {
  return cards.map((card) => [card.id, card.paper().title]);
}

describe('new listings', () => {
  const here = fixture('arxiv/new.html');
  const cards = cardsOf(here);
  const papers = new Map(cards.map((card) => [card.id.slice('arxiv:'.length), card.paper()]));

  it('show these papers in this order, in all sections', () => {
    expect(shown(cards)).toEqual([
      ['arxiv:2611.90114', 'Slow Reading: Giving Long Documents the Attention They Ask For'],
      ['arxiv:2611.90177', 'Is $\\mathcal{O}(n \\log n)$ Enough? Sub-Quadratic Attention as $n \\to \\infty$, for $d < 64$ & Beyond'],
      ['arxiv:2611.90055', 'Quiet Quantisation: Two-Bit Weights without a Calibration Set'],
      ['arxiv:2611.90512', 'Counting Bees: Weak Labels from Sound and Weather'],
      ['arxiv:2611.90530', 'On the Shape of Loss Valleys Near Symmetric Minima'],
      ['arxiv:2611.90087', 'A Map That Forgets: Streaming Memory for Agents on a Budget'],
      ['arxiv:2611.90208', 'The Open Tide Gauge: One Hundred Years of Sea Level in One Model'],
      ['arxiv:2611.90345', 'قراءة متأنية: نموذج لغوي صغير لفهم المخطوطات العربية القديمة'],
      ['arxiv:2611.90412', '<script>alert("caught")</script> and 40 Other Titles That Break <b>Paper</b> Readers'],
      ['arxiv:2605.90031', 'Gardening with Gradients: Pruning that Lets Networks Grow Back'],
      ['arxiv:hep-th/9912999', 'Notes on Strings that Do Not Close'],
      ['arxiv:2604.90410', 'A Benchmark Withdrawn: What We Got Wrong about Leaf Counting'],
    ]);
  });

  it('are pairs of dt and dd; the strip ends the line of the dt', () => {
    expect(cards.map((card) => card.elements)).toEqual([...here.doc.querySelectorAll('dt')].map((dt) => [dt, dt.nextElementSibling]));
    for (const card of cards) expect(card.place).toEqual({ how: 'append', element: card.elements[0], as: 'line' });
  });

  it('tell the abstract, with its TeX as it was written, and no date or version', () => {
    expect(papers.get('2611.90177')).toEqual({
      id: 'arxiv:2611.90177',
      title: expect.any(String),
      authors: ['Ysolde Marchetti', 'Karim El-Sayed', "Niamh O'Dwyer"],
      abstract:
        'We prove that attention with $\\mathcal{O}(n \\log n)$ comparisons tells any two contexts apart once $d \\ge 64$, and that for $d < 64$ it cannot. The proof is short & elementary.',
    });
  });

  it('say when they cut a long list of authors', () => {
    expect(papers.get('2611.90208')).toMatchObject({ authorsCut: true });
    expect(papers.get('2611.90208')?.authors).toHaveLength(12);
    expect([...papers.values()].filter((paper) => paper.authorsCut)).toHaveLength(1);
  });
});

describe('other lists', () => {
  it('show the last days without abstracts', () => {
    const cards = cardsOf(fixture('arxiv/recent.html'));
    expect(cards.map((card) => card.id.slice('arxiv:2611.'.length))).toEqual(
      '90114 90177 90055 90512 90440 90301 90366 90461 90091 90260'.split(' '),
    );
    expect(cards[0]?.paper()).toEqual({
      id: 'arxiv:2611.90114',
      title: 'Slow Reading: Giving Long Documents the Attention They Ask For',
      authors: ['Mira Okonjo', 'Teodor Vance', 'Aiko Brandt', 'Luis Ferreira-Noor', 'Ilse Haverkamp'],
    });
    expect(cards[9]?.paper().title).toBe('Ask Twice: Disagreement with Oneself as a Sign of When to Stop');
  });

  it('had another layout up to 2024', () => {
    expect(cardsOf(fixture('arxiv/month-2023.html')).map((card) => card.paper())).toEqual([
      { id: 'arxiv:2305.90012', title: 'A Field Guide to Attention Heads', authors: ['Odile Fournier', 'Bjarne Holt'] },
      { id: 'arxiv:2305.90027', title: 'Small Talk: Dialogue Models That Know When to Stop', authors: ['Asha Menon'] },
      {
        id: 'arxiv:2305.90033',
        title: 'Translating Proverbs without Explaining Them',
        authors: ['Goran Petrić', 'Li Na Chow', 'Eva Strand'],
      },
    ]);
  });
});

describe('lists on other addresses', () => {
  const read = (file: string) => cardsOf(fixture(`arxiv/${file}.html`));
  const ids = (file: string) => read(file).map((card) => card.id.slice('arxiv:'.length));

  it('catch up on a day, in all sections, with abstracts', () => {
    expect(ids('catchup')).toEqual([...['2611.90114', '2611.90601', '2611.90602', '2605.90031'], ...['hep-th/9912998', 'math/0309998']]);
    expect(read('catchup').every((card) => card.paper().abstract)).toBe(true);
    expect(read('catchup')[2]?.paper().abstract).toContain('$n \\log n$ parameters');
  });

  it('have the papers of one author, under each other without a heading', () => {
    expect(ids('author')).toEqual(['2611.90114', '2505.90411', '2211.90119', 'hep-th/0703998']);
    expect(read('author').map((card) => card.paper().authorsCut)).toEqual([undefined, undefined, true, undefined]);
    expect(read('author')[2]?.paper().authors).toEqual(['Teodor Vance', 'Mira Okonjo']);
  });

  it('have one page of a year of old identifiers', () => {
    expect(ids('year')).toEqual(['hep-th/9901990', 'hep-th/9901991', 'gr-qc/9901992', 'solv-int/9901993']);
  });
});

describe('the results of a search', () => {
  const cards = cardsOf(fixture('arxiv/search.html'));
  const papers = cards.map((card) => card.paper());

  it('tell titles with the hits as words of them, and the version that was found where it is not the latest', () => {
    expect(papers.map(({ id, version, title }) => [id, version, title])).toEqual([
      ['arxiv:2611.90114', undefined, 'Slow Reading: Giving Long Documents the Attention They Ask For'],
      ['arxiv:2604.90118', 2, 'Who Pays Attention? Costs $c(n) = o(n^2)$ for Readers of Self-attentions'],
      ['arxiv:2409.90007', undefined, 'The Collected Minutes of a Very Large Attention Committee'],
      ['arxiv:cond-mat/0012998', undefined, 'Attention in Granular Media'],
    ]);
  });

  it('tell the whole abstract without the link that folds it, and the day of the first version', () => {
    expect(papers[0]?.abstract).toMatch(/^Models that read .* ask for attention: a small .* write \$b \\le B\$ for the budget\.$/);
    expect(papers.map(({ published }) => published)).toEqual(['2026-11-17', '2026-04-11', '2024-09-03', '2000-12-30']);
    expect(papers[3]).not.toHaveProperty('abstract');
  });

  it('say when they cut a long list of authors', () => {
    expect(papers.map(({ authors, authorsCut }) => [authors.length, authorsCut])).toEqual([
      [5, undefined],
      [2, undefined],
      [25, true],
      [1, undefined],
    ]);
  });

  it('are list items; the strip stands below the title', () => {
    expect(cards.map(({ elements: [element] }) => element.className)).toEqual(Array(4).fill('arxiv-result'));
    for (const { place, elements } of cards)
      expect(place).toEqual({ how: 'after', element: elements[0].querySelector('.title'), as: 'below' });
  });

  it('may link to other papers in their comments', () => {
    const here = fixture('arxiv/search.html');
    here.doc.querySelector('.arxiv-result')?.insertAdjacentHTML('beforeend', '<p>See <a href="/abs/2611.90001">arXiv:2611.90001</a></p>');
    expect(cardsOf(here).map((card) => card.id)).toEqual(papers.map(({ id }) => id));
  });
});

describe('rows that are odd', () => {
  it.each([
    ['without a title', row('2611.90001', '')],
    ['without an id', row('', 'A title')],
    ['with an id that is none', row('2611.901', 'A title')],
    ['with two papers', row('2611.90001', 'A title', { more: 'replaces <a href="/abs/2611.90002">arXiv:2611.90002</a>' })],
    ['without a dd', '<dt><a href="/abs/2611.90001" title="Abstract">arXiv:2611.90001</a></dt>'],
    ['with something between dt and dd', row('2611.90001', 'A title').replace('<dd>', '<p>-</p><dd>')],
    [
      'with the dd of another row inside what follows',
      `<dt><a href="/abs/2611.90001">1</a></dt><div><p><b class="list-title">Two</b></p></div>`,
    ],
    ['of another host', row('', 'A title').replaceAll('/abs/', 'https://arxiv.org.example/abs/2611.90001')],
  ])('are left alone: %s', (_, html) => {
    expect(cardsOf(listPage(html))).toEqual([]);
    expect(shown(cardsOf(listPage(row('2611.90008', 'Before') + html + row('2611.90009', 'After'))))).toEqual([
      ['arxiv:2611.90008', 'Before'],
      ['arxiv:2611.90009', 'After'],
    ]);
  });

  it.each([
    ['with a version', '/abs/2611.90001v3', { id: 'arxiv:2611.90001', version: 3 }],
    ['with a whole address', 'http://arxiv.org/abs/2611.90001', { id: 'arxiv:2611.90001' }],
    ['of another address of arXiv', 'https://export.arxiv.org/abs/2611.90001', { id: 'arxiv:2611.90001' }],
    ['with more behind the id', '/abs/2611.90001/?context=cs#x', { id: 'arxiv:2611.90001' }],
    ['with an old id', '/abs/math.GT/0309136', { id: 'arxiv:math/0309136' }],
  ])('are known %s', (_, href, identified) => {
    const html = row('2611.90001', 'A title').replace('/abs/2611.90001', href);
    expect(cardsOf(listPage(html)).map((card) => card.paper())).toEqual([{ ...identified, title: 'A title', authors: [] }]);
  });

  it('may show one paper twice', () => {
    expect(cardsOf(listPage(row('2611.90001', 'New') + row('2611.90001', 'Cross')))).toHaveLength(2);
  });

  it('may name nobody, or have every author there though folded', () => {
    const authors = (html: string): unknown => {
      const { authors, authorsCut } = cardsOf(listPage(row('2611.90001', 'A title', { authors: html })))[0]?.paper() ?? {};
      return [authors, authorsCut];
    };
    const ada = '<a href="https://arxiv.org/search/cs?searchtype=author&query=L">Ada Lovelace</a>';
    const more = '<a href="javascript:toggle()" id="toggle">et al. (1 additional author not shown)</a>';
    expect(authors('(author list is unavailable)')).toEqual([[], undefined]);
    expect(authors(`${ada}, et al. (1 additional author not shown)`)).toEqual([['Ada Lovelace'], true]);
    expect(authors(`${ada} ${more}`)).toEqual([['Ada Lovelace'], true]);
    expect(authors(`${ada}<div id="long-author-list" style="display: none"> , <a href="#">Bea B.</a></div> ${more}`)).toEqual([
      ['Ada Lovelace', 'Bea B.'],
      undefined,
    ]);
  });
});

describe('the abs page', () => {
  it('tells what it tells those who cite it, and its version', () => {
    const here = fixture('arxiv/abs.html');
    const [card, ...rest] = cardsOf(here);
    expect(rest).toEqual([]);
    expect(card?.paper()).toEqual({
      id: 'arxiv:2611.90114',
      version: 2,
      title: 'Slow Reading: Giving Long Documents the Attention They Ask For',
      authors: ['Mira Okonjo', 'Teodor Vance', 'Aiko Brandt', 'Luis Ferreira-Noor', 'Ilse Haverkamp'],
      published: '2026-11-17',
      abstract: expect.stringMatching(/^Models that read long documents .* was found\.$/),
    });
    expect(card?.place).toEqual({ how: 'after', element: here.doc.querySelector('#abs h1'), as: 'title' });
  });

  it('is read from what it shows where that is missing, or of another paper', () => {
    const here = fixture('arxiv/abs.html');
    const whole = cardsOf(here)[0]?.paper();
    here.doc.querySelector('meta[name="citation_arxiv_id"]')?.setAttribute('content', '2611.90115');
    for (const meta of here.doc.querySelectorAll('meta[name^="citation_"]:not([name$="_id"])')) meta.setAttribute('content', 'Other');
    expect(cardsOf(here)[0]?.paper()).toEqual(whole);
    for (const meta of here.doc.querySelectorAll('meta')) meta.remove();
    expect(cardsOf(here)[0]?.paper()).toEqual(whole);
  });

  it('believes the address about the version', () => {
    const { doc } = fixture('arxiv/abs.html');
    expect(cardsOf({ doc, url: new URL('https://arxiv.org/abs/2611.90114v1') })[0]).toMatchObject({ id: 'arxiv:2611.90114', version: 1 });
    expect(cardsOf({ doc, url: new URL('https://arxiv.org/abs/2611.90115') })[0]?.version).toBeUndefined();
  });

  it.each([
    ['Curie, Marie', 'Marie Curie'],
    ['van der Waals, Johannes Diderik', 'Johannes Diderik van der Waals'],
    ['King Jr, Martin', 'Martin King Jr'],
    ['King, Martin, Jr', 'Martin King, Jr'],
    ['The Example Collaboration', 'The Example Collaboration'],
    ['Curie,', 'Curie'],
  ])('names %s as %s', (told, name) => {
    const meta = `<meta name="citation_arxiv_id" content="2611.90001"><meta name="citation_author" content="${told}">`;
    const here = page(`<head>${meta}</head><div id="abs"><h1 class="title">A title</h1></div>`, 'https://arxiv.org/abs/2611.90001');
    expect(cardsOf(here)[0]?.paper().authors).toEqual([name]);
  });

  it.each([
    ['2026/11/17', '', '2026-11-17'],
    ['2026/11', '', '2026-11'],
    ['2026', '', '2026'],
    ['17.11.2026', '[Submitted on 7 Nov 2026 (v1), last revised 19 Dec 2026 (this version, v2)]', '2026-11-07'],
    ['', '[Submitted on 7 Nov 2026]', '2026-11-07'],
    ['', '[Submitted on 7 Ecf 2026]', undefined],
    ['', '', undefined],
  ])('dates %j and %j as %s', (told, line, published) => {
    const meta = `<meta name="citation_arxiv_id" content="2611.90001"><meta name="citation_date" content="${told}">`;
    const html = `<head>${meta}</head><div id="abs"><div class="dateline">${line}</div><h1 class="title">A title</h1></div>`;
    expect(cardsOf(page(html, 'https://arxiv.org/abs/2611.90001'))[0]?.paper().published).toBe(published);
  });

  it('is no card without a title', () => {
    const html = '<h1>Computer Science</h1><div id="abs"><h1 class="title"><span class="descriptor">Title:</span> </h1></div>';
    expect(cardsOf(page(html, 'https://arxiv.org/abs/2611.90001'))).toEqual([]);
  });
});
