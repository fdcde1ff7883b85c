import Dexie from 'dexie';
import type { Act, Done } from '../paper/act.ts';
import { isUnmarked } from '../paper/mark.ts';
import type { Meeting } from '../paper/paper.ts';
import type { PaperId } from '../paper/paper-id.ts';
import { Trouble } from '../paper/trouble.ts';
import { tick } from './clock.ts';
import { recount } from './counts.ts';
import { type ActRow, type Before, type LibraryDb, SCHEMA } from './db.ts';
import { type Draft, draftOf, type Standing, setField, shownOf } from './draft.ts';
import { actToUndo, fieldsOf, whenItLeft } from './undo.ts';

/** How many acts are kept, to be undone or recognised when they are sent again; older ones are forgotten. */
export const ACTS_KEPT = 1_000;

/**
 * Does one act: the one way by which anything in the library changes. It is one strict transaction; when the promise
 * resolves, the act is on disk. Doing an act twice is doing it once, save that a note act brings its newer text.
 *
 * @throws Trouble `library-newer` when newer code has migrated the library; `not-in-library` when the paper would come
 * in and nothing tells what it is, or when there is no such act to undo; `not-allowed` when the id is another act's.
 */
export async function perform(db: LibraryDb, act: Act, meeting?: Meeting): Promise<Done> {
  return db.transaction('rw', db.tables, async () => {
    refuseNewer();
    const [done, undone, stands] = await Promise.all([db.acts.get(act.id), actToUndo(db, act), standing(db, act.paper)]);
    if (done && !bringsMore(done, act)) return { mark: shownOf(stands.row), seq: done.seq };

    const { seq, stamp } = await tick(db);
    const left = stands.row ? undefined : await whenItLeft(db, undone ?? done);
    const draft = draftOf({ ...stands, ...left }, act, meeting);
    for (const field of fieldsOf(act, stands, undone)) setField(draft, field, stamp);

    const row = isUnmarked(shownOf(draft.row)) ? undefined : draft.row;
    if (row?.title === '') throw new Trouble('not-in-library');
    await Promise.all([
      keep(db, act.paper, row ? draft : undefined),
      db.stamps.put({ ...draft.stamps, seq }),
      recount(db, stands.row, row, act.at),
      db.acts.put({ ...act, seq, stamp, before: beforeOf(draft, done, stands, row !== undefined) } satisfies ActRow),
      db.acts
        .where('seq')
        .belowOrEqual(seq - ACTS_KEPT)
        .delete(),
    ]);
    return { mark: shownOf(row), seq };
  });
}

/** Old code in a page or worker that outlived an update must not write rows of its shape into a newer schema. */
function refuseNewer(): void {
  const version = Dexie.currentTransaction.idbtrans.db.version;
  // Dexie counts in tenths: https://dexie.org/docs/Dexie/Dexie.version()
  if (version > SCHEMA * 10) throw new Trouble('library-newer', `schema ${version / 10}, this code writes ${SCHEMA}`);
}

/** Whether an act that was done brings something when it comes again: a note that was written on since. */
function bringsMore(done: ActRow, again: Act): boolean {
  if (done.paper !== again.paper || done.change.kind !== again.change.kind) throw new Trouble('not-allowed', 'the id of another act');
  if (done.change.kind !== 'note' || again.change.kind !== 'note') return false;
  return again.at >= done.at && again.change.note !== done.change.note;
}

/** What an act replaced. One that comes again still replaces what was there before it came first. */
function beforeOf({ before }: Draft, done: ActRow | undefined, { row, abstract }: Standing, stays: boolean): Before {
  const { left: _left, ...first } = done?.before ?? {};
  return { ...before, ...first, ...(row && !stays && { left: { row, ...(abstract && { abstract }) } }) };
}

async function standing(db: LibraryDb, id: PaperId): Promise<Standing> {
  const [row, abstract, note, stamps] = await Promise.all([db.papers.get(id), db.abstracts.get(id), db.notes.get(id), db.stamps.get(id)]);
  return { row, abstract: abstract?.text, note: note?.text ?? '', stamps: stamps ?? { id, seq: 0, fields: {} } };
}

async function keep(db: LibraryDb, id: PaperId, draft: Draft | undefined): Promise<unknown> {
  if (!draft) return Promise.all([db.papers.delete(id), db.abstracts.delete(id), db.notes.delete(id)]);
  return Promise.all([
    db.papers.put(draft.row),
    draft.abstract ? db.abstracts.put({ id, text: draft.abstract }) : undefined,
    draft.note ? db.notes.put({ id, text: draft.note }) : db.notes.delete(id),
  ]);
}
