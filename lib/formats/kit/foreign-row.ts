import { type Mark, NOTE_MAX, type Status } from '../../mark/mark.ts';
import type { MarkedPaper } from '../../mark/marked-paper.ts';
import { cleanTag, tagKey } from '../../mark/tag.ts';
import { idText } from '../../paper/links.ts';
import { LONGEST, type Paper, type Source } from '../../paper/paper.ts';
import { findId, type Places } from './find-id.ts';

/** What one row of a file says: a paper with its mark, or why it says none. */
export type ForeignRow =
  /** hasStatus: the file says how far the reading is; else the status is `none` and the person may give one. */
  | { at: number; marked: MarkedPaper; hasStatus: boolean }
  /** shows: the beginning of what stood there. */
  | { at: number; why: 'no-id' | 'no-title' | 'broken' | 'too-long'; shows: string };

/** The most tags that are taken in for one paper; a row with more is refused. */
export const TAGS_MAX = 500;

/** The longest text that is shown of a row which was not read, in UTF-16 code units. */
const SHOWS_MAX = 200;

/** What a reader found in one row of a file, as it stood there. */
export interface ForeignFacts {
  places: Places;
  title: string;
  authors?: readonly string[];
  authorsCut?: boolean;
  /** As `YYYY`, `YYYY-MM` or `YYYY-MM-DD`. */
  published?: string | undefined;
  abstract?: string;
  tags?: readonly string[];
  note?: string;
  status?: Status | undefined;
  star?: boolean;
  /** In milliseconds since 1970. */
  savedAt?: number | undefined;
  met?: Source | undefined;
  /** When another place than the id tells it. */
  version?: number | undefined;
}

/**
 * A row of the library from what was found. Facts that are too long are cut, as those of a page are; a note or tags that
 * are too many refuse the row, since nothing of what a person wrote is to get lost unsaid.
 *
 * @param at the number of the row, from 1
 * @param now when it is saved if the file does not say, in milliseconds since 1970
 */
export function toRow(at: number, found: ForeignFacts, now: number): ForeignRow {
  const title = line(found.title);
  const identified = findId(found.places);
  const shows = title || line(found.places.addresses?.[0] ?? '') || line(found.places.ids?.[0] ?? '');
  if (!identified) return refused(at, 'no-id', shows);
  if (title === '') return refused(at, 'no-title', idText(identified.id));
  const mark = markOf(found);
  if (!mark) return refused(at, 'too-long', shows);
  const { id } = identified;
  const version = found.version ?? identified.version;
  const authors = (found.authors ?? []).map((name) => cut(line(name), LONGEST.author)).filter((name) => name !== '');
  const abstract = cut(prose(found.abstract ?? '').trim(), LONGEST.abstract);
  const paper: Paper = {
    id,
    title: isStandIn(title) ? idText(id) : cut(title, LONGEST.title),
    authors: authors.slice(0, LONGEST.authors),
    ...(found.authorsCut || authors.length > LONGEST.authors ? { authorsCut: true } : {}),
    ...(found.published ? { published: found.published } : {}),
    ...(abstract ? { abstract } : {}),
    ...(version ? { version } : {}),
  };
  const marked = { paper, mark, savedAt: found.savedAt ?? now, ...(found.met ? { met: found.met } : {}) };
  return { at, marked, hasStatus: found.status !== undefined };
}

/** A row that could not be read, and the beginning of what stood there. */
export function refused(at: number, why: 'no-id' | 'no-title' | 'broken' | 'too-long', shows: string): ForeignRow {
  return { at, why, shows: cut(line(shows.slice(0, 2 * SHOWS_MAX)), SHOWS_MAX) };
}

function markOf({ tags = [], note = '', status = 'none', star = false }: ForeignFacts): Mark | undefined {
  const text = prose(note);
  if (text.length > NOTE_MAX) return undefined;
  const each = new Map<string, string>();
  for (const tag of tags) {
    const clean = cleanTag(tag.slice(0, 1_000));
    const key = tagKey(clean);
    if (key !== '' && !each.has(key)) each.set(key, clean);
    if (each.size > TAGS_MAX) return undefined;
  }
  return { status, star, tags: [...each.values()], note: text.trim() === '' ? '' : text };
}

/** Whether programs put it where they knew no title: an address, or the id alone. */
function isStandIn(title: string): boolean {
  return /^https?:\/\/\S*$/.test(title) || /^(?:arxiv:)?\d{4}\.\d{4,5}(?:v\d+)?(?:\.pdf)?$/i.test(title);
}

/** A text as one line without blanks at its ends. */
export function line(text: string): string {
  return text
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim()
    .toWellFormed();
}

/** A text with its line ends as everywhere else, without halves of characters, and without the NUL that no other file takes. */
function prose(text: string): string {
  return text.replace(/\r\n?/g, '\n').replaceAll('\0', '').toWellFormed();
}

function cut(text: string, longest: number): string {
  return text.length > longest
    ? text
        .slice(0, longest)
        .toWellFormed()
        .replace(/\ufffd$/, '')
        .trim()
    : text;
}
