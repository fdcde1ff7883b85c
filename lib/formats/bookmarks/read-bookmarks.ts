import { momentFrom } from '../kit/dates.ts';
import { type ForeignFacts, type ForeignRow, refused, toRow } from '../kit/foreign-row.ts';
import { unescapeHtml } from '../kit/html-text.ts';
import { statusFrom } from '../kit/status-words.ts';

/** Whether a text is a list of links as browsers and read-later tools export them. */
export function isBookmarks(text: string): boolean {
  const head = text.slice(0, 2_000).trimStart();
  if (!head.startsWith('<')) return false;
  return /^<!doctype netscape-bookmark-file-1/i.test(head) || /<dt>\s{0,100}<[ah]|<a [^<>]{0,3000}(?:add_date|time_added)=/i.test(text);
}

/** An attribute: its name, and its value in double quotes, in single ones, or bare. */
const ATTRIBUTE = /([a-z_-]{1,40})\s{0,10}=\s{0,10}(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/gi;

/**
 * The papers among the bookmarks of a browser or of a read-later tool: TAGS are tags, and so is the folder right around a
 * bookmark unless it is one of the browser's own; a description is the note. Lists that stand under `Unread` or `Archive`
 * say a status, and so does TOREAD.
 * https://learn.microsoft.com/previous-versions/windows/internet-explorer/ie-developer/platform-apis/aa753582(v=vs.85)
 */
export function* readBookmarks(text: string, now: number): Generator<ForeignRow> {
  let at = 0;
  const folders: string[] = [];
  let folder = '';
  let section = '';
  let found: ForeignFacts | undefined;
  function* end(): Generator<ForeignRow> {
    if (found) yield toRow(++at, found, now);
    found = undefined;
  }
  for (const { name, attributes, after, whole } of tagsOf(text)) {
    if (!whole) {
      yield* end();
      if (name === 'a') yield refused(++at, 'broken', attributes);
    } else if (name === 'a') {
      yield* end();
      found = foundIn(attributesOf(attributes), unescapeHtml(after), folders.at(-1) ?? '', section);
    } else if (name === 'dd' && found) found.note = unescapeHtml(after).trim();
    else if (name === 'h1') section = unescapeHtml(after);
    else if (name === 'h3') folder = isOwn(attributes) ? '' : unescapeHtml(after);
    else if (name === 'dl') {
      folders.push(folder);
      folder = '';
    } else if (name === '/dl') folders.pop();
  }
  yield* end();
}

function foundIn(attributes: ReadonlyMap<string, string>, title: string, folder: string, section: string): ForeignFacts {
  const value = (name: string): string => unescapeHtml(attributes.get(name) ?? '');
  return {
    places: { addresses: [value('href')] },
    title: withoutId(title),
    tags: [...value('tags').split(','), folder],
    status: value('toread') === '1' ? 'want' : statusFrom(section),
    savedAt: momentFrom(value('add_date')) ?? momentFrom(value('time_added')),
  };
}

/** Titles of arXiv's pages begin with the id: `[2309.03729] A title`; lists of links keep it. */
export function withoutId(title: string): string {
  return title.replace(/^\s*\[[^\]\s]{1,40}\]\s+(?=\S)/, '');
}

/** A folder that each browser has, named by nobody. */
function isOwn(attributes: string): boolean {
  return /(?:personal_toolbar_folder|unfiled_bookmarks_folder)\s{0,10}=/i.test(attributes);
}

/** By their names in small letters; of two with one name, the first. */
function attributesOf(written: string): Map<string, string> {
  const attributes = new Map<string, string>();
  for (const [, name = '', double, single, bare] of written.matchAll(ATTRIBUTE)) {
    const key = name.toLowerCase();
    if (!attributes.has(key)) attributes.set(key, double ?? single ?? bare ?? '');
  }
  return attributes;
}

interface Tag {
  /** In small letters, with its slash when it closes. */
  name: string;
  /** As they are written. */
  attributes: string;
  /** The text up to the next tag. */
  after: string;
  /** Its end was found. */
  whole: boolean;
}

/** The tags of a text from left to right; after one without an end there is none. */
function* tagsOf(text: string): Generator<Tag> {
  for (let open = text.indexOf('<'); open >= 0; ) {
    const name = /^\/?[a-z][a-z0-9]{0,10}/i.exec(text.slice(open + 1, open + 13))?.[0].toLowerCase();
    const from = open + 1 + (name?.length ?? 0);
    const close = name ? endOfTag(text, from) : open;
    const next = close < 0 ? -1 : text.indexOf('<', close + 1);
    if (name)
      yield {
        name,
        attributes: text.slice(from, close < 0 ? from + 400 : close),
        after: text.slice(close + 1, next < 0 ? text.length : next),
        whole: close >= 0,
      };
    open = next;
  }
}

/** Where the tag ends, outside quotes; -1 when it does not. */
function endOfTag(text: string, from: number): number {
  for (let at = from; at < text.length; at++) {
    const character = text[at];
    if (character === '>') return at;
    if (character === '"' || character === "'") {
      at = text.indexOf(character, at + 1);
      if (at < 0) return -1;
    }
  }
  return -1;
}
