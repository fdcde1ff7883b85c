import type { FieldClock, FieldClocks, FieldName, Stamp } from '../../mark/field-clock.ts';

/** How far ahead another machine's clock may be, in milliseconds. */
const AHEAD = 24 * 60 * 60_000;

/** Reads the times in a file, and knows the latest of them. */
export interface Times {
  /** Settings with the import's own stamp in the place of those that come from the future: they would stand first for ever. */
  checked(fields: FieldClocks): FieldClocks;
  /** A moment of the file, in milliseconds since 1970; now, in the place of one to come. */
  moment(at: number): number;
  /** The latest stamp that came in, or that of the import. */
  readonly latest: Stamp;
}

/** @param stamp of the import @param now in milliseconds since 1970 */
export function createTimes(stamp: Stamp, now: number): Times {
  const end = (now + AHEAD).toString(36).padStart(9, '0');
  let latest = stamp;

  function check({ at, by }: FieldClock): FieldClock {
    if (at > end) return { at: stamp };
    if (at > latest) latest = at;
    return by === undefined || by > end ? { at } : { at, by };
  }

  return {
    checked: (fields) => Object.fromEntries((Object.entries(fields) as [FieldName, FieldClock][]).map(([name, set]) => [name, check(set)])),
    moment: (at) => (at > now + AHEAD ? now : at),
    get latest() {
      return latest;
    },
  };
}
