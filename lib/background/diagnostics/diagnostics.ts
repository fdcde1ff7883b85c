import { asTrouble } from '../../paper/trouble.ts';
import type { Seen } from '../../protocol/requests.ts';
import { heed, pastText, readPast } from './drift.ts';

/** Something worth telling those who mend Papermarks; names no paper, tag or note. */
interface Noted {
  /** In milliseconds since 1970. */
  at: number;
  what: string;
}

/** Where notes are kept: `storage.local`, which only the extension's own pages can read. */
export interface NotesArea {
  get(key: string): Promise<Record<string, unknown>>;
  set(items: Record<string, unknown>): Promise<void>;
}

const KEY = 'diagnostics';
const KEPT = 100;
const DAY = 86_400_000;

/** Where it is kept what the pages of each site told. */
const DRIFT = 'drift';

/** Keeps the last hundred notes about pages and errors, for a person to copy. */
export function createDiagnostics(area: NotesArea, about: () => string) {
  let writing: Promise<unknown> = Promise.resolve();

  async function notes(): Promise<Noted[]> {
    const found = (await area.get(KEY))[KEY];
    return Array.isArray(found) ? (found as Noted[]) : [];
  }

  async function past() {
    return readPast((await area.get(DRIFT))[DRIFT]);
  }

  async function withNotes(whats: readonly string[]): Promise<Noted[]> {
    const at = Date.now();
    return [...(await notes()), ...whats.map((what) => ({ at, what }))].slice(-KEPT);
  }

  /** One after the other, so that none is lost. */
  function inTurn(work: () => Promise<void>): Promise<void> {
    const next = writing.then(work);
    writing = next.catch(() => undefined);
    return next;
  }

  /** @param apart in milliseconds: what was noted so lately is not noted again */
  function note(what: string, apart = 0): Promise<void> {
    return inTurn(async () => {
      const since = Date.now() - apart;
      if (apart > 0 && (await notes()).some((noted) => noted.what === what && noted.at > since)) return;
      await area.set({ [KEY]: await withNotes([what]) });
    });
  }

  return {
    /** A page of a site that should have shown cards showed none; noted once a day. */
    sawNoCards: (site: string): Promise<void> => note(`no card on a page of ${site}`, DAY),
    /** A page of a site showed fewer cards than it links to papers, and the links carried; noted once a day. */
    sawLinksCarry: (site: string): Promise<void> => note(`fewer cards than links to papers on a page of ${site}: the links carried`, DAY),
    /** A page of a site showed cards: what they lost against those of earlier pages is noted. */
    sawCards: (site: string, seen: Seen): Promise<void> =>
      inTurn(async () => {
        const heeded = heed(await past(), site, seen, Date.now());
        await area.set({ [DRIFT]: heeded.past, ...(heeded.notes.length > 0 && { [KEY]: await withNotes(heeded.notes) }) });
      }),
    /** An error that was answered to somebody or to nobody. */
    report: (error: unknown, when: string): Promise<void> => note(`${when}: ${asTrouble(error).message}`),
    /** All notes as text, the newest first, headed by what runs where, and then what the pages of each site told. */
    async text(): Promise<string> {
      const lines = (await notes()).map(({ at, what }) => `${new Date(at).toISOString()} ${what}`);
      return [about(), ...lines.reverse(), ...pastText(await past())].join('\n');
    },
  };
}

export type Diagnostics = ReturnType<typeof createDiagnostics>;
