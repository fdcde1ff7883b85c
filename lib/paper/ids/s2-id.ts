import type { Identified } from './paper-id.ts';

/** Reads an id of Semantic Scholar: 40 hexadecimal digits, or the number of its corpus; null when it is none. */
export function parseS2Id(text: string): Identified | null {
  if (/^[0-9a-f]{40}$/i.test(text)) return { id: `s2:${text.toLowerCase()}` };
  const corpus = /^(?:CorpusID:)?([1-9]\d{0,11})$/i.exec(text)?.[1];
  return corpus ? { id: `s2:${corpus}` } : null;
}

/** The paper that an address of Semantic Scholar leads to; null for any other. */
export function s2At({ hostname, pathname }: URL): Identified | null {
  if (!/^(?:www\.|api\.)?semanticscholar\.org$/.test(hostname)) return null;
  const [, found] =
    /^\/(?:paper|reader)\/(?:[^/]+\/)?([0-9a-f]{40})(?:\/.*)?$/i.exec(pathname) ??
    /^\/(?:paper\/)?(CorpusID:\d+)\/?$/i.exec(pathname.replace('%3A', ':').replace('%3a', ':')) ??
    [];
  return found ? parseS2Id(found) : null;
}
