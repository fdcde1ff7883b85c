import type { Meeting } from '../paper/paper.ts';
import { Trouble } from '../paper/trouble.ts';
import type { Sender } from './roles.ts';

/** An editor that a page's script announced: which paper it is for, and who may claim it. */
interface Announced {
  meeting: Meeting;
  tab: number;
  /** The frame that has claimed it; nobody else may act with this nonce. */
  frame?: number;
}

/** A place for small values that outlives the background but not the browser: `storage.session`. */
export interface SessionArea {
  get(key: string): Promise<Record<string, unknown>>;
  set(items: Record<string, unknown>): Promise<void>;
}

/** The editors that are open, by nonce. An editor gets its paper once, and may then act on that paper alone. */
export function createEditings(area: SessionArea) {
  return {
    /** A page's script is about to open an editor. */
    async announce(nonce: string, meeting: Meeting, { tab }: Sender): Promise<void> {
      if (tab?.id === undefined) throw new Trouble('not-allowed', 'no tab');
      if (await find(nonce)) throw new Trouble('not-allowed', 'nonce used');
      await put(nonce, { meeting, tab: tab.id });
    },
    /** An editor asks what it is for; a second frame with the same nonce is refused. */
    async claim(sender: Sender): Promise<Meeting> {
      const nonce = nonceOf(sender);
      const editing = await find(nonce);
      if (!editing || editing.tab !== sender.tab?.id || editing.frame !== undefined || !sender.frameId) throw refused();
      await put(nonce, { ...editing, frame: sender.frameId });
      return editing.meeting;
    },
    /** What an editor that has claimed its paper may act on. */
    async claimed(sender: Sender): Promise<Meeting> {
      const editing = await find(nonceOf(sender));
      if (!editing || editing.tab !== sender.tab?.id || editing.frame !== sender.frameId) throw refused();
      return editing.meeting;
    },
  };

  async function find(nonce: string): Promise<Announced | undefined> {
    return (await area.get(keyOf(nonce)))[keyOf(nonce)] as Announced | undefined;
  }

  function put(nonce: string, editing: Announced): Promise<void> {
    return area.set({ [keyOf(nonce)]: editing });
  }
}

export type Editings = ReturnType<typeof createEditings>;

const keyOf = (nonce: string): string => `editing:${nonce}`;
const nonceOf = ({ url }: Sender): string => (url ? new URL(url).hash.slice(1) : '');
const refused = (): Trouble => new Trouble('not-allowed', 'this editor was not announced');
