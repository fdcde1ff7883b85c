import type { PaperRow } from '../../lib/library/db.ts';
import { BARE, paperOf } from '../../lib/library/paper-state.ts';
import { type ActId, newAct } from '../../lib/mark/act.ts';
import { type Change, changeMark, isSameMark, isUnmarked, type MarkShown, type Status } from '../../lib/mark/mark.ts';
import type { PaperId } from '../../lib/paper/ids/paper-id.ts';
import type { Sighting } from '../../lib/paper/paper.ts';
import type { Client } from '../../lib/protocol/client.ts';
import type { Outbox } from '../../lib/protocol/outbox.ts';
import { createPageOutbox } from './page-outbox.ts';
import { keepPlaces } from './places.ts';
import type { Listed } from './read-list.ts';
import { createShowing, type Shown } from './shown.ts';
import type { TabPapers } from './tab-papers.ts';

/** Something done here that `undo` takes back. */
export interface Undoable {
  row: PaperRow;
  /** The mark before it. */
  before: MarkShown;
  /** What it set, or that it took the paper out of the library. */
  did: Extract<Change, { kind: 'status' | 'star' }> | 'removed';
  /** By which acts, in their order. */
  acts: readonly ActId[];
}

/** How an act took a paper out of the library, and what it was before. */
interface Left {
  act: ActId;
  mark: MarkShown;
}

