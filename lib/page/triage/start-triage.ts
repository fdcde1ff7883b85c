import { STATUSES, type Status } from '../../mark/mark.ts';
import type { DoneHow, KeyAct, SettingsHere } from '../../mark/settings.ts';
import type { PaperId } from '../../paper/ids/paper-id.ts';
import { insist } from '../../protocol/insist.ts';
import { text } from '../../text.ts';
import type { OverlayContext, Triage } from '../core/context.ts';
import type { Strip } from '../core/strips.ts';
import { actsHere } from './bring-acts.ts';
import { type CardLook, createCardOverlay, OVER } from './card-overlay.ts';
import { createChoice } from './choice.ts';
import { createFinishedCards } from './finished-cards.ts';
import { FLOATING_BOX } from './floating-box.ts';
import { createFresh } from './fresh.ts';
import { listenToKeyboard } from './keyboard.ts';
import { bringPanels, type Listing, type PageCounts, type Panels } from './listing.ts';
import { createRing } from './ring.ts';
import { createRunCommand } from './run-command.ts';
import { createSelection } from './selection.ts';
import { showStar } from './show-star.ts';
import { createSummaryButton } from './summary-button.ts';
import { createToast } from './toast.ts';
import { warmOnReach } from './warm.ts';

/** Before the settings are known. */
const UNKNOWN: SettingsHere = {
  keys: null,
  done: 'show',
  foldTold: true,
  advance: false,
  readingOnPdf: false,
  seen: false,
  ruled: false,
  teaches: false,
};

/** How long after the last change elsewhere the settings are asked for anew, in milliseconds. */
const SOON = 300;

/** After these keys the ring goes on, where the person chose that. */
const GOES_ON: readonly string[] = [...STATUSES, 'step', 'repeat'];

/** What opens a frame that one types in. */
const TYPED_IN: readonly string[] = ['filter', 'tags'] satisfies KeyAct[];

