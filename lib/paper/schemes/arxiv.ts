import type { Identified, PaperId } from '../paper-id.ts';

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

// The page of a paper, and what it is also kept as: https://info.arxiv.org/help/arxiv_identifier_for_services.html
const HERE = /^\/(?:abs|pdf|html|format|ps|src|e-print)\/(.+?)(?:\.pdf)?\/?$/;

/** Others that show papers of arXiv under its ids. */
const ELSEWHERE: readonly [host: RegExp, path: RegExp][] = [
  [/^(?:www\.|export\.|browse\.)?arxiv\.org$|^xxx\.lanl\.gov$/, HERE],
  [/^(?:huggingface\.co|hf\.co)$/, /^\/papers\/([^/]+)\/?$/],
  [/^(?:www\.)?alphaxiv\.org$/, /^\/(?:[a-z]{2}\/)?(?:abs|pdf|overview|resources?)\/(.+?)(?:\.pdf)?\/?$/],
  [/^(?:www\.)?ar5iv(?:\.labs\.arxiv)?\.org$/, /^\/(?:html|abs|pdf)\/(.+?)\/?$/],
  [/^(?:www\.)?scirate\.com$/, /^\/arxiv\/(.+?)\/?$/],
  [/^(?:www\.)?semanticscholar\.org$/, /^\/arxiv\/(.+?)\/?$/],
];

/** The paper of arXiv that an address leads to, at arXiv or where others show it; null for any other. */
export function arxivAt({ hostname, pathname }: URL): Identified | null {
  for (const [host, path] of ELSEWHERE) {
    const found = host.test(hostname) ? path.exec(pathname)?.[1] : undefined;
    if (found) return parseArxivId(found.replace(/^arxiv:/i, ''));
  }
  return null;
}
