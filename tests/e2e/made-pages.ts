import type { PageFile } from '../harness/pages.ts';

/** A paper that is made up. */
export interface MadePaper {
  /** Such as `2611.70001`. */
  id: string;
  title: string;
  /** Its only author; Marie Curie when none is named. */
  author?: string;
}

/** Papers that are made up, as many as wanted, from a number on. */
export function madePapers(count: number, from = 1): MadePaper[] {
  return Array.from({ length: count }, (_, at) => {
    const number = String(70_000 + from + at);
    return { id: `2611.${number}`, title: `On the Matter of ${number}` };
  });
}

/** A list in arXiv's markup. */
export function arxivList(papers: readonly MadePaper[]): PageFile {
  const cards = papers.map(
    (
      { id, title, author = 'Marie Curie' },
      at,
    ) => `<dt><a name="item${at}">[${at + 1}]</a> <a href="/abs/${id}" title="Abstract" id="${id}">arXiv:${id}</a></dt>
<dd><div class="meta"><div class="list-title mathjax"><span class="descriptor">Title:</span> ${title}</div>
<div class="list-authors"><a href="/search/?q=author">${author}</a></div></div></dd>`,
  );
  const html = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>List</title></head>
<body><div id="dlpage"><h1>Made up</h1><dl id="articles">${cards.join('\n')}</dl></div></body></html>`;
  return { file: 'made/arxiv.html', address: 'https://arxiv.org/list/cs.LG/2611', html };
}

/** A conference in CVF's markup: of each paper a `dt` and two `dd`, the second with its id at arXiv. */
export function cvfList(papers: readonly MadePaper[]): PageFile {
  const cards = papers.map(({ id, title, author = 'Marie Curie' }) => {
    const name = `Curie_${title.replaceAll(' ', '_')}_CVPR_2026_paper`;
    return `<dt class="ptitle"><br><a href="/content/CVPR2026/html/${name}.html">${title}</a></dt>
<dd><form action="/CVPR2026" method="post" class="authsearch"><input type="hidden" name="query_author" value="${author}"><a href="#">${author}</a></form></dd>
<dd>[<a href="/content/CVPR2026/papers/${name}.pdf">pdf</a>] [<a href="http://arxiv.org/abs/${id}">arXiv</a>]</dd>`;
  });
  const html = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>CVPR 2026</title></head>
<body><div id="content"><dl>${cards.join('\n')}</dl></div></body></html>`;
  return { file: 'made/cvf.html', address: 'https://openaccess.thecvf.com/CVPR2026?day=all', html };
}

/** A card in the markup of Hugging Face's daily page. */
export function huggingFaceCard({ id, title }: MadePaper): string {
  return `<article class="relative flex flex-col"><a href="/papers/${id}" class="block"><div></div></a>
<div><h3><a href="/papers/${id}" class="line-clamp-3">${title}</a></h3><a href="/papers/${id}#community">2</a></div></article>`;
}

/** A daily page in Hugging Face's markup, with a script of the site's own. */
export function huggingFaceList(
  papers: readonly MadePaper[],
  script = '',
  address = 'https://huggingface.co/papers/date/2026-11-02',
): PageFile {
  const html = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Papers</title>
<style>article { border: 1px solid; min-height: 120px; margin: 8px } article a.block { display: block; height: 40px }</style></head>
<body><main><div class="SVELTE_HYDRATER contents" data-target="DailyPapers" data-props="{}"><section><div class="grid">${papers.map(huggingFaceCard).join('')}</div></section></div></main>
<script>${script}</script></body></html>`;
  return { file: 'made/huggingface.html', address, html };
}
