import type { MarkedPaper } from '../../mark/marked-paper.ts';
import { paperUrl } from '../../paper/ids/schemes.ts';
import { plainTex } from '../../paper/tex.ts';
import { manyLines } from '../kit/plain-text.ts';
import { obsidianTag } from './obsidian-tag.ts';
import { yamlList, yamlText } from './yaml-text.ts';

/**
 * A paper as a Markdown file: its properties as Obsidian reads them, then the note as it was written.
 * https://help.obsidian.md/properties
 */
export function markdownPage({ paper, mark, savedAt, met }: MarkedPaper): string {
  const tags = [...new Set(mark.tags.map(obsidianTag))].filter((tag) => tag !== '');
  const asWritten = tags.length === mark.tags.length && tags.every((tag, at) => tag === mark.tags[at]);
  const lines = [
    '---',
    `title: ${yamlText(plainTex(paper.title))}`,
    ...yamlList('authors', paper.authors),
    ...(paper.authorsCut ? ['authors_cut: true'] : []),
    ...(paper.published ? [`published: ${dateText(paper.published)}`] : []),
    `status: ${mark.status}`,
    ...(mark.star ? ['starred: true'] : []),
    ...yamlList('tags', tags),
    // Obsidian refuses blanks and most signs in a tag: where that changed one, all of them as they were written.
    ...(asWritten ? [] : yamlList('tags_as_written', mark.tags)),
    `saved: ${secondText(savedAt)}`,
    `id: ${yamlText(paper.id)}`,
    `url: ${yamlText(paperUrl(paper.id))}`,
    ...(paper.version ? [`version: ${paper.version}`] : []),
    ...(met ? [`met_site: ${yamlText(met.site)}`, `met_url: ${yamlText(met.url)}`] : []),
    ...(paper.abstract ? [`abstract: ${yamlText(paper.abstract)}`] : []),
    '---',
  ];
  const note = manyLines(mark.note);
  return `${lines.join('\n')}\n${note ? `\n${note}\n` : ''}`;
}

/** A whole date as Obsidian knows one; a year or month alone as a text. */
function dateText(published: string): string {
  return published.length === 10 ? published : yamlText(published);
}

/** A moment as Obsidian's properties have it: to the second, without a zone; it is UTC. */
function secondText(moment: number): string {
  const iso = new Date(moment).toISOString();
  return iso.length === 24 ? iso.slice(0, 19) : yamlText(iso);
}
