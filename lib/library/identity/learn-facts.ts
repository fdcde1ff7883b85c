import { mergePapers, type Paper } from '../../paper/paper.ts';
import { tick } from '../clock.ts';
import { inOne } from '../commands/apply-act.ts';
import type { LibraryDb } from '../db.ts';
import { paperOf } from '../paper-state.ts';
import { paperStatesOf, savePaperStates } from '../paper-states.ts';
import { rowsOf } from './aliases.ts';

/**
 * Takes in what somebody else tells of a paper in the library, as a page's word is taken in beside an act, in one strict
 * transaction: fills gaps and corrects. Nothing of its mark changes, so there is nothing to take back.
 *
 * @returns the number of the change; undefined when the paper is not in the library, or nothing was new
 */
export async function learnFacts(db: LibraryDb, learnt: Paper): Promise<number | undefined> {
  return inOne(db, async () => {
    const row = (await rowsOf(db, [learnt.id])).get(learnt.id);
    const current = row && (await paperStatesOf(db, [row.id])).get(row.id);
    if (!row || !current) return undefined;
    const known = paperOf(row, current.abstract);
    const merged = mergePapers(known, { ...learnt, id: row.id });
    if (JSON.stringify(merged) === JSON.stringify(known)) return undefined;
    const { seq } = await tick(db);
    const { abstract, ...facts } = merged;
    const { authorsCut: _cut, authorCount: _count, ...rest } = row;
    await savePaperStates(db, [{ ...current, row: { ...rest, ...facts }, abstract, stamps: { ...current.stamps, seq } }]);
    return seq;
  });
}
