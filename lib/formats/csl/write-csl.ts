import type { MarkedPaper } from '../../mark/marked-paper.ts';
import { paperUrl } from '../../paper/ids/schemes.ts';
import { idIn, idText } from '../../paper/links.ts';
import { bibtexKey } from '../bibtex/bibtex-fields.ts';
import { nameParts } from '../kit/name-parts.ts';
import { momentText } from '../kit/own-facts.ts';

/**
 * A paper as an item of a CSL-JSON array: https://docs.citationstyles.org/en/stable/specification.html
 * What only we know, and the tags as they are (`keyword` has them between commas), stand in `custom.papermarks`.
 */
export function cslItem({ paper, mark, savedAt, met }: MarkedPaper): string {
  const { id, title, authors, authorsCut, published, abstract, version } = paper;
  const value = idIn('arxiv', paper);
  const item = {
    id: bibtexKey(paper),
    type: 'article',
    title,
    author: authors.length > 0 ? authors.map(nameParts) : undefined,
    issued: published ? { 'date-parts': [published.split('-').map(Number)] } : undefined,
    abstract,
    publisher: value && 'arXiv',
    number: idText(id),
    archive: value && 'arXiv',
    archive_location: value,
    DOI: idIn('doi', paper),
    PMID: idIn('pmid', paper),
    PMCID: idIn('pmcid', paper),
    version: version?.toString(),
    URL: paperUrl(id),
    keyword: mark.tags.length > 0 ? mark.tags.join(', ') : undefined,
    note: mark.note || undefined,
    custom: {
      papermarks: {
        status: mark.status,
        star: mark.star || undefined,
        tags: mark.tags,
        saved: momentText(savedAt),
        version,
        authorsCut,
        met,
      },
    },
  };
  return JSON.stringify(item, (_, part: unknown) => (typeof part === 'string' ? part.toWellFormed() : part));
}
