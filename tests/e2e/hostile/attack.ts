import type { Sent } from '../../harness/driven.ts';
import type { Person } from './person.ts';

/** One thing that an imitation does wrong, so that an attack has something to find; see leaky.ts. */
export type Leak =
  | 'text in the page'
  | 'text in its element'
  | 'an attribute'
  | 'an open root'
  | 'a root for a custom element'
  | 'a box that grows'
  | 'a box for the page'
  | 'a long frame'
  | 'a box with holes'
  | 'a style of its own'
  | 'an image by name'
  | 'a named font'
  | 'a text without a cover'
  | 'a part that moves'
  | 'a menu that scrolls'
  | 'an animation in the page'
  | 'a detail'
  | 'an inline style'
  | 'the page’s world'
  | 'messages'
  | 'an input in the page'
  | 'a frame in the page'
  | 'trust in any event'
  | 'a frame that hands its scroll on'
  | 'a frame that lets the focus go'
  | 'a menu whose keys are heard'
  | 'a heavier root';

/**
 * What a hostile page tries. Functions run in the page; whoever carries it out decides whether it came to anything:
 * `reads` has what only the library knows in its result, `compares` has another result for a paper with a mark than for
 * one without, and `acts` leaves the library changed.
 */
export interface Attack {
  name: string;
  kind: 'reads' | 'compares' | 'acts';
  /** What is planted, where the attack must succeed. */
  leak: Leak;
  /** Runs in the head of the page, before anything else. */
  prepare?: Sent<[], void>;
  style?: string;
  headers?: Record<string, string>;
  /** Set where the other browser has nothing to attack, or no way for the test to do it. */
  only?: 'Chromium';
  /** What stays open in Firefox, and why; such an attack must still succeed there, so that we learn when it does not. */
  openInFirefox?: string;
  /** The paper that is looked at, and that the person uses; the marked one if nothing is said. */
  on?: 'typed';
  /** Each paper on a page of its own: for what a page has only once. */
  alone?: boolean;
  /** Each page in a tab of its own, in which the mouse has never been. */
  ownTab?: true;
  /** Set where the person begins only when the page gathers nothing more. */
  settles?: true;
  /** What a person does first, whatever the attack is. */
  first?: (person: Person) => Promise<void>;
  /** What a person does meanwhile. */
  person?: (person: Person) => Promise<void>;
  /** Looks, with the id of a paper. */
  look: Sent<[string], unknown>;
  /** What betrays that it came to something, beside the texts of the library. */
  betrays?: readonly string[];
}

/** Whether an attack only looks at a page as it is, so that others can look at the same page. */
export function onlyLooks({ kind, prepare, style, headers, person, ownTab }: Attack): boolean {
  return kind !== 'acts' && !(prepare || style || headers || person || ownTab);
}

declare global {
  interface Window {
    /** What an attack gathers before it looks. */
    loot: unknown[];
    /** https://developer.mozilla.org/docs/Web/API/Window/find */
    find(text: string, caseSensitive?: boolean, backwards?: boolean, wrap?: boolean): boolean;
  }
}
