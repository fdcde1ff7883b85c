import { createEditings, type SessionArea } from '../../lib/background/editing.ts';
import type { PaperId } from '../../lib/paper/ids/paper-id.ts';
import type { Sighting } from '../../lib/paper/paper.ts';
import type { Ours, Sender } from '../../lib/protocol/roles.ts';

const ID = 'abcdefghijklmnopabcdefghijklmnop';
export const BASE = `chrome-extension://${ID}`;
export const NONCE = '00000000-0000-4000-8000-000000000001';

export const OURS: Ours = { id: ID, editor: `${BASE}/editor.html`, pages: [`${BASE}/popup.html`] };

/** Our script in a page of arXiv, in the first tab. */
export const PAGE: Sender = { id: ID, url: 'https://arxiv.org/list/cs.LG/new', frameId: 0, documentId: 'page', tab: { id: 1 } };
/** Our editor in a frame of that page. */
export const EDITOR: Sender = { id: ID, url: `${BASE}/editor.html#${NONCE}`, frameId: 5, documentId: 'editor', tab: { id: 1 } };
export const POPUP: Sender = { id: ID, url: `${BASE}/popup.html` };

export function sightingOf(id: PaperId): Sighting {
  return { paper: { id, title: `On ${id}`, authors: ['Ada Lovelace'] }, met: { site: 'arxiv', url: 'https://arxiv.org/list/cs.LG/new' } };
}

/** `storage.session` as the browsers have it: it holds copies, and refuses what goes beyond `room` UTF-16 code units. */
export function sessionArea(room = Number.POSITIVE_INFINITY): SessionArea & { size(): number; keys(): string[] } {
  const held = new Map<string, string>();
  const sizeOf = (map: Map<string, string>): number => [...map].reduce((sum, [key, value]) => sum + key.length + value.length, 0);
  return {
    async get(key) {
      const value = held.get(key);
      return value === undefined ? {} : { [key]: JSON.parse(value) };
    },
    async set(items) {
      const next = new Map(held);
      for (const [key, value] of Object.entries(items)) next.set(key, JSON.stringify(value));
      if (sizeOf(next) > room) throw new Error('Session storage quota bytes exceeded. Values were not stored.');
      for (const [key, value] of next) held.set(key, value);
    },
    async remove(keys) {
      for (const key of keys) held.delete(key);
    },
    size: () => sizeOf(held),
    keys: () => [...held.keys()],
  };
}

/** Editors as a background knows them that was stopped and started again: the same place, nothing in memory. */
export function restarted(area: SessionArea) {
  return createEditings(area);
}
