import { describe, expect, it } from 'vitest';
import { SITES } from '../../lib/sites/index.ts';
import config from '../../wxt.config.ts';
import { projectFiles } from './checks/files.ts';
import { chromeLacks, type Manifest, storeRefuses, tooMuchAsked } from './checks/manifest.ts';
import { fileNamesTwice, namesTwice } from './checks/names.ts';
import { wrongImports } from './checks/rooms.ts';
import { nothingWrong } from './checks/sentences.ts';
import { unfitToShare } from './checks/shared-tests.ts';
import { incompleteSites } from './checks/sites.ts';
import { longFiles, openedStorage } from './checks/sources.ts';
import { wrongTexts } from './checks/texts.ts';
import { strangersAtTop } from './checks/top-level.ts';

describe('the project', () => {
  const files = projectFiles();

  it('has nothing at its top level but what belongs there', () => nothingWrong(strangersAtTop(files.keys())));
  it('imports downward only', () => nothingWrong(wrongImports(files)));
  it('exports each name for one thing', () => nothingWrong(namesTwice(files)));
  it('has each file name once within lib', () => nothingWrong(fileNamesTwice(files)));
  it('has every site registered, tested and named', () => nothingWrong(incompleteSites(files, SITES)));
  it('has each text that it uses, and uses each that it has', () => nothingWrong(wrongTexts(files)));
  it('has tests that share their modules only where that is safe', () => nothingWrong(unfitToShare(files)));
  it('opens no storage to pages', () => nothingWrong(openedStorage(files)));

  it('has no file of code that is two things', () => nothingWrong(longFiles(files)));
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
