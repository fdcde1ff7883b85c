import { idScheme, idValue, type PaperId } from '../../paper/ids/paper-id.ts';
import { dateIn, MONTHS } from './written-date.ts';

const DAY = 86_400_000;
/** The days of each unit in which pages tell how long ago something was, at least and at most. */
const UNITS: Readonly<Record<string, readonly [least: number, most: number]>> = {
  minute: [0, 1],
  hour: [0, 1],
  day: [1, 1],
  week: [7, 7],
  month: [28, 31],
  year: [365, 366],
};

/** Where and when a date is read. */
export interface DateContext {
  /** Of the paper: that of arXiv tells in which month it was published. */
  id: PaperId;
  /** In milliseconds since 1970. */
  now: number;
}

/**
 * When a text says that a paper was published, as `YYYY-MM-DD`, or `YYYY-MM` or `YYYY` when no more is sure: "Sep 7, 2023",
 * "Published on Oct 15", "2 days ago". Undefined where it says anything else, or the year cannot be known.
 */
export function shownDate(text: string, { id, now }: DateContext): string | undefined {
  if (text.length > 60) return undefined;
  const line = text.replace(/^[^\p{L}\d]+|[^\p{L}\d.]+$/gu, '').replace(/^(?:first )?published(?: on|:)?\s*/i, '');
  const [, count, unit = ''] = /^(\d+|an?|one) (minute|hour|day|week|month|year)s? ago$/i.exec(line) ?? [];
  if (count) return ofPaper(since(Number(count) || 1, unit.toLowerCase(), now), id);
  if (!/^(?:\d{4}[-/]\d\d?(?:[-/]\d\d?)?|\d{1,2} [a-z]{3,9}\.?,? \d{4}|[a-z]{3,9}\.? (?:\d{1,2}(?:,? \d{4})?|\d{4}))$/i.test(line))
    return undefined;
  return /\d{4}/.test(line) ? ofPaper(dateIn(line), id) : withYear(line, id, now);
}

/** A date where the paper may be of it: an arXiv id is of the month in which the paper came, or of the next where that was ending. */
function ofPaper(date: string | undefined, id: PaperId): string | undefined {
  const [, yy, mm] = monthOf(id);
  if (!date || !yy) return date;
  const months = [0, -1].map((before) => new Date(Date.UTC(2000 + Number(yy), Number(mm) - 1 + before)).toISOString().slice(0, 7));
  return months.some((month) => month.startsWith(date.slice(0, 7))) ? date : undefined;
}

/** The year and the month in arXiv's ids of the new style. */
function monthOf(id: PaperId): readonly string[] {
  return (idScheme(id) === 'arxiv' && /^(\d\d)(\d\d)\./.exec(idValue(id))) || [];
}

/** What is sure of a day that was told as so long ago, wherever on Earth it was told, and however it was rounded. */
function since(count: number, unit: string, now: number): string | undefined {
  const [least, most] = UNITS[unit] ?? [0, 0];
  const isoAt = (moment: number): string | undefined => (Math.abs(moment) < 8e15 ? new Date(moment).toISOString() : undefined);
  const first = isoAt(now - (count + 1) * most * DAY - DAY);
  const last = isoAt(now - count * least * DAY + DAY);
  return [7, 4].map((length) => (first?.slice(0, length) === last?.slice(0, length) ? first?.slice(0, length) : undefined)).find(Boolean);
}

/** A month and day with the year that its arXiv id tells; none where that is of another month. */
function withYear(line: string, id: PaperId, now: number): string | undefined {
  const [, yy, mm] = monthOf(id);
  const month = MONTHS.indexOf(line.slice(0, 3).toLowerCase()) + 1;
  const date = dateIn(`${line}, 20${yy}`);
  if (!yy || month !== Number(mm) || !date || date.length < 10) return undefined;
  return Date.parse(date) <= now + DAY ? date : undefined;
}
