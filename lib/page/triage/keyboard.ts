import type { KeyAct } from '../../mark/settings.ts';
import type { Listing } from './listing.ts';
import { isFree, isPlain, keyOf } from './typing-elsewhere.ts';
import { opensMenu, walk } from './walk.ts';

/** What the keyboard needs to know of the page, and what it can ask for. */
export interface KeyboardContext {
  /** Whether an element is one of the boxes at the window's edges. */
  isDock(host: Element): boolean;
  /** Whether something lies over the cards, so that only what closes it is heard. */
  isCovered(): boolean;
  /** Escape was pressed: closes what is nearest; false when there is nothing. */
  leave(): boolean;
  /** Up or down in what is open at the window's edge. */
  walk(by: 1 | -1): boolean;
}

/** Keys that begin, when no card is chosen yet. */
const BEGIN: readonly KeyAct[] = ['next', 'previous', 'first', 'last', 'filter', 'nextNew', 'keys', 'done'];
/** Keys that begin on the page of one paper, where it is clear which is meant. */
const BEGIN_ALONE: readonly KeyAct[] = ['step', 'tags', 'note'];
/** Keys that go on while they are held down. */
const HELD: readonly KeyAct[] = ['next', 'previous', 'extendNext', 'extendPrevious'];

/** Hears keys before the page does, and keeps from it those that are ours; and presses with Shift, which select. */
export function listenToKeyboard(
  { context, here, ring, selection, choice, does }: Listing,
  { isDock, isCovered, leave, walk: walkDock }: KeyboardContext,
): void {
  const { events, strips, controls, signal } = context;
  const stripAt = (target: Element) => strips.all().find(({ host }) => host === target);

  function actOf(event: KeyboardEvent): KeyAct | undefined {
    const { keys } = here();
    const key = keyOf(event);
    return keys ? (Object.keys(keys) as KeyAct[]).find((act) => keys[act] === key) : undefined;
  }

  /** Whether a key was ours. */
  function hears(event: KeyboardEvent, target: Element): boolean {
    if (isDock(target)) {
      if (event.key === 'Escape') return leave();
      const by = { ArrowDown: 1, ArrowUp: -1 }[event.key] as 1 | -1 | undefined;
      if (by && walkDock(by)) return true;
    }
    const strip = stripAt(target);
    if (strip && isPlain(event)) {
      if (opensMenu(strip, event.key)) {
        controls.used(strip, 'all');
        return true;
      }
      if (walk(strip, event.key)) return true;
    }
    const isOurs = strip !== undefined || isDock(target);
    if (isOurs ? !isPlain(event) : !isFree(event, target)) return false;
    if (event.key === 'Escape') return (isOurs || ring.isActive()) && leave();
    const act = actOf(event);
    if (!act) return false;
    if (isCovered() && act !== 'keys') return true;
    const alone = !ring.isActive() && BEGIN_ALONE.includes(act) ? choice.alone() : undefined;
    if (!(ring.isActive() || isOurs || alone || BEGIN.includes(act))) return false;
    // What opens beside it is to be seen.
    if (alone) ring[act === 'step' ? 'take' : 'go'](alone);
    if (!event.repeat || HELD.includes(act)) does(act);
    return true;
  }

  /**
   * Codes of the keys whose `keydown` the page received. Only of these it receives `keypress` and `keyup` too: else it would
   * learn that a key was pressed for us, or in a frame of ours that had the focus when the key went down.
   */
  const heard = new Set<string>();

  events.anywhere(
    {
      keydown(event, target) {
        const { code } = event;
        if (!hears(event, target)) return void heard.add(code);
        heard.delete(code);
        event.preventDefault();
        event.stopImmediatePropagation();
      },
      keypress(event) {
        if (!heard.has(event.code)) event.stopImmediatePropagation();
      },
      keyup(event) {
        if (!heard.delete(event.code)) event.stopImmediatePropagation();
      },
      click(event, target) {
        const strip = event.shiftKey && stripAt(target);
        if (!strip) return;
        event.preventDefault();
        event.stopImmediatePropagation();
        if (selection.size() > 0) selection.extend(strip, choice.seen());
        else selection.toggle(strip);
      },
    },
    signal,
  );
}
