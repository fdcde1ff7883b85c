import { type FieldClocks, type FieldName, NEVER } from '../../mark/field-clock.ts';
import type { PaperId } from '../../paper/ids/paper-id.ts';
import { mergePapers } from '../../paper/paper.ts';
import { type FileGone, type FilePaper, tagMap } from './merge-row.ts';

/** Up to so many rows of one paper are merged each by itself, with care for the lines of their notes. */
export const FEW = 8;

/**
 * The rows of a file, those of a paper that it names many times as one: merging each would look at all before it again. Of
 * each field the later counts, tags add up, and every note stays, whole and once.
 */
export function gathered(rows: readonly (FilePaper | FileGone)[]): (FilePaper | FileGone)[] {
  const many = new Map<PaperId, FilePaper[]>();
  for (const row of rows) if (row.kind === 'paper') many.set(row.paper.id, [...(many.get(row.paper.id) ?? []), row].slice(0, FEW + 1));
  const isMany = (id: PaperId): boolean => (many.get(id)?.length ?? 0) > FEW;
  if (![...many.keys()].some(isMany)) return [...rows];
  const groups = Map.groupBy(rows, (row) =>
    row.kind === 'paper' && isMany(row.paper.id) ? `${row.paper.id} ${row.fields !== undefined}` : row,
  );
  return [...groups.values()].map((group) => (group.length > 1 ? asOne(group as FilePaper[]) : group[0])) as (FilePaper | FileGone)[];
}

/** Rows of one paper as one; either all of them say when their fields were set, or none does. */
function asOne([first, ...others]: readonly FilePaper[]): FilePaper {
  if (!first) throw new Error('no row');
  const fields: FieldClocks = { ...first.fields };
  const tags = tagMap(first.mark.tags);
  const notes = new Set([first.mark.note]);
  const also = new Set(first.paper.also);
  const apart = new Set(first.apart);
  let { paper, savedAt, met } = first;
  let { status } = first.mark;
  for (const row of others) {
    const isLater = (name: FieldName): boolean => {
      const set = row.fields?.[name];
      if (!set || set.at <= (fields[name]?.at ?? NEVER)) return false;
      fields[name] = set;
      return true;
    };
    if (row.fields ? isLater('status') : status === 'none') status = row.mark.status;
    const theirs = tagMap(row.mark.tags);
    for (const [key, tag] of theirs) if ((!row.fields || isLater(`tag:${key}`)) && !tags.has(key)) tags.set(key, tag);
    for (const name of Object.keys(row.fields ?? {}) as FieldName[]) {
      if (name.startsWith('tag:') && !theirs.has(name.slice(4)) && isLater(name)) tags.delete(name.slice(4));
    }
    isLater('note');
    isLater('ids');
    notes.add(row.mark.note);
    for (const id of row.paper.also ?? []) also.add(id);
    for (const id of row.apart ?? []) apart.add(id);
    paper = mergePapers(row.paper, paper);
    savedAt = Math.min(savedAt, row.savedAt);
    met ??= row.met;
  }
  const note = [...notes].filter((each) => each.trim() !== '').join('\n');
  const { also: _also, ...facts } = paper;
  return {
    kind: 'paper',
    paper: { ...facts, ...(also.size > 0 && { also: [...also] }) },
    mark: { status, tags: [...tags.values()], note },
    savedAt,
    ...(met && { met }),
    ...(apart.size > 0 && { apart: [...apart] }),
    ...(first.fields && { fields }),
  };
}
