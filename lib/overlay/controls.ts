import type { Client } from '../messages/client.ts';
import { nextStatus, type Status } from '../paper/mark.ts';
import type { Meeting } from '../paper/paper.ts';
import type { PaperId } from '../paper/paper-id.ts';
import { asTrouble, Trouble } from '../paper/trouble.ts';
import type { Site } from '../sites/site.ts';
import { text } from '../text.ts';
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
  events: Events;
  signal: AbortSignal;
}

export interface Controls extends Hands {
  /** The page shows these papers now: what is open on another closes. On a strip that came anew it can stay. */
  shown(papers: ReadonlySet<PaperId>): void;
}

/** How long a person points at a strip before they seem to want something of it, in milliseconds. */
const INTENT = 70;

/** What a strip does when a person reaches for it, and each of its controls when it is used. */
export function createControls({ site, marks, client, editor, isAlive, look, events, signal }: ControlsAround): Controls {
  const around = { theme: themeSheet, events, signal };
  let intent: ReturnType<typeof setTimeout>;
  let opened: { paper: PaperId; left: AbortController } | undefined;

  function setStatus({ host }: Strip, status: Status, paper: PaperId, meeting: Meeting | Promise<Meeting>): void {
    marks.act({ kind: 'status', status }, paper, meeting);
    announce(host, text(`status_${status}`));
  }

  /** Steps on from the status that the library holds, once that is known. */
  async function step(strip: Strip, paper: PaperId, meeting: Meeting | Promise<Meeting>): Promise<void> {
    if (marks.view(paper).sending === 'unread') await marks.know([paper]);
    const { mark, sending } = marks.view(paper);
    if (sending !== 'unread') setStatus(strip, nextStatus(mark.status), paper, meeting);
  }

  async function float(strip: Strip, control: Control, open: (float: Float, floated: Floated) => void): Promise<void> {
    const { host, insides } = strip;
    const left = new AbortController();
    opened = { paper: strip.card.id, left };
    // The strip stays in sight while something of it is open.
    insides?.bar.toggleAttribute('data-open', true);
    const closed = (back: boolean): void => {
      insides?.bar.toggleAttribute('data-open', false);
      if (back) insides?.control(control).focus();
    };
    try {
      open(await bringFloat(client), { ...around, beside: host, left: left.signal, closed });
    } catch (error) {
      closed(false);
      marks.fail(asTrouble(error));
    }
  }

  return {
    used(strip, control) {
      const { id } = strip.card;
      const { mark, trouble } = marks.view(id);
      if (control === 'problem' && trouble?.code === 'extension-gone') return location.reload();
      if (!isAlive()) return marks.fail(new Trouble('extension-gone'));
      if (control === 'problem') return marks.retry(id);
      // The page may have given the card to another paper since it was last looked at.
      if (!shows(site, strip.card)) return look();
      // Read now: while a menu is open, the page may give the card to another paper.
      const meeting = meet(site, strip.card, client);
      switch (control) {
        case 'status':
          return void step(strip, id, meeting);
        case 'all':
          return void float(strip, control, ({ openMenu }, floated) =>
            openMenu(floated, mark.status, (status) => setStatus(strip, status, id, meeting)),
          );
        default:
          return void float(strip, control, async ({ openEditor }, floated) =>
            openEditor(floated, { meeting: await meeting, field: control, client, editor }),
          );
      }
    },
    shown(papers) {
      if (opened && !papers.has(opened.paper)) opened.left.abort();
    },
    // What is reached for is likely to be used.
    reached({ insides }) {
      if (!isAlive()) return;
      const float = bringFloat(client).catch(() => undefined);
      clearTimeout(intent);
      intent = setTimeout(async () => {
        if (insides?.bar.matches(':hover, :focus-within')) (await float)?.warmEditor(around, editor);
      }, INTENT);
    },
  };
}

/** Tells a screen reader, without putting text where a page could find it. */
function announce(about: Element, sentence: string): void {
  (about as Element & { ariaNotify?(text: string): void }).ariaNotify?.(sentence);
}