/** What a person does to the papers of one list, from the click until it is saved. It outlives every drawing of the list. */
export function createMarking(client: Client) {
  const listeners = new Set<() => void>();
  /** Papers that stay in the list although the filter, or the library, would now leave them out. */
  const kept = new Map<PaperId, PaperRow>();
  const removed = new Set<PaperId>();
  const left = new Map<PaperId, Left>();
  /** What is known of papers that were never in the library. */
  const met = new Map<PaperId, { sighting: Sighting; row: PaperRow }>();
  /** The list as it last stood. */
  let stood: readonly PaperId[] = [];
  let undos: readonly Undoable[] = [];
  /** Papers that something was done to. */
  const touched = new Set<PaperId>();
  let version = 0;

  const showing = createShowing(() => outbox);
  const outbox: Outbox = createPageOutbox(client, { changed, arrived: showing.arrived });

  function did(done: Undoable): void {
    undos = [...undos, done];
    changed();
  }

  function changed(): void {
    version++;
    for (const listener of listeners) listener();
  }

  function post(paper: PaperId, mark: MarkShown, change: Change, sighting?: Sighting): ActId {
    const act = newAct(paper, change);
    if (isUnmarked(changeMark(mark, change))) left.set(paper, { act: act.id, mark });
    touched.add(paper);
    outbox.post(act, sighting);
    return act.id;
  }

  /** Undoes an act; until that has arrived, the paper shows the mark that it brings back. */
  function takeBack(paper: PaperId, act: ActId, mark: MarkShown): ActId {
    const undo = newAct(paper, { kind: 'undo', act });
    showing.restoring(undo.id, mark);
    touched.add(paper);
    outbox.post(undo);
    return undo.id;
  }

  function takeBackDone({ row, before, did, acts: [act, second] }: Undoable): void {
    const gone = left.get(row.id);
    if (outbox.of(row.id).some(({ trouble }) => trouble)) giveUp(row.id);
    else if (act && gone && did !== 'removed' && isUnmarked(before)) leaveAgain(row.id, gone, second);
    else if (act) takeBack(row.id, act, before);
  }

  /** Takes back that a paper came back: it leaves by a new act, which is then what brings it back. */
  function leaveAgain(paper: PaperId, { act, mark }: Left, since: ActId | undefined): void {
    if (since) takeBack(paper, since, mark);
    const again = post(paper, mark, { kind: 'status', status: 'none' });
    undos = undos.map((done) => (done.acts.includes(act) ? { ...done, acts: [again] } : done));
  }

  /** A paper that had left the library comes back as it was, with its abstract and its place in the list. */
  function set({ row, mark }: Shown, change: Exclude<Undoable['did'], 'removed'>): void {
    if (isSameMark(changeMark(mark, change), mark)) return;
    kept.set(row.id, row);
    removed.delete(row.id);
    const isGone = isUnmarked(mark);
    const gone = isGone ? left.get(row.id) : undefined;
    const now = gone?.mark ?? mark;
    const acts = gone ? [takeBack(row.id, gone.act, now)] : [];
    if (!isSameMark(changeMark(now, change), now)) acts.push(post(row.id, now, change, isGone ? sightingOf(row) : undefined));
    did({ row, before: mark, did: change, acts });
  }

  function meet(sighting: Sighting): void {
    const { abstract: _abstract, ...facts } = sighting.paper;
    if (met.get(facts.id)?.sighting === sighting) return;
    met.set(facts.id, { sighting, row: { ...facts, ...BARE, savedAt: Date.now(), met: sighting.met } });
  }

  /** What is known of a paper that the library may have forgotten, or never knew. */
  function sightingOf(row: PaperRow): Sighting | undefined {
    return row.met && (met.get(row.id)?.sighting ?? { paper: paperOf(row), met: row.met });
  }

  function isSeen({ row, trouble, isThere }: Shown): boolean {
    return !removed.has(row.id) || trouble !== undefined || isThere;
  }

  /** Gives up what could not be saved of a paper, and all that waits behind it. */
  function giveUp(paper: PaperId): void {
    const unsaved = new Set(outbox.of(paper).map(({ act }) => act.id));
    undos = undos.filter(({ acts }) => !acts.some((act) => unsaved.has(act)));
    removed.delete(paper);
    outbox.drop(paper);
  }

  return {
    subscribe(listener: () => void): () => void {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    /** Grows with every change of what is said here. */
    version: (): number => version,
    /** What `undo` would take back. */
    undoable: (): Undoable | undefined => undos.at(-1),
    /** Papers that stay in the list whatever the filter says. */
    kept: (): readonly PaperId[] => [...kept.keys()],
    isKept: (paper: PaperId): boolean => kept.has(paper),

    /** The papers of what stands in the tab and of a list, as they are to be shown; none is in both. */
    show(listed: Listed, tabPapers?: TabPapers): { here: Shown[]; papers: Shown[] } {
      if (tabPapers?.sighting) meet(tabPapers.sighting);
      const found = new Map([...listed.also, ...listed.rows].map((row) => [row.id, row]));
      const shown = (id: PaperId): Shown[] => {
        const row = found.get(id) ?? kept.get(id) ?? met.get(id)?.row;
        return row ? [showing.of(row, listed, found.has(id))] : [];
      };
      const here = tabPapers?.papers.flatMap(shown).filter((paper) => tabPapers.kind === 'paper' || isSeen(paper)) ?? [];
      const isHere = new Set(here.map(({ row }) => row.id));
      stood = keepPlaces(listed, kept, stood);
      return {
        here,
        papers: stood
          .filter((id) => !isHere.has(id))
          .flatMap(shown)
          .filter(isSeen),
      };
    },

    /** What the background has to be told of a paper, should it not be in the library. */
    sightingOf,

    setStatus: (paper: Shown, status: Status): void => set(paper, { kind: 'status', status }),
    setStar: (paper: Shown, star: boolean): void => set(paper, { kind: 'star', star }),

    /** Takes a paper out of the library, and out of sight at once. */
    remove({ row, mark }: Shown): void {
      kept.set(row.id, row);
      removed.add(row.id);
      did({ row, before: mark, did: 'removed', acts: isUnmarked(mark) ? [] : [post(row.id, mark, { kind: 'remove' })] });
    },

    /** Takes back the last thing done here that still stands, and answers what that was. */
    undo(papers: readonly Shown[]): Undoable | undefined {
      const last = undos.findLast((done) => stands(done, papers));
      undos = last ? undos.slice(0, undos.lastIndexOf(last)) : [];
      if (last) {
        kept.set(last.row.id, last.row);
        removed.delete(last.row.id);
        takeBackDone(last);
      }
      changed();
      return last;
    },

    /** What was taken back here is brought back: it can be taken back again. */
    redone(last: Undoable): void {
      if (last.did === 'removed') removed.add(last.row.id);
      undos = [...undos, last];
      changed();
    },

    /** Resolves when nothing that was done here is on its way. */
    async settled(): Promise<void> {
      const isUnderWay = (paper: PaperId): boolean => outbox.of(paper).length > 0 && !outbox.of(paper)[0]?.trouble;
      while ([...touched].some(isUnderWay)) {
        await new Promise<void>((resolve) => {
          const heard = (): void => {
            listeners.delete(heard);
            resolve();
          };
          listeners.add(heard);
        });
      }
    },

    retry: (paper: PaperId): void => outbox.retry(paper),

    /** Gives up what could not be saved of a paper: the library's word stands. */
    discard: giveUp,

    /** The list shows something else: what was kept in its place may go. */
    letGo(): void {
      kept.clear();
      changed();
    },
  };
}

/** Whether nothing has since set what was done to something else. */
function stands({ row, did }: Undoable, papers: readonly Shown[]): boolean {
  const now = papers.find((paper) => paper.row.id === row.id);
  return did === 'removed' || !now || isSameMark(changeMark(now.mark, did), now.mark);
}

/** What is done to the papers of one list. */
export type Marking = ReturnType<typeof createMarking>;
