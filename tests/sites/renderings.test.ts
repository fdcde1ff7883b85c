import { describe, expect, test } from 'vitest';
import { mayBeTitle } from '../../lib/sites/kit/shown-title.ts';
import { cardsOf, type Page, page } from './page.ts';

// A search of Hugging Face in every rendering that was met or may come: what each card shows is what is kept of it.

const SEARCH = 'https://huggingface.co/papers?q=letters';

interface Told {
  id: string;
  title: string;
  abstract: string;
  count: number;
  date: string;
}

/** Titles and abstracts of several lengths: the shortest abstract is shorter than the longest title. */
const TOLD: readonly Told[] = [
  {
    id: '2309.90001',
    title: 'Letters to a Listening Machine: What Four Hundred People Wrote',
    abstract:
      'People write to machines as they write to friends. We collect four hundred letters and ask what they have in common. Most begin with a question, and few with a name. We release all of them under an open licence.',
    count: 10,
    date: 'Sep 7, 2023',
  },
  {
    id: '2310.90002',
    title: 'Inkwell',
    abstract: 'A small model of handwriting, trained on one notebook, that writes as its owner does on a good day.',
    count: 1,
    date: 'Oct 15',
  },
  {
    id: '2311.90003',
    title:
      'On the Long Road from the First Draft to the Last One, and on Everything That Is Crossed Out along the Way When Nobody Keeps the Drafts and Nobody Asks for Them',
    abstract: `Drafts are lost. ${'We keep each of them, and compare what was written with what was sent, word by word and line by line. '.repeat(12)}Little of the first draft is in the last.`,
    count: 1_204,
    date: 'Nov 3, 2023',
  },
];

const authors = ({ count }: Told): string => `${count.toLocaleString('en')} author${count === 1 ? '' : 's'}`;
const address = ({ id }: Told): string => `/papers/${id}`;
const comments = (paper: Told): string => `<a href="${address(paper)}#community"><svg></svg> 2</a>`;
const meta = (paper: Told): string =>
  `<ul><li>${authors(paper)}</li><li>· ${paper.date}</li><li><span class="contents">${comments(paper)}</span></li></ul>`;
const upvote = ({ id }: Told): string =>
  `<a href="/login?next=%2Fpapers%2F${id}"><div><input type="checkbox" disabled><div>31</div></div></a>`;
const picture = (paper: Told): string => `<a href="${address(paper)}"><img src="/thumbnails/${paper.id}.png" alt=""></a>`;
const found = (title: string): string => title.replace(/\b(letters|ink|draft)/gi, '<span class="highlight">$1</span>');

const RENDERINGS: Readonly<Record<string, (paper: Told) => string>> = {
  'articles with headings': (paper) =>
    `<article>${picture(paper)}<div>${upvote(paper)}<h3><a href="${address(paper)}">${paper.title}</a></h3><p>${paper.abstract}</p>${meta(paper)}</div></article>`,
  'articles without headings': (paper) =>
    `<article><div>${upvote(paper)}<div><a href="${address(paper)}">${paper.title}</a><p>${paper.abstract}</p>${meta(paper)}</div></div></article>`,
  'neither articles nor headings': (paper) =>
    `<div class="tile"><div><div><a href="${address(paper)}">${paper.title}</a></div><div>${paper.abstract}</div>${meta(paper)}</div>${upvote(paper)}</div>`,
  'one link around title and abstract': (paper) =>
    `<div class="tile"><a href="${address(paper)}"><div>${paper.title}</div><div>${paper.abstract}</div></a>${meta(paper)}</div>`,
  'one link around all of it, in an article': (paper) =>
    `<article><a href="${address(paper)}"><div><span class="block">${paper.title}</span><span class="block">${paper.abstract}</span></div><ul><li>${authors(paper)}</li><li>${paper.date}</li></ul></a></article>`,
  'a link around title and abstract that is the card': (paper) =>
    `<a href="${address(paper)}"><h4>${paper.title}</h4><p>${paper.abstract}</p><div><span>${authors(paper)}</span> <span>${paper.date}</span></div></a>`,
  'title and abstract, each a link': (paper) =>
    `<div class="tile"><a href="${address(paper)}">${paper.title}</a><p><a href="${address(paper)}">${paper.abstract}</a></p>${meta(paper)}</div>`,
  'a title in no link, and an abstract that is one': (paper) =>
    `<div class="tile"><div>${paper.title}</div><p><a href="${address(paper)}">${paper.abstract}</a></p>${meta(paper)}</div>`,
  'a heading in no link, and an abstract that is one': (paper) =>
    `<div class="tile"><h3>${paper.title}</h3><a href="${address(paper)}"><p>${paper.abstract}</p></a>${meta(paper)}</div>`,
  'three columns': (paper) =>
    `<article><div>${picture(paper)}</div><div><h3><a href="${address(paper)}">${paper.title}</a></h3><p class="line-clamp-2">${paper.abstract}</p><div><span>${authors(paper)}</span><span>· Published on ${paper.date}</span></div></div><div>${upvote(paper)}<a href="https://github.com/letters/letters"><svg></svg><span>GitHub</span> <span>1.2k</span></a><a href="https://arxiv.org/abs/${paper.id}">arXiv Page</a></div></article>`,
  'titles with what was found in them': (paper) =>
    `<div class="tile"><a href="${address(paper)}">${found(paper.title)}</a><p>${found(paper.abstract)}</p>${meta(paper)}</div>`,
  'rows of a table': (paper) =>
    `<table><tr><td>${upvote(paper)}</td><td><a href="${address(paper)}">${paper.title}</a><div>${paper.abstract}</div></td><td>${authors(paper)}</td><td>${paper.date}</td></tr></table>`,
};

