import type { Status } from '../../mark/mark.ts';
import type { DoneHow, KeyAct, SettingsHere } from '../../mark/settings.ts';
import type { PageFile } from '../../protocol/page-file.ts';
import type { Acts, Notice } from '../acts/acts.ts';
import type { OverlayContext } from '../core/context.ts';
import type { KeptKeys } from '../core/events.ts';
import type { Strip } from '../core/strips.ts';
import type { CardOverlay } from './card-overlay.ts';
import type { Choice } from './choice.ts';
import type { Ring } from './ring.ts';
import type { Selection } from './selection.ts';
import type { SummaryButton } from './summary-button.ts';

/** The statuses that are counted. */
export const COUNTED = ['want', 'reading', 'read', 'skipped'] as const satisfies readonly Status[];

/** What there is to say of the page. */
export interface PageCounts {
  papers: number;
  isNew: number;
  statuses: Readonly<Record<Status, number>>;
  done: DoneHow;
  folded?: number;
  /** How many cards the filter leaves, while there is one. */
  filtered?: number;
}

/** A listing as a person works on it. */
export interface Listing {
  context: OverlayContext;
  here(): SettingsHere;
  ring: Ring;
  selection: Selection;
  acts: Acts;
  sheet: CardOverlay;
  summaryButton: SummaryButton;
  /** What is done applies to these, of what a person sees: what is selected, else the card that the ring is at. */
  choice: Choice;
  /** The title of a card's paper, as a person reads it. */
  titleOf(strip: Strip): string;
  /** Whether the ring stops at a card. */
  passes(strip: Strip): boolean;
  does(what: KeyAct | DoneHow): void;
  notify(notice: Notice): void;
  /** Draws what depends on marks anew, in the next frame. */
  refresh(): void;
}

/** What the file brings that comes once it is wanted. */
export interface Panels {
  /** What is typed in is given what was pressed since it was asked for. */
  open(what: KeyAct | 'panel', held?: KeptKeys): void;
  passes(strip: Strip): boolean;
  isFolded(strip: Strip): boolean;
  /** How many cards are folded. */
  folded(): number;
  /** What the person's rules make of a card, and why. */
  weighed(strip: Strip): { does: 'dim' | 'highlight'; says: string } | undefined;
  near(strips: readonly Strip[]): void;
  /** The settings were asked for anew. */
  settled(): void;
  /** Folds these cards and no others. */
  foldDone(strips: readonly Strip[]): void;
  /** Shows what there is to say; answers it with what only it knows. */
  show(tally: PageCounts): PageCounts;
  isDock(host: Element): boolean;
  /** Whether the keys lie over the page: what one cannot see is not acted on. */
  isCovered(): boolean;
  /** Teaches the keys, once. */
  teach(): void;
  /** A person did this. */
  did(what: string): void;
  walk(by: 1 | -1): boolean;
  /** Closes what is nearest; false when there is nothing. */
  leave(): boolean;
}

const PANELS: unique symbol = Symbol.for('papermarks:panels');

/** Our own world of the page, as in interaction.ts. */
const world = globalThis as typeof globalThis & { [PANELS]?: (listing: Listing) => Panels };

export function setPanels(start: (listing: Listing) => Panels): void {
  world[PANELS] = start;
}

/** Brings the panels into the page. */
export async function bringPanels(listing: Listing): Promise<Panels> {
  await listing.context.client('bring', { file: 'panels' satisfies PageFile });
  const start = world[PANELS];
  if (!start) throw new Error('the file for panels did not run');
  return start(listing);
}
