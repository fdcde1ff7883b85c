import { lacksTitle, mergePapers, type Paper } from '../paper/paper.ts';
import type { FieldClocks } from './field-clock.ts';
import { ofEachField } from './fields.ts';
import type { Change, Mark } from './mark.ts';

/** The mark of one of the papers that turned out to be one, and when its fields were set. */
export interface Joining {
  mark: Mark;
  fields: FieldClocks;
}

/** What makes the first of some marks that of all: their tags, the status that was set last, and every note. */
export function joinMarks(marks: readonly Joining[]): Change[] {
  const clocks = marks.map(({ fields }) => fields);
  return ofEachField((field, name) =>
    field.join(
      marks.map(({ mark }) => mark[name]),
      clocks,
    ),
  );
}

/**
 * What is known of papers that turn out to be one: what the first tells, and of the others what it leaves out or what says
 * more. An id of any of them is no title; a version is that of the paper's own id.
 */
export function joinFacts(into: Paper, others: readonly Paper[]): Omit<Paper, 'id' | 'also'> {
  const also = [into, ...others].flatMap((paper) => [paper.id, ...(paper.also ?? [])]);
  const withTitle = (paper: Paper): Paper => (lacksTitle({ ...paper, also }) ? { ...paper, title: '' } : paper);
  const joined = others.reduce((known, { version: _version, ...other }) => mergePapers(withTitle(other), known), withTitle(into));
  const { id: _id, also: _also, title, ...facts } = joined;
  return { ...facts, title: title || into.title };
}
