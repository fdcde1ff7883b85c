import { describe, expect, it } from 'vitest';
import { cardsOf, fixture, type Page, page, type Read } from './page.ts';

const DAY = 'https://huggingface.co/papers/date/2026-11-20';
const PAPER = 'https://huggingface.co/papers/2611.90001';

/** A list as the site makes it, around some markup. */
function listPage(inside: string, props = '{}', address = DAY): Page {
  return page(`<main><div data-target="DailyPapers" data-props="${escaped(props)}">${inside}</div></main>`, address);
}

function article(id: string, title: string, more = ''): string {
  return `<article><a href="/papers/${id}"><img alt=""></a><div><h3><a href="/papers/${id}">${title}</a></h3>${more}</div></article>`;
}

function told(paper: unknown): string {
  return JSON.stringify({ dailyPapers: [{ paper }] });
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
}

function shown(cards: Read[]): [string, string][] {
  return cards.map((card) => [card.id, card.paper().title]);
}

describe('a day of 2026', () => {
  const cards = cardsOf(fixture('huggingface/daily-2026.html'));
  const papers = new Map(cards.map((card) => [card.id.slice('arxiv:'.length), card.paper()]));

  it('shows these papers in this order', () => {
    expect(shown(cards)).toEqual([
      ['arxiv:2611.90114', 'Slow Reading: Giving Long Documents the Attention They Ask For'],
      ['arxiv:2611.90233', 'Juggling Lessons: Throwing and Catching from Two Minutes of Video'],
      ['arxiv:2611.90087', 'A Map That Forgets: Streaming Memory for Agents on a Budget'],
      ['arxiv:2611.90301', expect.stringMatching(/^Everything We Tried .{200,} Without Asking Us$/)],
      ['arxiv:2611.90177', 'Is $\\mathcal{O}(n \\log n)$ Enough? Sub-Quadratic Attention as $n \\to \\infty$, for $d < 64$ & Beyond'],
      ['arxiv:2611.90412', '<script>alert("caught")</script> and 40 Other Titles That Break <b>Paper</b> Readers'],
      ['arxiv:2611.90345', 'قراءة متأنية: نموذج لغوي صغير لفهم المخطوطات العربية القديمة'],
      ['arxiv:2611.90366', 'כמה דוגמאות מספיקות? Few-Shot Tagging with BERT בעברית מקראית'],
      ['arxiv:2611.90091', '🦉 Night Owl: Cheaper Evaluation by Asking at the Right Time 🌙'],
      ['arxiv:2611.90208', 'The Open Tide Gauge: One Hundred Years of Sea Level in One Model'],
      ['arxiv:2611.90055', 'Quiet Quantisation: Two-Bit Weights without a Calibration Set'],
      ['arxiv:2611.90260', 'Ask Twice: Disagreement with Oneself as a Sign of When to Stop'],
    ]);
  });

  it('takes authors from the data: all of them, in their order, by name, without those who are hidden', () => {
    expect(papers.get('2611.90114')?.authors).toEqual([
      'Mira Okonjo',
      'Teodor Vance',
      'Aiko Brandt',
      'Luis Ferreira-Noor',
      'Ilse Haverkamp',
    ]);
    expect(papers.get('2611.90087')?.authors.slice(0, 2)).toEqual(['Ruben Castellane', 'Noor Idrissi']);
    expect(papers.get('2611.90208')?.authors).toHaveLength(36);
    expect(papers.get('2611.90345')?.authors[0]).toBe('ليلى حداد');
  });

  it('tells when a paper was first published, not when it was listed, and what its authors wrote, not what a model did', () => {
    expect(papers.get('2611.90055')?.published).toBe('2026-11-13');
    expect(papers.get('2611.90055')?.abstract).toMatch(/^Weights can be stored in two bits/);
    expect(papers.get('2611.90412')?.abstract).toContain('<img src=x onerror=alert(1)>');
  });

  it('keeps room at the foot of each article', () => {
    for (const card of cards) {
      const [element, ...rest] = card.elements;
      expect(element.localName).toBe('article');
      expect(rest).toEqual([]);
      expect(card.place).toEqual({ how: 'append', element, as: 'foot' });
    }
  });
});

