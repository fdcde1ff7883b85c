import { LONGEST } from '../../paper/paper.ts';
import { field, list } from './page-data.ts';
import { pageText, plainText } from './page-text.ts';

/** How deep the data of a page nests that is read. */
const DEEPEST = 12;

/** The authors of a page of ScienceDirect, which has no tags for them: those of its data, else those it shows. */
export function elsevierAuthors(doc: Document): string[] {
  const told = [...doc.querySelectorAll('script[type="application/json"]')]
    .slice(0, 20)
    .map((script) => script.textContent ?? '')
    .filter((text) => text.includes('"surname"'));
  for (const text of told) {
    const names = authorsIn(field(field(parsed(text), 'authors'), 'content'), 0);
    if (names.length > 0) return names.slice(0, LONGEST.authors);
  }
  return [...doc.querySelectorAll('.author-group :has(> .surname)')]
    .map((name) => pageText(name, { longest: LONGEST.author }))
    .filter((name) => name !== '')
    .slice(0, LONGEST.authors);
}

/** The names below a list of parts, each with `#name`, its own text as `_`, and the parts in it as `$$`. */
function authorsIn(parts: unknown, depth: number): string[] {
  if (depth > DEEPEST) return [];
  return list(parts).flatMap((part) => {
    const inside = list(field(part, '$$'));
    const name = field(part, '#name');
    if (name === 'author') return nameOf(inside.filter((each) => /^(?:given-name|surname|suffix)$/.test(String(field(each, '#name')))));
    if (name === 'collaboration') return nameOf(inside.filter((each) => field(each, '#name') === 'text'));
    return authorsIn(inside, depth + 1);
  });
}

function nameOf(parts: readonly unknown[]): string[] {
  const name = plainText(parts.map((part) => textOf(part, 0)).join(' '), LONGEST.author);
  return name ? [name] : [];
}

function textOf(part: unknown, depth: number): string {
  const text = field(part, '_');
  if (typeof text === 'string') return text;
  return depth > DEEPEST
    ? ''
    : list(field(part, '$$'))
        .map((each) => textOf(each, depth + 1))
        .join('');
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
