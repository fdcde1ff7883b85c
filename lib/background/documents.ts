import { isUnmarked, type MarkShown } from '../mark/mark.ts';
import type { PaperId } from '../paper/ids/paper-id.ts';
import { Trouble } from '../paper/trouble.ts';
import { CLAIMED_MAX, type Claims, DOCUMENT_MAX } from '../protocol/requests.ts';
import type { Sender } from '../protocol/roles.ts';
import type { SessionArea } from './editing.ts';

/** One document of a page that shows cards. */
interface Document {
  key: string;
  tab: number;
  /** The papers that were asked about in its name: true for those that it shows now, null for what it only claimed to be another id. */
  papers: Map<PaperId, boolean | null>;
  /** Those that it shows and the library has. */
  saved: Set<PaperId>;
}

/** A document as it is listed: its key and its tab. */
type Listed = [key: string, tab: number];

/** How many documents of one tab are remembered: the last, and those that the Back button may bring again. */
export const KEPT_OF_TAB = 6;

/** How many documents are remembered in all. */
export const DOCUMENTS_KEPT = 200;

const NEWEST_LAST = 'documents';

/**
 * The documents that show cards: what was asked in the name of each, which is bounded, and what each shows now. They
 * are kept in the session's storage, so that they outlive the background.
 *
 * @param show called with how many of the papers that a tab now shows are saved, whenever its page has spoken
 */
