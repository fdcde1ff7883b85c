import type { ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import { browser } from 'wxt/browser';
import { Editor, type EditorFrame } from '../../components/editor/Editor.tsx';
import { EditorTrouble } from '../../components/editor/EditorTrouble.tsx';
import { hearKeys } from '../../components/editor/keys-given.ts';
import { leaveByTab } from '../../components/editor/leave-by-tab.ts';
import { ManyTags } from '../../components/editor/ManyTags.tsx';
import { PageFilter } from '../../components/editor/PageFilter.tsx';
import { PageTook } from '../../components/editor/PageTook.tsx';
import { Boundary } from '../../components/ui/Boundary.tsx';
import { asTrouble, Trouble } from '../../lib/paper/trouble.ts';
import { createClient } from '../../lib/protocol/client.ts';
import type { EditorHello, EditorTyped, FromEditor, Many, ToEditor } from '../../lib/protocol/editor-port.ts';
import { text } from '../../lib/text.ts';
import './editor.css';

/*
 * The editor, in a frame of a page. It counts on no storage (a frame is denied IndexedDB at the browser's usual cookie
 * setting), and it never posts to parent or top: that would hand the page this window and its origin. It speaks over the
 * port that our own script brings.
 */

/** In a page without an origin, nothing is told of the papers. */
const NONE: Many = { papers: 0, tags: [], some: [] };

/** Resolves with what our script in the page says, and the port it brings. Anybody else does not know the nonce. */
function hello(): Promise<EditorHello & { port: MessagePort }> {
  return new Promise((resolve) => {
    addEventListener('message', function heard({ data, ports }: MessageEvent<EditorHello>) {
      const [port] = ports;
      if (!port || data?.nonce !== location.hash.slice(1)) return;
      removeEventListener('message', heard);
      resolve({ ...data, port });
    });
  });
}

/** The frame around the editor, as it is reached over the port; `taken` is called when the page has taken the focus. */
function frameOver(port: MessagePort, taken: () => void): EditorFrame {
  const say = (said: FromEditor): void => port.postMessage(said);
  let closing = (): void => undefined;
  port.onmessage = async ({ data }: MessageEvent<ToEditor>) => {
    if (data === 'closing') {
      keys.leave();
      return closing();
    }
    if (data === 'stay') keys.stay();
    if (data === 'taken') taken();
    return keys.type(typeof data === 'object' ? data.keys : []);
  };
  addEventListener('blur', () => say('blurred'));
  return {
    ready: () => say('ready'),
    close() {
      keys.leave((press) => say({ kind: 'key', press }));
      say('close');
    },
    left: (saved) => say(saved ? 'saved' : 'unsaved'),
    onClosing(heard) {
      closing = heard;
    },
  };
}

document.documentElement.lang = text('locale');
const keys = hearKeys(window);
const root = createRoot(document.getElementById('root') as HTMLElement);
const client = createClient((envelope) => browser.runtime.sendMessage(envelope));

// Opened by itself, nobody will come to say what it is for.
if (self === top) root.render(<EditorTrouble trouble={new Trouble('not-allowed')} />);
// It may wait long for whoever opens it: until then there is no paper to ask for.
void hello().then(async ({ field, port, typed = '', many }) => {
  let drawn: ReactNode;
  let isTaken = false;
  const draw = (): void =>
    root.render(
      <>
        {drawn}
        {isTaken && <PageTook />}
      </>,
    );
  const frame = frameOver(port, () => {
    isTaken = true;
    draw();
  });
  const say = (what: EditorTyped): void => port.postMessage(what satisfies FromEditor);
  leaveByTab(document, frame.close);
  // A click beside the fields leaves the focus where the editor hears no key.
  document.addEventListener('keydown', ({ key }) => key === 'Escape' && document.activeElement === document.body && frame.close());
  const render = (what: ReactNode): void => {
    drawn = <Boundary instead={(trouble) => <EditorTrouble trouble={trouble} frame={frame} />}>{what}</Boundary>;
    draw();
  };
  if (field === 'filter') return render(<PageFilter typed={typed} say={say} frame={frame} />);
  try {
    const { paper, mark, uses, why } = await client('edit', null);
    if (field === 'many') return render(<ManyTags many={many ?? NONE} uses={uses} say={say} frame={frame} />);
    render(<Editor paper={paper} mark={mark} uses={uses} field={field} client={client} frame={frame} {...(why && { why })} />);
  } catch (error) {
    render(<EditorTrouble trouble={asTrouble(error)} frame={frame} />);
  }
});
