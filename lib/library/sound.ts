import { STATUSES } from '../mark/mark.ts';
import { cleanTag, tagKey } from '../mark/tag.ts';
import { idText } from '../paper/links.ts';
import type { LibraryDb, MarkColumns, PaperRow, TagRow } from './db.ts';

/** The last moment that a date can name, in milliseconds since 1970. */
const LATEST = 8.64e15;

/**
 * Has every row read with its fields as this code expects them, whatever stands in the database: what a damaged row tells
 * is told, and it takes no other along. Nothing is written; the row is, once something is done to its paper.
 */
export function readSound({ papers, notes, abstracts, tags }: Pick<LibraryDb, 'papers' | 'notes' | 'abstracts' | 'tags'>): void {
  papers.hook('reading', soundPaper);
  notes.hook('reading', withText);
  abstracts.hook('reading', withText);
  tags.hook('reading', soundTag);
}

/** A row as this code expects it. Dexie hands over what it did not find, too. */
export function soundPaper(row?: PaperRow): PaperRow {
  return !row || isSound(row) ? (row as PaperRow) : mended(row);
}

/** Whether a value is what a column of a mark holds. */
const IS_COLUMN: { readonly [C in keyof Required<MarkColumns>]: (value: unknown) => boolean } = {
  status: (value) => STATUSES.some((status) => status === value),
  star: (value) => value === undefined || typeof value === 'boolean',
  tags: areTexts,
  tagKeys: areTexts,
  noted: (value) => typeof value === 'boolean',
};
const MARK_COLUMNS = Object.keys(IS_COLUMN) as readonly (keyof MarkColumns)[];

function isSound(row: PaperRow): boolean {
  const { title, authors, authorsCut, authorCount, published, version, also, apart, met, tags, tagKeys, savedAt } = row;
  return (
    isTitle(title) &&
    areTexts(authors) &&
    MARK_COLUMNS.every((name) => IS_COLUMN[name](row[name])) &&
    tags.length === tagKeys.length &&
    isMoment(savedAt) &&
    (authorsCut ?? true) === true &&
    (authorCount === undefined || isWhole(authorCount)) &&
    (published === undefined || isDate(published)) &&
    (version === undefined || isWhole(version)) &&
    (also === undefined || areTexts(also)) &&
    (apart === undefined || areTexts(apart)) &&
    (met === undefined || isMet(met))
  );
}

/** What is of the kind that it should be; a title that is missing is the id, and a mark's part that is missing is not set. */
function mended({
  id,
  title,
  authors,
  authorsCut,
  authorCount,
  published,
  version,
  also,
  apart,
  met,
  status,
  star,
  tags,
  tagKeys,
  noted,
  savedAt,
}: PaperRow): PaperRow {
  const kept = new Map(
    textsIn(tags ?? tagKeys)
      .map(cleanTag)
      .map((tag) => [tagKey(tag), tag]),
  );
  kept.delete('');
  return {
    id,
    title: isTitle(textIn(title)) ? textIn(title) : idText(id),
    authors: textsIn(authors),
    ...(authorsCut === true && { authorsCut }),
    ...(isWhole(authorCount) && { authorCount }),
    ...(isDate(published) && { published }),
    ...(isWhole(version) && { version }),
    ...(Array.isArray(also) && { also: also.filter(isText) }),
    ...(Array.isArray(apart) && { apart: apart.filter(isText) }),
    ...(isMet(met) && { met }),
    status: STATUSES.includes(status) ? status : 'none',
    star: star === true,
    tags: [...kept.values()],
    tagKeys: [...kept.keys()],
    noted: noted === true,
    savedAt: isMoment(savedAt) ? savedAt : 0,
  };
}

function withText<T extends { text: string }>(row?: T): T {
  return !row || typeof row.text === 'string' ? (row as T) : { ...row, text: textsIn(row.text).join('\n') };
}

function soundTag(row?: TagRow): TagRow {
  return !row || typeof row.name === 'string' ? (row as TagRow) : { ...row, name: row.key };
}

/** A text with anything in it that can be seen. */
function isTitle(value: unknown): value is string {
  return typeof value === 'string' && /[^\s\p{Cc}]/u.test(value);
}

function isMoment(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0 && (value as number) <= LATEST;
}

function isDate(value: unknown): value is string {
  return typeof value === 'string' && /^\d{4}(-\d\d(-\d\d)?)?$/.test(value);
}

function isWhole(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) > 0;
}

function isMet(met: unknown): met is NonNullable<PaperRow['met']> {
  const { site, url } = (met ?? {}) as Partial<NonNullable<PaperRow['met']>>;
  return typeof site === 'string' && typeof url === 'string' && /^https?:\/\//.test(url) && URL.canParse(url);
}

function areTexts(value: unknown): boolean {
  return Array.isArray(value) && value.every(isText);
}

function isText(value: unknown): boolean {
  return typeof value === 'string';
}

/** The text that a value is or, where it is a number, the one that it reads as. */
function textIn(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? `${value}` : '';
}

/** The texts of a list; one text alone is a list of it. */
function textsIn(value: unknown): string[] {
  const list = Array.isArray(value) ? value : [value];
  return list.map(textIn).filter((text) => text !== '');
}
