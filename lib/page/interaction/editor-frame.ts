import type { Sighting } from '../../paper/paper.ts';
import type { Client } from '../../protocol/client.ts';
import {
  EDITOR_HEIGHTS,
  type EditorHeight,
  type EditorHello,
  type EditorTyped,
  type FromEditor,
  isTyped,
  pressOf,
  type ToEditor,
} from '../../protocol/editor-port.ts';
import { text } from '../../text.ts';
import { type Floated, isOpen, type LayerBox, type LayerContext, messageOf, openLayer, pause, type Size, waitingBox } from './layer.ts';

const WIDTH = 380;
/** How long the editor may take before the page counts as one that keeps it from opening, in milliseconds. */
const OPENING = 1_000;
/** How long it waits for another to be saved that was open before, in milliseconds. */
const BEFORE = 500;
/** How long it may take to save what was typed when it is closed, in milliseconds. */
const CLOSING = 4_000;

/** What the editor is opened on. */
export interface Editing extends Omit<EditorHello, 'nonce'> {
  /** The paper that the editor may ask about; without one it is given none. */
  sighting?: Sighting;
  client: Client;
  editor: EditorPage;
  /** Called with what is typed for the page's script to do. */
  typing?: (typed: EditorTyped) => void;
  /** When it is not as large as an editor. */
  size?: Size;
}

/** Where the editor's page is. Chromium gives it an address that changes from start to start; its origin stays. */
export interface EditorPage {
  address: string;
  origin: string;
}

/** An editor that waits for its paper: a frame that has loaded, or is about to, in a box out of sight. */
interface Waiting {
  box: LayerBox;
  frame: HTMLIFrameElement;
  /** What the frame held at first: another window once a page has moved it, as that loads it anew. */
  inside: Window | null;
  nonce: string;
  loaded: Promise<unknown>;
}

/** One a page at most. */
let waiting: Waiting | undefined;

/** Makes an editor ready, as a person seems to reach for one: opening it then takes no loading. */
export function warmEditor(around: LayerContext, editor: EditorPage): void {
  // While something is open, a person has what they reached for.
  if (isOpen() || (waiting && isInPlace(waiting))) return;
  takeWaiting();
  waiting = createWaiting(around, editor, sizeNow());
  around.signal.addEventListener('abort', () => takeWaiting()?.box.host.remove());
}

/** The editor that waits, for whoever opens it; one that a page has taken away or moved is removed. */
function takeWaiting(): Waiting | undefined {
  const taken = waiting;
  waiting = undefined;
  if (taken && isInPlace(taken)) return taken;
  taken?.box.host.remove();
  return undefined;
}

/** Whether an editor waits where it was put, with what was loaded there. */
function isInPlace({ box, frame, inside }: Waiting): boolean {
  return box.host.parentNode === document.documentElement && frame.contentWindow === inside;
}

/** The last one that closes: the next sees what it saved. */
let closing: Promise<unknown> | undefined;

/**
 * Opens the editor, or closes it: an extension page in a frame in a closed root, so that the page sees no key and no
 * letter. The page is told nothing: the frame gets a port from here, and its paper from the background, by a nonce that
 * works once. Keys that are pressed before it can be typed into, or while the page has taken the focus, are given to it here.
 */
