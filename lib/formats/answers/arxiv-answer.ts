import type { Paper } from '../../paper/paper.ts';
import { publishedFrom } from '../kit/dates.ts';
import { oneLine } from '../kit/plain-text.ts';
import { factsOf } from './answered-facts.ts';
import { elementsIn, readXml, textIn } from './xml.ts';

/**
 * The paper that arXiv tells of when it is asked for one: https://info.arxiv.org/help/api/user-manual.html#_details_of_atom_results_returned
 * Null when the answer tells of none, of several, or cannot be read; an error comes as an entry without a paper's address.
 */
export function readArxivAnswer(answer: string): Paper | null {
  const feed = readXml(answer);
  const [entry, ...others] = feed?.name === 'feed' ? elementsIn(feed, 'entry') : [];
  if (!entry || others.length > 0) return null;
  return factsOf({
    places: { addresses: [oneLine(textIn(entry, 'id'))] },
    title: textIn(entry, 'title'),
    authors: elementsIn(entry, 'author').map((author) => textIn(author, 'name')),
    published: publishedFrom(oneLine(textIn(entry, 'published'))),
    abstract: oneLine(textIn(entry, 'summary')),
  });
}
