import type { Files } from './files.ts';

/** The adapter of any page that no other knows; it is registered nowhere. */
const ANY = 'any';

/** A sentence for each site that is not registered, has no page to test it on, or no row in the README. */
export function incompleteSites(files: Files, registered: readonly { id: string; name: string; asks?: readonly string[] }[]): string[] {
  const ids = [...files.keys()].flatMap((path) => /^lib\/sites\/adapters\/([^/]+)\.ts$/.exec(path)?.[1] ?? []);
  const sites = ids.filter((id) => id !== ANY);
  const rows = rowsOf(files.get('README.md') ?? '');
  return [
    ...registered
      .filter(({ id }) => !ids.includes(id))
      .map(({ id }) => `The site "${id}" is registered, but there is no lib/sites/adapters/${id}.ts: a site's id is the name of its file.`),
    ...sites.flatMap((id) => {
      const site = registered.find((each) => each.id === id);
      const missing: string[] = [];
      if (!site) missing.push(`lib/sites/adapters/${id}.ts is not registered: add one line to lib/sites/index.ts.`);
      if (![...files.keys()].some((path) => path.startsWith(`tests/pages/${id}/`) && path.endsWith('.html')))
        missing.push(`lib/sites/adapters/${id}.ts has no page to be tested on: add one to tests/pages/${id}/.`);
      if (site?.asks && !files.get('public/_locales/en/messages.json')?.includes(`"gives_${id}"`))
        missing.push(`${site.name} has no text that says what it gives: add "gives_${id}" to public/_locales/en/messages.json.`);
      if (site && !rows.includes(site.name))
        missing.push(`${site.name} has no row in the README: add one that begins with "| ${site.name} |" to its table of sites.`);
      return missing;
    }),
  ];
}

/** The README's table of sites; its rows are the first group. */
export const SITES_TABLE = /^\| *site *\|.*\n\|[-:| ]+\n((?:\|.*(?:\n|$))*)/m;

/** The first cells of the README's table of sites. */
function rowsOf(readme: string): string[] {
  const [, table = ''] = SITES_TABLE.exec(readme) ?? [];
  return table.split('\n').map((row) => row.split('|')[1]?.trim() ?? '');
}