export async function openEditor(
  floated: Floated,
  { sighting, client, editor, typing, size = sizeNow(), ...what }: Editing,
): Promise<void> {
  const { events, kept } = floated;
  const { port1: port, port2 } = new MessageChannel();
  const post = (said: ToEditor): void => port.postMessage(said);
  /** It is not to be waited for any more. */
  let blocked = false;
  let ready = false;
  let begun = false;
  let leave: ((yes: boolean) => void) | undefined;
  let asked = 0;
  let opened: Waiting | undefined;
  const layer = openLayer(floated, what.field, size, hear, mayClose, () => {
    opened = takeWaiting() ?? createWaiting(floated, editor, size);
    return opened.box;
  });
  if (!layer || !opened) return;

  const { frame, nonce, loaded } = opened;
  const message = messageOf(text('editor_blocked'));
  const late = setTimeout(block, OPENING, message);
  layer.signal.addEventListener('abort', () => {
    clearTimeout(late);
    port.close();
  });
  port.onmessage = ({ data }: MessageEvent<FromEditor>) => {
    switch (data) {
      case 'ready':
        ready = true;
        blocked = false;
        clearTimeout(late);
        message.remove();
        if (leave) return askToClose();
        begin();
        return takeBack();
      case 'close':
        return layer.close(true);
      case 'saved':
      case 'unsaved':
        return leave?.(data === 'saved');
      case 'blurred':
        // Where a frame of the page's own has it, the field takes it back itself.
        return takeBack(true);
      default:
        if (data.kind === 'key') layer.giveBack(new KeyboardEvent('keydown', data.press));
        else typing?.(data);
    }
  };
  // Whoever presses outside closes it, and whoever goes by Tab: nobody else has a reason to move the focus.
  events.anywhere({ focusin: () => takeBack() }, layer.signal);

  /** Takes back the focus that the page took, if the window has it at all. */
  function takeBack(isBlurred = false): void {
    if (!layer?.isShown() || !ready || !document.hasFocus()) return;
    const isOut = document.activeElement !== layer.root.host;
    if (isOut) frame.focus();
    if (isOut || isBlurred) post('taken');
  }

  /** Whether the page has taken it away, or moved it: what is typed then is lost, but does nothing on the page either until the person leaves. */
  function isGone(): boolean {
    return opened !== undefined && !isInPlace(opened);
  }

  /** Gives over what was pressed so far; what is pressed in the frame from then on comes after it. */
  function begin(): void {
    begun = true;
    // Held down, a key is meant for what opened the editor.
    const pressed = kept.splice(0).filter(({ repeat }) => !repeat);
    post({ keys: pressed.map(pressOf) });
  }

  function hear(event: KeyboardEvent): boolean {
    // Nothing is there, or not yet, that could hear it, and nothing was typed that is to be saved.
    if (event.key === 'Escape' && (isGone() || (!begun && (blocked || kept.length === 0)))) layer?.close(true);
    else kept.push(event);
    if (begun) begin();
    return !isTyped(event);
  }

  function askToClose(): void {
    if (!begun) begin();
    post('closing');
  }

  function block(said: HTMLElement): void {
    blocked = true;
    layer?.root.append(said);
  }

  function mayClose(): Promise<boolean> {
    if (blocked || isGone() || (!ready && kept.length === 0)) return Promise.resolve(true);
    const asking = new Promise<boolean>((resolve) => {
      leave = resolve;
      // Without a word it comes back, as something may not be saved; whoever closes it once more means it.
      setTimeout(resolve, CLOSING, asked++ > 0);
      if (ready) askToClose();
    });
    closing = asking;
    void asking.then((yes) => yes || setTimeout(stay));
    return asking;
  }

  /** It has come back: it has the keys again. */
  function stay(): void {
    post('stay');
    if (events.keys === hear) frame.focus();
  }

  try {
    await Promise.all([sighting && client('startEditing', { nonce, sighting }), loaded, Promise.race([closing, pause(BEFORE)])]);
    // A frame in a sandboxed page has no origin to be named by, as little as the page: who is there is told no tag.
    const isNamed = self.origin !== 'null';
    const hello: EditorHello = isNamed ? { nonce, ...what } : { nonce, field: what.field };
    frame.contentWindow?.postMessage(hello, isNamed ? editor.origin : '*', [port2]);
    frame.focus();
  } catch {
    clearTimeout(late);
    block(messageOf(text('editor_no_answer')));
  }
}

function createWaiting(around: LayerContext, { address }: EditorPage, size: Size): Waiting {
  const box = waitingBox(around, size);
  const nonce = crypto.randomUUID();
  const frame = document.createElement('iframe');
  frame.title = 'Papermarks';
  // A page under COEP lets in only frames without credentials; the editor needs none.
  frame.setAttribute('credentialless', '');
  box.root.prepend(frame);
  const loaded = new Promise((resolve) => frame.addEventListener('load', resolve, { once: true }));
  // Not by its attribute, which a page that one comes back to is told: https://html.spec.whatwg.org/multipage/nav-history-apis.html#not-restored-reasons
  const inside = frame.contentWindow as Window;
  inside.location.replace(`${address}#${nonce}`);
  return { box, frame, inside, nonce, loaded };
}

function sizeNow(): Size {
  const height: EditorHeight = innerHeight < 620 ? 'low' : innerHeight < 1_000 ? 'middle' : 'high';
  return { width: Math.min(WIDTH, innerWidth - 12), height: EDITOR_HEIGHTS[height] };
}
