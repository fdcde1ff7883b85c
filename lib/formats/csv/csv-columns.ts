import type { Status } from '../../mark/mark.ts';
import { statusFrom } from '../kit/status-words.ts';

/** The first cell of a row that is not blank, of the columns named; '' without any. */
export type Row = (...names: string[]) => string;

/** Folders and places that each tool has, named by nobody. */
const OWN_FOLDERS = /^(?:unread|archive|unsorted|home|starred|)$/i;

/** A name of a column as it is known here: `Manual Tags` and `manual_tags` are `manualtags`. */
export function columnOf(name: string): string {
  return name
    .slice(0, 100)
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '');
}

/** The tags of a row, in the manner of the tool that has this column. */
export function tagsOf(row: Row): string[] {
  const zotero = [row('manualtags'), row('automatictags')].flatMap((cell) => cell.split(';'));
  return [...zotero, ...listed(row('tags', 'tag', 'documenttags', 'labels', 'keywords'))];
}

/** One text of a list of JSON or Python, in double quotes, in single ones, or bare. */
const LISTED = /"((?:[^"\\]|\\.)*)"|'([^']*)'|([^\s,"'][^,"']*)/g;

/** The longest cell of tags that is read, in UTF-16 code units. */
const CELL_MAX = 1_000_000;

/** Tags of one cell: as a list of JSON or Python, else between the first of `;`, `|` and `,` that it has. */
function listed(written: string): string[] {
  const cell = written.slice(0, CELL_MAX).trim();
  if (!cell.startsWith('[') || !cell.endsWith(']')) return cell.split([';', '|'].find((between) => cell.includes(between)) ?? ',');
  const texts = cell.slice(1, -1).matchAll(LISTED);
  return [...texts].map(([, double, single, bare]) => double?.replace(/\\(.)/g, '$1') ?? single ?? bare ?? '');
}

/** The folder that a person put it in, as a tag. */
export function foldersOf(row: Row): string[] {
  const folder = row('folder').trim();
  return OWN_FOLDERS.test(folder) ? [] : [folder];
}

/** Whether it is a favorite, or in the folder of those. */
export function isFavorite(row: Row): boolean {
  return /^(?:true|1|yes)$/i.test(row('favorite').trim()) || /^starred$/i.test(row('folder').trim());
}

/** How far the reading is, where the tool says it: Pocket's status, Instapaper's folder, Reader's location and progress. */
export function statusOf(row: Row, has: (name: string) => boolean): Status | undefined {
  if (has('status')) return statusFrom(row('status'));
  if (has('state')) return statusFrom(row('state'));
  if (has('location')) {
    const at = statusFrom(row('location'));
    const progress = Number.parseFloat(row('readingprogress'));
    return at === 'want' && progress > 0 && progress < 1 ? 'reading' : at;
  }
  return has('folder') && has('selection') ? statusFrom(row('folder')) : undefined;
}
