import Dexie from 'dexie';
import type { Act, Done } from '../paper/act.ts';
import { isUnmarked } from '../paper/mark.ts';
import type { Meeting } from '../paper/paper.ts';
import type { PaperId } from '../paper/paper-id.ts';
import { Trouble } from '../paper/trouble.ts';
import { tick } from './clock.ts';
import { recount } from './counts.ts';
import { type ActRow, type LibraryDb, SCHEMA } from './db.ts';
import { draftOf, type Standing, setField, shownOf } from './draft.ts';
import { fieldsOf, undoOf } from './undo.ts';

/** How many acts are kept, to be undone or recognised when they are sent again; older ones are forgotten. */
const ACTS_KEPT = 1_000;

/**
 * Does one act: the one way by which anything in the library changes. It is one strict transaction; when the promise
 * resolves, the act is on disk. Doing an act twice is doing it once, save that a note act brings its newer text.
 *
 * @throws Trouble `library-newer` when newer code has migrated the library; `not-in-library` when the paper is unknown
 * and nothing tells what it is, or when there is no such act to undo.
 */
export async function perform(db: LibraryDb, act: Act, meeting?: Meeting): Promise<Done> {
  return db.transaction('rw', db.tables, async () => {
    refuseNewer();
    const [done, stands] = await Promise.all([db.acts.get(act.id), standing(db, act.paper)]);
    if (done && act.change.kind !== 'note') return { mark: shownOf(stands.row), seq: done.seq };

    const undo = act.change.kind === 'undo' ? undoOf(await db.acts.get(act.change.act), act.paper, stands) : undefined;
    const { seq, stamp } = await tick(db);
    const draft = draftOf(undo?.from ?? stands, act, meeting);
    for (const field of undo?.fields ?? fieldsOf(act, stands)) setField(draft, field, stamp);

    const before = { ...draft.before, ...done?.before };
    const row = isUnmarked(shownOf(draft.row)) ? undefined : draft.row;
    if (!row && stands.row) before.left = { row: stands.row, ...(stands.abstract && { abstract: stands.abstract }) };
    await Promise.all([
      keep(db, act.paper, row ? { ...draft, row } : undefined),
      db.stamps.put({ ...draft.stamps, seq }),
      recount(db, stands.row, row, act.at),
      db.acts.put({ ...act, seq, stamp, before } satisfies ActRow),
      db.acts
        .where('seq')
        .below(seq - ACTS_KEPT)
        .delete(),
    ]);
    return { mark: shownOf(row), seq };
  });
}

/** Old code in a page or worker that outlived an update must not write rows of its shape into a newer schema. */
function refuseNewer(): void {
  const version = Dexie.currentTransaction?.idbtrans.db.version ?? 0;
  // Dexie counts in tenths: https://dexie.org/docs/Dexie/Dexie.version()
  if (version > SCHEMA * 10) throw new Trouble('library-newer', `schema ${version / 10}, this code writes ${SCHEMA}`);
}

async function standing(db: LibraryDb, id: PaperId): Promise<Standing> {
  const [row, abstract, note, stamps] = await Promise.all([db.papers.get(id), db.abstracts.get(id), db.notes.get(id), db.stamps.get(id)]);
  return { row, abstract: abstract?.text, note: note?.text ?? '', stamps: stamps ?? { id, seq: 0, tags: {} } };
}

async function keep(db: LibraryDb, id: PaperId, draft: Standing | undefined): Promise<unknown> {
  if (!draft?.row) return Promise.all([db.papers.delete(id), db.abstracts.delete(id), db.notes.delete(id)]);
  return Promise.all([
    db.papers.put(draft.row),
    draft.abstract ? db.abstracts.put({ id, text: draft.abstract }) : undefined,
    draft.note ? db.notes.put({ id, text: draft.note }) : db.notes.delete(id),
  ]);
}
