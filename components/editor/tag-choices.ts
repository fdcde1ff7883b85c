import { startsWord, suggestTags } from '../../lib/mark/suggest.ts';
import { cleanTag, TAG_MAX, type TagUse, tagKey } from '../../lib/mark/tag.ts';
import { fold } from '../../lib/paper/fold.ts';

/** How many known tags are offered at once. */
const OFFERED = 8;

/** One row under the tag field: a tag to take, a new one to create, or one that the paper has already. */
export interface TagChoice {
  does: 'take' | 'create' | 'have';
  tag: string;
  /** How many papers have it. */
  count: number;
  /** What was typed was longer than a tag can be. */
  isCut: boolean;
}

/** The tags that a person has used, found by what is the same tag. */
export interface KnownTags {
  uses: readonly TagUse[];
  byKey: ReadonlyMap<string, TagUse>;
}

export function knownTags(uses: readonly TagUse[]): KnownTags {
  return { uses, byKey: new Map(uses.map((use) => [tagKey(use.name), use])) };
}

/**
 * The rows for what is typed; Enter does the first one. That is the typed tag itself when there is such a tag, else one
 * that begins with it, in whole or in a word, else a new one: a letter in the middle of a tag is a find, not a wish.
 */
export function tagChoices(known: KnownTags, typed: string, have: readonly string[], now: number): TagChoice[] {
  const tag = cleanTag(typed);
  const key = tagKey(tag);
  const found = suggestTags(known.uses, typed, have, now, OFFERED)
    .map((name) => known.byKey.get(tagKey(name)))
    .filter((use) => use !== undefined);
  const take = ({ name, count }: TagUse): TagChoice => ({ does: 'take', tag: name, count, isCut: false });
  if (tag === '') return found.map(take);

  const isCut = isTooLong(typed);
  const has = hasTag(have, tag);
  const itself = known.byKey.get(key);
  const others = found.filter((use) => use !== itself).map(take);
  if (has !== undefined) return [{ does: 'have', tag: has, count: 0, isCut }, ...others];
  if (itself) return [{ ...take(itself), isCut }, ...others];
  const create: TagChoice = { does: 'create', tag, count: 0, isCut };
  return others[0] && leads(tag, others[0].tag) ? [...others, create] : [create, ...others];
}

/** The tag of these that is the same as another, as it is written there. */
export function hasTag(have: readonly string[], tag: string): string | undefined {
  const key = tagKey(tag);
  return have.find((each) => tagKey(each) === key);
}

/** A tag as it is written already, where it is known in another case or Unicode form. */
export function asKnown(known: KnownTags, tag: string): string {
  return known.byKey.get(tagKey(tag))?.name ?? cleanTag(tag);
}

/** Whether more was typed than a tag can hold. */
export function isTooLong(typed: string): boolean {
  return [...typed.trim().normalize('NFC')].length > TAG_MAX;
}

/** The tags of a line that are whole, and the rest behind the last comma, of whatever script, or line end. */
export function splitTags(line: string): { whole: string[]; rest: string } {
  const parts = line.split(/[,،，、\r\n\t]/);
  const rest = parts.pop() ?? '';
  return { whole: parts, rest };
}

function leads(typed: string, tag: string): boolean {
  const [start, name] = [fold(typed), fold(tag)];
  return name.startsWith(start) || startsWord(name, start);
}
