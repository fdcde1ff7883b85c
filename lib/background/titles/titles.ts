import { readArxivAnswer } from '../../formats/answers/arxiv-answer.ts';
import { readCrossrefAnswer } from '../../formats/answers/crossref-answer.ts';
import type { PaperRow } from '../../library/db.ts';
import { rowsOf } from '../../library/identity/aliases.ts';
import { learnFacts } from '../../library/identity/learn-facts.ts';
import { isTimeToWriteBlocks, writeBlocks } from '../../library/search/keep-blocks.ts';
import { soundPaper } from '../../library/sound.ts';
import type { PaperId } from '../../paper/ids/paper-id.ts';
import { idIn } from '../../paper/links.ts';
import { lacksTitle } from '../../paper/paper.ts';
import { asTrouble, Trouble } from '../../paper/trouble.ts';
import type { SessionArea } from '../editing.ts';
import type { LibraryAccess } from '../opened.ts';
import type { TitleService } from '../title-request.ts';
import { createTitlesLeft, type TitlesLeft } from './without-title.ts';

/** How long after an answer the next question may come, in milliseconds: https://info.arxiv.org/help/api/tou.html#rate-limits */
const APART = 3_000;

/** How long nobody is asked after there was no answer, in milliseconds. */
export const LATER = 5 * 60_000;

/** The most papers that wait to be looked up: of more that a person saves meanwhile, the rest goes without. */
export const WAITING_MAX = 500;

/** The most papers that are remembered as asked about in vain; after as many, no more are sought in the library. */
const UNKNOWN_MAX = 5_000;

/** Looks up the titles of papers that have none, one after the other, if a person has switched that on. */
export interface Titles {
  /** These papers may lack a title. */
  want(papers: readonly PaperId[]): Promise<void>;
  /** Every paper of the library that lacks a title, some hundreds at a time. */
  wantAll(): Promise<void>;
  /** Goes on with what was left when the background was stopped, or when there was no answer some minutes ago. */
  goOn(): Promise<void>;
}

export interface AroundTitles {
  library: LibraryAccess;
  /** `storage.session`, which is closed to pages: it holds what waits when the background is stopped. */
  area: Pick<SessionArea, 'get' | 'set'>;
  /** Whether a person has switched it on, and the browser lets us. */
  isOn(): Promise<boolean>;
  ask(service: TitleService, id: string): Promise<string>;
  report(error: unknown): void;
  pause?(milliseconds: number): Promise<void>;
}

const READS = { arxiv: readArxivAnswer, doi: readCrossrefAnswer } as const;
const wait = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));

export function createTitles({ library, area, isOn, ask, report, pause = wait }: AroundTitles): Titles {
  const left = createTitlesLeft(area);
  let working: Promise<void> = Promise.resolve();

  async function toTheEnd(): Promise<void> {
    for (;;) {
      const now = await left.read();
      if (now.waiting.length === 0 && now.allUntil === 0) return;
      if (!(await isOn())) return left.change(() => ({ waiting: [], allUntil: 0 }));
      if (isJustBefore(now.failedAt, LATER)) return;
      const [first] = now.waiting;
      if (first === undefined) await findMore(now);
      else if (!(await oneMore(first, now))) return;
    }
  }

  /** The next of all that lack a title, as many as may wait. */
  async function findMore({ allUntil, unknown }: TitlesLeft): Promise<void> {
    const vain = new Set(unknown);
    // What a filter is given is not mended as other reading is.
    const lacks = (raw: PaperRow): boolean => lacksNow(soundPaper(raw));
    const lacksNow = (row: PaperRow): boolean =>
      lacksTitle(row) && row.savedAt <= allUntil && !vain.has(row.id) && serviceOf(row) !== undefined;
    const room = Math.min(WAITING_MAX, UNKNOWN_MAX - unknown.length);
    const more = room > 0 ? await library.within((open) => open.papers.filter(lacks).limit(room).primaryKeys()) : [];
    await left.change(({ waiting }) => ({ waiting: [...new Set([...waiting, ...more])], ...(more.length === 0 && { allUntil: 0 }) }));
  }

  /** Looks up one paper that waits, and tells whether the next can be asked about. */
  async function oneMore(id: PaperId, { at, failedAt }: TitlesLeft): Promise<boolean> {
    const row = await rowOf(id);
    const service = row && serviceOf(row);
    const others = ({ waiting }: TitlesLeft): PaperId[] => waiting.filter((each) => each !== id);
    if (!row || !service || !lacksTitle(row)) {
      await left.change((now) => ({ waiting: others(now) }));
      return true;
    }
    const early = at + APART - Date.now();
    // A clock that was set back does not put it off.
    if (early > 0) await pause(Math.min(early, APART));
    if (!(await isOn())) return true;
    const error = await lookUp(row, service).catch(asTrouble);
    const now = Date.now();
    // While there is no answer, that is noted once; the next time, another paper is the first.
    if (error && (failedAt === 0 || isAnswer(error))) report(error);
    if (error && !isAnswer(error)) {
      await left.change((stands) => ({ waiting: [...others(stands), id], at: now, failedAt: now }));
      return false;
    }
    const after = await rowOf(id);
    const vain = after && lacksTitle(after) ? [id] : [];
    await left.change((stands) => ({
      waiting: others(stands),
      at: now,
      failedAt: 0,
      unknown: [...stands.unknown, ...vain].slice(-UNKNOWN_MAX),
    }));
    return true;
  }

  function rowOf(id: PaperId): Promise<PaperRow | undefined> {
    return library.within(async (open) => (await rowsOf(open, [id])).get(id));
  }

  async function lookUp(row: PaperRow, service: TitleService): Promise<void> {
    const id = idIn(service, row) ?? '';
    const written = READS[service](await ask(service, id));
    if (written?.id !== `${service}:${id}`) throw new Trouble('not-understood', `the answer of ${service}`);
    const seq = await library.writingIf((open) => learnFacts(open, written));
    if (seq !== undefined && isTimeToWriteBlocks(seq)) library.tidy(writeBlocks);
  }

  function goOn(): Promise<void> {
    // Behind what is under way: what it no longer saw is not forgotten.
    working = working.then(toTheEnd).catch(report);
    return working;
  }

  async function want(papers: readonly PaperId[]): Promise<void> {
    if (!(await isOn())) return;
    await left.change(({ waiting, unknown }) => {
      const vain = new Set(unknown);
      return { waiting: [...new Set([...waiting, ...papers.filter((id) => !vain.has(id))])].slice(0, WAITING_MAX) };
    });
    await goOn();
  }

  async function wantAll(): Promise<void> {
    if (!(await isOn())) return;
    await left.change(() => ({ allUntil: Date.now() }));
    await goOn();
  }

  return {
    want: (papers) => want(papers).catch(report),
    wantAll: () => wantAll().catch(report),
    goOn,
  };
}

/** Who knows a paper, by one of its ids. */
function serviceOf(paper: PaperRow): TitleService | undefined {
  return (['arxiv', 'doi'] as const).find((service) => idIn(service, paper) !== undefined);
}

/** Whether a moment was within so many milliseconds before now; one to come is of a clock that was set back. */
function isJustBefore(moment: number, within: number): boolean {
  const since = Date.now() - moment;
  return since >= 0 && since < within;
}

/** Whether somebody answered, though the answer is of no use; not when they cannot be reached, or the library cannot be written to. */
function isAnswer({ code }: Trouble): boolean {
  return code === 'not-understood' || code === 'too-much';
}