export function createDocuments(area: SessionArea, show: (tab: number, saved: number) => void) {
  const held = new Map<string, Document>();
  let turn: Promise<unknown> = Promise.resolve();

  /** Runs one piece of work after the other, so that each finds what the one before has left. */
  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const done = turn.then(work);
    turn = done.catch(() => undefined);
    return done;
  }

  async function read<T>(key: string): Promise<T | undefined> {
    const found = await area.get(key).catch((): Record<string, unknown> => ({}));
    return found[key] as T | undefined;
  }

  async function listed(): Promise<Listed[]> {
    return (await read<Listed[]>(NEWEST_LAST)) ?? [];
  }

  async function find(sender: Sender): Promise<Document | undefined> {
    const key = keyOf(sender);
    const kept = held.has(key) ? undefined : await read<[PaperId, boolean | null][]>(papersOf(key));
    if (kept) {
      const papers = new Map(kept);
      const saved = (await read<PaperId[]>(savedOf(key))) ?? [];
      // Of those that were saved, some may be shown no longer.
      held.set(key, { key, tab: tabOf(sender), papers, saved: new Set(saved.filter((paper) => papers.get(paper))) });
    }
    return held.get(key);
  }

  async function add(sender: Sender): Promise<Document> {
    const document: Document = { key: keyOf(sender), tab: tabOf(sender), papers: new Map(), saved: new Set() };
    const all = await listed();
    const gone = all.filter(([, tab]) => tab === document.tab).slice(0, 1 - KEPT_OF_TAB);
    const left = all.filter((each) => !gone.includes(each));
    gone.push(...left.slice(0, 1 - DOCUMENTS_KEPT));
    await forget(gone);
    save({ [NEWEST_LAST]: [...left.slice(1 - DOCUMENTS_KEPT), [document.key, document.tab]] });
    held.set(document.key, document);
    return document;
  }

  async function forget(documents: Listed[]): Promise<void> {
    for (const [key] of documents) held.delete(key);
    await area.remove(documents.flatMap(([key]) => [papersOf(key), savedOf(key)]));
  }

  /** Nobody waits for it. The place holds a few megabytes: when it is full, it is done without, and lost with the background. */
  function save(items: Record<string, unknown>): void {
    area.set(items).catch(() => undefined);
  }

  return {
    /**
     * A page asks about papers, and shows them unless it only asks `since` when they changed; those in `gone` it shows no
     * longer. Answers whether nothing was known of the document: then it needs to be told all.
     *
     * @throws Trouble `too-much` when too many were asked about in its name
     */
    asks(sender: Sender, papers: readonly PaperId[], { since, gone = [] }: { since?: number; gone?: PaperId[] } = {}): Promise<boolean> {
      return inTurn(async () => {
        const known = await find(sender);
        const document = known ?? (await add(sender));
        const fresh = new Set(papers.filter((paper) => (document.papers.get(paper) ?? null) === null));
        const more = [...fresh].filter((paper) => !document.papers.has(paper));
        if (document.papers.size + more.length > DOCUMENT_MAX) throw new Trouble('too-much', 'papers of one document');
        const shown = since === undefined || !known;
        const put = [...(shown ? papers : fresh)].filter((paper) => document.papers.get(paper) !== shown);
        const here = new Set(papers);
        const taken = gone.filter((paper) => document.papers.get(paper) && !here.has(paper));
        for (const paper of put) document.papers.set(paper, shown);
        for (const paper of taken) {
          document.papers.set(paper, false);
          document.saved.delete(paper);
        }
        if (put.length + taken.length > 0 || !known) save({ [papersOf(document.key)]: [...document.papers] });
        return !known;
      });
    },

    /** What is looked at of what a page claims: other ids of papers that it shows, as many as there is room for. */
    claims(sender: Sender, also: Claims): Promise<Claims> {
      return inTurn(async () => {
        const document = await find(sender);
        if (!document) return [];
        const { key, papers } = document;
        let claimed = [...papers.values()].filter((shown) => shown === null).length;
        const before = claimed;
        const hasRoom = (id: PaperId): boolean => {
          if (papers.has(id)) return true;
          if (claimed >= CLAIMED_MAX || papers.size >= DOCUMENT_MAX) return false;
          papers.set(id, null);
          claimed++;
          return true;
        };
        const believed = also
          .filter(([id]) => papers.get(id) === true)
          .map(([id, others]) => [id, others.filter(hasRoom)] as const)
          .filter(([, others]) => others.length > 0);
        if (claimed > before) save({ [papersOf(key)]: [...papers] });
        return believed;
      });
    },

    /** The papers that were asked about in a document's name. */
    askedBy(sender: Sender): Promise<ReadonlySet<PaperId>> {
      return inTurn(
        async () => new Set([...((await find(sender))?.papers ?? [])].flatMap(([paper, shown]) => (shown === null ? [] : [paper]))),
      );
    },

    /** What a document was told of the papers it shows: their marks, and that those of `among` without one have none. */
    answered(sender: Sender, marks: readonly [PaperId, MarkShown][], among: readonly PaperId[] = []): Promise<void> {
      return inTurn(async () => {
        const document = await find(sender);
        if (!document) return;
        const { key, tab, papers, saved } = document;
        const before = saved.size;
        let came = 0;
        const isSaved = new Map<PaperId, boolean>(among.map((paper) => [paper, false]));
        for (const [paper, mark] of marks) isSaved.set(paper, !isUnmarked(mark));
        for (const [paper, is] of isSaved) {
          if (!is) saved.delete(paper);
          else if (papers.get(paper) && !saved.has(paper)) {
            saved.add(paper);
            came++;
          }
        }
        if (came > 0 || saved.size !== before) save({ [savedOf(key)]: [...saved] });
        show(tab, saved.size);
      });
    },

    /** The tabs in which a document asked. */
    tabs: (): Promise<number[]> => inTurn(async () => (await listed()).map(([, tab]) => tab)),

    /** A tab was closed: nothing of it is kept. */
    closed(tab: number): Promise<void> {
      return inTurn(async () => {
        const all = await listed();
        const gone = all.filter(([, of]) => of === tab);
        if (gone.length === 0) return;
        await forget(gone);
        save({ [NEWEST_LAST]: all.filter(([, of]) => of !== tab) });
      });
    },
  };
}

export type Documents = ReturnType<typeof createDocuments>;

/** Where the browser names no documents, a tab and its address stand for one. */
const keyOf = ({ documentId, tab, url }: Sender): string => documentId ?? `${tab?.id} ${url}`;
const tabOf = ({ tab }: Sender): number => tab?.id ?? -1;
const papersOf = (key: string): string => `document:${key}`;
const savedOf = (key: string): string => `document-saved:${key}`;
