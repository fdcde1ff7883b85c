import { SITES, siteAt } from '../sites/index.ts';

/** What is asked for to look up titles: the hosts that are asked, and no place for strips. */
export const TITLE_HOSTS: readonly string[] = ['https://export.arxiv.org/*', 'https://api.crossref.org/*'];

/** What the browser may give for every secure page at once. */
const EVERY = ['https://*/*', '*://*/*', '<all_urls>'];

/** Whether one origin, as permissions name it (`https://*.example.org/*`), holds another, or a page. */
export function holds(origin: string, page: URL): boolean {
  if (EVERY.includes(origin)) return page.protocol === 'https:';
  const [, scheme, any, host] = /^(https|\*):\/\/(\*\.)?([^/*]+)\//.exec(origin) ?? [];
  if (!host || !/^https?:$/.test(page.protocol) || (scheme === 'https' && page.protocol !== 'https:')) return false;
  return page.host === host || (any !== undefined && page.host.endsWith(`.${host}`));
}

/** Where an origin is, as a person knows it: its host; undefined when it is every page there is. */
export function placeOf(origin: string): string | undefined {
  return EVERY.includes(origin) ? undefined : /^[^:]+:\/\/([^/]+)\//.exec(origin)?.[1];
}

/** Those of the permitted origins that a person granted beside the sites that are known: one where they stood, or all. */
export function othersOf(origins: readonly string[]): string[] {
  const asked = new Set([...SITES.flatMap(({ asks = [] }) => asks), ...TITLE_HOSTS]);
  const isOfPages = (origin: string): boolean => EVERY.includes(origin) || /^(?:https|\*):/.test(origin);
  return origins.filter((origin) => isOfPages(origin) && !asked.has(origin) && !isThereAtOnce(origin)).toSorted();
}

/** Whether strips are on the pages of an origin from the install on, so that nobody can leave them. */
export function isThereAtOnce(origin: string): boolean {
  const host = placeOf(origin);
  if (!host || host.includes('*')) return false;
  const site = siteAt(new URL(`https://${host}/`));
  return site !== undefined && !site.asks;
}
