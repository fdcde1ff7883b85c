import type { MarkedPaper } from '../../mark/marked-paper.ts';

/** What no other program has a field for: it stands under these names, so that it comes back when the file is brought in again. */
export const OWN = {
  status: 'papermarks-status',
  /** `yes` when the paper has one. */
  star: 'papermarks-star',
  saved: 'papermarks-saved',
  version: 'papermarks-version',
  site: 'papermarks-site',
  url: 'papermarks-url',
  /** `cut` when the list of authors is not whole. */
  authors: 'papermarks-authors',
} as const;

/** The facts that only we know, by their names, in an order that is always the same. */
export function ownFacts({ paper, mark, savedAt, met }: MarkedPaper): (readonly [name: string, value: string])[] {
  const facts = [
    [OWN.status, mark.status],
    [OWN.star, mark.star && 'yes'],
    [OWN.saved, momentText(savedAt)],
    [OWN.version, paper.version?.toString()],
    [OWN.site, met?.site],
    [OWN.url, met?.url],
    [OWN.authors, paper.authorsCut && 'cut'],
  ] as const;
  return facts.flatMap(([name, value]) => (value ? [[name, value] as const] : []));
}

/** A moment as ISO 8601 writes it, in UTC; in milliseconds since 1970 where that takes a year of more than four digits. */
export function momentText(moment: number): string {
  const iso = new Date(moment).toISOString();
  return iso.length === 24 ? iso : String(moment);
}
