import { citationFacts } from './card-facts.ts';
import type { ReadPaper } from './site.ts';

/** Reads a card that links told: its id, what it is called, and on a paper's own page what those who cite it are told; any other as its site does. */
export function orNamed(readPaper: ReadPaper): ReadPaper {
  return (doc, url, card) => {
    const { id, version, named, place } = card;
    if (named === undefined) return readPaper(doc, url, card);
    const stated = place.as === 'title' ? citationFacts(doc) : {};
    return { authors: [], ...stated, title: named, id, ...(version && { version }) };
  };
}
