import { PAGE_FILES } from '../../../lib/protocol/page-file.ts';
import type { Files } from './files.ts';
import { type Manifest, manifestOf } from './manifest.ts';

/** The most bytes that one page load runs, and the most of each file that comes later. */
export const PAGE_MAX = 25_000;

/** The most bytes of the first file where a person asked for strips on any page. It knows every scheme: a debt that the README tells. */
export const ANY_MAX = 31_000;

const FIRST = /^overlay-/;

/** Files that run in the pages of every site, after the first. */
const FOR_ALL = PAGE_FILES.map((file) => `${file}.js`);

/** The files that the background runs in the pages of a site: for triage, and once a person reaches for a strip or more. */
export function secondFiles({ content_scripts = [] }: Manifest): string[] {
  const interactions = content_scripts.flatMap(({ js = [] }) =>
    js.filter((path) => FIRST.test(path)).map((path) => path.replace(FIRST, 'interaction-')),
  );
  return interactions.length > 0 ? [...interactions, ...FOR_ALL] : [];
}

/** Texts that minifying leaves, by which a library is known. */
export const TELL_TALES = {
  React: ['react.transitional.element', 'Minified React error'],
  zod: ['_zod', 'invalid_type'],
  Dexie: ['PrematureCommit', 'DatabaseClosed'],
} as const;

/** Names of what could reach the network, and of code that comes as text. */
const NETWORK =
  /\b(?:fetch|importScripts|eval)\s*\(|\b(?:XMLHttpRequest|WebSocket|WebTransport|EventSource|RTCPeerConnection|sendBeacon|fetchLater)\b|\bnew (?:Shared)?Worker\b|\bnew Function\b|\bimport\(\s*[`'"]https?:/g;

/** The files that a page load runs, by host: every content script of it, scripts and styles. */
export function pageLoads({ content_scripts = [] }: Manifest): Map<string, string[]> {
  const loads = new Map<string, string[]>();
  for (const { matches = [], js = [], css = [] } of content_scripts) {
    const hosts = new Set(matches.map((match) => new URL(match.replaceAll('*', '')).host));
    for (const host of hosts) loads.set(host, [...(loads.get(host) ?? []), ...js, ...css]);
  }
  return loads;
}

/** A sentence for each page load, and for each file that comes later, that is over its budget or not there. */
export function overBudget(built: Files): string[] {
  const manifest = manifestOf(built);
  const second = secondFiles(manifest).map((path): [string, string[]] => ['a page, later,', [path]]);
  const loads = [...pageLoads(manifest), ...second];
  if (second.length === 0) return ['The manifest has no content scripts: nothing would run in a page.'];
  return loads.flatMap(([where, paths]) => {
    const missing = paths.filter((path) => !built.has(path));
    if (missing.length > 0) return [`${where} runs ${missing.join(', ')}, and the build has no such file.`];
    const bytes = paths.reduce((sum, path) => sum + (built.get(path)?.length ?? 0), 0);
    return bytes > PAGE_MAX
      ? [`${where} runs ${bytes} bytes (${paths.join(', ')}): at most ${PAGE_MAX} fit, so take something out or bring it later.`]
      : [];
  });
}

/** The first file of each site that is asked for later. */
export function laterFirstFiles(built: Files): string[] {
  const first = new Set([...pageLoads(manifestOf(built)).values()].flat());
  return [...built.keys()].filter((path) => FIRST.test(path) && !first.has(path));
}

/** A sentence for each of those that is over its budget. */
export function laterOverBudget(built: Files): string[] {
  return laterFirstFiles(built)
    .map((path) => ({ path, bytes: built.get(path)?.length ?? 0, most: path === 'overlay-any.js' ? ANY_MAX : PAGE_MAX }))
    .filter(({ bytes, most }) => bytes > most)
    .map(({ path, bytes, most }) => `${path} has ${bytes} bytes: at most ${most} fit, so take something out or bring it later.`);
}

/** A sentence for each library in a file that runs in pages. */
export function librariesInPages(built: Files): string[] {
  const later = [...built.keys()].filter((path) => /^(?:overlay|interaction)-.*\.js$/.test(path));
  const paths = new Set([...pageLoads(manifestOf(built)).values(), secondFiles(manifestOf(built)), later].flat());
  return [...paths].flatMap((path) =>
    Object.entries(TELL_TALES)
      .filter(([, tales]) => tales.some((tale) => built.get(path)?.includes(tale)))
      .map(
        ([library]) =>
          `${path} runs in pages and has ${library} in it: import it nowhere below entrypoints/overlay.ts, interaction.ts, triage.ts and panels.ts.`,
      ),
  );
}

/** Properties that take an image, with a name that a page may register as one: https://drafts.css-houdini.org/css-properties-values-api/ */
const IMAGE_BY_NAME =
  /(?<![\w-])(?:background|list-style|mask|border-image)(?:-image|-source)?\s*:[^;{}]*?var\(|(?<![\w-])(?:content|cursor|filter)\s*:[^;{}]*?var\(/g;

/** A sentence for each style of what runs in pages that fetches an image of the page's, and so tells what it depends on. */
export function imagesByName(built: Files): string[] {
  return [...built]
    .filter(([path]) => /^(?:overlay|interaction)-.*\.js$/.test(path) || FOR_ALL.includes(path))
    .flatMap(([path, text]) =>
      [...text.matchAll(IMAGE_BY_NAME)].map(
        ([found]) => `${path} has ${found}: a page may register that name as an image, so name a colour's own property.`,
      ),
    );
}

/** The hosts that titles are looked up at, by the only request there is. */
const ASKED = ['export.arxiv.org', 'api.crossref.org'];

/** An address that is written out up to the path on its host: what is put in behind that leads to no other. */
const WRITTEN_OUT = String.raw`\`https:\/\/([a-z.]+)\/[\w/?=]*(?:\$\{encodeURIComponent\(\w+\)\})?\``;

/** The only request: one of two addresses, sent without cookies. */
const REQUEST = new RegExp(String.raw`^fetch\([\w$]+===\`\w+\`\?${WRITTEN_OUT}:${WRITTEN_OUT},\{credentials:\`omit\`,`);

/** Whether what begins here is the one request that may leave the machine, and names the hosts that are asked and no others. */
function isRequest(path: string, text: string): boolean {
  const [, ...hosts] = REQUEST.exec(text) ?? [];
  return path === 'background.js' && hosts.length === ASKED.length && ASKED.every((host) => hosts.includes(host));
}

/** A sentence for each thing in a build that could reach the network or run code from elsewhere, but the one request that a person may switch on. */
export function waysOut(built: Files): string[] {
  let requests = 0;
  return [...built].flatMap(([path, text]) => {
    if (path.endsWith('.js'))
      return [...text.matchAll(NETWORK)]
        .filter(({ index }) => !isRequest(path, text.slice(index, index + 500)) || ++requests > 1)
        .map(
          ([found]) =>
            `${path} has ${found}: nothing leaves the machine but one request, for titles, to ${ASKED.join(' or ')}, and no code comes from elsewhere.`,
        );
    const outside = path.endsWith('.html')
      ? /<(?:script|link|iframe|img)\b[^>]*(?:src|href)="(?:https?:)?\/\/[^"]*"|<script(?![^>]*\bsrc=)[^>]*>/g
      : /@import|url\(\s*["']?(?:https?:)?\/\//g;
    return /\.(html|css)$/.test(path)
      ? [...text.matchAll(outside)].map(([found]) => `${path} has ${found}: everything a page of ours loads is in the package.`)
      : [];
  });
}
