import * as z from 'zod/mini';
import type { Seen } from '../../protocol/requests.ts';
import { after, isNews, type Loss, noted, share } from './share.ts';

/** What is looked at on the pages of a site: cards where there is a place for one, and what cards tell. */
const LOOKED = ['cards', 'authors', 'abstract', 'date', 'title'] as const;

type Looked = (typeof LOOKED)[number];

/** In these, lists of one site differ by nature. Who turned to another kind of list turns back; a site that changed does not. */
const DIFFERING: readonly Looked[] = ['cards', 'abstract', 'date'];

/** How long they must be lost until that is noted, in milliseconds. */
const LASTING = 12 * 60 * 60_000;

/** What the pages of all sites told so far, by site and kind of page: "arxiv list". */
const shape = z.record(
  z.string().check(z.maxLength(60)),
  z.object({ pages: z.int().check(z.nonnegative()), shares: z.partialRecord(z.enum(LOOKED), share) }),
);

export type Past = z.infer<typeof shape>;

/** The past as it was kept; what cannot be read counts as none. */
export function readPast(kept: unknown): Past {
  const read = shape.safeParse(kept);
  return read.success ? read.data : {};
}

/** Takes one more page into the past, and tells what its site has lost, a sentence each. It goes by counts alone, and names no paper. */
export function heed(past: Past, site: string, seen: Seen, now: number): { past: Past; notes: string[] } {
  const place = `${site} ${seen.kind}`;
  const before = past[place] ?? { pages: 0, shares: {} };
  const shares = { ...before.shares };
  const notes: string[] = [];
  for (const name of LOOKED) {
    const [on, of] = counted(seen, name);
    if (of === 0) continue;
    const share = after(shares[name], on, of, now);
    const isNew = isNews(share, DIFFERING.includes(name) ? LASTING : 0, now);
    if (isNew && share.loss) notes.push(`${place}: ${name} ${lossText(name, share.loss)}`);
    shares[name] = isNew ? noted(share, now) : share;
  }
  return { past: { ...past, [place]: { pages: before.pages + 1, shares } }, notes };
}

/** On how many of how many. The page of one paper has one card or none. */
function counted(seen: Seen, name: Looked): [on: number, of: number] {
  if (name !== 'cards') return [seen[name], seen.told];
  return seen.kind === 'list' ? [seen.cards, Math.max(seen.anchors, seen.cards)] : [0, 0];
}

/** The past as text, a line for each site and kind of page; none where there is none. */
export function pastText(past: Past): string[] {
  const lines = Object.entries(past).map(([place, { pages, shares }]) => [`${place}, pages: ${pages}`, ...sharesText(shares)].join('; '));
  return lines.length > 0 ? ['On 100 cards of each site (cards: on 100 places for one):', ...lines.toSorted()] : [];
}

function sharesText(shares: Past[string]['shares']): string[] {
  return LOOKED.flatMap((name) => {
    const share = shares[name];
    return share ? `${name} ${hundredth(share.usual)}${share.loss ? ` (now ${lossText(name, share.loss)})` : ''}` : [];
  });
}

function lossText(name: Looked, { on, of, from }: Loss): string {
  return `on ${on} of ${of} ${name === 'cards' ? 'places' : 'cards'}, before on ${hundredth(from)} in 100`;
}

const hundredth = (part: number): number => Math.round(100 * part);