describe('the layout of 2024', () => {
  const cards = cardsOf(fixture('huggingface/daily-2024.html'));

  it('shows the same kind of cards', () => {
    expect(shown(cards)).toEqual([
      ['arxiv:2410.90011', 'Paper Boats: Small Diffusion Models That Float on a Phone'],
      ['arxiv:2410.90023', 'Reading the Room: Speech Models and Polite Interruptions'],
      ['arxiv:2410.90047', 'Maps without Roads: Navigation from Descriptions Alone'],
      ['arxiv:2410.90058', 'What the Tokenizer Saw: Spelling Errors as a Window on Models'],
      ['arxiv:2410.90066', 'Long Shadows: Estimating Building Heights from One Photograph'],
    ]);
    expect(cards[1]?.paper().authors[0]).toBe('Malin Ek');
    expect(cards.every((card) => card.place.as === 'foot')).toBe(true);
  });
});

describe('lists made after descriptions', () => {
  const ids = (file: string) => cardsOf(fixture(`huggingface/${file}.html`)).map((card) => card.id.slice('arxiv:2611.'.length));

  it('are of a week, a month, of what is trending, and the results of a search', () => {
    expect(ids('week')).toEqual(['90091', '90366', '90345', '90412', '90177', '90301']);
    expect(ids('month')).toEqual(['90114', '90233', '90208', '90055', '90260']);
    expect(ids('trending')).toEqual(['90114', '90177', '90301', '90345', '90091']);
    expect(ids('search')).toEqual(['90114', '90177', '90366', '90260']);
  });

  it.each(['week', 'month', 'trending', 'search'])('tell of each paper what the data does, and have room at the foot: %s', (file) => {
    for (const card of cardsOf(fixture(`huggingface/${file}.html`))) {
      const day = cardsOf(fixture('huggingface/daily-2026.html')).find(({ id }) => id === card.id);
      expect(card.paper()).toEqual(day?.paper());
      expect(card.place).toEqual({ how: 'append', element: card.elements[0], as: 'foot' });
    }
  });

  it('have their titles on the page too, with hits as parts of words', () => {
    for (const file of ['trending', 'search']) {
      const here = fixture(`huggingface/${file}.html`);
      const told = cardsOf(here).map((card) => card.paper().title);
      for (const part of here.doc.querySelectorAll('[data-props]')) part.removeAttribute('data-props');
      expect(cardsOf(here).map((card) => card.paper().title)).toEqual(told);
    }
  });
});

