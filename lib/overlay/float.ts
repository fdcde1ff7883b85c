import type { Client } from '../messages/client.ts';
import type { openEditor } from './editor-frame.ts';
import type { openMenu } from './menu.ts';

/** What floats over the page for a while. */
export interface Float {
  openMenu: typeof openMenu;
  openEditor: typeof openEditor;
}

const FLOAT: unique symbol = Symbol.for('papermarks:float');

/**
 * Our own world of the page, which the page cannot see. What our files share there goes by symbols: an element whose id
 * is a global's name would stand in for it.
 */
const world = globalThis as typeof globalThis & { [FLOAT]?: Float };

/** What our second file brings, once. */
export function setFloat(float: Float): void {
  world[FLOAT] ??= float;
}

/** Brings the second file into the page, if it is not there yet. A page that nobody touches never runs it. */
export async function bringFloat(client: Client): Promise<Float> {
  if (!world[FLOAT]) await client('bringFloat', null);
  if (!world[FLOAT]) throw new Error('the second file did not run');
  return world[FLOAT];
}
