import type { ActId } from '../../mark/act.ts';
import { changeMark, type MarkShown, type PageChange } from '../../mark/mark.ts';
import type { PaperId } from '../../paper/ids/paper-id.ts';
import type { Trouble } from '../../paper/trouble.ts';
import { insist } from '../../protocol/insist.ts';
import type { OverlayContext, Triage } from '../core/context.ts';
import type { Strip } from '../core/strips.ts';

/** How many papers go in one message: reading them off the page takes a part of a frame. */
const AT_ONCE = 50;

/** One change of many papers at once, painted now, saved behind. */
export interface Bulk {
  /** Rejects with a Trouble when some of it could not be saved; what was not is then shown as the library holds it. */
  run(id: ActId, change: PageChange, strips: readonly Strip[]): Promise<void>;
  /** Shows marks in the place of those that are known, until the promise is settled. */
  meanwhile<T>(marks: ReadonlyMap<PaperId, MarkShown>, until: Promise<T>): Promise<T>;
  /** Resolves when nothing of these papers is on its way; with the troubles of those that failed. */
  settled(papers: Iterable<PaperId>): Promise<Trouble[]>;
  changed(): void;
  over: Triage['over'];
}

export function createBulk({ client, marks, controls }: OverlayContext, repaint: (papers: Iterable<PaperId>) => void): Bulk {
  /** Laid over what is known; the last wins. */
  const layers = new Set<(paper: PaperId, mark: MarkShown) => MarkShown | undefined>();
  let waiting: (() => void)[] = [];

  async function laid<T>(
    layer: (paper: PaperId, mark: MarkShown) => MarkShown | undefined,
    papers: PaperId[],
    work: () => Promise<T>,
  ): Promise<T> {
    layers.add(layer);
    repaint(papers);
    try {
      return await work();
    } finally {
      layers.delete(layer);
      repaint(papers);
    }
  }

  async function settled(papers: Iterable<PaperId>): Promise<Trouble[]> {
    const of = [...papers];
    while (of.some((paper) => marks.viewOf(paper).sending === 'saving')) await new Promise<void>((resolve) => waiting.push(resolve));
    return of.flatMap((paper) => {
      const { sending, trouble } = marks.viewOf(paper);
      return sending === 'failed' && trouble ? [trouble] : [];
    });
  }

  return {
    run(id, change, chosen) {
      const at = Date.now();
      const left = new Set(chosen.map(({ card }) => card.id));
      const layer = (paper: PaperId, mark: MarkShown): MarkShown | undefined => (left.has(paper) ? changeMark(mark, change) : undefined);
      return laid(layer, [...left], async () => {
        await settled(left);
        for (let from = 0; from < chosen.length; from += AT_ONCE) {
          const some = chosen.slice(from, from + AT_ONCE);
          const sightings = await Promise.all(some.map((strip) => controls.sightingOf(strip)));
          const papers = [...new Set(some.map(({ card }) => card.id))];
          const act = { id, at, papers, change };
          const done = await insist(() => client('performAll', { act, sightings }));
          for (const paper of papers) left.delete(paper);
          marks.hold(done.marks, done.seq);
          // A frame between, so that nothing waits long for the next one.
          await new Promise((resolve) => setTimeout(resolve));
        }
      });
    },
    meanwhile: (shown, until) =>
      laid(
        (paper) => shown.get(paper),
        [...shown.keys()],
        () => until,
      ),
    settled,
    changed() {
      const now = waiting;
      waiting = [];
      for (const go of now) go();
    },
    over(paper, view) {
      let { mark, sending } = view;
      for (const layer of layers) {
        const laid = layer(paper, mark);
        if (!laid) continue;
        mark = laid;
        sending = 'saving';
      }
      return sending === view.sending ? view : { mark, sending };
    },
  };
}

export function papersOf(strips: readonly Strip[]): PaperId[] {
  return strips.map(({ card }) => card.id);
}
