import type { Client } from '../../protocol/client.ts';
import { orByLinks, ROOM } from '../../sites/kit/last-resort.ts';
import type { Site } from '../../sites/kit/site.ts';
import { LINKED } from '../../sites/linked.ts';
import { keepRoom } from '../core/room.ts';

const carried = new WeakSet<Site>();

/**
 * Gives a page's site the rule of last resort: where its adapter finds too few cards, links tell the others. The first time that
 * they do, it is noted. Looks at the page anew where there are more cards now.
 */
export function carry(site: Site, client: Client, look: () => void): void {
  const linked = LINKED[site.id];
  if (!linked || carried.has(site)) return;
  carried.add(site);
  const own = site.cards;
  let isNoted = false;
  // What changes its links may change its cards.
  site.anchor += `, ${linked.links}`;
  site.cards = (doc, url) => {
    const kind = site.pageAt(url);
    const cards = own(doc, url);
    const all = kind ? orByLinks(linked, kind, doc, url, cards) : cards;
    if (all !== cards && !isNoted) {
      isNoted = true;
      keepRoom(ROOM);
      client('sawLinksCarry', null).catch(() => undefined);
    }
    return all;
  };
  site.cards(document, new URL(location.href));
  if (isNoted) look();
}
