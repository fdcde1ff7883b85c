import Dexie from 'dexie';
import type { FieldClocks, FieldName } from '../../mark/field-clock.ts';
import { markFrom } from '../../mark/fields.ts';
import { isUnmarked, shownOfMark } from '../../mark/mark.ts';
import { Trouble } from '../../paper/trouble.ts';
import { tick } from '../clock.ts';
import type { ImportRow, ImportSnapshotRow, LibraryDb } from '../db.ts';
import { refuseNewer } from '../open.ts';
import { aliasesToNotify, columnsOf, markOf, type PaperState } from '../paper-state.ts';
import { paperStatesOf, savePaperStates } from '../paper-states.ts';
import { AT_ONCE } from './stage.ts';
import { ImportCounts } from './tally.ts';

/** The last import, while it can be taken back. */
export function lastImport(db: LibraryDb): Promise<ImportRow | undefined> {
  return db.imports.get('last');
}

/**
 * Takes the last import back, in one strict transaction: each paper is as it was before, save the fields that something
 * has set since.
 *
 * @throws Trouble `not-in-library` when it is not the last import, or was taken back
 */
export async function undoImport(db: LibraryDb, id: string): Promise<void> {
  await db.transaction('rw', [...db.marked, db.stood, db.imports], async () => {
    refuseNewer(Dexie.currentTransaction.idbtrans.db.version);
    const done = await lastImport(db);
    if (done?.import !== id) throw new Trouble('not-in-library', 'no import to undo');
    const { seq } = await tick(db);
    const tally = await ImportCounts.of(db);
    for (let after = ''; ; ) {
      const stood = await db.stood.where(':id').above(after).limit(AT_ONCE).toArray();
      const last = stood.at(-1)?.id;
      if (last === undefined) break;
      const now = await paperStatesOf(
        db,
        stood.map((row) => row.id),
      );
      const next = stood.flatMap((row) => {
        const here = now.get(row.id);
        if (!here) return [];
        const back = here.stamps.seq === done.seq ? before(row) : backIn(here, row);
        tally.move(here.row, back.row);
        return [{ ...back, stamps: { ...back.stamps, seq, ...aliasesToNotify(here.row, back.row) } }];
      });
      await savePaperStates(db, next);
      after = last;
    }
    for (const row of done.tags) tally.know(row, !isUsedSince(tally, row.key, done.at));
    await Promise.all([tally.write(db, done.at), db.stood.clear(), db.imports.clear()]);
  });
}

function isUsedSince(tally: ImportCounts, key: string, at: number): boolean {
  return tally.tags.some((row) => row.key === key && row.usedAt > at);
}

function before({ id, row, abstract, note, fields }: ImportSnapshotRow): PaperState {
  return { row, abstract, note, stamps: { id, seq: 0, fields } };
}

/** A paper that was marked since: each field that is still the import's goes back to what it was. */
function backIn(here: PaperState, stood: ImportSnapshotRow): PaperState {
  const isImports = (name: FieldName): boolean => here.stamps.fields[name]?.at === stood.left[name]?.at;
  const names = new Set([...Object.keys(stood.left), ...Object.keys(stood.fields)] as FieldName[]);
  const fields: FieldClocks = { ...here.stamps.fields };
  for (const name of names) {
    if (!isImports(name)) continue;
    const set = stood.fields[name];
    if (set) fields[name] = set;
    else delete fields[name];
  }
  const row = here.row ?? stood.row;
  if (!row) return { ...here, stamps: { ...here.stamps, fields } };
  const [was, is] = [markOf(stood), markOf(here)];
  const mark = markFrom((field, name) => field.pick(was[name], is[name], isImports));
  const shown = shownOfMark(mark);
  const abstract = here.row ? here.abstract : stood.abstract;
  return {
    row: isUnmarked(shown) ? undefined : { ...row, ...columnsOf(shown) },
    abstract,
    note: mark.note,
    stamps: { ...here.stamps, fields },
  };
}
