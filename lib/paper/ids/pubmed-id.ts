import type { Identified } from './paper-id.ts';

/** Reads a PubMed id, also one filled up with zeros; null when it is none. */
export function parsePmid(text: string): Identified | null {
  const number = /^0{0,8}([1-9]\d{0,8})$/.exec(text)?.[1];
  return number ? { id: `pmid:${number}` } : null;
}

/** Reads an id of PubMed Central, such as `PMC3531190`, with its version; null when it is none. */
export function parsePmcid(text: string): Identified | null {
  const [, number, version] = /^PMC0{0,8}([1-9]\d{0,8})(?:\.([1-9]\d?))?$/i.exec(text) ?? [];
  if (!number) return null;
  return version ? { id: `pmcid:PMC${number}`, version: Number(version) } : { id: `pmcid:PMC${number}` };
}

/** Where the articles of each kind are, and where their ids stand. */
const PLACES: readonly [host: RegExp, pmid: RegExp, pmcid?: RegExp][] = [
  [/^pubmed\.ncbi\.nlm\.nih\.gov$|^(?:www\.)?pubmed\.gov$/, /^\/(\d+)\/?$/],
  [
    /^(?:pmc\.|www\.)?ncbi\.nlm\.nih\.gov$/,
    /^\/(?:m\/)?(?:pubmed|(?:pmc\/)?articles\/pmid)\/(\d+)\/?$/i,
    /^\/(?:pmc\/)?articles\/(?:PMC)?(\d+(?:\.\d+)?)(?:\/.*)?$/i,
  ],
  [/^(?:www\.)?europepmc\.org$/, /^\/(?:article|abstract)\/MED\/(\d+)\/?$/i, /^\/(?:article\/PMC|articles|abstract\/PMC)\/PMC(\d+)\/?$/i],
];

/** The article that an address of PubMed, PubMed Central or Europe PMC leads to; null for any other. */
export function pubmedAt({ hostname, pathname }: URL): Identified | null {
  for (const [host, pmids, pmcids] of PLACES) {
    if (!host.test(hostname)) continue;
    const pmcid = pmcids?.exec(pathname)?.[1];
    return pmcid ? parsePmcid(`PMC${pmcid}`) : parsePmid(pmids.exec(pathname)?.[1] ?? '');
  }
  return null;
}
