import type { Client } from '../messages/client.ts';
import { nextStatus, type Status } from '../paper/mark.ts';
import { LONGEST, type Meeting } from '../paper/paper.ts';
import { asTrouble, Trouble } from '../paper/trouble.ts';
import type { Card } from '../sites/site.ts';
import { text } from '../text.ts';
import type { EditorPage } from './editor-frame.ts';
import type { Events } from './events.ts';
import { bringFloat, type Float } from './float.ts';
import type { Floated } from './layer.ts';
import type { Marks } from './marks.ts';
import type { Control } from './strip.ts';
import type { Strip } from './strips.ts';
import { themeSheet } from './theme.ts';

/** What a strip's controls act on. */
export interface ControlsAround {
  site: string;
  marks: Marks;
  client: Client;
  editor: EditorPage;
  isAlive(): boolean;
  events: Events;
  signal: AbortSignal;
}

/** What each control of a strip does when a person uses it. */
export function createControls({
  site,
  marks,
  client,
  editor,
  isAlive,
  events,
  signal,
}: ControlsAround): (strip: Strip, control: Control) => void {
  const meetingOf = (card: Card): Meeting => {
    const { origin, pathname, search } = location;
    return { paper: card.paper(), met: { site, url: (origin + pathname + search).slice(0, LONGEST.url) } };
  };

  function setStatus({ card, host }: Strip, status: Status, meeting = meetingOf(card)): void {
    marks.act({ kind: 'status', status }, meeting);
    announce(host, text(`status_${status}`));
  }

  /** Steps on from the status that the library holds, once that is known. */
  async function step(strip: Strip): Promise<void> {
    const { id } = strip.card;
    if (marks.view(id).sending === 'unread') await marks.know([id]);
    const { mark, sending } = marks.view(id);
    if (sending !== 'unread') setStatus(strip, nextStatus(mark.status));
  }

  async function float({ host, insides }: Strip, control: Control, open: (float: Float, floated: Floated) => void): Promise<void> {
    // The strip stays in sight while something of it is open.
    insides?.bar.toggleAttribute('data-open', true);
    const closed = (back: boolean): void => {
      insides?.bar.toggleAttribute('data-open', false);
      if (back) insides?.control(control).focus();
    };
    try {
      open(await bringFloat(client), { beside: host, theme: themeSheet, events, signal, closed });
    } catch (error) {
      closed(false);
      marks.fail(asTrouble(error));
    }
  }

  return (strip, control) => {
    const { mark, trouble } = marks.view(strip.card.id);
    if (control === 'problem' && trouble?.code === 'extension-gone') return location.reload();
    if (!isAlive()) return marks.fail(new Trouble('extension-gone'));
    // Read now: while a menu is open, the page may give the card to another paper.
    const meeting = meetingOf(strip.card);
    switch (control) {
      case 'status':
        return void step(strip);
      case 'problem':
        return marks.retry(strip.card.id);
      case 'all':
        return void float(strip, control, ({ openMenu }, floated) =>
          openMenu(floated, mark.status, (status) => setStatus(strip, status, meeting)),
        );
      default: {
        const editing = { meeting, field: control, client, editor };
        return void float(strip, control, ({ openEditor }, floated) => void openEditor(floated, editing));
      }
    }
  };
}

/** Tells a screen reader, without putting text where a page could find it. */
function announce(about: Element, sentence: string): void {
  (about as Element & { ariaNotify?(text: string): void }).ariaNotify?.(sentence);
}
