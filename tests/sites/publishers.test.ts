import { describe, expect, it } from 'vitest';
import type { Paper } from '../../lib/paper/paper.ts';
import { cardsOf, page } from './page.ts';

const TITLE = 'Slow Reading: Giving Long Documents the Attention They Ask For';
const FIRST = 'We read long documents slowly, and find that they say more.';
const SECOND = 'A reader of fast documents finds less. It is shown on three shelves.';

type Tags = readonly (readonly [name: string, content: string])[];

/** A page of one paper, with tags in its head. */
function paperAt(address: string, tags: Tags, body: string, title = TITLE, heading = `<h1>${title}</h1>`): Paper[] {
  const here = page(`<body><h1>The Journal</h1><main>${heading}${body}</main>`, address);
  for (const [name, content] of tags) {
    const meta = here.doc.createElement('meta');
    meta.setAttribute(name.startsWith('og:') ? 'property' : 'name', name);
    meta.setAttribute('content', content);
    here.doc.head.append(meta);
  }
  return cardsOf(here).map((card) => card.paper());
}

const CITED: Tags = [
  ['citation_title', TITLE],
  ['citation_author', 'Okonjo, Mira'],
  ['citation_author', 'Vance, Teodor'],
];

describe('a paper of a publisher', () => {
  it.each([
    [
      'USENIX',
      'https://www.usenix.org/conference/made26/presentation/okonjo',
      [],
      'url:https://usenix.org/conference/made26/presentation/okonjo',
    ],
    ['JMLR', 'https://www.jmlr.org/papers/v27/26-0114.html', [], 'url:https://jmlr.org/papers/v27/26-0114.html'],
    ['HAL', 'https://hal.science/hal-09990114v2', [['og:url', 'https://hal.science/hal-09990114']], 'url:https://hal.science/hal-09990114'],
    [
      'a thesis',
      'https://theses.hal.science/tel-09990114v1',
      [['og:url', 'https://theses.hal.science/tel-09990114']],
      'url:https://theses.hal.science/tel-09990114',
    ],
    ['Distill', 'https://distill.pub/2026/slow-reading/', [], 'url:https://distill.pub/2026/slow-reading'],
    [
      'Research Square',
      'https://www.researchsquare.com/article/rs-9990114/v1',
      [['citation_doi', '10.21203/rs.3.rs-9990114/v1']],
      'doi:10.21203/rs.3.rs-9990114/v1',
    ],
    ['Zenodo', 'https://zenodo.org/records/9990114', [['citation_doi', '10.5281/zenodo.9990114']], 'doi:10.5281/zenodo.9990114'],
    [
      'SSRN',
      'https://papers.ssrn.com/sol3/papers.cfm?abstract_id=9990114',
      [['citation_doi', '10.2139/ssrn.9990114']],
      'doi:10.2139/ssrn.9990114',
    ],
    [
      'a page that calls the way in its own',
      'https://www.usenix.org/made/okonjo',
      [['og:url', 'https://www.usenix.org/']],
      'url:https://usenix.org/made/okonjo',
    ],
    [
      'a page that calls another site its own',
      'https://www.usenix.org/made/okonjo',
      [['og:url', 'https://www.jmlr.org/papers/okonjo']],
      'url:https://usenix.org/made/okonjo',
    ],
  ] as const)('has the id that it tells, else its own address: %s', (_, address, more, id) => {
    expect(paperAt(address, [...CITED, ...more], '')).toEqual([{ id, title: TITLE, authors: ['Mira Okonjo', 'Teodor Vance'] }]);
  });

  it('is none where nobody is told who wrote it', () => {
    expect(paperAt('https://www.usenix.org/made/okonjo', [['citation_title', TITLE]], '')).toEqual([]);
  });

  it('is known by Dublin Core alone, as at Taylor and Francis; a description that is cut off is no abstract', () => {
    const tags: Tags = [
      ['dc.title', TITLE],
      ['dc.creator', 'Mira  Okonjo'],
      ['dc.creator', 'Vance, Teodor'],
      ['dc.identifier', '10.9999/made.114'],
      ['dc.date', '14 Dec 2026'],
      ['dc.description', `${`${FIRST} `.repeat(5)}A read...`],
    ];
    const facts = { id: 'doi:10.9999/made.114', title: TITLE, authors: ['Mira Okonjo', 'Teodor Vance'], published: '2026-12-14' };
    const address = 'https://www.tandfonline.com/doi/full/10.9999/made.114';
    expect(paperAt(address, tags, '')).toEqual([facts]);
    const shown = `<div class="hlFld-Abstract"><p></p><div class="sectionInfo"><h2>Abstract</h2></div><div class="abstractSection abstractInFull"><p class="summary-title"><b>Abstract</b></p><p>${FIRST}</p></div></div>`;
    expect(paperAt(address, tags, shown)).toEqual([{ ...facts, abstract: FIRST }]);
  });

  it.each([
    ['under a heading', `<h2>Abstract</h2><div><p>${FIRST}</p><p>${SECOND}</p></div><h2>1 Begin</h2><p>More.</p>`, `${FIRST} ${SECOND}`],
    [
      'in paragraphs under a heading',
      `<h3>Abstract:</h3><p class="a">${FIRST}</p><p class="a">${SECOND}</p><p>[pdf]</p>`,
      `${FIRST} ${SECOND}`,
    ],
    ['beside a heading that stands alone in a part', `<div><h2>Abstract</h2></div><div>${FIRST}</div>`, FIRST],
    [
      'at APS, without figures and subjects',
      `<section><h2>Abstract</h2><div><p>${FIRST}</p><div>See 4 more figures</div><div><h3>Subjects</h3></div><ul><li>Reading</li></ul></div></section>`,
      FIRST,
    ],
    ['at IOP', `<div class="article-text wd-jnl-art-abstract cf"><p>${FIRST}</p><p>${SECOND}</p></div>`, `${FIRST} ${SECOND}`],
    [
      'with the headings of its parts',
      `<h2>Abstract</h2><div><h3>Methods</h3><p>${FIRST}</p><h3>Results</h3><p>${SECOND}</p></div>`,
      `Methods ${FIRST} Results ${SECOND}`,
    ],
    [
      'at ScienceDirect, and not its highlights',
      `<div id="abstracts"><div class="abstract author-highlights"><h2>Highlights</h2><div><p>No.</p></div></div><div class="abstract author"><h2>Abstract</h2><div><p>${FIRST}</p></div></div></div>`,
      FIRST,
    ],
    [
      'nowhere, under a heading that nothing stands under',
      `<section><h2>Abstract</h2></section><section><h2>1 Begin</h2><p>${SECOND}</p></section>`,
      undefined,
    ],
    ['nowhere', `<p>${SECOND}</p>`, undefined],
    ['without its keywords', `<h2>Abstract</h2><p>${FIRST}</p><p>Keywords: reading</p><p>© 2026 by the authors.</p>`, FIRST],
    [
      'not in a list of what is on the page',
      `<nav><h3>Abstract</h3><p>${SECOND}</p></nav><section><h2>Abstract</h2><p>${FIRST}</p></section>`,
      FIRST,
    ],
    [
      'not in what asks for consent',
      '<h2>Abstract</h2><div>We use cookies to make your experience better. Accept all cookies.</div>',
      undefined,
    ],
    ['not in the words of a button', '<div><h2>Abstract</h2></div><div><a href="#">Get access</a></div>', undefined],
    [
      'not in another paper that is shown beside it',
      `<div><article><h3>Another paper</h3><h4>Abstract</h4><p>${SECOND}</p></article></div>`,
      undefined,
    ],
    ['in an article of its own', `<div><article><h2>Abstract</h2><p>${FIRST}</p></article></div>`, FIRST],
  ])('has its abstract %s', (_, body, abstract) => {
    const summary: Tags = [
      ['citation_doi', '10.9999/made.114'],
      ['description', `${'Reading slowly is found to be of use '.repeat(9)}.`],
      ['dc.description', `${'Reading slowly is found to be of use '.repeat(9)}.`],
    ];
    expect(paperAt('https://journals.aps.org/prx/abstract/10.9999/made.114', [...CITED, ...summary], body)[0]?.abstract).toBe(abstract);
  });

  it('has its abstract in a tag of Dublin Core that tells it whole, also one that was escaped twice', () => {
    const whole = `${FIRST} It&nbsp;does. ${`${SECOND} `.repeat(3)}`;
    const tags: Tags = [...CITED, ['citation_doi', '10.9999/made.114'], ['dc.description', whole]];
    expect(paperAt('https://link.springer.com/article/10.9999/made.114', tags, '')[0]?.abstract).toBe(whole.replace('&nbsp;', ' ').trim());
  });

  it('was published on the first day that is told', () => {
    const published = (dates: Tags) => paperAt('https://www.usenix.org/made/okonjo', [...CITED, ...dates], '')[0]?.published;
    expect(
      published([
        ['citation_publication_date', '2010/09'],
        ['citation_online_date', '2010/05/05'],
      ]),
    ).toBe('2010-05-05');
    expect(
      published([
        ['citation_publication_date', '1985/01'],
        ['citation_online_date', '2004/05/12'],
      ]),
    ).toBe('1985-01');
    expect(
      published([
        ['citation_year', '2026'],
        ['citation_publication_date', '2026/11/17'],
      ]),
    ).toBe('2026-11-17');
  });

  describe('at ScienceDirect', () => {
    const tags: Tags = [
      ['citation_title', TITLE],
      ['citation_doi', '10.9999/made.114'],
    ];
    const address = 'https://www.sciencedirect.com/science/article/pii/S9990114';
    const shown =
      '<div class="author-group"><button><span><span class="given-name">Mira</span> <span class="text surname">Okonjo</span></span><sup>a</sup></button></div>';
    const data = (authors: unknown) => `<script type="application/json">${JSON.stringify({ authors: { content: authors } })}</script>`;
    const named = (name: string, text: string) => ({ '#name': name, _: text });

    it('has the authors of its data', () => {
      const group = {
        '#name': 'author-group',
        $$: [
          { '#name': 'author', $$: [named('given-name', 'Mira'), named('surname', 'Okonjo'), named('contributor-role', 'Writing')] },
          {
            '#name': 'author',
            $$: [named('given-name', 'Luis'), { '#name': 'surname', $$: [named('__text__', 'Ferreira'), named('__text__', '-Noor')] }],
          },
          { '#name': 'collaboration', $$: [named('text', 'The Slow Readers')] },
          { '#name': 'affiliation', $$: [named('textfn', 'Somewhere')] },
        ],
      };
      expect(paperAt(address, tags, shown + data([group]))[0]?.authors).toEqual(['Mira Okonjo', 'Luis Ferreira-Noor', 'The Slow Readers']);
    });

    it('has those that it shows, where its data tells none', () => {
      const deep = `{"authors":{"content":${'[{"$$":'.repeat(500)}"surname"${'}]'.repeat(500)}}}`;
      for (const script of [
        '',
        data([]),
        '<script type="application/json">{"surname"</script>',
        `<script type="application/json">${deep}</script>`,
      ])
        expect(paperAt(address, tags, shown + script)[0]?.authors).toEqual(['Mira Okonjo']);
    });
  });
});

