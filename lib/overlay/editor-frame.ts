import type { Client } from '../messages/client.ts';
import { EDITOR_HEIGHTS, type EditorHeight, type EditorHello, type EditorSaid, type EditorTold } from '../messages/editor-port.ts';
import type { Meeting } from '../paper/paper.ts';
import { text } from '../text.ts';
import { type Floated, messageOf, openLayer } from './layer.ts';

const WIDTH = 380;
/** How long the editor may take before the page counts as one that keeps it from opening, in milliseconds. */
const OPENING = 1_000;
/** How long it may take to save what was typed when it is closed, in milliseconds. */
const CLOSING = 1_000;

/** What the editor is opened on. */
export interface Editing {
  meeting: Meeting;
  /** Which field is to have the focus. */
  field: EditorHello['field'];
  client: Client;
  editor: EditorPage;
}

/** Where the editor's page is. Chromium gives it an address that changes from start to start; its origin stays. */
export interface EditorPage {
  address: string;
  origin: string;
}

/**
 * Opens the editor, or closes it: an extension page in a frame in a closed root, so that the page sees no key and no
 * letter. The page is told nothing: the frame gets a port from here, and its paper from the background, by a nonce that
 * works once.
 */
export async function openEditor(floated: Floated, { meeting, field, client, editor }: Editing): Promise<void> {
  const height: EditorHeight = innerHeight < 620 ? 'low' : innerHeight < 1_000 ? 'middle' : 'high';
  const size = { width: Math.min(WIDTH, innerWidth - 12), height: EDITOR_HEIGHTS[height] };
  const { port1: port, port2 } = new MessageChannel();
  let ready = false;
  let leave: ((yes: boolean) => void) | undefined;
  let closing: Promise<boolean> | undefined;
  let asked = 0;
  const layer = openLayer(floated, field, size, mayClose);
  if (!layer) return;

  const message = messageOf(text('editor_blocked'));
  const late = setTimeout(() => layer.root.append(message), OPENING);
  layer.signal.addEventListener('abort', () => {
    clearTimeout(late);
    port.close();
  });
  port.onmessage = ({ data }: MessageEvent<EditorSaid>) => {
    switch (data) {
      case 'ready':
        ready = true;
        clearTimeout(late);
        return message.remove();
      case 'close':
        return layer.close(true);
      default:
        leave?.(data === 'saved');
    }
  };

  function mayClose(): Promise<boolean> {
    if (!ready) return Promise.resolve(true);
    closing ??= new Promise<boolean>((resolve) => {
      leave = resolve;
      // Without a word it comes back, as something may not be saved; whoever closes it once more means it.
      setTimeout(resolve, CLOSING, asked++ > 0);
      port.postMessage('closing' satisfies EditorTold);
    }).finally(() => {
      closing = undefined;
    });
    return closing;
  }

  const nonce = crypto.randomUUID();
  try {
    await client('startEditing', { nonce, meeting });
    if (!layer.signal.aborted) layer.root.prepend(frameOf(editor, { nonce, field }, port2));
  } catch {
    clearTimeout(late);
    layer.root.append(messageOf(text('editor_no_answer')));
  }
}

function frameOf({ address, origin }: EditorPage, hello: EditorHello, port: MessagePort): HTMLIFrameElement {
  const frame = document.createElement('iframe');
  frame.title = 'Papermarks';
  // A page under COEP lets in only frames without credentials; the editor needs none.
  frame.setAttribute('credentialless', '');
  frame.src = `${address}#${hello.nonce}`;
  frame.addEventListener(
    'load',
    () => {
      // A frame in a sandboxed page has no origin to be named by, as little as the page.
      frame.contentWindow?.postMessage(hello, self.origin === 'null' ? '*' : origin, [port]);
      frame.focus();
    },
    { once: true },
  );
  return frame;
}
