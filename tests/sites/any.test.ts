import { describe, expect, it } from 'vitest';
import { readPaper, site } from '../../lib/sites/adapters/any.ts';
import { page } from './page.ts';

const LIST = `<main><h1>Reading list</h1><ul>
<li><b>Slow Reading: Giving Long Documents Attention</b> [<a href="https://arxiv.org/pdf/2611.90114v2">paper</a>] [<a href="https://github.com/made/slow">code</a>] [<a href="https://arxiv.org/abs/2611.90114">abs</a>]</li>
<li><a href="https://openreview.net/forum?id=bQ2-mLpX0s">A Map That Forgets: Streaming Memory for Agents</a></li>
<li>Both in one: <a href="https://doi.org/10.1145/9990001.9990002">one paper</a> and <a href="https://aclanthology.org/2026.acl-long.12/">another paper</a></li>
<li><a href="https://github.com/made/no-paper">No paper at all</a></li></ul>
<p>As was shown (<a href="https://huggingface.co/papers/2611.90055">2611.90055</a>), and later (<a href="https://pubmed.ncbi.nlm.nih.gov/37990000/">there</a>).</p>
<p>Twice: <a href="https://arxiv.org/abs/2611.90087">A Map</a>, <a href="https://arxiv.org/pdf/2611.90087">PDF</a></p></main>`;

describe('any page', () => {
  const here = page(LIST, 'https://github.com/made/awesome-reading');
  const cards = site.cards(here.doc, here.url);

  it('shows the papers that it links to, each once on the nearest that holds no other', () => {
    expect(cards.map(({ id, elements: [card] }) => [id, card.localName])).toEqual([
      ['arxiv:2611.90114', 'li'],
      ['openreview:bQ2-mLpX0s', 'li'],
      ['doi:10.1145/9990001.9990002', 'a'],
      ['acl:2026.acl-long.12', 'a'],
      ['arxiv:2611.90055', 'a'],
      ['pmid:37990000', 'a'],
      ['arxiv:2611.90087', 'p'],
    ]);
    for (const { place } of cards) expect(place).toMatchObject({ how: 'after', as: 'inline' });
  });

  it('tells what it calls them, and where it calls them nothing their ids', () => {
    expect(cards.map((card) => readPaper(here.doc, here.url, card).title)).toEqual([
      'Slow Reading: Giving Long Documents Attention',
      'A Map That Forgets: Streaming Memory for Agents',
      'doi:10.1145/9990001.9990002',
      'another paper',
      'arXiv:2611.90055',
      'PMID:37990000',
      'arXiv:2611.90087',
    ]);
  });

  it('takes no more of a page that speaks of one paper than what stands around its link', () => {
    const blog = page(
      `<main><div class="post"><h1>Notes on slow reading</h1><article><h1>Notes</h1><p>We read <a href="https://arxiv.org/abs/2611.90114">it</a>.</p><p>Much more.</p></article></div></main>`,
      'https://blog.example/notes',
    );
    expect(site.cards(blog.doc, blog.url).map(({ elements: [card] }) => card.localName)).toEqual(['p']);
    const rows = page(
      `<div><div><div>A <a href="https://arxiv.org/abs/2611.90114">one</a></div></div><ul><li><ul><li>B <a href="https://arxiv.org/abs/2611.90055">two</a></li></ul></li></ul></div>`,
      'https://blog.example/',
    );
    expect(site.cards(rows.doc, rows.url).map(({ elements: [card] }) => card.textContent)).toEqual(['A one', 'B two']);
  });

  it('is none that is not secure, and has no papers in its own links', () => {
    expect(site.pageAt(new URL('http://example.org/'))).toBeNull();
    const own = page('<a href="/abs/2611.90114">A title of several words</a>', 'https://arxiv.org/made');
    expect(site.cards(own.doc, own.url)).toEqual([]);
  });
});
