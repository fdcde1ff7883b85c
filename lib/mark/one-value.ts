import type { Field } from './field.ts';
import { NEVER } from './field-clock.ts';
import type { FieldChange, Mark } from './mark.ts';

/** The fields that have one value, which a change of their own name sets. Tags are many. */
type OneValued = Exclude<keyof Mark, 'tags'>;

type WithoutMerging<Value> = Omit<Field<Value>, 'join' | 'merge' | 'gather'>;

/** A field that has one value under one clock, save how two of its values are merged. */
export function oneValue<F extends OneValued>(name: F, empty: Mark[F]): WithoutMerging<Mark[F]> {
  return {
    empty,
    clocks: (value) => (value === empty ? [] : [name]),
    clear: () => [setTo(name, empty)],
    replaced: (value) => ({ [name]: value }),
    back({ [name]: value }) {
      return value === undefined ? [] : [[name, setTo(name, value as unknown as Mark[F])]];
    },
    pick: (before, now, isTakenBack) => (isTakenBack(name) ? before : now),
  };
}

/** A field whose values exclude each other: of two, the one that was set later, and any rather than the empty one. */
export function choice<F extends OneValued>(name: F, empty: Mark[F]): Field<Mark[F]> {
  return {
    ...oneValue(name, empty),
    join([into = empty, ...others], clocks) {
      let best: Mark[F] = into;
      let at = clocks[0]?.[name]?.at ?? NEVER;
      for (const [n, value] of others.entries()) {
        const setAt = clocks[n + 1]?.[name]?.at ?? NEVER;
        if (value !== empty && (best === empty || setAt > at)) [best, at] = [value, setAt];
      }
      return best === into ? [] : [setTo(name, best)];
    },
    merge: (ours, theirs, { says }) => (says(name, theirs !== ours, ours === empty) ? theirs : ours),
    gather(values, times) {
      let [best = empty] = values;
      for (const [n, value] of values.entries()) if (n > 0 && (times ? times.isLater(n, name) : best === empty)) best = value;
      return best;
    },
  };
}

function setTo<F extends OneValued>(name: F, value: Mark[F]): FieldChange {
  return { kind: name, [name]: value } as unknown as FieldChange;
}
