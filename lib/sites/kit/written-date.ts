/** How English names of months begin. */
export const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const ENDS = ['uary', 'ruary', 'ch', 'il', '', 'e', 'y', 'ust', 't(?:ember)?', 'ober', 'ember', 'ember'];

/** How dates are written, the surest first. Made when one is first read: the script that finds cards reads none. */
let written: readonly RegExp[] | undefined;

function forms(): readonly RegExp[] {
  const month = `(?<month>${MONTHS.map((begin, at) => `${begin}(?:${ENDS[at]})?`).join('|')})\\b\\.?`;
  const day = '(?<day>0?[1-9]|[12]\\d|3[01])';
  const year = '(?<year>(?:19|20)\\d\\d)';
  const all = [
    `${year}[-/](?<month>1[0-2]|0?[1-9])(?:[-/]${day})?`,
    `${day}(?:st|nd|rd|th)? ${month},? ${year}`,
    `${year} ${month}(?: ${day})?`,
    `${month}(?: ${day}(?:st|nd|rd|th)?,?)? ${year}`,
    year,
  ];
  return all.map((form) => new RegExp(`\\b${form}(?!\\d)`, 'i'));
}

/** The first date in a text, as `YYYY-MM-DD`, `YYYY-MM` or `YYYY`: written with digits, or with an English month. */
export function dateIn(line: string): string | undefined {
  written ??= forms();
  const { year, month = '', day } = written.map((form) => form.exec(line)?.groups).find(Boolean) ?? {};
  if (!year) return undefined;
  const nth = Number(month) || MONTHS.indexOf(month.slice(0, 3).toLowerCase()) + 1;
  const parts = [year, ...(nth ? [nth, ...(day && isDay(Number(year), nth, Number(day)) ? [day] : [])] : [])];
  return parts.map((part) => String(part).padStart(2, '0')).join('-');
}

/** Whether a month has that many days. */
function isDay(year: number, month: number, day: number): boolean {
  return day <= new Date(Date.UTC(year, month, 0)).getUTCDate();
}
