import type { Mark } from './mark.ts';

/**
 * When a field was set: a hybrid logical clock as text, `time-count-device`, so that the later of two is the
 * larger string. Time is milliseconds since 1970 in base 36 (9 digits), count tells apart what happened in the same
 * millisecond (base 36, 4 digits). After Kulkarni et al., "Logical Physical Clocks", 2014.
 */
export type Stamp = string;

/** What has a clock of its own: a field of a mark, each tag by what makes it the same, and which ids are the paper's. */
export type FieldName = Exclude<keyof Mark, 'tags'> | 'ids' | `tag:${string}`;

/** When a field was last set. */
export interface FieldClock {
  at: Stamp;
  /** The act whose value it has again, by its stamp, when an undo set it. */
  by?: Stamp;
}

/** When each field of a mark was last set; those that never were are not in it. */
export type FieldClocks = { [name in FieldName]?: FieldClock };

/** The first stamp there can be. */
export const NEVER: Stamp = '';

/** A stamp later than `last` whatever the clock says, and not before `now`, made by `device`. */
export function nextStamp(last: Stamp, now: number, device: string): Stamp {
  const [time, count] = read(last);
  if (now > time) return write(now, 0, device);
  return count < COUNT_MAX ? write(time, count + 1, device) : write(time + 1, 0, device);
}

/** When a stamp was made, in milliseconds since 1970 by the clock of its machine; 0 for the first there can be. */
export function timeOf(stamp: Stamp): number {
  return read(stamp)[0];
}

const COUNT_MAX = 36 ** 4 - 1;

function read(stamp: Stamp): [time: number, count: number] {
  if (stamp === NEVER) return [0, 0];
  const [time = '0', count = '0'] = stamp.split('-');
  return [Number.parseInt(time, 36), Number.parseInt(count, 36)];
}

function write(time: number, count: number, device: string): Stamp {
  return `${time.toString(36).padStart(9, '0')}-${count.toString(36).padStart(4, '0')}-${device}`;
}
