import type { Act } from '../../mark/act.ts';
import type { PaperId } from '../../paper/ids/paper-id.ts';
import type { Client } from '../../protocol/client.ts';
import type { Site } from '../../sites/kit/site.ts';
import type { EditorPage } from '../interaction/editor-frame.ts';
import type { Edits } from '../interaction/open-beside.ts';
import type { Controls } from './controls.ts';
import type { Events } from './events.ts';
import type { Marks, View } from './page-marks.ts';
import type { Strip, Strips } from './strips.ts';

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

/** Listens to the first file: all that the file for triage is told by it. */
export interface Triage {
  /** The strips fit the cards that are there now. */
  looked(): void;
  /** The views of these papers may have changed. */
  changed(papers: Iterable<PaperId>): void;
  /** Something in the library, or of the settings, was changed from elsewhere. */
  refresh(): void;
  /** A person changes the mark of one paper; told before it shows. */
  acting(act: Act): void;
  /** Lays over a view what is being done to many papers at once. */
  over(paper: PaperId, view: View): View;
  /** The editor of a strip opens, or was closed. */
  edits: Edits;
  /** A person points at a strip, or puts the focus on it. */
  reached(strip: Strip): void;
}

/** Who listens now: nobody, until the file for triage is there. */
export type Listener = () => Triage | undefined;

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
