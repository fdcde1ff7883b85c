import { decoded } from './decoded.ts';
import type { Identified } from './paper-id.ts';

const NOTE = /^[A-Za-z0-9_-]{6,20}$/;

/** Author and title as one word, by which OpenReview names papers that came from elsewhere: `curie|on_radium`. */
const PAPER_HASH = /^[\p{L}\p{N}_.'-]{1,60}\|[\p{L}\p{N}_.'-]{1,115}$/u;

/** Reads the id of a submission at OpenReview, or its paper hash; null when it is none. */
export function parseOpenReviewId(text: string): Identified | null {
  if (NOTE.test(text)) return { id: `openreview:${text}` };
  const hash = text.toLowerCase();
  return PAPER_HASH.test(hash) ? { id: `openreview:${hash}` } : null;
}

/** The submission that an address leads to: its forum, a reply in that, or its PDF; null for any other, such as a revision's, which has an id of its own. */
export function openReviewAt({ hostname, pathname, searchParams }: URL): Identified | null {
  if (!/^(?:www\.)?openreview\.net$/.test(hostname)) return null;
  if (/^\/(?:forum|pdf|attachment)\/?$/.test(pathname)) return parseOpenReviewId((searchParams.get('id') ?? '').trim());
  const hash = /^\/forum\/([^/]+)\/?$/.exec(pathname)?.[1];
  return hash ? parseOpenReviewId(decoded(hash)) : null;
}
