import type { Client } from '../../protocol/client.ts';
import { DOCUMENT_MAX, type Here } from '../../protocol/requests.ts';
import type { Card, Site } from '../../sites/kit/site.ts';
import { text } from '../../text.ts';
import type { EditorPage } from '../interaction/editor-frame.ts';
import { bringInteraction } from './bring-interaction.ts';
import { bringTriage, type Triage } from './context.ts';
import { createControls } from './controls.ts';
import { createEvents } from './events.ts';
import { createMarks } from './page-marks.ts';
import { keepRoom } from './room.ts';
import { RUNS, world } from './running.ts';
import { sight } from './sighting.ts';
import { icons } from './strip.ts';
import { createStrips } from './strips.ts';
import { followTheme, themeSheet } from './theme.ts';
import { watchPage } from './watch.ts';

/** What the page's script gets from the browser. */
export interface PageContext {
  client: Client;
  editor: EditorPage;
  /** Whether the extension that this script belongs to is still there. */
  isAlive(): boolean;
  /** Calls back when the library was changed from elsewhere, and when the popup asks what stands here. */
  onMessages(handlers: { changed(): void; here(): Promise<Here | null> }, signal: AbortSignal): void;
}

/** How long a page that should show cards may show none before that is told, in milliseconds. */
const SILENCE = 2_000;

/** Puts a strip on every card of a site's page, now and as the page changes, until the extension is gone. */
export function startOverlay(site: Site, around: PageContext): void {
  const { client, isAlive } = around;
  const life = new AbortController();
  const { signal } = life;
  const listener = (): Triage | undefined => triage;
  const marks = createMarks(
    client,
    (papers) => {
      strips.repaint(papers);
      triage?.changed(papers);
    },
    () => bringInteraction(client),
    leave,
    listener,
  );
  const events = createEvents(signal);
  const isOld = watchPage(site, (node) => strips.isOurs(node), look, signal);
  const controls = createControls({ ...around, site, marks, look, isOld, events, signal }, listener);
  const strips = createStrips((paper) => marks.view(paper), controls, events, signal, listener);
  let looked = false;
  let begun = false;
  let triage: Triage | undefined;

  const giveBack = keepRoom(site.room);
  around.onMessages({ changed, here: () => whatIsHere(site, client) }, signal);

  function changed(): void {
    if (!isAlive()) life.abort();
    void marks.refresh();
    triage?.refresh();
  }

  function look(): void {
    // After an update the new script takes the strips over; this one has nobody to talk to.
    if (!isAlive()) {
      life.abort();
      return;
    }
    const cards = cardsHere(site);
    strips.fit(cards);
    const shown = new Set(cards.map(({ id }) => id));
    controls.shown(shown);
    const known = marks.show(shown, cards);
    triage?.looked();
    if (cards.length > 0) begin(known);
    else if (!looked && !site.mayBeEmpty) setTimeout(noteSilence, SILENCE);
    looked = true;
  }

  /** The person no longer wants us here. */
  function leave(): void {
    if (signal.aborted) return;
    life.abort();
    strips.fit([]);
    giveBack();
    // Asked for anew, another run may begin.
    world[RUNS] = undefined;
  }

  /** Once there are cards: a page without any pays for nothing more. */
  function begin(known: Promise<unknown>): void {
    if (begun) return;
    begun = true;
    followTheme(signal);
    // Read ahead: once the extension is gone, no text can be read, and these are wanted then.
    text('strip_reload');
    text('trouble_extension_gone');
    void Promise.all([known, strips.near])
      .then(painted)
      .then(() => bringTriage({ ...around, site, marks, strips, controls, events, theme: themeSheet, icons, signal }))
      // Without it, what a page has first still works.
      .then(
        (brought) => (triage = brought),
        () => undefined,
      );
  }

  function noteSilence(): void {
    const silent = !signal.aborted && site.pageAt(new URL(location.href)) && cardsHere(site).length === 0;
    if (silent) client('sawNoCards', null).catch(() => undefined);
  }
}

function cardsHere(site: Site): Card[] {
  const url = new URL(location.href);
  return site.pageAt(url) ? site.cards(document, url).slice(0, DOCUMENT_MAX) : [];
}

/** What stands on the page, as the popup is told; null when its address says that it shows no papers. */
async function whatIsHere(site: Site, client: Client): Promise<Here | null> {
  const kind = site.pageAt(new URL(location.href));
  const cards = cardsHere(site);
  const [first] = cards;
  const sighting = kind === 'paper' && first && (await sight(site, first, client));
  return kind && { kind, papers: cards.map(({ id }) => id), ...(sighting && { sighting }) };
}

/** Resolves once a load, when every strip in view shows its mark. The page can see the mark it leaves: that has no detail. */
function painted(): Promise<void> {
  return new Promise((resolve) =>
    requestAnimationFrame(() => {
      performance.mark('papermarks:marks-painted');
      setTimeout(resolve);
    }),
  );
}
