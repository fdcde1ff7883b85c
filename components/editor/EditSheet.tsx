import { useLayoutEffect, useMemo, useRef } from 'react';
import type { PaperRow } from '../../lib/library/db.ts';
import type { Mark } from '../../lib/mark/mark.ts';
import type { TagUse } from '../../lib/mark/tag.ts';
import type { Paper, Sighting } from '../../lib/paper/paper.ts';
import { plainTex } from '../../lib/paper/tex.ts';
import type { Client } from '../../lib/protocol/client.ts';
import type { EditedField } from '../papers/PaperListItem.tsx';
import { Boundary } from '../ui/Boundary.tsx';
import type { EditorFrame, Editor as EditorType } from './Editor.tsx';
import { EditorTrouble } from './EditorTrouble.tsx';
import { OtherIds } from './OtherIds.tsx';

/** A paper that is open to be edited. */
export interface Edited {
  /** The component: it is loaded when it is first wanted. */
  Editor: typeof EditorType;
  paper: Paper;
  mark: Mark;
  uses: readonly TagUse[];
  field: EditedField;
  /** Papers of the library that are called the same. */
  same: readonly PaperRow[];
  /** What the background has to be told, should the paper not be in the library. */
  sighting: Sighting | undefined;
}

export interface EditSheetProps {
  edited: Edited;
  client: Client;
  /** All that was typed is in the library. */
  onClosed(): void;
}

/** The editor over the list, which waits behind it. */
export function EditSheet({ edited, client, onClosed }: EditSheetProps) {
  const { Editor, paper, mark, uses, field, same, sighting } = edited;
  const sheet = useRef<HTMLDialogElement>(null);
  const closed = useRef(onClosed);
  closed.current = onClosed;

  // Before the editor takes the focus to its field: opening gives it to the first control.
  useLayoutEffect(() => sheet.current?.showModal(), []);

  const { frame, flush } = useMemo(() => {
    let closing = (): void => undefined;
    let flushed: ((saved: boolean) => void) | undefined;
    const frame: EditorFrame = {
      ready: () => undefined,
      close: () => closing(),
      left: (saved) => {
        const heard = flushed;
        flushed = undefined;
        if (heard) heard(saved);
        else if (saved) closed.current();
      },
      onClosing: (heard) => {
        closing = heard;
      },
    };
    /** Saves what was typed as if the editor was left, which stays open; tells whether all is in the library. */
    const flush = (): Promise<boolean> =>
      new Promise((resolve) => {
        flushed = resolve;
        closing();
      });
    return { frame, flush };
  }, []);

  return (
    <dialog
      ref={sheet}
      className="sheet"
      aria-label={plainTex(paper.title)}
      // The keys of the list are not those of the editor.
      onKeyDown={(event) => event.stopPropagation()}
      onCancel={(event) => {
        event.preventDefault();
        frame.close();
      }}
      onPointerDown={({ target }) => {
        if (target === sheet.current) frame.close();
      }}
    >
      <Boundary instead={(trouble) => <EditorTrouble trouble={trouble} frame={frame} />}>
        <Editor paper={paper} mark={mark} uses={uses} field={field} client={client} frame={frame} {...(sighting && { sighting })} />
      </Boundary>
      <OtherIds paper={paper} same={same} client={client} flush={flush} onDone={frame.close} />
    </dialog>
  );
}
