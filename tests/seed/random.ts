/** Numbers that look random and are the same on every run. */
export interface Random {
  /** From 0 up to but not including 1. */
  number(): number;
  /** A whole number from `from` to `to`, both included. */
  whole(from: number, to: number): number;
  chance(share: number): boolean;
  pick<T>(from: readonly T[]): T;
}

/** A source of numbers by two seeds; after Tommy Ettinger's mulberry32, a generator of 32 bits in the public domain. */
export function randomBy(seed: number, of: number): Random {
  let state = Math.imul(seed + 1, 0x9e3779b1) ^ Math.imul(of + 1, 0x85ebca6b);
  function number(): number {
    state = (state + 0x6d2b79f5) | 0;
    const mixed = Math.imul(state ^ (state >>> 15), state | 1);
    const again = mixed ^ (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61));
    return ((again ^ (again >>> 14)) >>> 0) / 2 ** 32;
  }
  const whole = (from: number, to: number): number => from + Math.floor(number() * (to - from + 1));
  return {
    number,
    whole,
    chance: (share) => number() < share,
    pick(from) {
      return from[whole(0, from.length - 1)] as (typeof from)[number];
    },
  };
}
