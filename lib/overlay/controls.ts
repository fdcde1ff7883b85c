import type { Client } from '../messages/client.ts';
import { nextStatus, type Status } from '../paper/mark.ts';
import type { Meeting } from '../paper/paper.ts';
import type { PaperId } from '../paper/paper-id.ts';
import { asTrouble, Trouble } from '../paper/trouble.ts';
import type { Site } from '../sites/site.ts';
import type { ChangeHere } from './desk.ts';
import type { EditorPage } from './editor-frame.ts';
import type { Events } from './events.ts';
import { bringFloat, type Float } from './float.ts';
import type { Floated } from './layer.ts';
import type { Marks } from './marks.ts';
import { meet, shows } from './meeting.ts';
import type { Control } from './strip.ts';
import type { Hands, Strip } from './strips.ts';
import { themeSheet } from './theme.ts';

/** What a strip's controls act on. */
export interface ControlsAround {
  site: Site;
  marks: Marks;
  client: Client;
  editor: EditorPage;
  isAlive(): boolean;
  /** Looks at once at what the page shows now. */
  look(): void;
  /** Whether the page may show something else since it was last looked at. */
  isOld(): boolean;
  events: Events;
  signal: AbortSignal;
}

export interface Controls extends Hands {
  /** A person changes the mark of a strip's paper, by a key. */
  change(strip: Strip, change: ChangeHere): void;
  /** The paper of a strip as the page tells of it. */
  tell(strip: Strip): Meeting | Promise<Meeting>;
  /** What floats over the page. */
  bring(): Promise<Float>;
  /** Told when the editor of a strip opens, and when it was closed. */
  edits?: (strip: Strip, isOpen: boolean) => void;
  /** The page shows these papers now: what is open on another closes. On a strip that came anew it can stay. */
  shown(papers: ReadonlySet<PaperId>): void;
}

/** What a strip does when a person reaches for it, and each of its controls when it is used. */
export function createControls({ site, marks, client, editor, isAlive, look, isOld, events, signal }: ControlsAround): Controls {
  let opened: { paper: PaperId; left: AbortController } | undefined;

  function setStatus(status: Status, paper: PaperId, meeting: Meeting | Promise<Meeting>): void {
    marks.act({ kind: 'status', status }, paper, meeting);
  }

  /** Steps on from the status that the library holds, once that is known. */
  async function step(paper: PaperId, meeting: Meeting | Promise<Meeting>): Promise<void> {
    if (marks.view(paper).sending === 'unread') await marks.know([paper]);
    const { mark, sending } = marks.view(paper);
    if (sending !== 'unread') setStatus(nextStatus(mark.status), paper, meeting);
  }

  /** Read now: while a menu is open, the page may give the card to another paper. */
  function meetNow({ card }: Strip): Meeting | Promise<Meeting> | undefined {
    if (!isAlive()) marks.fail(new Trouble('extension-gone'));
    // The page may have given the card to another paper since it was last looked at.
    else if (isOld() && !shows(site, card)) look();
    else return meet(site, card, client);
    return undefined;
  }

  async function float(strip: Strip, control: Control, open: (float: Float, floated: Floated) => void): Promise<void> {
    const left = new AbortController();
    opened = { paper: strip.card.id, left };
    // The strip stays in sight while something of it is open.
    const isOpen = (is: boolean): void => void strip.insides?.bar.toggleAttribute('data-open', is);
    isOpen(true);
    controls.edits?.(strip, true);
    const closed = (back: boolean): void => {
      isOpen(false);
      if (back) strip.insides?.control(control).focus();
      controls.edits?.(strip, false);
    };
    try {
      open(await bringFloat(client), { theme: themeSheet, events, signal, beside: strip.host, left: left.signal, closed });
    } catch (error) {
      closed(false);
      marks.fail(asTrouble(error));
    }
  }

  const controls: Controls = {
    used(strip, control) {
      const { id } = strip.card;
      const { mark, trouble } = marks.view(id);
      if (control === 'problem') return trouble?.code === 'extension-gone' ? location.reload() : marks.retry(id);
      const meeting = meetNow(strip);
      if (!meeting) return;
      switch (control) {
        case 'status':
          return void step(id, meeting);
        case 'all':
          return void float(strip, control, ({ openMenu }, floated) =>
            openMenu(floated, mark.status, (status) => setStatus(status, id, meeting)),
          );
        default:
          return void float(strip, control, async ({ openEditor }, floated) =>
            openEditor(floated, { meeting: await meeting, field: control, client, editor }),
          );
      }
    },
    change(strip, change) {
      const meeting = meetNow(strip);
      if (meeting) marks.act(change, strip.card.id, meeting);
    },
    tell: ({ card }) => meet(site, card, client),
    bring: () => bringFloat(client),
    shown(papers) {
      if (opened && !papers.has(opened.paper)) opened.left.abort();
    },
  };
  return controls;
}
