import { fold } from '../paper/fold.ts';
import { type TagUse, tagKey } from './tag.ts';

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

/** The names of tags, folded: made at the first key, and kept as long as the list. */
const foldedNames = new WeakMap<readonly TagUse[], readonly string[]>();

/**
 * The tags to offer while a person types, the best first: those that are what is typed, then those that start with it,
 * then those where a word does, then those that hold it anywhere; among equals what is used often and was used lately.
 * Case, accents and Unicode form make no difference. With nothing typed, all are equals.
 *
 * @param have tags that the paper carries already: they are left out
 * @param now in milliseconds since 1970
 */
export function suggestTags(uses: readonly TagUse[], typed: string, have: readonly string[], now: number, limit = 8): string[] {
  const had = new Set(have.map(tagKey));
  const offered: string[] = [];
  const found = matching(uses, typed).map(({ use, place }) => ({ name: use.name, place, worth: worthOf(use, now) }));
  found.sort((a, b) => a.place - b.place || b.worth - a.worth || (a.name < b.name ? -1 : 1));
  for (const { name } of found) {
    if (offered.length >= limit) break;
    if (had.size === 0 || !had.has(tagKey(name))) offered.push(name);
  }
  return offered;
}

function matching(uses: readonly TagUse[], typed: string): { use: TagUse; place: number }[] {
  const wanted = fold(typed);
  if (wanted === '') return uses.map((use) => ({ use, place: SAME }));
  const names = foldedNames.get(uses) ?? uses.map(({ name }) => fold(name));
  foldedNames.set(uses, names);
  const key = tagKey(typed);
  return uses.flatMap((use, i) => {
    const name = names[i] ?? '';
    return name.includes(wanted) ? [{ use, place: name === wanted && tagKey(use.name) === key ? SAME : placeOf(name, wanted) }] : [];
  });
}

function placeOf(name: string, wanted: string): number {
  if (name === wanted) return SAME_FOLDED;
  if (name.startsWith(wanted)) return START;
  return startsWord(name, wanted) ? START_OF_WORD : MIDDLE;
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
