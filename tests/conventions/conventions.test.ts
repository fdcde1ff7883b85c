// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { TITLE_HOSTS } from '../../lib/messages/origins.ts';
import { SITES } from '../../lib/sites/index.ts';
import config from '../../wxt.config.ts';
import { laterOverBudget, librariesInPages, overBudget, TELL_TALES, waysOut } from './checks/bundle.ts';
import { builtFiles, projectFiles } from './checks/files.ts';
import { chromeLacks, firefoxLacks, type Manifest, manifestOf, storeRefuses, tooMuchAsked } from './checks/manifest.ts';
import { wrongImports } from './checks/rooms.ts';
import { incompleteSites } from './checks/sites.ts';
import { longFiles, openedStorage } from './checks/sources.ts';
import { wrongTexts } from './checks/texts.ts';
import { strangersAtTop } from './checks/top-level.ts';

/** What is wrong, each thing in a sentence of its own. */
function nothingWrong(sentences: string[]): void {
  expect(sentences, sentences.join('\n')).toEqual([]);
}

describe('the project', () => {
  const files = projectFiles();

  it('has nothing at its top level but what belongs there', () => nothingWrong(strangersAtTop(files.keys())));
  it('imports downward only', () => nothingWrong(wrongImports(files)));
  it('has every site registered, tested and named', () => nothingWrong(incompleteSites(files, SITES)));
  it('has each text that it uses, and uses each that it has', () => nothingWrong(wrongTexts(files)));
  it('opens no storage to pages', () => nothingWrong(openedStorage(files)));

  it('has no file of code that is two things', () => {
    const code = /^(entrypoints|components|lib)\/.*\.tsx? /;
    const long = longFiles(files);
    for (const sentence of long.filter((sentence) => !code.test(sentence))) console.warn(sentence);
    nothingWrong(long.filter((sentence) => code.test(sentence)));
  });
});

describe.each(['chrome-mv3', 'firefox-mv3'] as const)('the build %s', (name) => {
  const built = builtFiles(name);
  const manifest = manifestOf(built);

  it('lets a page load run few bytes', () => nothingWrong([...overBudget(built), ...laterOverBudget(built)]));
  it('asks later for the sites that are known, and for any other one origin at a time', () => {
    const asked = SITES.flatMap(({ asks = [] }) => asks);
    expect(manifest.optional_host_permissions).toEqual([...asked, ...TITLE_HOSTS, 'https://*/*']);
    for (const { id } of SITES) expect([...built.keys()]).toEqual(expect.arrayContaining([`overlay-${id}.js`, `float-${id}.js`]));
  });
  it('brings no library into a page', () => nothingWrong(librariesInPages(built)));
  it('has no way out of the machine, and no code from elsewhere', () => nothingWrong(waysOut(built)));
  it('asks for Hugging Face papers and arXiv, and nothing more', () => nothingWrong(tooMuchAsked(manifest)));
  it('has all that its browser wants', () => nothingWrong(name === 'chrome-mv3' ? chromeLacks(manifest) : firefoxLacks(manifest)));

  it('has the libraries that are told by their traces where they may be', () => {
    const chunks = [...(built.get('popup.html') ?? '').matchAll(/(?:src|href)="\/(chunks\/[^"]+)"/g)];
    const popup = chunks.map(([, path = '']) => built.get(path)).join('\n');
    const worker = built.get('background.js');
    for (const tale of [...TELL_TALES.React, ...TELL_TALES.Dexie]) expect(popup.includes(tale), tale).toBe(true);
    for (const tale of [...TELL_TALES.zod, ...TELL_TALES.Dexie]) expect(worker?.includes(tale), tale).toBe(true);
  });
});

describe('the package for the Chrome store', () => {
  it('has no key, while a build has one', async () => {
    const make = config.manifest as unknown as (env: { browser: string; mode: string; manifestVersion: 3; command: string }) => Manifest;
    const made = (mode: string): Manifest => make({ browser: 'chrome', mode, manifestVersion: 3, command: 'build' });
    nothingWrong(storeRefuses(made('store')));
    nothingWrong(chromeLacks(made('production')));
    nothingWrong(tooMuchAsked(made('store')));
  });

  it('is what npm run zip makes', () => {
    const { scripts } = JSON.parse(projectFiles().get('package.json') ?? '{}') as { scripts: Record<string, string> };
    expect(scripts.zip).toMatch(/wxt zip .*--mode store/);
  });
});