describe('a list that changed after it was loaded', () => {
  const cards = cardsOf(fixture('huggingface/daily-hydrated.html'));

  it('shows what stands on the page, with facts of the papers that the data still knows', () => {
    expect(shown(cards)).toEqual([
      ['arxiv:2611.90019', 'Two Readers Are Better than One: Debate as a Proofreading Tool'],
      ['arxiv:2611.90022', 'WaterClock: Timing Models by What They Leave Out'],
      ['arxiv:2611.90091', '🦉 Night Owl: Cheaper Evaluation by Asking at the Right Time 🌙'],
      ['arxiv:2611.90034', 'Field Recordings: A Corpus of Birds That Are Mostly Silent'],
      ['arxiv:2611.90055', 'Quiet Quantisation: Two-Bit Weights without a Calibration Set'],
      ['arxiv:2611.90208', 'The Open Tide Gauge: One Hundred Years of Sea Level in One Model'],
    ]);
    expect(cards.map((card) => card.paper().authors.length)).toEqual([0, 0, 2, 0, 3, 36]);
  });

  it('reads the data again when it changes, and a card again when its node shows another paper', () => {
    const here = listPage(article('2611.90001', 'One'), told({ id: '2611.90001', authors: [{ name: 'Ada' }] }));
    expect(cardsOf(here)[0]?.paper()).toEqual({ id: 'arxiv:2611.90001', title: 'One', authors: ['Ada'] });
    const link = here.doc.querySelector('h3 a');
    for (const a of here.doc.querySelectorAll('a')) a.setAttribute('href', '/papers/2611.90002v3');
    link?.replaceChildren('Two');
    expect(cardsOf(here)[0]?.paper()).toEqual({ id: 'arxiv:2611.90002', version: 3, title: 'Two', authors: [] });
    const props = told({ id: '2611.90002', authors: [{ name: 'Bea' }], publishedAt: '2026-11-01T00:00:00.000Z' });
    here.doc.querySelector('[data-props]')?.setAttribute('data-props', props);
    expect(cardsOf(here)[0]?.paper()).toMatchObject({ authors: ['Bea'], published: '2026-11-01' });
  });

  it('judges the kind of page by the address of the moment', () => {
    const { doc } = fixture('huggingface/daily-2026.html');
    expect(cardsOf({ doc, url: new URL('https://huggingface.co/papers/week/2026-W47') })).toHaveLength(12);
    expect(cardsOf({ doc, url: new URL('https://huggingface.co/papers/2611.90114') })).toEqual([]);
    expect(cardsOf({ doc, url: new URL('https://huggingface.co/models') })).toEqual([]);
  });
});

describe('the page of one paper', () => {
  it('shows it alone, not those that comments speak of', () => {
    const here = fixture('huggingface/paper.html');
    const cards = cardsOf(here);
    expect(cards.map((card) => card.paper())).toEqual([
      {
        id: 'arxiv:2611.90114',
        title: 'Slow Reading: Giving Long Documents the Attention They Ask For',
        authors: ['Mira Okonjo', 'Teodor Vance', 'Aiko Brandt', 'Luis Ferreira-Noor', 'Ilse Haverkamp'],
        published: '2026-11-17',
        abstract: expect.stringMatching(/^Models that read long documents .* was found\.$/),
      },
    ]);
    expect(cards[0]?.place).toEqual({ how: 'after', element: here.doc.querySelector('h1'), as: 'title' });
  });

  it('believes the address and the heading, and no data of another paper', () => {
    const props = escaped(JSON.stringify({ paper: { id: '2611.90002', title: 'Another', summary: 'Another' } }));
    const html = `<main><div data-target="PaperContent" data-props="${props}"><h1>\n One\n  paper </h1></div></main>`;
    expect(cardsOf(page(html, `${PAPER}v2`)).map((card) => card.paper())).toEqual([
      { id: 'arxiv:2611.90001', version: 2, title: 'One paper', authors: [] },
    ]);
  });

  it('is no card without a heading', () => {
    expect(cardsOf(page('<main><div data-target="PaperContent"><h1> </h1></div></main>', PAPER))).toEqual([]);
    expect(cardsOf(page('<main><h1>Daily Papers</h1></main>', PAPER))).toEqual([]);
  });
});

