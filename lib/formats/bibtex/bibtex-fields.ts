import { fold } from '../../paper/fold.ts';
import { paperUrl } from '../../paper/ids/schemes.ts';
import { idIn, idSlug } from '../../paper/links.ts';
import type { Paper } from '../../paper/paper.ts';
import { plainTex } from '../../paper/tex.ts';
import { oneLine } from '../kit/plain-text.ts';
import { plainInTex, texText } from './tex-text.ts';

/**
 * A paper as an entry for BibTeX, as arXiv asks to be cited: https://info.arxiv.org/help/hypertex/bibstyles/index.html
 * It says what is published, and nothing of the mark: it is to stand in what others read.
 */
export function bibtexOf(paper: Paper): string {
  return entryText(bibtexKey(paper), bibtexFields(paper));
}

/** What is published of a paper, by the names that BibTeX has for it; each text ready to stand between braces. */
export function bibtexFields(paper: Paper): Record<string, string | undefined> {
  const { title, authors, authorsCut, published = '', id } = paper;
  const eprint = idIn('arxiv', paper);
  const names = [...authors.map(nameText).filter((name) => name !== ''), ...(authorsCut ? ['others'] : [])];
  const [year, month, day] = published.split('-');
  return {
    // Twice in braces, so that no style takes the capitals from a name. Of TeX that shows nothing, the signs themselves.
    title: `{${plainTex(title).trim() === '' ? plainInTex(oneLine(title)) : texText(title)}}`,
    author: names.join(' and '),
    year,
    month: month && String(Number(month)),
    day: day && String(Number(day)),
    eprint,
    archivePrefix: eprint && 'arXiv',
    primaryClass: eprint?.includes('/') ? eprint.split('/')[0] : undefined,
    doi: idIn('doi', paper),
    url: paperUrl(id),
  };
}

/** An entry with those of its fields that say something. */
export function entryText(key: string, fields: Readonly<Record<string, string | undefined>>): string {
  const lines = Object.entries(fields).flatMap(([name, text]) => (text ? [`  ${name} = {${text}},`] : []));
  return [`@misc{${key},`, ...lines, '}'].join('\n');
}

/** A name as it is written; in braces where BibTeX would take it apart: https://ctan.org/pkg/bibtex */
function nameText(name: string): string {
  const text = texText(name);
  return /,|\sand\s|^and\s|\sand$|^others$/i.test(text) ? `{${text}}` : text;
}

/** Words that say too little of a title to stand for it. */
const SMALL = new Set(['a', 'an', 'and', 'at', 'by', 'for', 'from', 'in', 'is', 'of', 'on', 'the', 'to', 'towards', 'with']);

/**
 * The key of a paper: family name of the first author, year and first word of the title, as people give it by hand, and the
 * id. The id is always there, so that a paper has one key whatever else stands in the file, and no two papers have the same.
 */
export function bibtexKey({ id, title, authors: [first = ''], published = '' }: Paper): string {
  const family = letters(first.split(/\s+/).at(-1) ?? '');
  const words = plainTex(title)
    .split(/[\s\p{Pd}]+/u)
    .map(letters);
  const word = words.find((each) => each !== '' && !SMALL.has(each)) ?? '';
  const value = idSlug(id);
  if (family && word) return `${family}${published.slice(0, 4)}${word}-${value}`;
  return id.startsWith('arxiv:') ? `arxiv-${value}` : value;
}

function letters(text: string): string {
  return fold(text)
    .replace(/[^a-z0-9]/g, '')
    .slice(0, 40);
}
