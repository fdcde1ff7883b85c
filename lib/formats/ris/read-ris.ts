import { inReadingOrder } from '../kit/author-names.ts';
import { publishedFrom } from '../kit/dates.ts';
import { withoutIds } from '../kit/extra.ts';
import { type ForeignFacts, type ForeignRow, refused, toRow } from '../kit/foreign-row.ts';
import { noteText } from '../kit/html-text.ts';
import { ownFound } from '../kit/read-own.ts';
import { fromRisNote } from './ris-note.ts';

/** A line that begins a field: https://en.wikipedia.org/wiki/RIS_(file_format) */
const FIELD = /^([A-Z][A-Z0-9]) {1,2}-(?: |$)/;

/** Whether a text has records as RIS has them. */
export const isRis = (text: string): boolean => /^TY {1,2}- /m.test(text);

/** The papers of an RIS file, as Zotero and Papermarks write it. A line that begins no field belongs to the one before. */
export function* readRis(text: string, now: number): Generator<ForeignRow> {
  let at = 0;
  let fields: Map<string, string[]> | undefined;
  let last: string[] | undefined;
  function* end(whole: boolean): Generator<ForeignRow> {
    if (!fields) return;
    at += 1;
    const row = toRow(at, foundIn(fields), now);
    yield whole ? row : refused(at, 'broken', fields.get('TI')?.[0] ?? fields.get('T1')?.[0] ?? '');
    fields = undefined;
  }
  for (const line of linesOf(text)) {
    const name = FIELD.exec(line.slice(0, 6))?.[1];
    if (name === 'TY') {
      yield* end(true);
      fields = new Map();
      last = undefined;
    } else if (name === 'ER') yield* end(true);
    else if (fields && name) {
      last = fields.get(name) ?? [];
      last.push(line.slice(line.indexOf('-') + 2));
      fields.set(name, last);
    } else if (fields && last) last[last.length - 1] += `\n${line}`;
  }
  // Each record says where it ends: without that the file was cut inside it.
  yield* end(false);
}

function foundIn(fields: ReadonlyMap<string, readonly string[]>): ForeignFacts {
  const all = (...names: string[]): string[] => names.flatMap((name) => fields.get(name) ?? []);
  const one = (...names: string[]): string => all(...names).find((text) => text.trim() !== '') ?? '';
  const own = ownFound(
    (name) =>
      all('U1')
        .find((fact) => fact.startsWith(`${name}: `))
        ?.slice(name.length + 2) ?? '',
  );
  return {
    places: {
      ids: all('DO', 'AN', 'M3', 'C1', 'C7', 'IS', 'VL', 'ID'),
      addresses: all('UR', 'L1', 'L2', 'LK'),
      lines: all('M1', 'M2', 'N1'),
    },
    title: one('TI', 'T1'),
    authors: all('AU', 'A1').map((name) => inReadingOrder(name)),
    published: publishedFrom(one('DA')) ?? publishedFrom(one('PY', 'Y1')),
    abstract: one('AB', 'N2'),
    tags: all('KW').flatMap((words) => words.split('\n')),
    note: own
      ? fromRisNote(one('N1'))
      : [...all('M2').map(withoutIds), ...all('N1', 'RN').map(noteText)].filter((note) => note.trim() !== '').join('\n\n'),
    ...own,
  };
}

/** The lines of a text, one after another, without the ends of Windows. */
function* linesOf(text: string): Generator<string> {
  for (let from = 0; from < text.length; ) {
    const to = text.indexOf('\n', from);
    const line = text.slice(from, to < 0 ? text.length : to);
    yield line.endsWith('\r') ? line.slice(0, -1) : line;
    if (to < 0) return;
    from = to + 1;
  }
}
