import { asTrouble } from '../paper/trouble.ts';

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

/** Keeps the last hundred notes about pages and errors, for a person to copy. */
export function createDiagnostics(area: NotesArea, about: () => string) {
  let writing: Promise<unknown> = Promise.resolve();

  async function notes(): Promise<Noted[]> {
    const found = (await area.get(KEY))[KEY];
    return Array.isArray(found) ? (found as Noted[]) : [];
  }

  /** One after the other, so that none is lost. */
  function note(what: string): Promise<void> {
    const next = writing.then(async () => area.set({ [KEY]: [...(await notes()), { at: Date.now(), what }].slice(-KEPT) }));
    writing = next.catch(() => undefined);
    return next;
  }

  return {
    /** A page of a site that should have shown cards showed none. */
    sawNoCards: (site: string): Promise<void> => note(`no card on a page of ${site}`),
    /** An error that was answered to somebody or to nobody. */
    report: (error: unknown, when: string): Promise<void> => note(`${when}: ${asTrouble(error).message}`),
    /** All notes as text, the newest first, headed by what runs where. */
    async text(): Promise<string> {
      const lines = (await notes()).map(({ at, what }) => `${new Date(at).toISOString()} ${what}`);
      return [about(), ...lines.reverse()].join('\n');
    },
  };
}

export type Diagnostics = ReturnType<typeof createDiagnostics>;
