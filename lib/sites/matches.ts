import { SITES } from './index.ts';

/** The match patterns of every page that shows cards from the install on; also the hosts we may touch then, and no more. */
export const MATCHES: readonly string[] = SITES.flatMap(({ matches, asks }) => (asks ? [] : matches));

/** The match patterns of every page of every site, also of those that nobody asked for yet. */
export const EVERYWHERE: readonly string[] = SITES.flatMap(({ matches }) => matches);
