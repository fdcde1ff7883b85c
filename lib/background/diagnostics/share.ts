import * as z from 'zod/mini';

const count = z.number().check(z.nonnegative());
const part = count.check(z.maximum(1));

/** Pages in a row on which a share was lost. */
const loss = z.object({
  /** What the share had been before. */
  from: part,
  /** When it began, in milliseconds since 1970. */
  since: z.number(),
  pages: count,
  /** On so many of so many. */
  on: count,
  of: count,
  /** Whether it was noted. */
  noted: z.boolean(),
});

/** How many of a page's cards have something, over all pages so far: the share as it is kept. */
export const share = z.object({
  pages: count,
  /** The running average, of 1. */
  usual: part,
  /** How far single pages usually are from it. */
  sway: part,
  /** When a loss was last noted. */
  notedAt: z.exactOptional(z.number()),
  loss: z.exactOptional(loss),
});

export type Loss = z.infer<typeof loss>;
export type Share = z.infer<typeof share>;

/** How many pages, at least, make a past that a page is held against. */
export const PAST_MIN = 5;

/** A page weighs as one of so many, at least: no single one teaches the past much. */
const MEMORY = 20;

/** A share is held as long as pages are not further from it than this part of it: lists that differ by nature are not. */
const STEADY = 1 / 4;

/** Below this part of what it was, a share is lost. */
const LOST = 1 / 2;

/** One odd page is nothing, nor are a few cards: so much, in a row, is a loss worth noting. */
export const LOSS_MIN = { pages: 3, cards: 10 } as const;

/** The least time between two notes of the same. */
const DAY = 24 * 60 * 60_000;

/** What a share has become after one more page: on so many of so many, at least one. */
export function after(before: Share | undefined, on: number, of: number, now: number): Share {
  const here = on / of;
  const { pages, usual, sway, notedAt } = before ?? { pages: 0, usual: here, sway: 0 };
  const weight = 1 / Math.min(pages + 1, MEMORY);
  const loss = lossAfter(before, on, of, now);
  return {
    pages: pages + 1,
    usual: between(usual, here, weight),
    sway: between(sway, Math.abs(here - usual), weight),
    ...(notedAt !== undefined && { notedAt }),
    ...(loss && { loss }),
  };
}

/** A loss goes by what the share was when it began, whatever the past learns meanwhile; the first page that has it again ends it. */
function lossAfter(before: Share | undefined, on: number, of: number, now: number): Loss | undefined {
  const from = before?.loss?.from ?? (before && isHeld(before) ? before.usual : 0);
  if (on / of >= from * LOST) return undefined;
  const so = before?.loss ?? { since: now, pages: 0, on: 0, of: 0, noted: false };
  return { ...so, from, pages: so.pages + 1, on: so.on + on, of: so.of + of };
}

/** Whether the pages so far agree on a share. */
function isHeld({ pages, usual, sway }: Share): boolean {
  return pages >= PAST_MIN && sway <= usual * STEADY;
}

/** Whether a loss is to be noted now: once, and not within a day of the last. `lasting` is how long it must have lasted. */
export function isNews({ loss, notedAt }: Share, lasting: number, now: number): boolean {
  if (!loss || loss.noted || loss.pages < LOSS_MIN.pages || loss.of < LOSS_MIN.cards) return false;
  return now - loss.since >= lasting && (notedAt === undefined || Math.abs(now - notedAt) >= DAY);
}

/** The share when its loss was noted. */
export function noted(share: Share, now: number): Share {
  return { ...share, notedAt: now, ...(share.loss && { loss: { ...share.loss, noted: true } }) };
}

/** Stays between the two whatever the rounding. */
function between(a: number, b: number, weight: number): number {
  return Math.min(1, Math.max(0, a + (b - a) * weight));
}
