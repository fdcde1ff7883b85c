import type { FieldClock, FieldClocks, FieldName, Stamp } from '../../mark/field-clock.ts';

/** The clock of the machine that wrote the file may be wrong by this much, in milliseconds. */
const AHEAD = 24 * 60 * 60_000;

/** Checks the times in a file. A time far in the future would win against everything that the person does later. */
export interface Times {
  /** The clocks of a mark's fields. A clock in the future gets the stamp of the import instead. */
  checked(fields: FieldClocks): FieldClocks;
  /** A time of the file, in milliseconds since 1970. A time in the future becomes now. */
  moment(at: number): number;
  /** The latest stamp that was read, or the stamp of the import if that is later. */
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
