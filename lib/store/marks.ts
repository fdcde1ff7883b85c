import Dexie from 'dexie';
import type { Act, Done } from '../paper/act.ts';
import { isUnmarked } from '../paper/mark.ts';
import type { Meeting } from '../paper/paper.ts';
import type { PaperId } from '../paper/paper-id.ts';
import { Trouble } from '../paper/trouble.ts';
import { tick } from './clock.ts';
import { recount } from './counts.ts';
import type { ActRow, Before, LibraryDb, PaperRow } from './db.ts';
import { type Draft, draftOf, type Standing, setField, shownOf } from './draft.ts';
import { keptNote, noteBefore } from './note.ts';
import { refuseNewer } from './open.ts';
import { actToUndo, fieldsOf, whenItLeft } from './undo.ts';

/** How many acts are kept, to be undone or recognised when they are sent again; older ones are forgotten. */
export const ACTS_KEPT = 1_000;

/**
 * Does one act: the one way by which anything in the library changes. It is one strict transaction; when the promise
 * resolves, the act is on disk. Doing an act twice is doing it once, save that a note act brings its newer text.
 *
 * @throws Trouble `library-newer` when newer code has migrated the library; `not-in-library` when the paper would come
 * in and nothing tells what it is, or when there is no such act to undo; `not-allowed` when the id is another act's;
 * `note-too-long` when the note and what somebody else wrote are too long together.
 */
export async function perform(db: LibraryDb, act: Act, meeting?: Meeting): Promise<Done> {
  return db.transaction('rw', db.marked, async () => {
    refuseNewer(Dexie.currentTransaction.idbtrans.db.version);
    const [done, undone, stands] = await Promise.all([db.acts.get(act.id), actToUndo(db, act), standing(db, act.paper)]);
    if (done && !bringsMore(done, act)) return { mark: shownOf(stands.row), seq: done.seq, ...told(act, stands.note) };

    const { seq, stamp } = await tick(db);
    const left = stands.row ? undefined : await whenItLeft(db, undone ?? done);
    const draft = draftOf({ ...stands, ...left }, act, meeting);
    for (const field of fieldsOf(act, stands, { done, undone })) setField(draft, field, stamp);

    const row = isUnmarked(shownOf(draft.row)) ? undefined : draft.row;
    if (row?.title === '') throw new Trouble('not-in-library');
    await Promise.all([
      keep(db, act.paper, row ? draft : undefined),
      db.stamps.put({ ...draft.stamps, seq }),
      recount(db, stands.row, row, act.at),
      db.acts.put({ ...remembered(act, done), seq, stamp, before: beforeOf(draft, done, stands, row), ...told(act, draft.note) }),
      db.acts
        .where('seq')
        .belowOrEqual(seq - ACTS_KEPT)
        .delete(),
    ]);
    return { mark: shownOf(row), seq, ...told(act, draft.note) };
  });
}

/** Whether an act that was done brings something when it comes again: a note that was written on since. */
function bringsMore(done: ActRow, again: Act): boolean {
  if (done.paper !== again.paper || done.change.kind !== again.change.kind) throw new Trouble('not-allowed', 'the id of another act');
  if (done.change.kind !== 'note' || again.change.kind !== 'note') return false;
  const { note, over = done.change.over } = again.change;
  return again.at >= done.at && (note !== done.change.note || over !== done.change.over);
}

/** A note act that comes again without saying what it was written over still was written over that. */
function remembered(act: Act, done: ActRow | undefined): Act {
  if (act.change.kind !== 'note' || done?.change.kind !== 'note' || done.change.over === undefined) return act;
  return { ...act, change: { over: done.change.over, ...act.change } };
}

/** What a note act is told of the note that the library holds: that one, unless it is the one it brought. */
function told({ change }: Act, held: string): { note?: string } {
  return change.kind === 'note' && held !== keptNote(change.note) ? { note: held } : {};
}

/** What an act replaced. One that comes again still replaces what was there before it came first. */
function beforeOf({ before }: Draft, done: ActRow | undefined, { row, abstract, note }: Standing, stays: PaperRow | undefined): Before {
  const { left: _left, ...first } = done?.before ?? {};
  const gone = row && !stays && { left: { row, ...(abstract && { abstract }) } };
  return { ...before, ...first, ...(done && noteBefore(done, note)), ...gone };
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
