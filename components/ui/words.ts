import type { PaperRow } from '../../lib/library/db.ts';
import { inTextKey, type TroubleCode } from '../../lib/paper/trouble.ts';
import { SITES } from '../../lib/sites/index.ts';
import { text } from '../../lib/text.ts';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** From how many milliseconds on a time is told in each unit, the longest first. */
const UNITS: readonly [Intl.RelativeTimeFormatUnit, number][] = [
  ['year', 365 * DAY],
  ['month', 30 * DAY],
  ['week', 7 * DAY],
  ['day', DAY],
  ['hour', HOUR],
  ['minute', MINUTE],
];

/** A formatter made when it is first needed, and once: making one takes longer than using it. */
function once<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => (made ??= make());
}

// Numbers and times are told in the language of the texts around them.
const plurals = once(() => new Intl.PluralRules(text('locale')));
const numbers = once(() => new Intl.NumberFormat(text('locale')));
const shortNumbers = once(() => new Intl.NumberFormat(text('locale'), { notation: 'compact' }));
const times = once(() => new Intl.RelativeTimeFormat(text('locale'), { numeric: 'auto', style: 'narrow' }));
const dates = once(() => new Intl.DateTimeFormat(text('locale'), { dateStyle: 'long', timeStyle: 'short' }));

/** How many papers, in words. */
export function papersText(count: number): string {
  return text(plurals().select(count) === 'one' ? 'papers_one' : 'papers_other', numbers().format(count));
}

/** How many authors, in words. */
export function authorsText(count: number): string {
  return text(plurals().select(count) === 'one' ? 'authors_one' : 'authors_other', numbers().format(count));
}

/** A number in full. */
export function numberText(count: number): string {
  return numbers().format(count);
}

/** A number that fits a narrow place: from 10,000 on in thousands. */
export function shortNumber(count: number): string {
  return (count < 10_000 ? numbers() : shortNumbers()).format(count);
}

/** How long before `now` a moment was; both in milliseconds since 1970. A moment to come counts as now. */
export function agoText(at: number, now: number): string {
  const since = Math.max(0, now - at);
  const [unit, length] = UNITS.find(([, from]) => since >= from) ?? ['second', Number.POSITIVE_INFINITY];
  return times().format(-Math.floor(since / length) || 0, unit);
}

/** A moment in milliseconds since 1970, as date and time. */
export function dateText(at: number): string {
  return dates().format(at);
}

/** The name of where a paper was met, as a person knows it. */
export function metText(met: NonNullable<PaperRow['met']>): string {
  return SITES.find(({ id }) => id === met.site)?.name ?? new URL(met.url).host;
}

/** A title among other words: its direction does not spill over, and it is cut where it gets long. */
export function quoted(title: string, longest = 120): string {
  const points = [...title];
  const short = points.length > longest ? `${points.slice(0, longest).join('').trimEnd()}…` : title;
  // Isolates: https://www.unicode.org/reports/tr9/#Explicit_Directional_Isolates
  return `\u2068${short}\u2069`;
}

/** What happened, and what a person can do. */
export function troubleText(code: TroubleCode): { happened: string; advice: string } {
  return { happened: text(`trouble_${inTextKey(code)}`), advice: text(`advice_${inTextKey(code)}`) };
}
