import type { Sighting } from '../../paper/paper.ts';
import type { Client } from '../../protocol/client.ts';
import type { KeptKeys } from '../core/events.ts';
import type { Marks } from '../core/page-marks.ts';
import type { Control } from '../core/strip.ts';
import type { Strip } from '../core/strips.ts';
import { type EditorPage, openEditor } from './editor-frame.ts';
import type { LayerContext } from './layer.ts';
import { openMenu } from './menu.ts';

/** A control that opens something beside its strip. */
export type Floating = Exclude<Control, 'status' | 'problem'>;

/** Told when the editor of a strip opens, and when it was closed; a promise resolves once that was taken in. */
export type Edits = (strip: Strip, isOpen: boolean) => unknown;

/** What is there to open something with, and what was pressed since it was asked for. */
export interface Opening extends LayerContext, KeptKeys {
  marks: Marks;
  client: Client;
  editor: EditorPage;
  edits?: Edits | undefined;
}

/** Opens the menu or the editor of a strip's paper, or closes it. */
export async function openBeside(
  { marks, client, editor, edits, ...around }: Opening,
  strip: Strip,
  control: Floating,
  sighting: Sighting | Promise<Sighting>,
): Promise<void> {
  const { id } = strip.card;
  // The strip stays in sight while something of it is open.
  const isOpen = (is: boolean): unknown => {
    strip.insides?.bar.toggleAttribute('data-open', is);
    return control === 'all' || edits?.(strip, is);
  };
  const floated = {
    ...around,
    beside: strip.host,
    done(back: boolean) {
      if (back) strip.insides?.control(control).focus();
    },
    closed() {
      around.leave.abort();
      return isOpen(false);
    },
  };
  isOpen(true);
  try {
    if (control === 'all') openMenu(floated, marks.view(id).mark.status, (status) => marks.act({ kind: 'status', status }, id, sighting));
    else await openEditor(floated, { sighting: await sighting, field: control, client, editor });
  } catch (error) {
    floated.closed();
    throw error;
  }
}
