import type { Client } from '../messages/client.ts';
import { nextStatus, type Status } from '../paper/mark.ts';
import { LONGEST, type Meeting } from '../paper/paper.ts';
import type { Card } from '../sites/site.ts';
import { text } from '../text.ts';
import { openEditor } from './editor-frame.ts';
import { announce, say } from './layer.ts';
import type { Marks } from './marks.ts';
import { openMenu } from './menu.ts';
import type { Control } from './strip.ts';
import type { Strip } from './strips.ts';

/** What a strip's controls act on. */
export interface ControlsAround {
  site: string;
  marks: Marks;
  client: Client;
  /** The address of `editor.html`. */
  editor: string;
  isAlive(): boolean;
  signal: AbortSignal;
}

/** What each control of a strip does when a person uses it. */
export function createControls({ site, marks, client, editor, isAlive, signal }: ControlsAround): (strip: Strip, control: Control) => void {
  const meetingOf = (card: Card): Meeting => {
    const { origin, pathname, search } = location;
    return { paper: card.paper(), met: { site, url: (origin + pathname + search).slice(0, LONGEST.url) } };
  };

  function setStatus({ card, host }: Strip, status: Status): void {
    marks.act({ kind: 'status', status }, meetingOf(card));
    announce(host, text(`status_${status}`));
  }

  /** Keeps the strip in sight while something of it is open, and gives the focus back afterwards. */
  function opening(strip: Strip, control: Control): (back: boolean) => void {
    strip.insides?.bar.toggleAttribute('data-open', true);
    return (back) => {
      strip.insides?.bar.toggleAttribute('data-open', false);
      if (back) strip.insides?.control(control).focus();
    };
  }

  return (strip, control) => {
    const { card, host } = strip;
    const { mark } = marks.view(card.id);
    if (!isAlive()) return say(host, text('trouble_extension_gone'), signal);
    switch (control) {
      case 'status':
        return setStatus(strip, nextStatus(mark.status));
      case 'all':
        return openMenu(host, mark.status, signal, (status) => setStatus(strip, status), opening(strip, 'all'));
      case 'problem':
        return marks.retry(card.id);
      default: {
        const closed = opening(strip, control);
        void openEditor({
          beside: host,
          meeting: meetingOf(card),
          field: control === 'tags' ? 'tags' : 'note',
          client,
          address: editor,
          signal,
          closed,
        });
      }
    }
  };
}