describe('data that is not what it should be', () => {
  const DOM = { id: 'arxiv:2611.90001', title: 'On the page', authors: [] };

  it.each([
    ['not JSON', '{"dailyPapers": ['],
    ['nothing', ''],
    ['null', 'null'],
    ['a number', '12'],
    ['a list', '[[]]'],
    ['a list of nulls', '{"dailyPapers": [null, 3, {"paper": null}, {"paper": []}, {}]}'],
    ['no list', '{"dailyPapers": {"length": 1, "0": {"paper": {"id": "2611.90001", "title": "No"}}}}'],
    ['an id that is none', told({ id: 26.11, title: 'No' })],
    ['another id', told({ id: '2611.90002', title: 'No', authors: [{ name: 'No' }] })],
    ['fields of other types', told({ id: '2611.90001', title: ['No'], authors: 'No', summary: 7, publishedAt: 20261101 })],
    ['a day that is none', told({ id: '2611.90001', publishedAt: 'No' })],
    ['fields of a prototype', '{"dailyPapers": [{"__proto__": {"paper": {"id": "2611.90001", "title": "No"}}}]}'],
    ['an id that every object has', '{"dailyPapers": [{"paper": {"id": "__proto__", "title": "No"}}]}'],
  ])('is as if it were absent: %s', (_, props) => {
    expect(cardsOf(listPage(article('2611.90001', 'On the page'), props)).map((card) => card.paper())).toEqual([DOM]);
    expect(Object.hasOwn(Object.prototype, 'paper')).toBe(false);
  });

  it('gives what it can', () => {
    const authors = [
      { name: ' Ada\n Lovelace ' },
      { name: 5 },
      null,
      'No',
      { name: '' },
      { name: 'Hidden', hidden: true },
      { name: 'a\uD800b' },
    ];
    const cards = cardsOf(listPage(article('2611.90001', 'On the page'), told({ id: '2611.90001v4', title: ' ', authors })));
    expect(cards[0]?.paper()).toEqual({ ...DOM, authors: ['Ada Lovelace', 'a\uFFFDb'] });
  });

  it('is found among the results of a search too', () => {
    const props = JSON.stringify({ dailyPapers: [], searchResults: [{ paper: { id: '2611.90001', title: 'From the data' } }] });
    expect(cardsOf(listPage(article('2611.90001', 'On <span class="highlight">the</span> page'), props))[0]?.paper().title).toBe(
      'From the data',
    );
  });
});

describe('what is no card', () => {
  it.each([
    ['a link to comments in a heading', '<article><h3><a href="/papers/2611.90001#community">Comments</a></h3></article>'],
    ['a link to log in', '<article><h3><a href="/login?next=%2Fpapers%2F2611.90001">Log in</a></h3></article>'],
    ['a link to a day', '<article><h3><a href="/papers/date/2026-11-20">Today</a></h3></article>'],
    ['a paper mentioned in passing', '<p>See <a href="/papers/2611.90001">that paper</a></p>'],
    ['a paper on another host', '<article><h3><a href="https://example.com/papers/2611.90001">A title</a></h3></article>'],
    ['a card without a title', article('2611.90001', ' <svg></svg>\n')],
    ['a card without an id', article('', 'A title')],
    ['an address that is none', '<article><h3><a href="https://[/papers/2611.90001">A title</a></h3></article>'],
  ])('%s', (_, html) => {
    expect(cardsOf(listPage(html))).toEqual([]);
  });

  it('leaves the cards around it alone', () => {
    const html = article('2611.90001', 'One') + article('2611.90002', '') + article('2611.90003', 'Three');
    expect(shown(cardsOf(listPage(html)))).toEqual([
      ['arxiv:2611.90001', 'One'],
      ['arxiv:2611.90003', 'Three'],
    ]);
  });
});

