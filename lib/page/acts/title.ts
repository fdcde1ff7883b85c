import { LONGEST } from '../../paper/paper.ts';
import { plainTex } from '../../paper/tex.ts';
import { pageText } from '../../sites/kit/page-text.ts';
import type { Card, Site } from '../../sites/kit/site.ts';

/** The title of a card's paper as a person reads it: each formula once, as plain text where that can say it. */
export function titleOf({ title }: Card, { label }: Site): string {
  return plainTex(pageText(title, { longest: LONGEST.title, without: label }));
}
