import type { Client } from '../../protocol/client.ts';
import type { createOutbox } from '../../protocol/outbox.ts';
import type { ReadPaper } from '../../sites/kit/site.ts';
import type { openEditor, warmEditor } from '../interaction/editor-frame.ts';
import type { openBeside } from '../interaction/open-beside.ts';

/** What the file for reaching brings: what floats over the page, what carries acts to the library, and how papers are read. */
export interface Interaction {
  openBeside: typeof openBeside;
  openEditor: typeof openEditor;
  warmEditor: typeof warmEditor;
  createOutbox: typeof createOutbox;
  readPaper: ReadPaper;
  /** The text of a card's title. */
  read(title: Element): string;
}

const INTERACTION: unique symbol = Symbol.for('papermarks:interaction');

/**
 * Our own world of the page, which the page cannot see. What our files share there goes by symbols: an element whose id
 * is a global's name would stand in for it.
 */
const world = globalThis as typeof globalThis & { [INTERACTION]?: Interaction };

let here: Interaction | undefined;
let coming: Promise<Interaction> | undefined;

/** What that file brings. After an update the new one takes the place of the old. */
export function setInteraction(float: Interaction): void {
  world[INTERACTION] = float;
}

/** What it brought; undefined while it is not there. */
export function interactionHere(): Interaction | undefined {
  return here;
}

/** Brings it into the page, once. A page that nobody touches never runs it. */
export function bringInteraction(client: Client): Promise<Interaction> {
  coming ??= bring(client).catch((error) => {
    coming = undefined;
    throw error;
  });
  return coming;
}

async function bring(client: Client): Promise<Interaction> {
  await client('bringInteraction', null);
  here = world[INTERACTION];
  if (!here) throw new Error();
  return here;
}
