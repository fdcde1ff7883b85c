import type { Status } from './mark.ts';

/** What becomes of cards whose paper is read or skipped: shown as ever, dimmed, or folded to one line. */
export const DONE_HOW = ['show', 'dim', 'fold'] as const;

export type DoneHow = (typeof DONE_HOW)[number];

/** Everything that one key does on a listing, and the key: as `KeyboardEvent.key` has it, so that a capital needs Shift. */
export const KEYS = {
  next: 'j',
  previous: 'k',
  first: 'F',
  last: 'G',
  extendNext: 'J',
  extendPrevious: 'K',
  step: 's',
  none: '1',
  want: '2',
  reading: '3',
  read: '4',
  skipped: '5',
  star: '*',
  tags: 't',
  note: 'n',
  open: 'o',
  openTab: 'O',
  pdf: 'p',
  cite: 'c',
  select: 'x',
  extend: 'X',
  all: 'a',
  above: 'A',
  skipAbove: 'e',
  repeat: '.',
  undo: 'u',
  redo: 'U',
  done: 'h',
  filter: '/',
  nextNew: 'g',
  keys: '?',
} as const satisfies Record<string, string> & Record<Status, string>;

/** Something that one key does. */
export type KeyAct = keyof typeof KEYS;

/** In the order in which they are told. */
export const KEY_ACTS = Object.keys(KEYS) as readonly KeyAct[];

/** Which key does what. */
export type KeyMap = Readonly<Record<KeyAct, string>>;

/** What a rule goes by. */
export const RULE_BY = ['word', 'author', 'tag', 'category'] as const;

/** Always dims, or highlights, the cards of some papers. */
export interface Rule {
  does: 'dim' | 'highlight';
  by: (typeof RULE_BY)[number];
  /** As the person wrote it. */
  what: string;
}

/** The most rules there may be, and the longest, in UTF-16 code units. */
export const RULES_MAX = 500;
export const RULE_MAX = 200;

/** What a person chose of how listings behave. */
export interface Settings {
  /** Whether single keys do anything, anywhere. */
  keysOn: boolean;
  /** Sites, by their ids, on which they do not. */
  keysOffAt: readonly string[];
  /** Those that were changed. */
  keys: Readonly<Partial<Record<KeyAct, string>>>;
  /** By site; where nothing was chosen they are shown. */
  done: Readonly<Record<string, DoneHow>>;
  /** It was said once that a page can see folding. */
  foldTold: boolean;
  /** On to the next card after an act. */
  advance: boolean;
  /** Opening a PDF sets the status to reading, where there was none or it was to be read. */
  readingOnPdf: boolean;
  /** Whether cards that stood in view are remembered. */
  seen: boolean;
  rules: readonly Rule[];
  /** Whether arXiv and Crossref are asked about papers that have no title. */
  fetchTitles: boolean;
}

export const DEFAULT_SETTINGS: Settings = {
  keysOn: true,
  keysOffAt: [],
  keys: {},
  done: {},
  foldTold: false,
  advance: false,
  readingOnPdf: false,
  seen: true,
  rules: [],
  fetchTitles: false,
};

/** Which key does what, with those that were changed. A key that a person gave to one act is no longer that of another. */
export function keyMap(changed: Settings['keys']): KeyMap {
  const given = new Set(Object.values(changed));
  const keyOf = (act: KeyAct): string => changed[act] ?? (given.has(KEYS[act]) ? '' : KEYS[act]);
  return Object.fromEntries(KEY_ACTS.map((act) => [act, keyOf(act)])) as KeyMap;
}

/** The part that a page's script is told: what holds on its site. */
export interface SettingsHere extends Pick<Settings, 'foldTold' | 'advance' | 'readingOnPdf' | 'seen'> {
  /** Null when single keys are off. */
  keys: KeyMap | null;
  done: DoneHow;
  /** Whether there are rules to ask about. */
  ruled: boolean;
  /** Whether the first listing is still to teach its keys. */
  teaches: boolean;
}

/**
 * What holds on one site.
 *
 * @param teaches whether nobody was taught the keys yet
 */
export function settingsAt(site: string, settings: Settings, teaches: boolean): SettingsHere {
  const { keysOn, keysOffAt, keys, done, foldTold, advance, readingOnPdf, seen, rules } = settings;
  return {
    keys: keysOn && !keysOffAt.includes(site) ? keyMap(keys) : null,
    done: done[site] ?? 'show',
    foldTold,
    advance,
    readingOnPdf,
    seen,
    ruled: rules.length > 0,
    teaches,
  };
}
