import type { RowTimes } from '../../mark/field.ts';
import { type FieldClocks, type FieldName, NEVER } from '../../mark/field-clock.ts';
import { markFrom } from '../../mark/fields.ts';
import type { PaperId } from '../../paper/ids/paper-id.ts';
import { mergePapers } from '../../paper/paper.ts';
import type { FileGone, FilePaper } from './merge-row.ts';

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
function asOne(rows: readonly FilePaper[]): FilePaper {
  const [first, ...others] = rows;
  if (!first) throw new Error('no row');
  const fields: FieldClocks = { ...first.fields };
  const times: RowTimes = {
    isLater(n, name) {
      const set = rows[n]?.fields?.[name];
      if (!set || set.at <= (fields[name]?.at ?? NEVER)) return false;
      fields[name] = set;
      return true;
    },
    names: (n) => Object.keys(rows[n]?.fields ?? {}) as FieldName[],
  };
  const mark = markFrom((field, name) =>
    field.gather(
      rows.map((row) => row.mark[name]),
      first.fields && times,
    ),
  );
  for (const n of rows.keys()) if (n > 0) times.isLater(n, 'ids');
  const also = new Set(rows.flatMap((row) => row.paper.also ?? []));
  const apart = new Set(rows.flatMap((row) => row.apart ?? []));
  const met = rows.find((row) => row.met)?.met;
  const { also: _also, ...facts } = others.reduce((paper, row) => mergePapers(row.paper, paper), first.paper);
  return {
    kind: 'paper',
    paper: { ...facts, ...(also.size > 0 && { also: [...also] }) },
    mark,
    savedAt: rows.reduce((earliest, row) => Math.min(earliest, row.savedAt), first.savedAt),
    ...(met && { met }),
    ...(apart.size > 0 && { apart: [...apart] }),
    ...(first.fields && { fields }),
  };
}
