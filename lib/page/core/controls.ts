import { nextStatus, type PageChange } from '../../mark/mark.ts';
import type { PaperId } from '../../paper/ids/paper-id.ts';
import type { Sighting } from '../../paper/paper.ts';
import { asTrouble, Trouble } from '../../paper/trouble.ts';
import type { Client } from '../../protocol/client.ts';
import type { Site } from '../../sites/kit/site.ts';
import type { EditorPage } from '../interaction/editor-frame.ts';
import type { Floating } from '../interaction/open-beside.ts';
import { bringInteraction, type Interaction } from './bring-interaction.ts';
import type { Listener } from './context.ts';
import type { Events } from './events.ts';
import type { Marks } from './page-marks.ts';
import { shows, sight } from './sighting.ts';
import { icons } from './strip.ts';
import type { Strip, StripHandlers } from './strips.ts';
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

export interface Controls extends StripHandlers {
  /** A person changes the mark of a strip's paper, by a key. */
  change(strip: Strip, change: PageChange): void;
  /** The paper of a strip as the page tells of it. */
  sightingOf(strip: Strip): Sighting | Promise<Sighting>;
  /** What floats over the page. */
  bring(): Promise<Interaction>;
  /** The page shows these papers now: what is open on another closes. On a strip that came anew it can stay. */
  shown(papers: ReadonlySet<PaperId>): void;
}

/** What a strip does when a person reaches for it, and each of its controls when it is used. */
export function createControls(
  { site, marks, client, editor, isAlive, look, isOld, events, signal }: ControlsAround,
  listener: Listener,
): Controls {
  let opened: { paper: PaperId; left: AbortController } | undefined;

  /** Steps on from the status that the library holds, once that is known. */
  async function step(paper: PaperId, sighting: Sighting | Promise<Sighting>): Promise<void> {
    if (marks.view(paper).sending === 'unread') await marks.know([paper]);
    const { mark, sending } = marks.view(paper);
    if (sending !== 'unread') marks.act({ kind: 'status', status: nextStatus(mark.status) }, paper, sighting);
  }

  /** Read now: while a menu is open, the page may give the card to another paper. */
  function sightingNow({ card }: Strip): Sighting | Promise<Sighting> | undefined {
    if (!isAlive()) marks.fail(new Trouble('extension-gone'));
    // The page may have given the card to another paper since it was last looked at.
    else if (isOld() && !shows(site, card)) look();
    else return sight(site, card, client);
    return undefined;
  }

  /** What is typed from now on is for what opens. */
  async function open(strip: Strip, control: Floating, sighting: Sighting | Promise<Sighting>): Promise<void> {
    const held = events.hold();
    opened = { paper: strip.card.id, left: held.leave };
    try {
      const { openBeside } = await bringInteraction(client);
      await openBeside(
        { ...held, marks, client, editor, events, signal, theme: themeSheet, icons, edits: listener()?.edits },
        strip,
        control,
        sighting,
      );
    } catch (error) {
      held.leave.abort();
      marks.fail(asTrouble(error));
    }
  }

  return {
    used(strip, control) {
      const { id } = strip.card;
      const { trouble } = marks.view(id);
      if (control === 'problem') return trouble?.code === 'extension-gone' ? location.reload() : marks.retry(id);
      const sighting = sightingNow(strip);
      if (!sighting) return;
      if (control === 'status') void step(id, sighting);
      else void open(strip, control, sighting);
    },
    change(strip, change) {
      const sighting = sightingNow(strip);
      if (sighting) marks.act(change, strip.card.id, sighting);
    },
    sightingOf: ({ card }) => sight(site, card, client),
    bring: () => bringInteraction(client),
    shown(papers) {
      if (opened && !papers.has(opened.paper)) opened.left.abort();
    },
  };
}
