import { parseArxivId } from './arxiv-id.ts';
import { decoded } from './decoded.ts';
import { type Identified, PAPER_ID_MAX, type PaperId } from './paper-id.ts';

// https://www.doi.org/the-identifier/resources/handbook/2_numbering: a prefix and anything behind a slash, in any case.
// Those of SICI have pairs of angle brackets in them.
const DOI = /^10\.\d{4,9}(?:\.\d{1,9})*\/(?:[^\s\p{Cc}"<>]|<[^\s\p{Cc}"<>]*>)+$/u;

/** What is copied along from a page and never drawn. */
const UNSEEN = /\p{Default_Ignorable_Code_Point}/gu;

/** What stands before a DOI where it is written out. */
const BEFORE = /^<?(?:(?:info:|urn:)?doi[:/]\s*|(?:https?:\/\/)?(?:dx\.|www\.)?doi\.org\/(?:doi:)?)?/i;

/** The preprints of bioRxiv and medRxiv, which have versions behind them: https://api.biorxiv.org */
const RXIV = /^(10\.(?:1101|64898)\/(?:\d{4}\.\d\d\.\d\d\.)?\d{6,8})v([1-9]\d?)(?:\.[a-z].*)?$/;

/**
 * Reads a DOI as it is written: with or without `doi:` or the resolver's address, in any case, with a sentence's end behind
 * it. That of an arXiv paper is its arXiv id. Null when it is none.
 */
export function parseDoi(text: string): Identified | null {
  if (text.length > 2 * PAPER_ID_MAX) return null;
  const doi = withoutEnd(decoded(text.trim().replace(BEFORE, '')).replace(UNSEEN, ''));
  // What is escaped twice is none.
  return decoded(doi) === doi ? named(doi) : null;
}

/** Reads a DOI that a page tells in a place of its own, where nothing stands around it and nothing is escaped; null when it is none. */
export function parseBareDoi(text: string): Identified | null {
  return /^[!-$&-~]+\w$/.test(text) ? named(text) : null;
}

function named(text: string): Identified | null {
  const doi = text.toLowerCase();
  // Neither what an address would take for a step up or down, nor half a character.
  if (/\\|(?:^|\/)\.\.?(?:\/|$)/.test(doi) || !doi.isWellFormed()) return null;
  if (!DOI.test(doi) || doi.length > PAPER_ID_MAX - 'doi:'.length) return null;
  if (doi.startsWith('10.48550/')) return parseArxivId(arxivCase(doi.replace(/^10\.48550\/arxiv\./, '')));
  const [, preprint, version] = RXIV.exec(doi) ?? [];
  const id: PaperId = `doi:${preprint ?? doi}`;
  return version ? { id, version: Number(version) } : { id };
}

/** The subject class of an old id has capitals: `math.gt/0309136` is `math.GT/0309136`. */
function arxivCase(value: string): string {
  return value.replace(/\.[a-z]{2}(?=\/)/, (subject) => subject.toUpperCase());
}

/** Without the punctuation of the sentence around it: a bracket belongs to it when it was opened in it. */
function withoutEnd(doi: string): string {
  let end = doi.length;
  for (; end > 0; end--) {
    const last = doi.charAt(end - 1);
    const open = { ')': '(', ']': '[', '}': '{', '>': '<' }[last];
    if (open && count(doi, open, end) >= count(doi, last, end)) break;
    if (!open && !/[.,;:!?'’”*]/.test(last)) break;
  }
  return doi.slice(0, end);
}

function count(text: string, sign: string, end: number): number {
  let found = 0;
  for (let at = 0; at < end; at++) if (text.charAt(at) === sign) found++;
  return found;
}

/** Where addresses hold the DOI, or its end behind a prefix. What says that a DOI follows is the same at nearly all publishers. */
const HOLDS: readonly [host: RegExp, path: RegExp, prefix?: string][] = [
  [/^(?:dx\.|www\.)?doi\.org$/, /^\/.*?(10\.\d{4,9}(?:\.\d+)*(?:\/|%2f).+)$/i],
  // The number of the article at its publisher follows.
  [/./, /^(?:\/[\w-]+){0,3}\/[\w-]*article[\w-]*\/doi\/(10\.\d+\/.+?)\/\d{4,}(?:\/.*)?$/],
  [
    /./,
    /^(?:\/[\w-]+){0,4}\/(?:doi|abs(?:tract)?|full(?:html)?|e?pdf(?:direct|plus)?|epub|reader|html|articles?|accepted|chapter|book|content|document|stable|journals)\/(10\.\d{4,9}(?:\.\d+)*(?:\/|%2f).+)$/i,
  ],
  [/^link\.springer\.com$/, /^\/(?:\w+\/)?(10\..+)$/],
  [/^(?:www\.)?nature\.com$/, /^\/articles\/([a-z\d]\w*?(?:[.-]\w+?)*?)(?:_reference)?(?:\.e?pdf|\/.*)?$/, '10.1038/'],
  [/^(?:www\.)?elifesciences\.org$/, /^\/(?:articles|reviewed-preprints)\/(\d{5,6})(?:v\d+)?(?:\/.*)?$/, '10.7554/elife.'],
  [/^pubs\.rsc\.org$/, /^\/en\/content\/article\w+\/\d{4}\/\w+\/(\w+)$/i, '10.1039/'],
  [/^(?:www\.)?thelancet\.com$/, /\/PII(S[\dX-]+\(\d\d\)[\dX-]+)(?:\/.*)?$/i, '10.1016/'],
];

/** What stands behind a DOI in an address: a part of the paper, or a format. */
const AFTER =
  /(?:\/(?:figure|table|asset|suppl_file)s?(?:\/.*)?|(?:\.pdf|\.full(?:\.pdf|-text)?|\.abstract|\/(?:e?pdf|ampdf|full|fulltext\.html|abstract|meta|epub|html))+)$/i;

/** A figure or another part of a paper of PLOS has a DOI of its own. */
const PLOS_PART = /\.[gst]\d{3}$/;

/** The DOI that an address holds, at the resolver or at a publisher; null for any other. */
export function doiAt({ hostname, pathname, searchParams }: URL): Identified | null {
  if (/^(?:journals\.plos|(?:www\.)?plosone)\.org$/.test(hostname)) return parseDoi((searchParams.get('id') ?? '').replace(PLOS_PART, ''));
  for (const [host, path, prefix] of HOLDS) {
    const found = host.test(hostname) ? path.exec(prefix ? decoded(pathname) : pathname)?.[1] : undefined;
    if (!found) continue;
    if (prefix) return prefix === '10.1038/' && !isNatureName(found) ? null : parseDoi(prefix + found);
    // A resolver's address is the DOI to its end; a publisher's goes on.
    return parseDoi(hostname.endsWith('doi.org') ? found : found.replace(AFTER, ''));
  }
  return null;
}

/**
 * Whether an address of nature.com has the DOI's own end: `ismej2013102` is that of `10.1038/ismej.2013.102`, and a bare
 * number may be that of any journal.
 */
function isNatureName(name: string): boolean {
  return /^(?:[a-z].*\d|\d{5,6}a\d?|35\d{6}$)/.test(name) && !/^(?!nature|srep)[a-z]+(?:19|20)\d{3,}$/.test(name);
}
