import { type Identified, PAPER_ID_MAX } from './paper-id.ts';

/** Parameters that say where a reader came from, and nothing of what is shown. */
const TRACKING = /^(?:utm_\w+|fbclid|gclid)$/i;

/** Parameters that say the same, unless a number in them says which paper. */
const PERHAPS = /^(?:ref|referrer|source|via)$/i;

/**
 * Reads the address of a paper that has no other name: over https, without `www.`, fragment and tracking, and without a
 * slash at its end. Null when it is no address, or too long.
 */
export function parseUrlId(text: string): Identified | null {
  if (text.length > 2_000 || !URL.canParse(text)) return null;
  const url = new URL(text);
  if (!/^https?:$/.test(url.protocol) || url.username || url.password || url.port || !url.hostname.includes('.')) return null;
  // A page that shows what its fragment says has as many papers.
  if (/^#[!/]/.test(url.hash)) return null;
  for (const [name, value] of [...url.searchParams])
    if (TRACKING.test(name) || (PERHAPS.test(name) && !/\d/.test(value))) url.searchParams.delete(name);
  url.searchParams.sort();
  const path = url.pathname.replace(/\/+$/, '');
  const address = `https://${url.hostname.replace(/^(?:www\.)+(?=[^.]+\.)/, '')}${path}${url.search}`;
  return address.length + 'url:'.length > PAPER_ID_MAX || !URL.canParse(address) ? null : { id: `url:${address}` };
}
