import type { Field } from './field.ts';
import type { FieldName } from './field-clock.ts';
import type { FieldChange } from './mark.ts';
import { tagKey } from './tag.ts';

/** The tags of a mark. Each has a clock of its own. */
export const tagsField: Field<readonly string[]> = {
  empty: [],
  clocks: (tags) => tags.map((tag) => clockOf(tagKey(tag))),
  clear: (tags) => tags.map((tag) => ({ kind: 'untag', tag })),
  replaced(tags, change, before) {
    if (!('tag' in change)) return {};
    const key = tagKey(change.tag);
    const had = tags.find((tag) => tagKey(tag) === key) ?? null;
    // Spread, not assigned: a tag may be called __proto__.
    return { tags: { ...before.tags, [key]: had }, order: before.order ?? tags.map(tagKey) };
  },
  back({ tags = {} }) {
    return Object.entries(tags).map(([key, was]) => [clockOf(key), was === null ? { kind: 'untag', tag: key } : { kind: 'tag', tag: was }]);
  },
  join([into = [], ...others]) {
    const keys = new Set(into.map(tagKey));
    const added: FieldChange[] = [];
    for (const tag of others.flat()) {
      if (keys.has(tagKey(tag))) continue;
      keys.add(tagKey(tag));
      added.push({ kind: 'tag', tag });
    }
    return added;
  },
  merge(ours, theirs, { says }) {
    const tags = tagMap(ours);
    const others = tagMap(theirs);
    for (const [key, tag] of others) {
      const isNew = !tags.has(key);
      if (says(clockOf(key), isNew, isNew) && isNew) tags.set(key, tag);
    }
    for (const key of tags.keys()) if (!others.has(key) && says(clockOf(key), true, false)) tags.delete(key);
    return [...tags.values()];
  },
  gather([first = [], ...others], times) {
    const tags = tagMap(first);
    for (const [n, row] of others.entries()) {
      const theirs = tagMap(row);
      for (const [key, tag] of theirs) if ((!times || times.isLater(n + 1, clockOf(key))) && !tags.has(key)) tags.set(key, tag);
      for (const name of times?.names(n + 1) ?? []) {
        const key = keyOf(name);
        if (key !== undefined && !theirs.has(key) && times?.isLater(n + 1, name)) tags.delete(key);
      }
    }
    return [...tags.values()];
  },
  pick(before, now, isTakenBack) {
    const isBefore = (tag: string): boolean => isTakenBack(clockOf(tagKey(tag)));
    return [...before.filter(isBefore), ...now.filter((tag) => !isBefore(tag))];
  },
};

/** Tags by what makes them the same. */
export function tagMap(tags: readonly string[]): Map<string, string> {
  return new Map(tags.map((tag) => [tagKey(tag), tag]));
}

function clockOf(key: string): FieldName {
  return `tag:${key}`;
}

function keyOf(name: FieldName): string | undefined {
  return name.startsWith('tag:') ? name.slice(4) : undefined;
}
