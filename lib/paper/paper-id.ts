/** One canonical string for a published paper: `scheme:value`, without a version. */
export type PaperId = `${'arxiv'}:${string}`;

/** A PaperId with the version it was met in, if the page told one. */
export interface Identified {
  id: PaperId;
  version?: number;
}

/** The longest PaperId that is taken in, in UTF-16 code units. */
export const PAPER_ID_MAX = 200;

// New style since April 2007, old style before: https://info.arxiv.org/help/arxiv_identifier.html
const ARXIV = /^(\d{4}\.\d{4,5}|[a-z-]{1,20}(?:\.[A-Z]{2})?\/\d{7})(?:v([1-9]\d{0,4}))?$/;

/** Reads an arXiv identifier such as `2309.03729v2` or `math.GT/0309136`; null when it is none. */
export function parseArxivId(text: string): Identified | null {
  const found = ARXIV.exec(text);
  if (!found?.[1]) return null;
  // The subject class of an old id is not part of it: math.GT/0309136 is math/0309136.
  const id: PaperId = `arxiv:${found[1].replace(/\.[A-Z]{2}\//, '/')}`;
  return found[2] ? { id, version: Number(found[2]) } : { id };
}

/** Reads a stored or received PaperId; null when it is not in canonical form. */
export function parsePaperId(text: string): PaperId | null {
  if (text.length > PAPER_ID_MAX || !text.startsWith('arxiv:')) return null;
  const read = parseArxivId(text.slice('arxiv:'.length));
  return read && read.version === undefined && read.id === text ? read.id : null;
}

/** The public address where the paper can be read about. */
export function paperUrl(id: PaperId): string {
  return `https://arxiv.org/abs/${id.slice('arxiv:'.length)}`;
}

// The page of a paper, and what it is also kept as: https://info.arxiv.org/help/arxiv_identifier_for_services.html
const AT_ARXIV = /^https?:\/\/(?:(?:www|export)\.)?arxiv\.org\/(?:abs|pdf|html|format|ps)\/([^?#]+?)(?:\.pdf)?\/?(?:[?#]|$)/;

/** Reads the whole address of a paper's page, PDF, HTML, PostScript or list of formats at arXiv; null for any other. */
export function paperAtAddress(address: string): Identified | null {
  const path = AT_ARXIV.exec(address)?.[1];
  return path ? parseArxivId(path) : null;
}
