import type { Seq } from '../../mark/act.ts';
import { MARK_FIELDS, type MarkField } from '../../mark/fields.ts';
import { fold } from '../../paper/fold.ts';
import type { PaperId } from '../../paper/ids/paper-id.ts';
import { plainTex } from '../../paper/tex.ts';
import type { PaperRow } from '../db.ts';

/**
 * What is searched of some papers, neighbours by id, in one record: reading every row and note of a large library takes
 * seconds, reading its blocks a fifth of one. Each list holds one item for each paper; texts hold one line.
 */
export interface SearchBlock {
  /** The papers behind this id are on it, by the order of ids, up to where the next block begins; the first begins behind ''. */
  after: string;
  ids: PaperId[];
  savedAt: number[];
  /** As in the row; '' when it is not known. */
  published: string[];
  /** Folded: title, authors, tags, note, and the title as it is shown; with END between. */
  texts: string;
  /** Status, star and tag keys, as `labelOf` makes them. */
  labels: string;
}

/** How far the blocks are true. */
export interface SearchBlockIndex {
  name: 'shelving';
  /** What made them: they are made anew when this code makes others. */
  form: number;
  /** The change of the library up to which they are true; what changed later is read from the rows. */
  upTo: Seq;
  /** While they are being made: the last paper that is on them; those behind it are read from the rows. */
  until?: string;
}

/** Change it with what is on a block: `fold`, `plainTex`, or the lists. */
export const FORM = 2;

/** Whether blocks are such as this code makes, of a library that stands at `seq`. */
export function isOfNow(shelving: SearchBlockIndex | undefined, seq: Seq): shelving is SearchBlockIndex {
  return shelving?.form === FORM && shelving.upTo <= seq;
}

/** When more papers changed since the blocks were made, they are made anew, and until then searches begin slowly. */
export const CHANGED_MANY = 1_000;

/** How many papers a block holds at most. */
export const BLOCK_PAPERS = 1_000;

/** Ends a field of a line. Neither a folded text nor a tag holds it. */
export const END = '\u0001';

/** What is searched of one paper. */
export interface Entry {
  id: PaperId;
  savedAt: number;
  published: string;
  text: string;
  labels: string;
}

/** What a label begins with, by what it names. */
const SIGNS = { status: '!', tag: '#', star: '*' } as const;

/** A status, the key of a tag, or that there is a star, as it stands in a line of labels. */
export function labelOf(kind: keyof typeof SIGNS, value: string): string {
  return `${END}${SIGNS[kind]}${value}${END}`;
}

/** The label of papers with a star. */
export const STAR_LABEL = labelOf('star', '');

/** What is searched of each field of a mark: its text, by words, and its labels, as they are. */
const SEARCHED: { readonly [F in MarkField]: (row: PaperRow, note: string) => { text?: string; labels?: string[] } } = {
  status: ({ status }) => ({ labels: [labelOf('status', status)] }),
  star: ({ star }) => (star ? { labels: [STAR_LABEL] } : {}),
  tags: ({ tags, tagKeys }) => ({ text: tags.join(' '), labels: tagKeys.map((key) => labelOf('tag', key)) }),
  note: (_, note) => ({ text: note }),
};

/** What is searched of a paper that stands in the library. */
export function entryOf(row: PaperRow, note = ''): Entry {
  const { id, savedAt, published = '', title, authors } = row;
  const shown = plainTex(title);
  const marked = MARK_FIELDS.map((name) => SEARCHED[name](row, note));
  const fields = [title, authors.join(' '), ...marked.flatMap(({ text = [] }) => text), ...(shown === title ? [] : [shown])];
  const labels = marked.flatMap(({ labels = [] }) => labels);
  return { id, savedAt, published, text: fields.map(fold).join(END), labels: labels.join('') };
}

/** A block with some papers on it, which must be in the order of their ids. */
export function searchBlockOf(after: string, entries: readonly Entry[]): SearchBlock {
  return {
    after,
    ids: entries.map(({ id }) => id),
    savedAt: entries.map(({ savedAt }) => savedAt),
    published: entries.map(({ published }) => published),
    texts: entries.map(({ text }) => text).join('\n'),
    labels: entries.map(({ labels }) => labels).join('\n'),
  };
}
