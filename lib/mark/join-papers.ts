import { lacksTitle, mergePapers, type Paper } from '../paper/paper.ts';
import type { Stamp } from './field-clock.ts';
import type { Change, Status } from './mark.ts';
import { tagKey } from './tag.ts';

/** The mark of one of the papers that turned out to be one. */
export interface Joining {
  status: Status;
  /** When the status was set last; never when it never was. */
  statusAt: Stamp;
  tags: readonly string[];
  note: string;
}

/** What makes the first of some marks that of all: their tags, the status that was set last, and every note. */
export function joinMarks([into, ...others]: readonly Joining[]): Change[] {
  if (!into) return [];
  const changes: Change[] = [];
  const latest = others.reduce(
    (best, each) => (each.status !== 'none' && (best.status === 'none' || each.statusAt > best.statusAt) ? each : best),
    into,
  );
  if (latest.status !== into.status) changes.push({ kind: 'status', status: latest.status });
  const keys = new Set(into.tags.map(tagKey));
  for (const tag of others.flatMap(({ tags }) => tags)) {
    if (keys.has(tagKey(tag))) continue;
    keys.add(tagKey(tag));
    changes.push({ kind: 'tag', tag });
  }
  const note = joinNotes([into, ...others].map((each) => each.note));
  if (note !== into.note) changes.push({ kind: 'note', note, over: into.note });
  return changes;
}

/**
 * What is known of papers that turn out to be one: what the first tells, and of the others what it leaves out or what says
 * more. An id of any of them is no title; a version is that of the paper's own id.
 */
export function joinFacts(into: Paper, others: readonly Paper[]): Omit<Paper, 'id' | 'also'> {
  const also = [into, ...others].flatMap((paper) => [paper.id, ...(paper.also ?? [])]);
  const told = (paper: Paper): Paper => (lacksTitle({ ...paper, also }) ? { ...paper, title: '' } : paper);
  const joined = others.reduce((known, { version: _version, ...other }) => mergePapers(told(other), known), told(into));
  const { id: _id, also: _also, title, ...facts } = joined;
  return { ...facts, title: title || into.title };
}

/** Every note below the one before; one whose lines another holds already is not repeated. */
export function joinNotes(notes: readonly string[]): string {
  const kept: string[] = [];
  for (const note of notes.map((each) => each.trim())) if (note !== '' && !kept.some((other) => holds(other, note))) kept.push(note);
  return kept.length > 1 ? kept.join('\n\n') : (notes.find((note) => note.trim() === kept[0]) ?? '');
}

function holds(note: string, lines: string): boolean {
  return `\n${note}\n`.includes(`\n${lines}\n`);
}
