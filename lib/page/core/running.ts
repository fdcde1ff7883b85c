import type { Site } from '../../sites/kit/site.ts';

/** Whether the script is alive; with the site that it goes by, which a later file may give more cards. */
type Runs = (() => boolean) & { site?: Site };

const RUNS: unique symbol = Symbol.for('papermarks:runs');

/** Our own world of a page, which the page cannot see: whether a script of this extension runs here already. */
export const world = globalThis as typeof globalThis & { [RUNS]?: Runs | undefined };

export { RUNS };
