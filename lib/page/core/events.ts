import { byPerson } from './element.ts';

/** What is done on an event; the target is the node that it comes from, as far as our script may know. */
export interface Hear {
  click?(event: MouseEvent, target: Element): void;
  keydown?(event: KeyboardEvent, target: Element): void;
  pointerdown?(event: PointerEvent, target: Element): void;
  pointerover?(event: PointerEvent, target: Element): void;
  focusin?(event: FocusEvent, target: Element): void;
  keypress?(event: KeyboardEvent, target: Element): void;
  keyup?(event: KeyboardEvent, target: Element): void;
}

/** What a person presses on the way to what they asked for. */
export interface KeptKeys {
  kept: KeyboardEvent[];
  /** Aborted once keys go elsewhere again. */
  leave: AbortController;
}

/** The way to hear what a person does; what a page dispatches is never heard. */
export interface Events {
  /** Hears what happens in a closed root. */
  inside(root: ShadowRoot, hear: Hear): void;
  /** Hears at the window what happens anywhere; of what happens in a closed root the target is the host. */
  anywhere(hear: Hear, signal: AbortSignal): void;
  /** All that hears what happens anywhere. */
  elsewhere: Iterable<Hear>;
  /** While it is set, this alone hears the keys that a person presses; true leaves one to the browser. */
  keys?: ((event: KeyboardEvent) => boolean) | undefined;
  /** Keeps keys for what a person asked for, until that hears them itself; a press of the mouse leaves it. */
  hold(): KeptKeys;
}

/** The nodes that an event names in Firefox beyond the standard, closed roots or not. */
interface Telling {
  originalTarget?: unknown;
  explicitOriginalTarget?: unknown;
  rangeParent?: unknown;
}

/** Whether this is the build for Firefox; the other one has no use for what is done there. */
const TELLS = import.meta.env.FIREFOX;
/** What is heard at the window, from the start of the document: before any script of the page hears it. */
const HEARD = ['click', 'keydown', 'keypress', 'keyup', 'paste', 'pointerdown', 'focusin'];
/** Events that bubble out of a root and have no property `on…`. */
const MORE = 'focusin focusout DOMActivate DOMMouseScroll MozMousePixelScroll';

/**
 * Firefox tells a page the very node that an event comes from (https://developer.mozilla.org/docs/Web/API/Event/originalTarget),
 * and from a node leads a way to all of its root. There an event of a closed root ends at the window, where our script
 * hears it before any script of the page, and is passed on from here alone.
 */
export function createEvents(signal: AbortSignal): Events {
  const insides = new WeakMap<Node, Hear>();
  const elsewhere = new Set<Hear>();
  for (const type of TELLS ? types() : HEARD) addEventListener(type, keep, { capture: true, signal });

  function keep(event: Event & Telling): void {
    const { type } = event;
    if (events.keys && /^key|paste/.test(type) && byPerson(event)) {
      event.stopImmediatePropagation();
      // A page that hears no key go down hears nothing of it.
      if (type !== 'keydown' || !events.keys(event as KeyboardEvent)) event.preventDefault();
    } else for (const hear of elsewhere) deliver(hear, event, event.target as Element);
    // Whoever heard it there may have kept it from going any further.
    if (!TELLS || event.cancelBubble) return;
    for (const node of [event.originalTarget, event.explicitOriginalTarget, event.rangeParent]) {
      const hear = node instanceof Node && insides.get(node.getRootNode());
      if (!hear) continue;
      event.stopImmediatePropagation();
      if (node === event.originalTarget) deliver(hear, event, node as Element);
      return;
    }
  }

  const events: Events = {
    inside(root, hear) {
      if (TELLS) insides.set(root, hear);
      else for (const type in hear) root.addEventListener(type, (event) => deliver(hear, event, event.target as Element));
    },
    anywhere(hear, while_) {
      elsewhere.add(hear);
      while_.addEventListener('abort', () => elsewhere.delete(hear));
    },
    elsewhere,
    hold() {
      const kept: KeyboardEvent[] = [];
      const leave = new AbortController();
      const { signal } = leave;
      const keep = (event: KeyboardEvent): boolean => {
        kept.push(event);
        // As in editor-port.ts: a shortcut is the browser's.
        return event.ctrlKey !== event.altKey || event.metaKey;
      };
      events.keys = keep;
      events.anywhere({ pointerdown: () => events.keys === keep && leave.abort() }, signal);
      signal.addEventListener('abort', () => {
        if (events.keys === keep) events.keys = undefined;
      });
      return { kept, leave };
    },
  };
  return events;
}

function deliver(hear: Hear, event: Event, target: Element): void {
  const heard = hear[event.type as keyof Hear] as ((event: Event, target: Element) => void) | undefined;
  if (byPerson(event)) heard?.(event, target);
}

function types(): Set<string> {
  const found = new Set(MORE.split(' '));
  for (const name in HTMLElement.prototype) if (name.startsWith('on')) found.add(name.slice(2));
  return found;
}
