import { readArxivAnswer } from '../formats/answers/arxiv.ts';
import { readCrossrefAnswer } from '../formats/answers/crossref.ts';
import type { SessionArea } from '../messages/editing.ts';
import type { TitleService } from '../messages/title-request.ts';
import { idIn } from '../paper/links.ts';
import { lacksTitle } from '../paper/paper.ts';
import type { PaperId } from '../paper/paper-id.ts';
import { Trouble } from '../paper/trouble.ts';
import { rowsOf } from './aliases.ts';
import type { PaperRow } from './db.ts';
import { learnFacts } from './facts.ts';
import type { Opened } from './opened.ts';
import { isTimeToShelve, shelve } from './search-shelving.ts';

/** How long after an answer the next question may come, in milliseconds: https://info.arxiv.org/help/api/tou.html#rate-limits */
const APART = 3_000;

/** The most papers that wait to be looked up; of more, the rest goes without. */
export const WAITING_MAX = 500;

/** Looks up the titles of papers that have none, one after the other, if a person has switched that on. */
export interface Titles {
  /** These papers may lack a title. */
  want(papers: readonly PaperId[]): Promise<void>;
  /** Every paper of the library that lacks a title. */
  wantAll(): Promise<void>;
  /** Goes on with what was left when the background was stopped. */
  goOn(): Promise<void>;
}

export interface AroundTitles {
  library: Opened;
  /** `storage.session`, which is closed to pages: it holds what waits when the background is stopped. */
  area: Pick<SessionArea, 'get' | 'set'>;
  /** Whether a person has switched it on, and the browser lets us. */
  isOn(): Promise<boolean>;
  ask(service: TitleService, id: string): Promise<string>;
  report(error: unknown): void;
  pause?(milliseconds: number): Promise<void>;
}

/** What is left to do, and when the last answer came, in milliseconds since 1970. */
interface Left {
  waiting: PaperId[];
  at: number;
}

const KEY = 'titles';
const READS = { arxiv: readArxivAnswer, doi: readCrossrefAnswer } as const;
const wait = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));

export function createTitles({ library, area, isOn, ask, report, pause = wait }: AroundTitles): Titles {
  let writing: Promise<unknown> = Promise.resolve();
  let working: Promise<void> = Promise.resolve();

  async function left(): Promise<Left> {
    return ((await area.get(KEY))[KEY] as Left | undefined) ?? { waiting: [], at: 0 };
  }

  /** One after the other, so that nothing is lost. */
  function change(edit: (now: Left) => Partial<Left>): Promise<void> {
    const next = writing.then(async () => {
      const now = await left();
      await area.set({ [KEY]: { ...now, ...edit(now) } });
    });
    writing = next.catch(() => undefined);
    return next;
  }

  async function toTheEnd(): Promise<void> {
    for (;;) {
      const { waiting, at } = await left();
      const [first] = waiting;
      if (first === undefined) return;
      if (!(await isOn())) return change(() => ({ waiting: [] }));
      const row = await library.within(async (open) => (await rowsOf(open, [first])).get(first));
      const service = row && lacksTitle(row) && serviceOf(row);
      if (service) {
        const early = at + APART - Date.now();
        // A clock that was set back does not put it off.
        if (early > 0) await pause(Math.min(early, APART));
        if (await isOn()) await lookUp(row, service).catch(report);
      }
      const answered = service ? { at: Date.now() } : {};
      await change((now) => ({ waiting: now.waiting.filter((each) => each !== first), ...answered }));
    }
  }

  async function lookUp(row: PaperRow, service: TitleService): Promise<void> {
    const id = idIn(service, row) ?? '';
    const told = READS[service](await ask(service, id));
    if (told?.id !== `${service}:${id}`) throw new Trouble('not-understood', `the answer of ${service}`);
    const seq = await library.writingIf((open) => learnFacts(open, told));
    if (seq !== undefined && isTimeToShelve(seq)) library.tidy(shelve);
  }

  function goOn(): Promise<void> {
    // Behind what is under way: what it no longer saw is not forgotten.
    working = working.then(toTheEnd).catch(report);
    return working;
  }

  async function want(papers: readonly PaperId[]): Promise<void> {
    if (!(await isOn())) return;
    await change(({ waiting }) => ({ waiting: [...new Set([...waiting, ...papers])].slice(0, WAITING_MAX) }));
    await goOn();
  }

  async function wantAll(): Promise<void> {
    if (!(await isOn())) return;
    const lacks = (row: PaperRow): boolean => lacksTitle(row) && serviceOf(row) !== undefined;
    await want(await library.within((open) => open.papers.filter(lacks).limit(WAITING_MAX).primaryKeys()));
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
