import { arxivPathAt, parseArxivId } from '../../paper/ids/arxiv-id.ts';
import { parseDoi } from '../../paper/ids/doi-id.ts';
import type { Identified } from '../../paper/ids/paper-id.ts';
import { parsePmcid, parsePmid } from '../../paper/ids/pubmed-id.ts';
import { paperAtAddress } from '../../paper/ids/schemes.ts';

/** Where the id of a paper may stand in a row of a file, the surest first. */
export interface Places {
  /** Nothing but an id or a DOI: `2309.03729v2`, `arXiv:2309.03729 [cs]`, `Arxiv-2309.03729`, `10.48550/arXiv.2309.03729`. */
  ids?: readonly string[];
  /** Addresses of the paper's page, its PDF, or a page about it alone. */
  addresses?: readonly string[];
  /** Text of several lines of which one may begin with `arXiv:`; ids elsewhere in it are of other papers. */
  lines?: readonly string[];
}

/** The longest text in which an id is looked for, in UTF-16 code units. */
const PLACE_MAX = 2_000;

const ID = String.raw`(\d{4}\.\d{4,5}(?:v\d{1,5})?|[a-z-]{1,20}(?:\.[a-z]{2})?\/\d{7}(?:v\d{1,5})?)`;

/** An id by itself, with what other programs put before and behind it. */
const BARE = new RegExp(String.raw`^(?:arxiv\s?[:\-]\s?|oai:arxiv\.org:)?${ID}(?:\.pdf)?(?:\s*\[[^\]]*\])?$`, 'i');

/** The DOI that arXiv gives its papers: https://info.arxiv.org/help/doi.html */
const DOI = new RegExp(String.raw`10\.48550/arxiv\.${ID}(?![\d.]*\d)`, 'i');

/** The path of a page about one paper, where papers of arXiv are shown: other programs write it in more ways than the sites do. */
const PATH = new RegExp(
  String.raw`^/(?:(?:abs|pdf|html|format|ps|papers?|arxiv|overview|resources?|src|e-print)/){1,2}(?:arxiv:)?${ID}(?:\.pdf)?/?$`,
  'i',
);

const LINE = new RegExp(
  String.raw`^[ \t]*(?:arxiv|eprint|doi)[ \t]?:[ \t]*(?:(?:https?://)?(?:dx\.)?doi\.org/)?(?:10\.48550/)?(?:arxiv[.:])?${ID}(?:[ \t]|$)`,
  'im',
);

/** The paper that a row of a file is about, from the first place that tells it; undefined when none does. */
export function findId({ ids = [], addresses = [], lines = [] }: Places): Identified | undefined {
  return (
    first(ids, (text) => canonical(BARE.exec(text)?.[1]) ?? canonical(DOI.exec(text)?.[1]) ?? atAddress(text)) ??
    first(addresses, atAddress) ??
    first(lines, (text) => canonical(LINE.exec(text)?.[1])) ??
    // Only where no place names a paper of arXiv: its id says most.
    first([...ids, ...addresses], elsewhere)
  );
}

function first(places: readonly string[], find: (text: string) => Identified | undefined): Identified | undefined {
  for (const place of places) {
    const found = find(place.slice(0, PLACE_MAX).trim());
    if (found) return found;
  }
  return undefined;
}

function atAddress(text: string): Identified | undefined {
  if (!/^https?:/i.test(text)) return undefined;
  const found = paperAtAddress(text);
  return (found?.id.startsWith('arxiv:') ? found : undefined) ?? canonical(idInPath(text)) ?? canonical(DOI.exec(text)?.[1]);
}

/** The id in the address of a page about one paper, as it is written there. */
function idInPath(text: string): string | undefined {
  if (!URL.canParse(text)) return undefined;
  const { hostname, pathname } = new URL(text);
  return arxivPathAt(hostname) && PATH.exec(pathname)?.[1];
}

/** A paper that is named by a DOI, by PubMed, or by the address of its page at another site that is known. */
function elsewhere(text: string): Identified | undefined {
  const [, pmid = ''] = /^pmid:\s*(\d+)$/i.exec(text) ?? [];
  return paperAtAddress(text) ?? parseDoi(text) ?? parsePmid(pmid) ?? parsePmcid(text) ?? undefined;
}

/** Other programs write an id in any case: `HEP-TH/9901001`, `math.gt/0309136`. */
function canonical(id: string | undefined): Identified | undefined {
  if (!id) return undefined;
  const lower = id.toLowerCase().replace(/\.([a-z]{2})\//, (_, subject: string) => `.${subject.toUpperCase()}/`);
  return parseArxivId(lower) ?? undefined;
}
