import { cpSync, existsSync, globSync, renameSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { digestOf } from '../harness/builds.ts';
import { type Chromium, launchChromium } from '../harness/chromium.ts';
import { newProfile } from '../harness/profile.ts';
import { ROOT } from '../harness/tools.ts';
import { seedInto } from '../seed/into.ts';
import { type Bare, fillBare, writeBare } from './bare.ts';
import { whole } from './numbers.ts';
import type { Stage } from './stage.ts';

/** From so many papers on a library is kept for the next run: making it anew takes longer than copying it. */
const KEPT_FROM = 10_000;
/** Where libraries are kept. */
const KEPT = join(ROOT, '.output/bench');
/** What the rows of a library are made by: when that changes, a kept one is of no use any more. */
const MAKERS = '{lib/library,lib/mark,lib/paper,tests/seed}/**/*.ts';

/** One running browser for each size of a library, so that sizes are measured in turn, side by side. */
export interface Libraries {
  /** The browser whose library holds so many papers, as the bare page beside it does; made when it is first asked for. */
  holding(papers: number): Promise<Chromium>;
  /** The bare page that runs in each of them. */
  readonly bare: Bare;
  /** Ends them all; one that is asked for afterwards is made anew. */
  forget(): Promise<void>;
}

export function createLibraries(stage: Stage): Libraries {
  const browsers = new Map<number, Chromium>();
  const bare = writeBare();

  async function make(papers: number): Promise<Chromium> {
    const begin = (profile = newProfile('bench')): Promise<Chromium> =>
      launchChromium({ serve: stage.serve, profile, beside: [bare.folder] });
    const kept = join(KEPT, `${papers}-${digestOf(ROOT, [...globSync(MAKERS, { cwd: ROOT }), 'tests/bench/bare.ts']).slice(0, 12)}`);
    const begun = performance.now();
    if (papers < KEPT_FROM || !existsSync(kept)) {
      console.log(`Making a library of ${whole(papers)} papers.`);
      const browser = await begin();
      await seedInto(browser, papers);
      await fillBare(browser.context, bare, papers);
      if (papers < KEPT_FROM) return browser;
      await browser.close();
      await keep(browser.profile, kept, papers);
      console.log(`It took ${((performance.now() - begun) / 1_000).toFixed(0)} s, and is kept in .output/bench for the next time.`);
    }
    const profile = newProfile('bench');
    cpSync(kept, profile, { recursive: true, verbatimSymlinks: true });
    return begin(profile);
  }

  return {
    bare,
    async holding(papers) {
      const there = browsers.get(papers);
      if (there) return there;
      const browser = await make(papers);
      browsers.set(papers, browser);
      return browser;
    },
    async forget() {
      const all = [...browsers.values()];
      browsers.clear();
      for (const browser of all) await browser.forget();
    },
  };
}

/** Keeps a profile in place of those of the same size. */
async function keep(profile: string, kept: string, papers: number): Promise<void> {
  for (const old of globSync(`${papers}-*`, { cwd: KEPT })) await rm(join(KEPT, old), { recursive: true });
  // Named when it is whole: a copy that was broken off is none.
  cpSync(profile, `${kept}.part`, { recursive: true, verbatimSymlinks: true });
  renameSync(`${kept}.part`, kept);
  await rm(profile, { recursive: true, force: true });
}