/** A search as its server sends it: data of other papers, as a search without a load leaves it, or of these. */
function search(
  cards: string,
  props: unknown = { dailyPapers: [{ paper: { id: '2601.90009', title: 'Another', summary: 'Not on screen.' } }] },
): Page {
  const data = JSON.stringify(props).replaceAll('&', '&amp;').replaceAll('"', '&quot;');
  return page(`<main><div data-target="DailyPapers" data-props="${data}"><div class="list">${cards}</div></div></main>`, SEARCH);
}

const kept = ({ id, title, abstract, count, date }: Told): unknown => ({
  id: `arxiv:${id}`,
  title,
  authors: [],
  authorCount: count,
  published: { 'Sep 7, 2023': '2023-09-07', 'Oct 15': '2023-10-15', 'Nov 3, 2023': '2023-11-03' }[date],
  abstract,
});

describe.each(Object.entries(RENDERINGS))('a search in %s', (_, card) => {
  test('has a card for each paper, in order, and all that it shows is kept', () => {
    expect(cardsOf(search(TOLD.map(card).join('\n'))).map((each) => each.paper())).toEqual(TOLD.map(kept));
  });

  test('puts each strip where its paper is, and in no link', () => {
    const here = search(TOLD.map(card).join('\n'));
    const cards = cardsOf(here);
    expect(cards).toHaveLength(TOLD.length);
    for (const [at, { place, title }] of cards.entries()) {
      const parent = place.how === 'append' ? place.element : place.element.parentElement;
      expect(parent?.closest('a')).toBeNull();
      const others = cards.filter((_other, nth) => nth !== at).map((other) => other.title);
      if (place.how === 'append') expect(others.filter((other) => place.element.contains(other))).toEqual([]);
      expect(here.doc.body.contains(title)).toBe(true);
    }
  });

  test('takes what the data of the page tells before what the card shows, by id', () => {
    const [first, second] = TOLD as [Told, Told];
    const paper = { id: second.id, title: 'Inkwell II', summary: 'Told by the data.', authors: [{ name: 'Ada Brandt' }] };
    const [one, two] = cardsOf(search([first, second].map(card).join(''), { searchResults: [{ paper }] }));
    expect(one?.paper()).toEqual(kept(first));
    expect(two?.paper()).toMatchObject({ title: 'Inkwell II', abstract: 'Told by the data.', authors: ['Ada Brandt'] });
    expect(two?.paper()).not.toHaveProperty('authorCount');
  });

  test('finds each card that comes late, 13 at a time', () => {
    const many = Array.from(
      { length: 39 },
      (_each, at): Told => ({ ...(TOLD[at % 3] as Told), id: `2309.9${String(at).padStart(4, '0')}` }),
    );
    const here = search(many.slice(0, 13).map(card).join(''));
    const list = here.doc.querySelector('.list') as Element;
    expect(cardsOf(here)).toHaveLength(13);
    for (const from of [13, 26]) {
      list.insertAdjacentHTML(
        'beforeend',
        many
          .slice(from, from + 13)
          .map(card)
          .join(''),
      );
      expect(cardsOf(here).map(({ id }) => id)).toEqual(many.slice(0, from + 13).map(({ id }) => `arxiv:${id}`));
    }
  });
});