it('a paper of PMLR has the abstract that its page shows', () => {
  const body = `<h4>Abstract</h4><div id="abstract" class="abstract">${FIRST}</div><h4>Cite this Paper</h4><div>More.</div>`;
  expect(paperAt('https://proceedings.mlr.press/v300/okonjo26a.html', CITED, body)).toEqual([
    { id: 'pmlr:v300/okonjo26a', title: TITLE, authors: ['Mira Okonjo', 'Teodor Vance'], abstract: FIRST },
  ]);
});

it('a page that is made to keep its reader busy is read to its end', () => {
  const much = [
    'a'.repeat(100_000),
    '. '.repeat(50_000),
    '&nbsp;'.repeat(16_000),
    '<h2>Abstract</h2>'.repeat(1_000),
    '<div>'.repeat(300),
    'Abstract '.repeat(10_000),
  ];
  for (const text of much) {
    const tags: Tags = [...CITED, ['citation_doi', '10.9999/made.114'], ['dc.description', text], ['dc.creator', text], ['dc.date', text]];
    // What locks a page would go on until the test's own end.
    expect(paperAt('https://www.sciencedirect.com/science/article/pii/S9990114', tags, `<h3>Abstract</h3><div>${text}</div>`)).toHaveLength(
      1,
    );
  }
});

describe('a publisher that has changed its pages overnight', () => {
  const at = 'https://www.usenix.org/conference/made26/presentation/okonjo';

  it('shows its paper where what says the title is no heading any more', () => {
    const other = `<div><div><span>${TITLE}</span></div></div>`;
    const [paper, ...more] = paperAt(at, CITED, `<p>${FIRST}</p>`, TITLE, other);
    expect([paper?.title, paper?.authors, more]).toEqual([TITLE, ['Mira Okonjo', 'Teodor Vance'], []]);
  });

  it('shows none where nothing on the page says the title', () => {
    expect(paperAt(at, CITED, `<p>${FIRST}</p>`, TITLE, `<p>About: ${TITLE}</p>`)).toEqual([]);
  });
});