/** Makes a listing the place to decide: everything that keys do, and what is drawn over the cards and at the window's edges. */
export function startTriage(context: OverlayContext): Triage {
  const { client, marks, strips, site, signal } = context;
  const { createActs, createBulk, titleOf: titleOfCard } = actsHere();
  // Left by a script that an update has replaced, or made by the page.
  for (const left of document.querySelectorAll(`${FLOATING_BOX}, ${OVER}`)) left.remove();
  let here = UNKNOWN;
  /** What `h` goes back to. */
  let hides: DoneHow = 'dim';
  let due = false;
  let settling: ReturnType<typeof setTimeout> | undefined;
  let panels: Panels | undefined;
  let coming: Promise<Panels> | undefined;

  const toast = createToast(context, (what) => void acts.take(what));
  const bulk = createBulk(context, repaint);
  const acts = createActs(context, bulk, toast.notify);
  const ring = createRing(context, nameStrip, refresh);
  const selection = createSelection(refresh);
  const fresh = createFresh(context, refresh);
  const choice = createChoice({ context, ring, selection, passes: (strip) => !panels || panels.passes(strip), notify: toast.notify });
  const sheet = createCardOverlay(context, lookOf, near);
  const summaryButton = createSummaryButton(context, () => void more().then((brought) => brought.open('panel')));
  const listing: Listing = {
    context,
    here: () => here,
    ring,
    selection,
    acts,
    sheet,
    summaryButton,
    choice,
    titleOf: ({ card }) => titleOfCard(card, site),
    passes,
    does(what) {
      runCommand(what);
      panels?.did(what);
      if (here.advance && GOES_ON.includes(what)) advance();
    },
    notify: toast.notify,
    refresh,
  };
  const done = createFinishedCards({ context, ring, how: () => here.done, panels: () => panels, more, notify: toast.notify });
  const runCommand = createRunCommand({ listing, fresh, openPart, showDone });

  const reached = warmOnReach(context, () => here.keys);
  listenToKeyboard(listing, {
    isDock: (host) => host === toast.host || host === summaryButton.host || panels?.isDock(host) === true,
    isCovered: () => panels?.isCovered() === true,
    leave,
    walk: (by) => panels?.walk(by) ?? false,
  });
  void settle();

  /** Opens what another file brings, once it is there. */
  function openPart(what: KeyAct): void {
    const held = TYPED_IN.includes(what) ? context.events.hold() : undefined;
    more().then(
      (brought) => brought.open(what, held),
      () => held?.leave.abort(),
    );
  }

  function more(): Promise<Panels> {
    coming ??= bringPanels(listing).then((brought) => {
      panels = brought;
      panels.settled();
      const tally = tallyOf();
      if (tally) panels.show(tally);
      return brought;
    });
    coming.catch(() => {
      coming = undefined;
    });
    return coming;
  }

  /** Asks anew what holds here. */
  async function settle(): Promise<void> {
    here = await insist(() => client('settingsHere', null)).catch(() => here);
    if (here.done !== 'show') hides = here.done;
    if (here.ruled || here.done === 'fold') await more().catch(() => undefined);
    panels?.settled();
    looked();
    done.fold();
    if (here.teaches && here.keys && strips.all().length > 1 && document.visibilityState === 'visible') await teachKeys();
  }

  async function teachKeys(): Promise<void> {
    here = { ...here, teaches: false };
    await more()
      .then(({ teach }) => teach())
      .catch(() => undefined);
  }

  function looked(): void {
    ring.looked();
    if (here.seen) fresh.looked();
    sheet.looked();
    refresh();
  }

  function passes(strip: Strip): boolean {
    return choice.isSeen(strip) && !panels?.isFolded(strip);
  }

  /** Says of a strip what it is of, and follows its status and star. Before this file came it has its status alone. */
  function nameStrip(strip: Strip): void {
    const { card, insides } = strip;
    const { status, star } = marks.view(card.id).mark;
    if (!insides) return;
    insides.bar.ariaLabel = `${titleOfCard(card, site)}. ${text(star ? 'strip_starred' : 'strip_status', text(`status_${status}`))}`;
    showStar(strip, star);
  }

  function near(came: readonly Strip[]): void {
    for (const strip of came) {
      strips.complete(strip);
      nameStrip(strip);
    }
    panels?.near(came);
  }

  function lookOf(strip: Strip): CardLook {
    const weighed = here.ruled ? panels?.weighed(strip) : undefined;
    const isDim = (here.done !== 'show' && done.is(strip) && !panels?.isFolded(strip)) || weighed?.does === 'dim';
    return {
      ring: ring.isActive() && ring.at() === strip,
      selected: selection.has(strip),
      isNew: fresh.isNew(strip) && fresh.count() < strips.all().length,
      dimmed: panels?.passes(strip) === false ? 'out' : isDim && 'done',
      lit: weighed?.does === 'highlight',
      why: weighed?.says ?? '',
      ended: fresh.ended() === strip,
    };
  }

  function repaint(papers: Iterable<PaperId>): void {
    strips.repaint(papers);
    refresh();
  }

  function refresh(): void {
    if (due) return;
    due = true;
    requestAnimationFrame(() => {
      due = false;
      if (signal.aborted || !context.isAlive()) return;
      if (selection.size() > 0) void more();
      done.unfoldUndone();
      sheet.drawNow();
      const tally = tallyOf();
      summaryButton.show(tally && (panels?.show(tally) ?? tally));
    });
  }

  function tallyOf(): PageCounts | undefined {
    const all = strips.all();
    if (all.length < 2) return undefined;
    const statuses = Object.fromEntries(STATUSES.map((status) => [status, 0])) as Record<Status, number>;
    for (const { card } of all) statuses[marks.view(card.id).mark.status]++;
    return { papers: all.length, isNew: fresh.count(), statuses, done: here.done };
  }

  function advance(): void {
    if (ring.isActive() && selection.size() === 0) ring.move(1, passes);
  }

  function showDone(wanted: DoneHow | 'other'): void {
    const how = wanted !== 'other' ? wanted : here.done === 'show' ? hides : 'show';
    const isFirst = how === 'fold' && !here.foldTold;
    here = { ...here, done: how, foldTold: here.foldTold || isFirst };
    if (how !== 'show') hides = how;
    client('showDone', { how, ...(isFirst && { foldTold: true as const }) }).catch(() => undefined);
    done.show(how, isFirst);
    refresh();
  }

  function leave(): boolean {
    if (panels?.leave()) return true;
    if (selection.size() > 0) selection.clear();
    else if (ring.isActive()) ring.leave();
    else return false;
    return true;
  }

  return {
    looked,
    changed(papers) {
      bulk.changed();
      acts.changed(papers);
      const changed = new Set(papers);
      for (const strip of strips.all()) if (changed.has(strip.card.id)) nameStrip(strip);
      refresh();
    },
    refresh() {
      clearTimeout(settling);
      settling = setTimeout(settle, SOON);
    },
    acting: acts.acting,
    over: bulk.over,
    edits: (strip, isOpen) => (isOpen ? acts.opened(strip) : acts.closed(strip)),
    reached,
  };
}
