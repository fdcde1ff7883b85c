const RUNS: unique symbol = Symbol.for('papermarks:runs');

/** Our own world of a page, which the page cannot see: whether a script of this extension runs here already. */
export const world = globalThis as typeof globalThis & { [RUNS]?: (() => boolean) | undefined };

export { RUNS };
