import { fold } from './fold.ts';
import { type TagUse, tagKey } from './tag.ts';

/** A tag made ready to be compared with what is typed. */
interface Ready extends TagUse {
  key: string;
  folded: string;
}

/** After how long a tag counts as half as recent, in milliseconds. */
const HALF_LIFE = 7 * 24 * 60 * 60 * 1_000;

/** What a tag that was used this moment gains over an old one: as much as one carried by fifteen papers over an unused one. */
const RECENT = 4;

/** How a tag meets what is typed, the best first. */
const SAME = 0;
const SAME_FOLDED = 1;
const START = 2;
const START_OF_WORD = 3;
const MIDDLE = 4;

const made = new WeakMap<readonly TagUse[], readonly Ready[]>();

/**
 * The tags to offer while a person types, the best first: those that are what is typed, then those that start with it,
 * then those where a word does, then those that hold it anywhere; among equals what is used often and was used lately.
 * Case, accents and Unicode form make no difference. With nothing typed, all are equals.
 *
 * @param uses the tags there are; what is made of them is kept as long as the list is
 * @param have tags that the paper carries already: they are left out
 * @param now in milliseconds since 1970
 */
export function suggestTags(uses: readonly TagUse[], typed: string, have: readonly string[], now: number, limit = 8): string[] {
  const had = new Set(have.map(tagKey));
  const wanted = { key: tagKey(typed), folded: fold(typed) };
  return readied(uses)
    .filter(({ key, folded }) => folded.includes(wanted.folded) && !had.has(key))
    .map((tag) => ({ tag, place: placeOf(wanted, tag), worth: worthOf(tag, now) }))
    .sort((a, b) => a.place - b.place || b.worth - a.worth || (a.tag.key < b.tag.key ? -1 : 1))
    .slice(0, limit)
    .map(({ tag }) => tag.name);
}

function readied(uses: readonly TagUse[]): readonly Ready[] {
  const ready = made.get(uses) ?? uses.map((use) => ({ ...use, key: tagKey(use.name), folded: fold(use.name) }));
  made.set(uses, ready);
  return ready;
}

function placeOf(wanted: { key: string; folded: string }, { key, folded }: Ready): number {
  if (wanted.folded === '') return SAME;
  if (key === wanted.key) return SAME;
  if (folded === wanted.folded) return SAME_FOLDED;
  if (folded.startsWith(wanted.folded)) return START;
  return startsWord(folded, wanted.folded) ? START_OF_WORD : MIDDLE;
}

/** Whether a text holds another at the start of one of its words but the first; both folded. */
export function startsWord(text: string, part: string): boolean {
  for (let at = text.indexOf(part, 1); at > 0; at = text.indexOf(part, at + 1)) {
    if (!/[\p{L}\p{M}\p{N}]$/u.test(text.slice(0, at))) return true;
  }
  return false;
}

function worthOf({ count, usedAt }: TagUse, now: number): number {
  return Math.log2(1 + count) + RECENT * 2 ** (-Math.max(0, now - usedAt) / HALF_LIFE);
}
