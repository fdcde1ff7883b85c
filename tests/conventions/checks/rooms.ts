import { posix } from 'node:path';
import { type Files, shippedSource } from './files.ts';

/** From top to bottom: a room imports from itself and from those below. */
export const ROOMS = [
  'entrypoints',
  'components/popup',
  'components/library',
  'components/welcome',
  'components/settings',
  'components/data',
  'components/search',
  'components/editor',
  'components/papers',
  'components/ui',
  'lib/page',
  'lib/background',
  'lib/library',
  'lib/protocol',
  'lib/formats',
  'lib/sites',
  'lib/mark',
  'lib/paper',
] as const;

export type Room = (typeof ROOMS)[number];

/** The texts a person reads: ground that every room stands on, save those that know no browser. */
const GROUND = 'lib/text.ts';

/** Rooms of pure functions and data: no browser, no texts. */
const PURE: readonly Room[] = ['lib/paper', 'lib/mark', 'lib/sites', 'lib/formats'];

/** Those that run in every page, and so do without packages too. */
const BARE: readonly Room[] = ['lib/paper', 'lib/mark', 'lib/sites'];

/** What runs in a page holds none of the library, nor what checks messages. */
const NOT_IN_PAGES = /^lib\/(library\/|background\/|protocol\/(server|schemas)\.ts$)/;

/** Packages that a room does without. */
const WITHOUT: { [room in Room | 'components']?: RegExp } = {
  components: /^wxt(\/|$)/,
  'lib/formats': /^(wxt|react|react-dom|dexie|dexie-react-hooks)(\/|$)/,
  'lib/page': /^(react|react-dom|dexie|dexie-react-hooks|zod)(\/|$)/,
  'lib/library': /^(react|react-dom|dexie-react-hooks)(\/|$)/,
  'lib/background': /^(react|react-dom|dexie-react-hooks)(\/|$)/,
  'lib/protocol': /^(react|react-dom|dexie|dexie-react-hooks)(\/|$)/,
};

export interface Import {
  /** As written. */
  of: string;
  line: number;
}

/** Every import and re-export of a source, of values and types, static and dynamic. */
export function importsOf(source: string): Import[] {
  const found = source.matchAll(/(?<!['"`])(?:\bfrom\s*|\bimport\s*\(?\s*)(['"`])([^'"`\n]+)\1/g);
  return [...found].map((match) => ({ of: match[2] ?? '', line: source.slice(0, match.index).split('\n').length }));
}

export function roomOf(path: string): Room | undefined {
  return ROOMS.find((room) => path.startsWith(`${room}/`));
}

/** A sentence for each import that points up, and for each file of lib that is in no room. */
export function wrongImports(files: Files): string[] {
  return shippedSource(files).flatMap(([path, source]) => {
    const room = roomOf(path);
    if (!room && path !== GROUND) return [`${path} is in no room: put it into one of ${ROOMS.join(', ')}.`];
    return importsOf(source).flatMap(({ of, line }) => {
      const wrong = of.startsWith('.') ? wrongPath(room, posix.join(posix.dirname(path), of)) : wrongPackage(room, of);
      return wrong ? [`${path}:${line} ${wrong}`] : [];
    });
  });
}

function wrongPath(room: Room | undefined, target: string): string | undefined {
  const name = room ?? GROUND;
  if (target.startsWith('public/_locales/') && !room) return undefined;
  if (target === GROUND) return room && PURE.includes(room) ? `imports the texts, and ${room} knows no browser: hand them in.` : undefined;
  if (room === 'lib/page' && NOT_IN_PAGES.test(target))
    return `imports ${target}, and runs in pages: ask the background for what it needs.`;
  if (isOfComponents(room) && roomOf(target) === 'lib/page')
    return `imports ${target}, which runs in the pages of sites: move what both need down.`;
  const to = roomOf(target);
  if (!to) return `imports ${target}, which is no room: what is shipped imports from ${ROOMS.join(', ')} alone.`;
  if (room && ROOMS.indexOf(room) <= ROOMS.indexOf(to)) return undefined;
  return `points up, from ${name} to ${to}: move what both need down, or hand it in from above.`;
}

function wrongPackage(room: Room | undefined, name: string): string | undefined {
  if (/^zod(\/v\d)?$/.test(name)) return 'imports zod whole: import zod/mini.';
  if (room && BARE.includes(room)) return `imports ${name}: ${room} is pure, and does without packages and browser.`;
  const kind = isOfComponents(room) ? 'components' : room;
  return kind && WITHOUT[kind]?.test(name) ? `imports ${name}, which ${kind} does without.` : undefined;
}

function isOfComponents(room: Room | undefined): boolean {
  return room?.startsWith('components/') ?? false;
}
