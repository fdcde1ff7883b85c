import { idScheme, idValue, type PaperId, type Scheme } from './ids/paper-id.ts';
import { paperUrl } from './ids/schemes.ts';

/** A page about a paper, or the paper itself. */
export interface PaperLink {
  to: 'abs' | 'pdf' | 'huggingface';
  url: string;
}

/** Where a paper can be read about and read. Hugging Face has pages for arXiv's ids of the new style only. */
export function linksOf(id: PaperId): PaperLink[] {
  const value = idValue(id);
  const links: PaperLink[] = [{ to: 'abs', url: paperUrl(id) }];
  const pdf = pdfUrl(id);
  if (pdf) links.push({ to: 'pdf', url: pdf });
  if (idScheme(id) === 'arxiv' && !value.includes('/')) links.push({ to: 'huggingface', url: `https://huggingface.co/papers/${value}` });
  return links;
}

function pdfUrl(id: PaperId): string | undefined {
  const value = idValue(id);
  switch (idScheme(id)) {
    case 'arxiv':
      return `https://arxiv.org/pdf/${value}`;
    case 'openreview':
      return value.includes('|') ? undefined : `https://openreview.net/pdf?id=${value}`;
    case 'acl':
      return `https://aclanthology.org/${value}.pdf`;
    default:
      return undefined;
  }
}

/** An id as part of the name of a file or of a key: letters, digits, dots and dashes, and no other id gives the same. */
export function idSlug(id: PaperId): string {
  const value = idValue(id);
  if (idScheme(id) === 'arxiv') return value.replace('/', '-');
  const plain = `${idScheme(id)}-${value}`.replace(/[^A-Za-z0-9.-]+/g, '-');
  return `${plain.slice(0, 60)}-${hashOf(id)}`;
}

/** FNV-1a, 32 bits, in base 36: http://www.isthe.com/chongo/tech/comp/fnv/ */
function hashOf(text: string): string {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return (hash >>> 0).toString(36);
}

/** What a paper is called in one scheme, by its id or another of its ids. */
export function idIn(scheme: Scheme, { id, also = [] }: { id: PaperId; also?: readonly PaperId[] }): string | undefined {
  const found = [id, ...also].find((each) => idScheme(each) === scheme);
  return found && idValue(found);
}

/** What each scheme is called where people write its ids. */
const NAMES = { arxiv: 'arXiv:', pmid: 'PMID:', pmcid: '', url: '', openreview: 'OpenReview:', acl: 'ACL:', dblp: 'DBLP:' } as const;

/** An id as people write it: `arXiv:2309.03729`, `PMC3531190`. */
export function idText(id: PaperId): string {
  const scheme = idScheme(id);
  return `${scheme in NAMES ? NAMES[scheme as keyof typeof NAMES] : `${scheme}:`}${idValue(id)}`;
}
