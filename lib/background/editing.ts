import type { Sighting } from '../paper/paper.ts';
import { Trouble } from '../paper/trouble.ts';
import type { Sender } from '../protocol/roles.ts';

/** An editor that a page's script announced: which paper it is for, and who may claim it. */
interface Announced {
  sighting: Sighting;
  /** The page that its script announced it from. */
  page: Sender;
  tab: number;
  /** The frame, and the document in it, that has claimed it; nobody else may act with this nonce. */
  frame?: number;
  document?: string;
}

/** A place for small values that outlives the background but not the browser: `storage.session`. */
export interface SessionArea {
  get(key: string): Promise<Record<string, unknown>>;
  set(items: Record<string, unknown>): Promise<void>;
  remove(keys: string[]): Promise<void>;
}

/** How many editors are remembered. Older ones were closed long ago, or never opened. */
export const EDITINGS_KEPT = 200;

const NEWEST_LAST = 'editings';

/** The editors that are open, by nonce. An editor gets its paper once, and may then act on that paper alone. */
export function createEditings(area: SessionArea) {
  let turn: Promise<unknown> = Promise.resolve();

  /** Runs one piece of work after the other, so that of two frames with one nonce the second finds it claimed. */
  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const done = turn.then(work);
    turn = done.catch(() => undefined);
    return done;
  }

  async function read<T>(key: string): Promise<T | undefined> {
    return (await area.get(key))[key] as T | undefined;
  }

  async function add(nonce: string, editing: Announced): Promise<void> {
    const nonces = (await read<string[]>(NEWEST_LAST)) ?? [];
    const save = (earlier: string[]) => area.set({ [keyOf(nonce)]: editing, [NEWEST_LAST]: [...earlier, nonce] });
    const kept = nonces.slice(-EDITINGS_KEPT + 1);
    await area.remove(nonces.slice(0, nonces.length - kept.length).map(keyOf));
    // The place holds a few megabytes: when it is full, those before make way.
    await save(kept).catch(() => area.remove(kept.map(keyOf)).then(() => save([])));
  }

  return {
    /** A page's script is about to open an editor. */
    announce(nonce: string, sighting: Sighting, { url, documentId, tab }: Sender): Promise<void> {
      return inTurn(async () => {
        if (tab?.id === undefined) throw new Trouble('not-allowed', 'no tab');
        if (await read(keyOf(nonce))) throw new Trouble('not-allowed', 'nonce used');
        await add(nonce, { sighting, page: { url, documentId, tab: { id: tab.id } }, tab: tab.id });
      });
    },
    /** An editor asks what it is for; a second frame or document with the same nonce is refused. */
    claim(sender: Sender): Promise<Sighting> {
      return inTurn(async () => {
        const key = keyOf(nonceOf(sender));
        const editing = await read<Announced>(key);
        if (!editing || editing.tab !== sender.tab?.id || editing.frame !== undefined || !sender.frameId) throw refused();
        await area.set({ [key]: { ...editing, frame: sender.frameId, ...(sender.documentId && { document: sender.documentId }) } });
        return editing.sighting;
      });
    },
    /** What an editor that has claimed its paper may act on, and the page that it stands in. */
    async claimed(sender: Sender): Promise<{ sighting: Sighting; page: Sender }> {
      const editing = await read<Announced>(keyOf(nonceOf(sender)));
      const { tab, frame, document } = editing ?? {};
      const isItsOwn = tab === sender.tab?.id && frame === sender.frameId && document === sender.documentId;
      if (!editing || frame === undefined || !isItsOwn) throw refused();
      return { sighting: editing.sighting, page: editing.page };
    },
  };
}

export type Editings = ReturnType<typeof createEditings>;

const keyOf = (nonce: string): string => `editing:${nonce}`;
const nonceOf = ({ url }: Sender): string => (url ? new URL(url).hash.slice(1) : '');
const refused = (): Trouble => new Trouble('not-allowed', 'this editor was not announced');
