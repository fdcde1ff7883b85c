import type { Identified } from '../paper-id.ts';

/** Reads a PubMed id; null when it is none. */
export function parsePmid(text: string): Identified | null {
  return /^[1-9]\d{0,8}$/.test(text) ? { id: `pmid:${text}` } : null;
}

/** Reads an id of PubMed Central, such as `PMC3531190`; null when it is none. */
export function parsePmcid(text: string): Identified | null {
  const number = /^PMC([1-9]\d{0,8})$/i.exec(text)?.[1];
  return number ? { id: `pmcid:PMC${number}` } : null;
}

/** The article that an address of PubMed, PubMed Central or Europe PMC leads to; null for any other. */
export function pubmedAt({ hostname, pathname }: URL): Identified | null {
  const [, pmid] =
    (hostname === 'pubmed.ncbi.nlm.nih.gov' && /^\/(\d+)\/?$/.exec(pathname)) ||
    (/^(?:www\.)?ncbi\.nlm\.nih\.gov$/.test(hostname) && /^\/(?:m\/)?pubmed\/(\d+)\/?$/.exec(pathname)) ||
    (/^(?:www\.)?europepmc\.org$/.test(hostname) && /^\/(?:article|abstract)\/MED\/(\d+)\/?$/i.exec(pathname)) ||
    [];
  if (pmid) return parsePmid(pmid);
  const [, pmcid] =
    (hostname === 'pmc.ncbi.nlm.nih.gov' && /^\/articles\/(PMC\d+)(?:\/.*)?$/i.exec(pathname)) ||
    (/^(?:www\.)?ncbi\.nlm\.nih\.gov$/.test(hostname) && /^\/pmc\/articles\/(PMC\d+)(?:\/.*)?$/i.exec(pathname)) ||
    (/^(?:www\.)?europepmc\.org$/.test(hostname) && /^\/(?:article\/PMC|articles)\/(PMC\d+)\/?$/i.exec(pathname)) ||
    [];
  return pmcid ? parsePmcid(pmcid) : null;
}
