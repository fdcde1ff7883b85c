import type { Rule } from '../../mark/settings.ts';
import type { PaperId } from '../../paper/ids/paper-id.ts';
import { text } from '../../text.ts';
import type { OverlayContext } from '../core/context.ts';
import type { Strip } from '../core/strips.ts';

type Does = Rule['does'];

/** What the person's rules make of the papers on a page; the background weighs them, the page's script is told no rule. */
export interface Rules {
  of(strip: Strip): Does | undefined;
  /** Cards that came near the view. */
  near(strips: readonly Strip[]): void;
  /** They may be others now. */
  again(isOn: boolean): void;
}

/** Where a page names the subjects of a paper, such as `cs.LG`. */
const SUBJECT = /\b[a-z]+(?:-[a-z]+)*(?:\.[A-Z][A-Za-z-]+)?\b(?=\)|;|$)/g;
const SUBJECTS = '.list-subjects, .subjects, .tags .tag';
/** How many papers are asked about at once. */
const AT_ONCE = 100;

/** @param changed called when more is known */
export function createRules({ client, controls }: OverlayContext, changed: () => void): Rules {
  const weighed = new Map<PaperId, Does>();
  const asked = new Set<PaperId>();
  let isOn = false;

  async function ask(strips: readonly Strip[]): Promise<void> {
    for (let at = 0; at < strips.length; at += AT_ONCE) {
      const papers = await Promise.all(
        strips.slice(at, at + AT_ONCE).map(async (strip) => {
          const { paper } = await controls.sightingOf(strip);
          return { id: paper.id, title: paper.title, authors: paper.authors, categories: subjectsOf(strip) };
        }),
      );
      const fitting = await client('weigh', { papers });
      for (const { id } of papers) weighed.delete(id);
      for (const [paper, rule] of fitting) weighed.set(paper, rule);
    }
    changed();
  }

  return {
    of: ({ card }) => weighed.get(card.id),
    near(strips) {
      const fresh = isOn ? strips.filter(({ card }) => !asked.has(card.id)) : [];
      if (fresh.length === 0) return;
      for (const { card } of fresh) asked.add(card.id);
      ask(fresh).catch(() => {
        for (const { card } of fresh) asked.delete(card.id);
      });
    },
    again(are) {
      isOn = are;
      asked.clear();
      if (!are) weighed.clear();
    },
  };
}

function subjectsOf({ card }: Strip): string[] {
  const said = card.elements.flatMap((element) => [...element.querySelectorAll(SUBJECTS)].map(({ textContent }) => textContent.trim()));
  return [...new Set(said.flatMap((line) => line.match(SUBJECT) ?? []))].slice(0, 50);
}

/** Why a card is dimmed or lit: by which rule, the editor says. */
export function whyText(does: Does): string {
  return text(does === 'dim' ? 'triage_dimmed_by' : 'triage_lit_by');
}
