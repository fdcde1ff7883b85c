import { describe, expect, it } from 'vitest';
import { TITLE_HOSTS } from '../../lib/background/origins.ts';
import { SITES } from '../../lib/sites/index.ts';
import { imagesByName, laterOverBudget, librariesInPages, overBudget, TELL_TALES, waysOut } from './checks/bundle.ts';
import { freshlyBuiltFiles } from './checks/files.ts';
import { chromeLacks, firefoxLacks, manifestOf, tooMuchAsked } from './checks/manifest.ts';
import { nothingWrong } from './checks/sentences.ts';

describe.each(['chrome-mv3', 'firefox-mv3'] as const)('the build %s', (name) => {
  const built = freshlyBuiltFiles(name);
  const manifest = manifestOf(built);

  it('lets a page load run few bytes', () => nothingWrong([...overBudget(built), ...laterOverBudget(built)]));
  it('asks later for the sites that are known, and for any other one origin at a time', () => {
    const asked = SITES.flatMap(({ asks = [] }) => asks);
    expect(manifest.optional_host_permissions).toEqual([...asked, ...TITLE_HOSTS, 'https://*/*']);
    for (const { id } of SITES) expect([...built.keys()]).toEqual(expect.arrayContaining([`overlay-${id}.js`, `interaction-${id}.js`]));
  });
  it('draws no image by a name that a page may register', () => nothingWrong(imagesByName(built)));
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
