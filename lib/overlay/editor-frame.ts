import type { Client } from '../messages/client.ts';
import { EDITOR_HEIGHTS, type EditorHeight, type EditorHello, type EditorSaid } from '../messages/editor-port.ts';
import type { Meeting } from '../paper/paper.ts';
import { text } from '../text.ts';
import { type Layer, messageOf, openLayer, say } from './layer.ts';

const WIDTH = 380;
/** How long the editor may take before the page counts as one that does not let it open, in milliseconds. */
const PATIENCE = 1_000;

/** What opening an editor needs of the page. */
export interface EditorRequest {
  beside: Element;
  meeting: Meeting;
  /** Which field is to have the focus. */
  field: 'tags' | 'note';
  client: Client;
  /** The address of `editor.html`. */
  address: string;
  signal: AbortSignal;
  closed(back: boolean): void;
}

/**
 * Opens the editor: an extension page in a frame in a closed root, so that the page sees no key and no letter. The page
 * is told nothing: the frame gets a port from here, and its paper from the background, by a nonce that works once.
 */
export async function openEditor({ beside, meeting, field, client, address, signal, closed }: EditorRequest): Promise<void> {
  const nonce = crypto.randomUUID();
  const height: EditorHeight = innerHeight < 620 ? 'low' : 'middle';
  const layer = openLayer(beside, { width: Math.min(WIDTH, innerWidth - 12), height: EDITOR_HEIGHTS[height] }, signal, closed);
  try {
    await client('startEditing', { nonce, meeting });
    if (layer.signal.aborted) return;
    show(layer, address, { nonce, field });
  } catch {
    layer.close(true);
    say(beside, text('editor_no_answer'), signal);
  }
}

function show(layer: Layer, address: string, hello: EditorHello): void {
  const blocked = messageOf(text('editor_blocked'));
  const late = setTimeout(() => layer.root.append(blocked), PATIENCE);
  layer.signal.addEventListener('abort', () => clearTimeout(late));

  const frame = document.createElement('iframe');
  frame.title = 'Papermarks';
  // A page that asks for COEP lets in only frames without credentials; the editor needs none.
  if ('credentialless' in frame) frame.setAttribute('credentialless', '');
  frame.addEventListener('load', () => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }: MessageEvent<EditorSaid>) => {
      if (data === 'ready') {
        clearTimeout(late);
        blocked.remove();
      } else if (data === 'close') layer.close(true);
    };
    layer.signal.addEventListener('abort', () => port1.close());
    frame.contentWindow?.postMessage(hello, new URL(address).origin, [port2]);
    frame.focus();
  });
  frame.src = `${address}#${hello.nonce}`;
  layer.root.append(frame);
}