describe('a card whose title nothing tells', () => {
  const bare = ({ id, abstract }: Told): string => `<div><p><a href="/papers/${id}">${abstract}</a></p></div>`;

  test('has its id for a title, never the abstract', () => {
    const [card] = cardsOf(search(TOLD.map(bare).join('')));
    expect(card?.paper()).toMatchObject({ title: 'arXiv:2309.90001', abstract: TOLD[0]?.abstract });
  });

  test('has its id for a title where the abstract is Chinese', () => {
    const abstract = `${'人们写信给机器，就像写信给朋友一样。'.repeat(6)}`;
    const [card] = cardsOf(search(TOLD.map((told) => bare({ ...told, abstract })).join('')));
    expect(card?.paper()).toMatchObject({ title: 'arXiv:2309.90001', abstract });
  });

  test('has the title that the data of the page tells', () => {
    const paper = { id: '2309.90001', title: 'Letters' };
    expect(cardsOf(search(TOLD.map(bare).join(''), { searchResults: [{ paper }] }))[0]?.paper().title).toBe('Letters');
  });
});

test('an abstract that the site has cut ends in an ellipsis, by which a later page replaces it', () => {
  const cut = {
    ...(TOLD[0] as Told),
    abstract: 'People write to machines as they write to friends. We collect four hundred letters and ask…',
  };
  const [card] = cardsOf(search(RENDERINGS['articles without headings']?.(cut) ?? ''));
  expect(card?.paper().abstract).toMatch(/…$/);
});

describe('the title of a card', () => {
  const [paper] = TOLD as [Told];
  const titleOf = (inside: string): unknown =>
    cardsOf(search(`<div><div>${inside}<p>${paper.abstract}</p></div></div>`)).map((card) => card.paper().title)[0];
  const link = `<a href="${address(paper)}">${paper.title}</a>`;

  test.each(['<h2>Search results for letters</h2>', '<h4><a href="/inkwell">Inkwell</a></h4>', '<h4>Abstract</h4>'])(
    'is not the heading of something else: %s',
    (heading) => expect(titleOf(heading + link)).toBe(paper.title),
  );

  test.each(['View paper on the Hub', 'View all comments', 'Read more', 'Upvote'])('is not the word of a button: %s', (says) => {
    const button = `<a href="${address(paper)}">${says}</a>`;
    expect(titleOf(`<h3>${paper.title}</h3>${button}`)).toBe(paper.title);
    expect(titleOf(`<h3>${paper.title}</h3>${button.replace(says, 'Alle Kommentare anzeigen')}`)).toBe(paper.title);
    expect(titleOf(`<div>${paper.title}</div>${button}`)).toBe(paper.title);
    expect(titleOf(button)).toBe('arXiv:2309.90001');
  });
});

describe('the abstract of a card', () => {
  const [paper] = TOLD as [Told];
  const cardWith = (...texts: string[]): string =>
    `<article><h3><a href="${address(paper)}">${paper.title}</a></h3>${texts.map((text) => `<p>${text}</p>`).join('')}</article>`;
  const abstractOf = (here: Page): unknown => cardsOf(here).map((card) => card.paper().abstract)[0];
  const names =
    'Mira Okonjo, Teodor Vance, Aiko Brandt, Luis Ferreira-Noor, Ilse Haverkamp, Ruben Castellane, Noor Idrissi and Ada de la Cruz';

  test('is the whole paragraph where each sentence is in an element of its own, without a button in it', () => {
    const said = ['We collect letters, four hundred of them, and ask what they have in common with one another.', 'Few begin with a name.'];
    const translated = said.map((each) => `<font><font>${each} </font></font>`).join('');
    expect(abstractOf(search(cardWith(`${translated}<button>Show less</button>`)))).toBe(said.join(' '));
  });

  test('is no list of people, however long it is', () => {
    expect(abstractOf(search(cardWith(names)))).toBeUndefined();
    expect(abstractOf(search(cardWith(`${names}, `.repeat(9), paper.abstract)))).toBe(paper.abstract);
  });

  test.each(['AI-generated summary: ', 'Generated by AI · ', '✨ Summarized by a model: '])(
    'is nothing that a model wrote, as "%s" says',
    (says) => {
      expect(abstractOf(search(cardWith(says + paper.abstract)))).toBeUndefined();
    },
  );

  test('is not taken from what is trending, where a model sums it up', () => {
    const { doc } = search(cardWith(paper.abstract));
    expect(abstractOf({ doc, url: new URL('https://huggingface.co/papers/trending') })).toBeUndefined();
  });
});

test('texts of digits lock no page: each is told to be a title or none, where the pattern of old went on until the test’s own end', () => {
  for (let at = 0; at < 5_000; at++) expect(mayBeTitle(`${'1'.repeat(280)} x y`)).toBe(true);
  expect(mayBeTitle(`${'1'.repeat(1_000_000)} x`)).toBe(false);
});
