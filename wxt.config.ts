import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { defineConfig } from 'wxt';
import { TITLE_HOSTS } from './lib/background/origins.ts';
import { SITES } from './lib/sites/index.ts';
import { MATCHES } from './lib/sites/matches.ts';

/** Keeps the id of a build the same on every machine (poomfebdlgacplnmbnafmfaglakpmcnd). A store refuses a package that has it. */
const CHROME_KEY =
  'MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAsCVr3zvTLjH4vq4I/GZ9PIRiqZx/pcs8CshXnHDiwVGMbv9HbUPkmrWl//JFrMQL6rX8jDmPvMdSRNUofUO7NsYH4pZdpf4y8zxuG5VN7lJ5GpYjPU25R/9nfR7ev+C1ir/HGm3WTVi0jEACzKuhW70zwEOn1HG60kS0/XDnvdXRd6Yb775WZ5wQ8qt2/N6LmVC6VGBBT7dArmsRHsSDtU50+CNnML1cwjf2YnRhNYSgZo5VYikDZQjE/cPeq6tkt0HSsaMvZEo0y327Yfgreo+u4Si2hMRQTwg5JqERWo2OBaZ3ePIGh8meS5PCSL8KZK4VYlET7C9w3q4d3yWuVQIDAQAB';

/** The files that run in the pages of a site, and what each is given of the site. */
const IN_PAGES = { overlay: ['site'], interaction: ['readPaper', 'site'] } as const;

/** Whether a site has styles of its own for its strips; no other page pays for them. */
function isStyled(site: string): boolean {
  return /^export const strips\b/m.test(readFileSync(`lib/sites/adapters/${site}.ts`, 'utf8'));
}

function scriptOf(name: keyof typeof IN_PAGES, site: string): string {
  const styled = name === 'overlay' && isStyled(site);
  // The file for links joins the site that runs, not that of a script that came second and left it to the first; what shows any page goes by links anyway.
  const joined = name === 'overlay' && site !== 'any';
  // What shows any page has no past to be measured against.
  const given = (site === 'any' ? IN_PAGES[name].slice(0, 1) : IN_PAGES[name]).join(', ');
  return `import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import run from '../entrypoints/${name}.ts';
import { ${given} } from '../lib/sites/adapters/${site}.ts';
${styled ? `import { addStyles } from '../lib/page/core/strip.ts';\nimport { strips } from '../lib/sites/adapters/${site}.ts';\n` : ''}
${joined ? `import { RUNS, world } from '../lib/page/core/running.ts';\n` : ''}
export default defineUnlistedScript(() => { ${styled ? 'addStyles(strips); ' : ''}run(${given}); ${joined ? '(world[RUNS] ?? {}).site ??= site; ' : ''}});
`;
}

/** Writes a file unless it is so already: another build may just be reading it. */
function writeIfOther(path: string, text: string): void {
  if (!existsSync(path) || readFileSync(path, 'utf8') !== text) writeFileSync(path, text);
}

/** Starts the scripts of a page without the logger that WXT wraps them in: a page that loads pays for each byte. */
const bareScripts = {
  name: 'papermarks:bare-scripts',
  transform(code: string, id: string): string | undefined {
    if (!id.includes('virtual:wxt-unlisted-script-entrypoint')) return undefined;
    const [wrapped = ''] = /^import definition from .*$/m.exec(code) ?? [];
    return `${wrapped}\nexport default definition.main();\n`;
  },
};

export default defineConfig({
  modules: ['@wxt-dev/module-react'],
  // Each name shows where it comes from.
  imports: false,
  manifest: ({ browser, mode }) => ({
    name: '__MSG_name__',
    description: '__MSG_description__',
    default_locale: 'en',
    permissions: ['storage', 'unlimitedStorage', 'scripting', 'activeTab', 'contextMenus'],
    optional_permissions: ['downloads'],
    host_permissions: [...MATCHES],
    // Asked for when a person wants a site, or titles looked up; any other site one origin at a time.
    optional_host_permissions: [...SITES.flatMap(({ asks = [] }) => asks), ...TITLE_HOSTS, 'https://*/*'],
    content_scripts: SITES.filter(({ asks }) => !asks).map(({ id, matches }) => ({
      matches: [...matches],
      js: [`overlay-${id}.js`],
      run_at: 'document_start',
    })),
    action: { default_title: '__MSG_name__' },
    // Chromium gives a key only once, and has Alt+Shift+P itself.
    commands: { 'find-papers': { suggested_key: { default: 'Alt+Shift+M' }, description: '__MSG_offer_once__' } },
    web_accessible_resources: [
      {
        resources: ['editor.html'],
        // A person may want strips on any site.
        matches: ['https://*/*'],
        // The page cannot guess the address, nor tell by it that Papermarks is there.
        ...(browser === 'chrome' && { use_dynamic_url: true }),
      },
    ],
    ...(browser === 'firefox'
      ? {
          browser_specific_settings: {
            gecko: { id: 'papermarks@papermarks', strict_min_version: '140.0', data_collection_permissions: { required: ['none'] } },
          },
        }
      : { minimum_chrome_version: '125', ...(mode !== 'store' && { key: CHROME_KEY }) }),
  }),
  hooks: {
    /** One of each for each site, so that adding a site stays one file and one line in the index. */
    'entrypoints:found': ({ config }, found) => {
      for (const name of ['overlay', 'interaction'] as const) {
        const shared = found.find((entry) => entry.name === name);
        if (!shared) throw new Error(`entrypoints/${name}.ts is gone.`);
        const each = [...SITES.map(({ id }) => id), 'any'].map((id) => {
          const inputPath = resolve(config.wxtDir, `${name}-${id}.ts`);
          writeIfOther(inputPath, scriptOf(name, id));
          return { name: `${name}-${id}`, inputPath, type: shared.type };
        });
        found.splice(found.indexOf(shared), 1, ...each);
      }
    },
  },
  vite: ({ command }) => ({
    plugins: command === 'build' ? [bareScripts] : [],
    // Chromium refuses content scripts that are not plain UTF-8 to it: https://github.com/wxt-dev/wxt/issues/353
    // Both browsers preload modules themselves; the stand-in for those that do not would be another call of fetch.
    build: { target: ['chrome125', 'firefox140'], modulePreload: { polyfill: false } },
  }),
  experimental: { escapeUnicode: true },
});
