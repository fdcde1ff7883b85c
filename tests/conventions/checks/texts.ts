import { type Files, shippedSource } from './files.ts';

const TEXTS = 'public/_locales/en/messages.json';

/** A sentence for each text that is used and not there, or there and not used. */
export function wrongTexts(files: Files): string[] {
  const texts = Object.keys(JSON.parse(files.get(TEXTS) ?? '{}') as object);
  const sources = shippedSource(files).concat([['wxt.config.ts', files.get('wxt.config.ts') ?? '']]);
  const all = sources.map(([, source]) => source).join('\n');
  const used = new Set([...all.matchAll(/['"]([a-z]\w*)['"]|__MSG_(\w+)__/g)].map((match) => match[1] ?? match[2]));
  const families = [...all.matchAll(/`(\w+_)\$\{[^`]*?\}(\w*)`/g)].map((match) => new RegExp(`^${match[1]}\\w+${match[2]}$`));
  return [
    ...texts
      .filter((key) => !used.has(key) && !families.some((family) => family.test(key)))
      .map((key) => `The text "${key}" is used nowhere: remove it from ${TEXTS}.`),
    ...sources.flatMap(([path, source]) =>
      missing(source, texts).map((key) => `${path} uses the text "${key}", which is not there: add it to ${TEXTS}.`),
    ),
  ];
}

/** What a source asks for by name that is not there; a name with a gap, as `status_${…}`, must fit at least one. */
function missing(source: string, texts: string[]): string[] {
  const named = [...source.matchAll(/\btext\(\s*'(\w+)'|__MSG_(\w+)__/g)].map((match) => match[1] ?? match[2] ?? '');
  const gaps = [...source.matchAll(/\btext\(\s*`(\w*)\$\{[^`]*?\}(\w*)`/g)];
  return [
    ...named.filter((key) => !texts.includes(key)),
    ...gaps
      .filter(([, head, tail]) => !texts.some((key) => new RegExp(`^${head}\\w+${tail}$`).test(key)))
      .map(([, head, tail]) => `${head}…${tail}`),
  ];
}
