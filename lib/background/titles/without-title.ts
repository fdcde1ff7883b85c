import type { PaperId } from '../../paper/ids/paper-id.ts';
import type { SessionArea } from '../editing.ts';

/** Which titles are left to be looked up. Moments are in milliseconds since 1970; 0 is none. */
export interface TitlesLeft {
  waiting: PaperId[];
  /** When the last answer came. */
  at: number;
  /** When somebody was asked last and there was no answer. */
  failedAt: number;
  /** Also every paper that lacks a title and came into the library until then. */
  allUntil: number;
  /** Papers that were asked about in vain: in this session they are not asked about again. */
  unknown: PaperId[];
}

const KEY = 'titles';
const NOTHING: TitlesLeft = { waiting: [], at: 0, failedAt: 0, allUntil: 0, unknown: [] };

/** Keeps what is left, for when the background is stopped. */
export function createTitlesLeft(area: Pick<SessionArea, 'get' | 'set'>) {
  let writing: Promise<unknown> = Promise.resolve();

  async function read(): Promise<TitlesLeft> {
    return { ...NOTHING, ...((await area.get(KEY))[KEY] as Partial<TitlesLeft> | undefined) };
  }

  return {
    read,
    /** One after the other, so that nothing is lost. */
    change(edit: (now: TitlesLeft) => Partial<TitlesLeft>): Promise<void> {
      const next = writing.then(async () => {
        const now = await read();
        await area.set({ [KEY]: { ...now, ...edit(now) } });
      });
      writing = next.catch(() => undefined);
      return next;
    },
  };
}
