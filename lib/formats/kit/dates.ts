const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** The last moment that a date can name, in milliseconds since 1970. */
const LATEST = 8.64e15;

/** A day, month or year of publication as `YYYY-MM-DD`, `YYYY-MM` or `YYYY`, from what a file says; undefined for anything else. */
export function publishedOf(year: unknown, month?: unknown, day?: unknown): string | undefined {
  const y = word(year);
  if (!/^\d{4}$/.test(y)) return undefined;
  const m = monthOf(word(month));
  if (!m) return y;
  const d = Number(word(day));
  return Number.isInteger(d) && d >= 1 && d <= 31 ? `${y}-${m}-${two(d)}` : `${y}-${m}`;
}

/** The same from one text: `2023-09-07`, `2023/09/07/`, `2023-09`, `2023`, `September 2023`, `7 Sep 2023`. */
export function publishedFrom(text: string): string | undefined {
  const date = text.slice(0, 100).trim();
  const [, year, month, day] = /^(\d{4})(?:[-/](\d{1,2}))?(?:[-/](\d{1,2}))?(?:$|[\sT/])/.exec(date) ?? [];
  if (year) return publishedOf(year, month, day);
  const [, before, name, y] = /^(?:(\d{1,2})\.? )?([A-Za-z]{3,9})\.?,? (?:\d{1,2}, )?(\d{4})$/.exec(date) ?? [];
  return publishedOf(y, name, before);
}

/**
 * A moment in milliseconds since 1970, from seconds or milliseconds since then, or a date as ISO 8601 writes it, with a
 * blank for its T too and in UTC when it names no zone; undefined for anything else.
 */
export function momentFrom(value: unknown): number | undefined {
  const text = word(value);
  if (/^\d{1,16}(\.\d+)?$/.test(text)) {
    const number = Number(text);
    // Seconds reach 1e11 in the year 5138, milliseconds reached it in 1973.
    return valid(number < 1e11 ? number * 1_000 : number);
  }
  const iso = /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?)\s?(Z|UTC|[+-]\d\d:?\d\d)?)?$/.exec(text);
  if (!iso?.[1]) return undefined;
  const [, day, time = '00:00', zone = 'Z'] = iso;
  return valid(Date.parse(`${day}T${time}${zone === 'UTC' ? 'Z' : zone.replace(/^([+-]\d\d)(\d\d)$/, '$1:$2')}`));
}

function valid(moment: number): number | undefined {
  return moment > 0 && moment <= LATEST ? Math.floor(moment) : undefined;
}

function monthOf(text: string): string | undefined {
  const number = /^\d{1,2}$/.test(text) ? Number(text) : MONTHS.indexOf(text.slice(0, 3).toLowerCase()) + 1;
  return number >= 1 && number <= 12 ? two(number) : undefined;
}

function word(value: unknown): string {
  return typeof value === 'number' ? String(value) : typeof value === 'string' ? value.slice(0, 100).trim() : '';
}

function two(number: number): string {
  return String(number).padStart(2, '0');
}
