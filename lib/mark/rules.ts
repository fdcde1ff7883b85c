import { fold } from '../paper/fold.ts';
import type { Rule } from './settings.ts';
import { tagKey } from './tag.ts';

/** What rules are weighed against. */
export interface Weighable {
  title: string;
  authors: readonly string[];
  /** Of the person's mark. */
  tags: readonly string[];
  /** As the page names them, such as `cs.LG`. */
  categories: readonly string[];
}

/** The rule that holds for a paper: the first that highlights it, else the first that dims it. */
export function weigh(rules: readonly Rule[], paper: Weighable): Rule | undefined {
  const fitting = rules.filter((rule) => fits(rule, paper));
  return fitting.find(({ does }) => does === 'highlight') ?? fitting[0];
}

function fits({ by, what }: Rule, { title, authors, tags, categories }: Weighable): boolean {
  const wanted = fold(what);
  if (wanted === '') return false;
  switch (by) {
    case 'word':
      return bare(what) !== '' && ` ${bare(title)}`.includes(` ${bare(what)}`);
    case 'author':
      return authors.some((author) => fold(author) === wanted || fold(author).endsWith(` ${wanted}`));
    case 'tag':
      return tags.some((tag) => tagKey(tag) === tagKey(what));
    case 'category':
      return categories.some((category) => fold(category) === wanted || fold(category).startsWith(`${wanted}.`));
  }
}

/** A text as its words, so that a rule finds the beginning of any of them. */
function bare(text: string): string {
  return fold(text)
    .replace(/[^\p{L}\p{N}+#]+/gu, ' ')
    .trim();
}
