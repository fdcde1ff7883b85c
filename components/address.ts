import { type Identified, parseArxivId } from '../lib/paper/paper-id.ts';

/** The paper that an address shows; null when it shows none, or is not known. */
export function paperAtAddress({ host, pathname }: URL): Identified | null {
  const arxiv = /^(?:(?:www|export)\.)?arxiv\.org$/.test(host) && /^\/(?:abs|pdf|html)\/(.+?)(?:\.pdf)?\/?$/.exec(pathname)?.[1];
  const paper = arxiv || (host === 'huggingface.co' && /^\/papers\/([^/]+)\/?$/.exec(pathname)?.[1]);
  return paper ? parseArxivId(paper) : null;
}
