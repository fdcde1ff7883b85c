import { SITES } from './index.ts';

/** The match patterns of every page that may show cards; also the hosts we may touch, and no more. */
export const MATCHES: readonly string[] = SITES.flatMap((site) => site.matches);
