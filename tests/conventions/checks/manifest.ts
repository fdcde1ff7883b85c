import type { Files } from './files.ts';

/** The parts of a manifest that say what the extension may do. */
export interface Manifest {
  permissions?: string[];
  optional_permissions?: string[];
  host_permissions?: string[];
  optional_host_permissions?: string[];
  content_scripts?: { matches?: string[]; js?: string[]; css?: string[]; all_frames?: boolean; world?: string }[];
  web_accessible_resources?: { resources: string[]; matches?: string[]; use_dynamic_url?: boolean }[];
  externally_connectable?: unknown;
  content_security_policy?: unknown;
  key?: string;
  browser_specific_settings?: { gecko?: { id?: string; data_collection_permissions?: { required?: string[] } } };
}

const PERMISSIONS = ['storage', 'unlimitedStorage', 'scripting', 'activeTab', 'contextMenus'];
/** Asked for only when a person chooses what needs it. */
const OPTIONAL = ['downloads'];
const PAGES = /^https:\/\/(huggingface\.co\/papers(\*|\/|$)|((www|export)\.)?arxiv\.org\/(list|abs|catchup|a|search)\/\*$)/;
/** Only over https, where a person may want strips on any site; in Chromium under an address that no page can guess. */
const ORIGINS = /^https:\/\/\*\/\*$/;
/** Whole hosts, and any other one origin at a time. */
const OPTIONAL_HOST = /^https:\/\/(\*|[a-z0-9.-]+)\/\*$/;

export function manifestOf(built: Files): Manifest {
  return JSON.parse(built.get('manifest.json') ?? '{}') as Manifest;
}

/** A sentence for each thing that a manifest asks for beyond Hugging Face papers and arXiv. */
export function tooMuchAsked(manifest: Manifest): string[] {
  const {
    permissions = [],
    optional_permissions = [],
    host_permissions = [],
    optional_host_permissions = [],
    content_scripts = [],
    web_accessible_resources = [],
  } = manifest;
  const patterns = [
    ...host_permissions.map((pattern) => ['host_permissions', pattern, PAGES] as const),
    ...optional_host_permissions.map((pattern) => ['optional_host_permissions', pattern, OPTIONAL_HOST] as const),
    ...content_scripts.flatMap(({ matches = [] }) => matches.map((pattern) => ['content_scripts', pattern, PAGES] as const)),
    ...web_accessible_resources.flatMap(({ matches = [] }) =>
      matches.map((pattern) => ['web_accessible_resources', pattern, ORIGINS] as const),
    ),
  ];
  return [
    ...[...permissions, ...optional_permissions.filter((name) => !OPTIONAL.includes(name))]
      .filter((name) => !PERMISSIONS.includes(name))
      .map((name) => `The manifest asks for the permission "${name}": Papermarks does with ${PERMISSIONS.join(', ')}.`),
    ...patterns
      .filter(([, pattern, allowed]) => !allowed.test(pattern))
      .map(
        ([where, pattern]) =>
          `The manifest's ${where} has ${pattern}: required hosts are Hugging Face papers and arXiv alone; ask for others when they are wanted.`,
      ),
    ...web_accessible_resources
      .flatMap(({ resources }) => resources)
      .filter((resource) => resource !== 'editor.html')
      .map((resource) => `Pages may load ${resource}: they need the editor's frame alone.`),
    ...(['externally_connectable', 'content_security_policy'] as const)
      .filter((name) => manifest[name] !== undefined)
      .map((name) => `The manifest has ${name}: leave it out, the browser's own rule is the strictest.`),
    ...content_scripts
      .filter(({ all_frames, world }) => all_frames || world === 'MAIN')
      .map(({ js }) => `${js} runs in frames or in the page's own world: it must run in the top frame, apart from the page.`),
  ];
}

/** A sentence for what a build for Chromium lacks. */
export function chromeLacks({ key, web_accessible_resources = [] }: Manifest): string[] {
  return [
    ...(key ? [] : ['The build has no key: its id would change from machine to machine.']),
    ...(web_accessible_resources.every(({ use_dynamic_url }) => use_dynamic_url)
      ? []
      : ['The editor has a fixed address: set use_dynamic_url, or any page can tell that Papermarks is there.']),
  ];
}

/** A sentence for what a package for the Chrome store must not have. */
export function storeRefuses({ key }: Manifest): string[] {
  return key === undefined ? [] : ['The package for the store has a key, and the store refuses it: leave it out in mode "store".'];
}

/** A sentence for what a build for Firefox lacks. */
export function firefoxLacks({ browser_specific_settings, key }: Manifest): string[] {
  const { id, data_collection_permissions } = browser_specific_settings?.gecko ?? {};
  return [
    ...(id ? [] : ['The build for Firefox has no gecko.id: its library would be lost with every update.']),
    ...(data_collection_permissions?.required?.join() === 'none'
      ? []
      : ['The build for Firefox does not say that it collects nothing: set data_collection_permissions.required to ["none"].']),
    ...(key === undefined ? [] : ['The build for Firefox has a key, which is for Chromium.']),
  ];
}
