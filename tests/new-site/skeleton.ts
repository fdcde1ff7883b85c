/** A site that is to be added. */
export interface NewSite {
  /** The name of its file, and its id. */
  id: string;
  /** As a person knows it. */
  name: string;
  /** Where it is, such as `https://journals.plos.org`. */
  origin: string;
}

/** What the text in the settings says at first of what a person gets. */
export const GIVES = 'Lists, and the page of a paper';

/** An adapter that works on the two pages below: lists whose links are titles, and the page of one paper. */
export function adapterOf({ id, name, origin }: NewSite): string {
  return `import type { Identified } from '../../paper/ids/paper-id.ts';
import { parseUrlId } from '../../paper/ids/url-id.ts';
import { citationFacts, factsOn } from '../kit/card-facts.ts';
import { headingCard, headingOf, linkCards, roomAtFoot, roomUnder } from '../kit/link-cards.ts';
import type { Examples, LinkedPapers, PageKind, ReadPaper, Site, SiteAddress } from '../kit/site.ts';

const ORIGIN = ${quoted(origin)};

/** Links that may be titles of cards. */
const LINK = 'a[href*="/paper/"]';
/** What the site wraps a card of a list in. */
const WRAPPER = 'article';
/** The title on the page of one paper. */
const HEADING = 'h1';

/** Where it is. */
export const where: SiteAddress = { name: ${quoted(name)}, matches: [\`\${ORIGIN}/*\`], asks: [\`\${ORIGIN}/*\`] };

/** Addresses of each kind of page, for the tests. */
export const examples: Examples = {
  list: [\`\${ORIGIN}/list\`],
  paper: [\`\${ORIGIN}/paper/1\`],
};

/** The lists of ${name}, and the page of one paper. */
export const site: Site = {
  id: '${id}',
  pageAt,
  anchor: \`\${LINK}, \${HEADING}\`,
  cards(doc, url) {
    const kind = pageAt(url);
    if (kind === 'paper') return headingCard(paperAt(url), headingOf(doc, HEADING));
    return kind === 'list' ? linkCards(doc, url, { links: LINK, at: paperAt, wrapper: WRAPPER }) : [];
  },
  room: \`\${roomAtFoot(WRAPPER)}\${roomUnder(HEADING)}\`,
};

function pageAt(url: URL): PageKind | null {
  if (url.origin !== ORIGIN) return null;
  if (paperAt(url)) return 'paper';
  return url.pathname === '/list' ? 'list' : null;
}

/** The paper that an address leads to. Where it holds an id that other sites know, such as a DOI, read that: lib/paper/ids/ has a reader for each. */
function paperAt(url: URL): Identified | null {
  return url.origin === ORIGIN && /^\\/paper\\/\\d+$/.test(url.pathname) ? parseUrlId(url.origin + url.pathname) : null;
}

/** How links tell its papers. */
export const linked: LinkedPapers = { links: LINK, at: paperAt };

/** What a page tells of a paper. */
export const readPaper: ReadPaper = (doc, _url, { id, version, title, elements, place }) => {
  const facts = factsOn(elements, title, { authors: '.authors', published: '.date' });
  const told = place.as === 'title' ? citationFacts(doc) : {};
  return { ...facts, ...told, id, ...(version && { version }) };
};
`;
}

/** The pages that the skeleton is tested on, by the names of their files. */
export function pagesOf({ name, origin }: NewSite): Record<string, string> {
  const page = (address: string, head: string, body: string): string => `<!-- serve as ${origin}${address} -->
<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>${escaped(name)}</title>
${head}</head>
<body>
<main>
${body}
</main>
</body>
</html>
`;
  const card = (path: string, title: string, authors: string): string =>
    `<article><h2><a href="${path}">${title}</a></h2><p class="authors">${authors}</p><p class="date">2026-11-20</p></article>`;
  const cards = [
    card('/paper/1', 'Slow Reading: Giving Long Documents the Attention They Ask For', 'Mira Okonjo, Teodor Vance'),
    card('/paper/2', 'A Map That Forgets: Streaming Memory for Agents on a Budget', 'Ruben Castellane, Noor Idrissi'),
  ];
  const told = `<meta name="citation_title" content="Slow Reading: Giving Long Documents the Attention They Ask For">
<meta name="citation_author" content="Okonjo, Mira">
<meta name="citation_author" content="Vance, Teodor">
<meta name="citation_publication_date" content="2026/11/20">
`;
  return {
    'new.html': page('/list', '', cards.join('\n')),
    'paper.html': page('/paper/1', told, '<h1>Slow Reading: Giving Long Documents the Attention They Ask For</h1>\n<p>We read slowly.</p>'),
  };
}

function quoted(text: string): string {
  return text.includes("'") ? JSON.stringify(text) : `'${text.replaceAll('\\', '\\\\')}'`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
