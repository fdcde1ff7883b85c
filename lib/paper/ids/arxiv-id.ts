import { decoded } from './decoded.ts';
import type { Identified, PaperId } from './paper-id.ts';

// New style since April 2007, old style before: https://info.arxiv.org/help/arxiv_identifier.html
const ARXIV = /^(\d\d(?:0[1-9]|1[0-2])\.\d{4,5}|[a-z-]{1,20}(?:\.[A-Z]{2})?\/\d{7})(?:[vV]([1-9]\d{0,4}))?$/;

/** Reads an arXiv identifier such as `2309.03729v2` or `math.GT/0309136`; null when it is none. */
export function parseArxivId(text: string): Identified | null {
  const found = ARXIV.exec(text);
  if (!found?.[1]) return null;
  // The subject class of an old id is not part of it: math.GT/0309136 is math/0309136.
  const id: PaperId = `arxiv:${found[1].replace(/\.[A-Z]{2}\//, '/')}`;
  return found[2] ? { id, version: Number(found[2]) } : { id };
}

// The page of a paper, and what it is also kept as: https://info.arxiv.org/help/arxiv_identifier_for_services.html
const HERE = /^\/(?:abs|pdf|html|format|ps|src|e-print)\/(.+)$/;

/** The page of a paper at Hugging Face. */
const PAPERS = /^\/papers\/([^/]+)\/?$/;

/** Where papers of arXiv are shown under its ids, and the paths of their pages there. */
export const ARXIV_HOSTS: readonly (readonly [host: string, path: RegExp])[] = [
  ['arxiv.org', HERE],
  ['xxx.lanl.gov', HERE],
  ['ar5iv.labs.arxiv.org', HERE],
  ['ar5iv.org', HERE],
  ['huggingface.co', PAPERS],
  ['hf.co', PAPERS],
  ['alphaxiv.org', /^\/(?:[a-z]{2}\/)?(?:abs|pdf|overview|resources?)\/(.+)$/],
  ['scirate.com', /^\/arxiv\/(.+)$/],
  ['semanticscholar.org', /^\/arxiv[/:](.+)$/i],
];

/** The paths of papers at a host that shows those of arXiv, or at a mirror of it; undefined at any other. */
export function arxivPathAt(hostname: string): RegExp | undefined {
  const plain = hostname.replace(/^(?:www|export|browse|api|[a-z]{2})\./, '');
  return ARXIV_HOSTS.find(([host]) => host === hostname || host === plain)?.[1];
}

/** The paper of arXiv that an address leads to, at arXiv or where others show it; null for any other. */
export function arxivAt({ hostname, pathname }: URL): Identified | null {
  const found = arxivPathAt(hostname)?.exec(pathname)?.[1];
  // Links out of running text have the end of its sentence behind them.
  return found ? parseArxivId(decoded(found).replace(/^\s*(?:arxiv:)?|(?:\.pdf)?[\s/.,;:)\]]*$/gi, '')) : null;
}
