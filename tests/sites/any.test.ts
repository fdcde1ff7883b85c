import { describe, expect, it, vi } from 'vitest';
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
      'ACL:2026.acl-long.12',
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

  it('calls a paper in a thread what the nearest line calls it, and never what stands in the head of a post', () => {
    const posts = [
      ['<p>Slow Reading: Giving Long Documents Attention:</p><p>LINK</p>', 'Slow Reading: Giving Long Documents Attention'],
      ['<p>A Map That Forgets<p>Is the paper that I think of most.</p><p>LINK</p>', 'A Map That Forgets'],
      ['I liked &quot;Quiet quantisation without a calibration set (2026)&quot; LINK', 'Quiet quantisation without a calibration set'],
      [
        'Okonjo, 2026. &quot;Slow reading on land and at sea&quot;[1]<p>The other is &quot;A map that forgets&quot;.[2]</p><p>[1] LINK</p>',
        'Slow reading on land and at sea',
      ],
      ['Two-bit weights without any calibration set at all: LINK', 'Two-bit weights without any calibration set at all'],
      ['“Read Slowly” How Long Documents Change Their Readers<p>LINK</p>', '“Read Slowly” How Long Documents Change Their Readers'],
      ['<p>We should all know this one by heart, I think:</p><p>LINK</p>', 'arXiv:2611.90114'],
      ['LINK', 'arXiv:2611.90114'],
      ['This shows more. It is from 2026 [3]<p>[4] LINK</p>', 'arXiv:2611.90114'],
      ['See LINK', 'arXiv:2611.90114'],
    ];
    const link = '<a href="https://arxiv.org/pdf/2611.90114.pdf">https://arxiv.org/pdf/2611.90114.pdf</a>';
    for (const [text = '', title] of posts)
      for (const head of [
        '<a href="/user?id=okonjo_reads">okonjo_reads</a> <a href="/item?id=1">1 day ago</a> | <a>prev</a> | <a>next</a>',
        'Mira Okonjo, 10:42',
      ]) {
        const thread = page(
          `<table><tr><td></td><td><div>${head}</div><br><div><span>${text.replace('LINK', link)}</span></div></td></tr></table>`,
          'https://news.example/item',
        );
        expect(site.cards(thread.doc, thread.url).map((card) => readPaper(thread.doc, thread.url, card).title)).toEqual([title]);
      }
  });

  it('calls no paper by words that say only where a link leads', () => {
    const words = [
      'pdf',
      'link',
      'here',
      '2611.90114',
      'read the full paper',
      'this great new paper',
      'arXiv preprint (2026)',
      '12 points by Mira Okonjo',
      'Mira Okonjo, Teodor Vance and Aiko Brandt',
      'Okonjo et al. (2026)',
    ];
    for (const text of words) {
      const { doc, url } = page(`<p>Among others, <a href="https://arxiv.org/abs/2611.90114">${text}</a>.</p>`, 'https://blog.example/');
      expect(site.cards(doc, url).map((card) => readPaper(doc, url, card).title)).toEqual(['arXiv:2611.90114']);
    }
  });

  describe('in a row of a list', () => {
    const row = (inside: string) => {
      const { doc, url } = page(
        `<ul><li>${inside.replace('LINK', '<a href="https://arxiv.org/abs/2611.90114">paper</a>')}</li></ul>`,
        'https://list.example/',
      );
      return site.cards(doc, url).map((card) => readPaper(doc, url, card).title);
    };
    const id = 'arXiv:2611.90114';

    it.each([
      ['<b>[ICLR 2025]</b> A Study of Deep Nets [LINK]', 'A Study of Deep Nets'],
      ['<b>ICML 2025 Spotlight</b> A Study of Deep Nets [LINK]', 'A Study of Deep Nets'],
      ['(<em>CVPR 2024 Oral</em>) A Study of Deep Nets: LINK', 'A Study of Deep Nets'],
      ['<b>Our Submission to the Shared Task of 2026</b> LINK', 'Our Submission to the Shared Task of 2026'],
      ['<b>DeepNets</b>: "A Study of Deep Nets", arXiv 2026. [LINK]', 'A Study of Deep Nets'],
      ['<b>Title</b>: A Study of Deep Nets<br><b>Author(s)</b>: Mira Okonjo<br>LINK', 'A Study of Deep Nets'],
      ['2) A Study of Deep Nets (LINK)', 'A Study of Deep Nets'],
      ['<b>Mira K. Okonjo</b>, Teodor Vance. A Study of Deep Nets. [LINK]', 'A Study of Deep Nets'],
      ['<em>Mira Okonjo, Teodor Vance, Aiko Brandt</em><br>A Study of Deep Nets<br>LINK', 'A Study of Deep Nets'],
      ['M. Okonjo. &quot;A Study of Deep Nets&quot;. In <i>Proceedings of the Conference on Fish</i>, 2025. LINK', 'A Study of Deep Nets'],
      ['Langsames Lesen langer Texte <a href="https://arxiv.org/abs/2611.90114">zum Papier</a>', 'Langsames Lesen langer Texte'],
      ['<a href="https://arxiv.org/abs/2611.90114">"A Study of Deep Nets"</a>', 'A Study of Deep Nets'],
      ['<a href="https://arxiv.org/abs/2611.90114">A Study of Deep Nets [pdf]</a>', 'A Study of Deep Nets'],
    ])('calls it neither by where it came out, nor by who wrote it, nor by a label: %s', (inside, title) => {
      expect(row(inside)).toEqual([title]);
    });

    it.each([
      'this <a href="https://arxiv.org/abs/2611.90114">this https URL</a>',
      '<p>Van Okonjo JJG, Vliegenthart JFG (1997) Trends Reading 15(6):208–213</p><p>LINK <a href="/b">Google Scholar</a></p>',
      '<a href="https://arxiv.org/abs/2611.90114">[PDF] arxiv.org</a>',
      '<a href="https://arxiv.org/abs/2611.90114">electronic edition via DOI (open access)</a>',
      '<a href="https://arxiv.org/abs/2611.90114">Supplementary material</a>',
      'Okonjo M, Vance T (2004) LWT 38:631–639 LINK <a href="/a">CAS</a> <a href="/b">Google Scholar</a>',
      '<p>Okonjo, M. &amp; Vance, T. Slow reading of long documents. <i>Nature</i> <b>12</b>, 1–10 (2025).</p><p>LINK <a href="/b">Google Scholar</a></p>',
      'Mira Okonjo, Teodor Vance. Slow reading of deep nets. <i>Journal of Made Up Research</i> 2025. LINK',
      '<b>Best Paper Award</b> LINK',
      '<b>Why It Matters:</b> it is good LINK',
      'Researchers at <b>Stanford University</b> propose a new model. LINK',
      'LINK / <a href="/a">Project Page</a> / <a href="/b">Data Set Here</a>',
    ])('has its id for a title rather than another text of the row: %s', (inside) => {
      expect(row(inside)).toEqual([id]);
    });
  });

  it('calls no paper by its abstract, and by no part of a sentence', () => {
    const abstract = 'We present a net that reads. It reads slowly, and it reads well. It is good, as is shown on forty sets of texts.';
    for (const text of [
      `<div><a href="https://arxiv.org/abs/2611.90114">${abstract}</a></div>`,
      'We know that <a href="https://arxiv.org/abs/2611.90114">larger nets are better at everything</a> now.',
      'According to <a href="https://arxiv.org/abs/2611.90114">a recent study from Stanford</a>.',
      '<a href="https://arxiv.org/abs/2611.90114">Tue, 5 Aug 2025</a>',
      '<a href="https://arxiv.org/abs/2611.90114">12 citations so far</a>',
      '<a href="https://arxiv.org/abs/2611.90114">Okonjo &amp; Vance 2025</a>',
      '<a href="https://arxiv.org/abs/2611.90114">M. Okonjo, T. Vance</a>',
      '<a href="https://arxiv.org/abs/2611.90114">Click here to read the full paper on arXiv</a>',
    ]) {
      const { doc, url } = page(`<p>${text}</p>`, 'https://blog.example/');
      expect(site.cards(doc, url).map((card) => readPaper(doc, url, card).title)).toEqual(['arXiv:2611.90114']);
    }
  });

  it('shows one card for a reference of Wikipedia, whose links say the ids', () => {
    const { doc, url } = page(
      `<ol><li><cite>Okonjo, Mira (2025). <a href="https://doi.org/10.9999/a">"Slow reading of long documents"</a>. <i>Journal of Reading</i>. <a href="/wiki/ArXiv">arXiv</a>:<a href="https://arxiv.org/abs/2611.90114">2611.90114</a>. <a href="/wiki/Doi">doi</a>:<a href="https://doi.org/10.9999/a">10.9999/a</a>. <a href="/wiki/PMID">PMID</a> <a href="https://pubmed.ncbi.nlm.nih.gov/37990000">37990000</a>.</cite></li></ol>`,
      'https://en.wikipedia.org/wiki/Reading',
    );
    const cards = site.cards(doc, url);
    expect(cards.map((card) => [card.id, card.also, readPaper(doc, url, card).title])).toEqual([
      ['doi:10.9999/a', ['arxiv:2611.90114', 'pmid:37990000'], 'Slow reading of long documents'],
    ]);
  });

  it('calls a paper in a table by the first cell with words, and takes no names for a title', () => {
    const { doc, url } = page(
      `<table><tr><td>2026</td><td>International Conference on Reading</td><td>Mira Okonjo, Teodor Vance</td><td>Slow reading of long documents</td><td><a href="https://arxiv.org/abs/2611.90114">pdf</a></td></tr></table>`,
      'https://okonjo.example/papers',
    );
    expect(site.cards(doc, url).map((card) => readPaper(doc, url, card).title)).toEqual(['Slow reading of long documents']);
  });

  it('shows one card for a paper that a row names in several schemes, and two for two papers', () => {
    const here = page(
      `<ul><li><a href="https://arxiv.org/abs/2611.90114v2">Slow Reading of Long Documents</a>. Okonjo, Vance. <a href="https://doi.org/10.9999/a.1">doi:10.9999/a.1</a>, <a href="https://pubmed.ncbi.nlm.nih.gov/37990000/">PMID 37990000</a> <a href="https://arxiv.org/pdf/2611.90114">[PDF]</a></li>
<li>A Map [<a href="https://openreview.net/forum?id=bQ2-mLpX0s">OpenReview</a>] [<a href="https://arxiv.org/abs/2611.90055">arXiv</a>]</li>
<li><a href="https://arxiv.org/abs/2611.90001">arXiv</a> <a href="https://arxiv.org/abs/2611.90002">arXiv</a> <a href="https://doi.org/10.9999/b">DOI</a></li>
<li><a href="https://arxiv.org/abs/2611.90003">Quiet Quantisation</a> and <a href="https://doi.org/10.9999/c">Loud Quantisation</a></li></ul>
<article><a href="https://arxiv.org/abs/2611.90004">arXiv</a> <p>Much more.</p><a href="https://doi.org/10.9999/d">DOI</a></article>`,
      'https://okonjo.example/papers',
    );
    expect(site.cards(here.doc, here.url).map(({ id, version, also, elements: [card] }) => [card.localName, id, version, also])).toEqual([
      ['li', 'arxiv:2611.90114', 2, ['doi:10.9999/a.1', 'pmid:37990000']],
      ['li', 'openreview:bQ2-mLpX0s', undefined, ['arxiv:2611.90055']],
      ['a', 'arxiv:2611.90001', undefined, undefined],
      ['a', 'arxiv:2611.90002', undefined, undefined],
      ['a', 'doi:10.9999/b', undefined, undefined],
      ['a', 'arxiv:2611.90003', undefined, undefined],
      ['a', 'doi:10.9999/c', undefined, undefined],
      ['a', 'arxiv:2611.90004', undefined, undefined],
      ['a', 'doi:10.9999/d', undefined, undefined],
    ]);
  });

  it('shows each paper of a page of 4,500, and looks at no element for each of them', () => {
    const rows = Array.from(
      { length: 4_500 },
      (_, at) => `<li>Paper ${at} <a href="https://arxiv.org/abs/2611.${10_000 + at}">abs</a></li>`,
    );
    const { doc, url } = page(`${'<div>'.repeat(300)}<ul>${rows.join('')}</ul>`, 'https://list.example/');
    const climbed = vi.spyOn(Map.prototype, 'set');
    const cards = site.cards(doc, url);
    expect(new Set(cards.map(({ id }) => id)).size).toBe(4_500);
    expect(climbed.mock.calls.length).toBeLessThan(10 * 4_500);
    climbed.mockRestore();
  });

  it('reads the title near a link in a page that is made to keep it busy', () => {
    const link = '<a href="https://arxiv.org/abs/2611.90114">x</a>';
    const much = [
      'a'.repeat(100_000),
      '[('.repeat(50_000),
      '"a '.repeat(30_000),
      'A. '.repeat(30_000),
      '<b>'.repeat(300),
      '<p>a</p>'.repeat(2_000),
      ': '.repeat(50_000),
    ];
    for (const text of much) {
      const { doc, url } = page(`<ul><li>${text} ${link} ${text}</li></ul>`, 'https://list.example/');
      const [card] = site.cards(doc, url);
      // What locks a page would go on until the test's own end.
      expect(card && readPaper(doc, url, card).id).toBe('arxiv:2611.90114');
    }
  });
});
