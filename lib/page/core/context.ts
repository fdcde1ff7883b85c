import type { PaperId } from '../../paper/ids/paper-id.ts';
import type { Client } from '../../protocol/client.ts';
import type { Site } from '../../sites/kit/site.ts';
import type { EditorPage } from '../interaction/editor-frame.ts';
import type { Controls } from './controls.ts';
import type { Events } from './events.ts';
import type { Marks } from './page-marks.ts';
import type { Strips } from './strips.ts';

/** What the first file of a page hands to the one for triage: everything there is once, and the strips are its. */
export interface OverlayContext {
  site: Site;
  client: Client;
  editor: EditorPage;
  /** Whether the extension that these files belong to is still there. */
  isAlive(): boolean;
  marks: Marks;
  strips: Strips;
  controls: Controls;
  events: Events;
  /** Says whether the page is light or dark. */
  theme: CSSStyleSheet;
  icons: CSSStyleSheet;
  signal: AbortSignal;
}

/** What the file for triage is told by the first. */
export interface Triage {
  /** The strips fit the cards that are there now. */
  looked(): void;
  /** The views of these papers may have changed. */
  changed(papers: Iterable<PaperId>): void;
  /** Something in the library, or of the settings, was changed from elsewhere. */
  told(): void;
}

const TRIAGE: unique symbol = Symbol.for('papermarks:triage');

/** Our own world of the page, as in interaction.ts. */
const world = globalThis as typeof globalThis & { [TRIAGE]?: (context: OverlayContext) => Triage };

/** What the file for triage brings. After an update the new one takes the place of the old. */
export function setTriage(start: (context: OverlayContext) => Triage): void {
  world[TRIAGE] = start;
}

/** Brings the file for triage into the page; undefined when it did not come. */
export async function bringTriage(context: OverlayContext): Promise<Triage | undefined> {
  await context.client('bring', { file: 'triage' });
  return world[TRIAGE]?.(context);
}
