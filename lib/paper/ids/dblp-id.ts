import { parseArxivId } from './arxiv-id.ts';
import type { Identified } from './paper-id.ts';

/** Reads a key of DBLP, such as `conf/nips/Author25`, or `books/sp/22/Author22` where a series has parts; that of a preprint at arXiv is its arXiv id. Null when it is none, or a volume's, which begins with its year. */
export function parseDblpKey(text: string): Identified | null {
  const preprint = /^journals\/corr\/(?:abs-(\d{4})-(\d{4,5})|(?:abs-)?([a-z-]+?)(?:-[A-Z]{2})?-(\d{7}))$/.exec(text);
  if (preprint) return parseArxivId(preprint[1] ? `${preprint[1]}.${preprint[2]}` : `${preprint[3]}/${preprint[4]}`);
  const key = text.replace(/(?:\.(?:html|bib|xml|rdf|nt|ttl|ris))+$/, '');
  return /^(?:conf|journals|books|phd|series|reference|data|tr)(?:\/[\w-]{1,60}){1,2}\/[A-Za-z_][\w.:-]{0,100}$/.test(key)
    ? { id: `dblp:${key}` }
    : null;
}

/** The publication that an address of DBLP or of a mirror leads to; null for any other. */
export function dblpAt({ hostname, pathname }: URL): Identified | null {
  if (!/^(?:www\.)?dblp(?:\.org|\.uni-trier\.de|\.dagstuhl\.de)$/.test(hostname)) return null;
  const key = /^\/rec\/(?:(?:html|bib\d?|bibtex|xml|rdf)\/)?([^?#]+?)(?:\.(?:html|bib|xml|rdf|nt|ttl|ris))?\/?$/.exec(pathname)?.[1];
  return key ? parseDblpKey(key) : null;
}
