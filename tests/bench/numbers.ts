/** The middle of some numbers, the upper one of two. */
export function median(numbers: readonly number[]): number {
  return [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN;
}

/** A time in milliseconds. */
export function ms(time: number): string {
  return `${time.toFixed(Math.abs(time) < 100 ? 1 : 0)} ms`;
}

/** The least and the most of some times in milliseconds, and how many there are. */
export function spread(times: readonly number[]): string {
  return `${ms(Math.min(...times))} to ${ms(Math.max(...times))} in ${times.length} runs`;
}

/** How many times as much, from measurements made in pairs: a busy moment of the machine falls on both of a pair. */
export function ratioOf(of: readonly number[], to: readonly number[]): number {
  return median(of.map((each, n) => each / (to[n] ?? Number.NaN)));
}

/** A whole number with its thousands apart. */
export function whole(number: number): string {
  return Math.round(number).toLocaleString('en');
}

/** Bytes as megabytes. */
export function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(2)} MB`;
}
