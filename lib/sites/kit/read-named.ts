import { citationFacts } from './card-facts.ts';
import type { ReadPaper } from './site.ts';

/** Reads a card that links told: its id, what it is called, and on a paper's own page what those who cite it are told; any other as its site does. One that its site cannot read has no title and no more than its id: the words on the card have to do. */
export function orNamed(readPaper: ReadPaper): ReadPaper {
  return (doc, url, card) => {
    const { id, version, named, place } = card;
    const bare = { authors: [], id, ...(version && { version }) };
    try {
      if (named === undefined) return readPaper(doc, url, card);
    } catch {
      return { ...bare, title: '' };
    }
    const stated = place.as === 'title' ? citationFacts(doc) : {};
    return { ...bare, ...stated, title: named };
  };
}
