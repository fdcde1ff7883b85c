import type { KeyAct } from '../../mark/settings.ts';
import { text } from '../../text.ts';
import { sheet } from '../core/element.ts';
import type { KeptKeys } from '../core/events.ts';
import type { Strip } from '../core/strips.ts';
import type { Listing, Panels } from '../triage/listing.ts';
import { createBar } from './bar.ts';
import { cite } from './cite.ts';
import { createFilter } from './filter.ts';
import { createTyping } from './filter-frame.ts';
import { createFoldedCards } from './folded-cards.ts';
import { createRules, whyText } from './highlights.ts';
import { createKeySheet } from './key-sheet.ts';
import { createLesson } from './lesson.ts';
import { createPanel } from './panel.ts';
import css from './panels.css?inline';
import { openPaper, openPdf } from './reading.ts';
import whyCss from './why.css?inline';

/** What is brought once it is wanted: the panel, the keys, the filter, the bar of what is selected, folding, rules. */
export function startPanels(listing: Listing): Panels {
  const { context, ring, selection, refresh, notify } = listing;
  const styles = sheet(css);
  listing.sheet.adopt(sheet(whyCss));
  const filter = createFilter(context, refresh);
  const rules = createRules(context, refresh);
  const foldedCards = createFoldedCards(listing);
  const typing = createTyping(listing, filter);
  const bar = createBar(context, styles, (what) => {
    if (what === 'clear') selection.clear();
    else if (what === 'tags') void typing.tags();
    else listing.does(what as KeyAct);
  });
  const keys = createKeySheet(context, styles, focused);
  const panel = createPanel(listing, styles);
  const lesson = createLesson(listing, styles);
  const docks = [bar.host, keys.host, panel.host, lesson.host];

  /** Does something with the one paper that is meant. */
  function one(does: (strip: Strip) => void): () => void {
    return () => {
      const strip = listing.choice.one();
      if (strip) does(strip);
    };
  }

  /** What has the focus: in a root of ours, where the page knows of the host alone. */
  function focused(): HTMLElement | null {
    const host = document.activeElement;
    if (host === null || host === document.body) return null;
    if (host === listing.summaryButton.host) return listing.summaryButton.press;
    const strip = context.strips.all().find((each) => each.host === host);
    return (strip?.root.activeElement ?? host) as HTMLElement;
  }

  const opens: Partial<Record<KeyAct | 'panel', (held?: KeptKeys) => void>> = {
    panel: panel.toggle,
    filter: typing.filter,
    tags: typing.tags,
    keys() {
      const map = listing.here().keys;
      if (map) keys.toggle(map);
    },
    open: one((strip) => openPaper(strip, false)),
    openTab: one((strip) => openPaper(strip, true)),
    pdf: one((strip) => {
      const { status } = context.marks.view(strip.card.id).mark;
      const isUnread = status === 'none' || status === 'want';
      if (listing.here().readingOnPdf && isUnread) listing.acts.change({ kind: 'status', status: 'reading' }, [strip]);
      openPdf(strip);
    }),
    cite: one((strip) => void cite(context, strip).then((is) => notify({ says: text(is ? 'triage_copied' : 'triage_not_copied') }))),
  };

  /** Closes what is nearest; false when there is nothing. */
  function leave(): boolean {
    if (keys.isOpen()) opens.keys?.();
    else if (panel.isOpen()) panel.toggle();
    else if (lesson.isShown()) lesson.end();
    else if (selection.size() === 0 && filter.isOn()) void filter.set('');
    else return false;
    return true;
  }

  // The lesson comes before a person is at a card, when no Escape is ours yet. The page hears it, too: it may have something open.
  context.events.anywhere(
    {
      keydown(event, target) {
        if (lesson.isShown() && event.key === 'Escape' && !event.defaultPrevented && target.matches('html, body, a, button')) leave();
      },
    },
    context.signal,
  );

  return {
    open: (what, held) => opens[what]?.(held),
    passes: filter.passes,
    isFolded: foldedCards.has,
    folded: foldedCards.size,
    weighed(strip: Strip) {
      const found = rules.of(strip);
      return found && { does: found, says: whyText(found) };
    },
    near: rules.near,
    settled: () => rules.again(listing.here().ruled),
    foldDone(strips) {
      foldedCards.only(strips, ring.at());
    },
    show(tally) {
      const all = { ...tally, folded: foldedCards.size(), ...(filter.isOn() && { filtered: filter.count() }) };
      bar.show(selection.size(), listing.choice.hidden());
      panel.show(all);
      return all;
    },
    isDock: (host) => docks.some((floatingBox) => floatingBox === host),
    isCovered: keys.isOpen,
    teach: lesson.begin,
    did: lesson.heard,
    walk: panel.walk,
    leave,
  };
}
