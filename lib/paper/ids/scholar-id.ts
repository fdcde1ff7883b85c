import type { Identified } from './paper-id.ts';

/** Reads the id that Google Scholar gives a result; null when it is none. */
export function parseScholarId(text: string): Identified | null {
  return /^[A-Za-z0-9_-]{12}$/.test(text) ? { id: `scholar:${text}` } : null;
}

/** The same id out of the number of its cluster, as `cites=` and `cluster=` have it: its eight bytes, the lowest first, and a nine. */
export function scholarIdOf(cluster: string): Identified | null {
  if (!/^\d{1,20}$/.test(cluster)) return null;
  let left = BigInt(cluster);
  let bytes = '';
  for (let n = 0; n < 8; n++, left >>= 8n) bytes += String.fromCharCode(Number(left & 255n));
  return left === 0n ? parseScholarId(btoa(`${bytes}\t`).replaceAll('+', '-').replaceAll('/', '_')) : null;
}
