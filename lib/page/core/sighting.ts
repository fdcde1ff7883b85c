import { LONGEST, type Paper, type Sighting } from '../../paper/paper.ts';
import type { Client } from '../../protocol/client.ts';
import { rawText } from '../../sites/kit/page-text.ts';
import type { Card, Site } from '../../sites/kit/site.ts';
import { bringInteraction, interactionHere } from './bring-interaction.ts';

/**
 * The paper on a card as the page tells of it, and where that is. The file for reaching reads the page, so it may take a moment;
 * when that file does not come, or the card shows another paper by then, the id and the title as they are now have to do.
 * Never rejects.
 */
export function sight(site: Site, card: Card, client: Client): Sighting | Promise<Sighting> {
  const url = new URL(location.href);
  const met = { site: site.id, url: (url.origin + url.pathname + url.search).slice(0, LONGEST.url) };
  const { id, version, title } = card;
  const raw = rawText(title, site.label).slice(0, LONGEST.title);
  const sighting = (facts?: Partial<Paper>): Sighting => ({
    paper: { id, authors: [], ...(version && { version }), ...facts, title: facts?.title || raw },
    met,
  });
  const float = interactionHere();
  if (float) return sighting(float.readPaper(document, url, card));
  // That file alone reads formulas, and reads them later. A copy in the page would tell it: its own elements are made anew, its images loaded.
  const kept = new Document().importNode(title, true);
  return bringInteraction(client)
    .then(({ readPaper, read }) => sighting(shows(site, card) ? readPaper(document, url, card) : { title: read(kept) }))
    .catch(() => sighting());
}

/** Whether a card that was found earlier is there still, with the same paper. */
export function shows(site: Site, { id, elements: [first] }: Card): boolean {
  return site.cards(document, new URL(location.href)).some((card) => card.id === id && card.elements[0] === first);
}
