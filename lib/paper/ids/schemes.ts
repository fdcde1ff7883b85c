import { aclAt, parseAclId } from './acl-id.ts';
import { arxivAt, parseArxivId } from './arxiv-id.ts';
import { dblpAt, parseDblpKey } from './dblp-id.ts';
import { doiAt, parseDoi } from './doi-id.ts';
import { openReviewAt, parseOpenReviewId } from './openreview-id.ts';
import { type Identified, idScheme, idValue, PAPER_ID_MAX, type PaperId, SCHEMES, type Scheme } from './paper-id.ts';
import { cvfAt, neuripsAt, parseCvfName, parseNeuripsId, parsePmlrKey, pmlrAt } from './proceedings-id.ts';
import { parsePmcid, parsePmid, pubmedAt } from './pubmed-id.ts';
import { parseS2Id, s2At } from './s2-id.ts';
import { parseScholarId } from './scholar-id.ts';
import { parseUrlId } from './url-id.ts';

/** How the value of each scheme is read, in any spelling that people use. */
const READS: Readonly<Record<Scheme, (text: string) => Identified | null>> = {
  arxiv: parseArxivId,
  doi: parseDoi,
  openreview: parseOpenReviewId,
  acl: parseAclId,
  pmid: parsePmid,
  pmcid: parsePmcid,
  s2: parseS2Id,
  dblp: parseDblpKey,
  scholar: parseScholarId,
  cvf: parseCvfName,
  neurips: parseNeuripsId,
  pmlr: parsePmlrKey,
  url: parseUrlId,
};

/** Every way to know a paper by an address. */
const AT: readonly ((url: URL) => Identified | null)[] = [
  arxivAt,
  doiAt,
  openReviewAt,
  aclAt,
  pubmedAt,
  s2At,
  dblpAt,
  cvfAt,
  neuripsAt,
  pmlrAt,
];

/** Reads a value of a scheme in any spelling; null when it is none. */
export function parseValue(scheme: Scheme, value: string): Identified | null {
  const read = value.length > 2_000 ? null : READS[scheme](value);
  return read && read.id.length <= PAPER_ID_MAX ? read : null;
}

/** Reads a stored or received PaperId; null when it is not in canonical form. */
export function parsePaperId(text: string): PaperId | null {
  const scheme = SCHEMES.find((each) => text.startsWith(`${each}:`));
  if (!scheme || text.length > PAPER_ID_MAX) return null;
  const read = parseValue(scheme, text.slice(scheme.length + 1));
  return read && read.version === undefined && read.id === text ? read.id : null;
}

/** Reads the whole address of a paper's page, PDF or other form, wherever it is; null for any other. */
export function paperAtAddress(address: string): Identified | null {
  if (address.length > 2_000 || !/^https?:\/\//i.test(address) || !URL.canParse(address)) return null;
  const url = new URL(address);
  for (const at of AT) {
    const found = at(url);
    if (found) return found.id.length <= PAPER_ID_MAX ? found : null;
  }
  return null;
}

/** The public address where the paper can be read about. */
export function paperUrl(id: PaperId): string {
  const value = idValue(id);
  switch (idScheme(id)) {
    case 'arxiv':
      return `https://arxiv.org/abs/${value}`;
    case 'doi':
      return `https://doi.org/${encodeURI(value).replaceAll('#', '%23').replaceAll('?', '%3F')}`;
    case 'openreview':
      return value.includes('|') ? `https://openreview.net/forum/${encodeURIComponent(value)}` : `https://openreview.net/forum?id=${value}`;
    case 'acl':
      return `https://aclanthology.org/${value}/`;
    case 'pmid':
      return `https://pubmed.ncbi.nlm.nih.gov/${value}/`;
    case 'pmcid':
      return `https://pmc.ncbi.nlm.nih.gov/articles/${value}/`;
    case 's2':
      return value.length === 40 ? `https://www.semanticscholar.org/paper/${value}` : `https://api.semanticscholar.org/CorpusID:${value}`;
    case 'dblp':
      return `https://dblp.org/rec/${value}`;
    case 'scholar':
      return `https://scholar.google.com/scholar?q=info:${value}:scholar.google.com/`;
    case 'cvf':
      return cvfUrl(value);
    case 'neurips':
      return neuripsUrl(value);
    case 'pmlr':
      return `https://proceedings.mlr.press/${value}.html`;
    case 'url':
      return value;
  }
}

/** CVF's folders have changed: in small letters at first, and by venue and year as one word since 2021. */
function cvfUrl(value: string): string {
  const [, workshop, name = ''] = /^(?:(w\d+)\/)?(.*)$/.exec(value) ?? [];
  const [, first = '', last = ''] = /_([A-Za-z]+|\d{4})_([A-Za-z]+|\d{4})$/.exec(name) ?? [];
  const [venue, year] = Number(last) > 0 ? [first, Number(last)] : [last, Number(first)];
  const early = `content_${year <= 2018 && venue !== 'ECCV' ? venue.toLowerCase() : venue}_${year}`;
  const folder = workshop ? `${early}_workshops/${workshop}` : year >= 2021 ? `content/${venue}${year}` : early;
  return `https://openaccess.thecvf.com/${folder}/html/${encodeURIComponent(name)}_paper.html`;
}

/** The main track's pages have its name in their addresses since 2022. */
function neuripsUrl(value: string): string {
  const [year = '', hash = ''] = value.split('/');
  const track = Number(year) >= 2022 ? '-Conference' : '';
  return `https://proceedings.neurips.cc/paper_files/paper/${year}/hash/${hash}-Abstract${track}.html`;
}