describe('lists without their wrapper', () => {
  const div = (id: string, title: string): string =>
    `<div class="tile"><div><h4><a href="https://huggingface.co/papers/${id}?from=search">${title}</a></h4></div><p>Text</p><a href="/papers/${id}">9 authors</a></div>`;

  it('takes the largest element with this paper alone, and puts the strip below the title', () => {
    const here = listPage(div('2611.90001', 'One') + div('2611.90002', 'Two'));
    const cards = cardsOf(here);
    expect(cards.map((card) => card.elements)).toEqual([...here.doc.querySelectorAll('.tile')].map((tile) => [tile]));
    expect(cards.map((card) => card.place)).toEqual(
      [...here.doc.querySelectorAll('h4')].map((element) => ({ how: 'after', element, as: 'below' })),
    );
  });

  it('takes no part of the page for the card of its only paper', () => {
    const here = listPage(`<section>${div('2611.90001', 'One')}</section>`);
    expect(cardsOf(here)[0]?.elements).toEqual([here.doc.querySelector('.tile')]);
  });

  it('tells two showings of one paper apart', () => {
    const here = listPage(`<div>${div('2611.90001', 'One')}${div('2611.90001', 'One')}</div>`);
    expect(cardsOf(here).map((card) => card.elements)).toEqual([...here.doc.querySelectorAll('.tile')].map((tile) => [tile]));
    expect(cardsOf(listPage(article('2611.90001', 'One').repeat(2)))).toHaveLength(2);
  });

  it('takes no more of an article than what is about the paper alone', () => {
    const here = listPage(article('2611.90001', 'One', '<p>After <a href="/papers/2611.90002">that one</a></p>'));
    const [card, ...rest] = cardsOf(here);
    expect([card?.id, card?.place.as, rest]).toEqual(['arxiv:2611.90001', 'below', []]);
    expect(card?.elements[0]?.textContent).toBe('One');
  });

  it('makes no card of an article with several papers', () => {
    const here = listPage(article('2611.90001', 'Outer', article('2611.90002', 'Inner')));
    const [outer, inner] = cardsOf(here);
    expect([outer?.id, inner?.id]).toEqual(['arxiv:2611.90001', 'arxiv:2611.90002']);
    expect(outer?.elements[0]?.contains(inner?.elements[0] ?? null)).toBe(false);
    expect(inner?.elements[0]?.localName).toBe('article');
  });

  it('keeps room at the foot of an article outside the list too', () => {
    const here = page(`<main>${article('2611.90001', 'One')}${article('2611.90002', 'Two')}</main>`, DAY);
    expect(cardsOf(here).map((card) => card.place.as)).toEqual(['foot', 'foot']);
  });
});

describe('cards without a heading', () => {
  const tile = (id: string, inside: string): string => `<article>
<a href="/papers/${id}"><img alt="A picture that goes with a paper, said at length"></a>
<div><a href="/papers/${id}"><ul><li>Someone</li><li>and twenty-five others who wrote it</li></ul></a> ${inside}
<a href="/papers/${id}"><svg></svg><span>1200 stars</span></a><a href="/papers/${id}#community">23 comments on it</a></div></article>`;

  it('have their title in the link that says most', () => {
    const one = '<a href="/papers/2611.90001">One</a><a href="/papers/2611.90001">9</a>';
    const two = '<p><a href="/papers/2611.90002">Two <span class="highlight">and</span> more</a></p>';
    const here = listPage(tile('2611.90001', one) + tile('2611.90002', two) + article('2611.90003', 'Three'));
    expect(shown(cardsOf(here))).toEqual([
      ['arxiv:2611.90001', 'One'],
      ['arxiv:2611.90002', 'Two and more'],
      ['arxiv:2611.90003', 'Three'],
    ]);
    expect(cardsOf(here).map((card) => [card.elements[0].localName, card.place.as])).toEqual(Array(3).fill(['article', 'foot']));
  });

  it('are none where nothing says a title', () => {
    expect(cardsOf(listPage(tile('2611.90001', '')))).toEqual([]);
  });

  it('are no larger than the links where an article has several papers', () => {
    const html = tile('2611.90001', '<a href="/papers/2611.90001">One</a><a href="/papers/2611.90002">Two</a>');
    const cards = cardsOf(listPage(html));
    expect(cards.map(({ id, elements }) => [id, elements[0].textContent])).toEqual([
      ['arxiv:2611.90001', 'One'],
      ['arxiv:2611.90002', 'Two'],
    ]);
  });
});

it('reads titles of any length', () => {
  const [long] = cardsOf(listPage(article('2611.90001', 'x'.repeat(5_000))));
  expect(long?.paper().title).toHaveLength(5_000);
  const [endless] = cardsOf(listPage(article('2611.90001', '🦉'.repeat(50_000))));
  expect(endless?.paper().title).toHaveLength(10_000);
});
