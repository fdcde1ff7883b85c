import { type Chromium, launchChromium } from '../harness/chromium.ts';
import { seedInto } from '../seed/into.ts';
import { whole } from './numbers.ts';
import type { Stage } from './stage.ts';

/** One running browser for each size of a library, so that sizes are measured in turn, side by side. */
export interface Libraries {
  /** The browser whose library holds so many papers; made when it is first asked for. */
  holding(papers: number): Promise<Chromium>;
  /** Ends them all; one that is asked for afterwards is made anew. */
  forget(): Promise<void>;
}

export function createLibraries(stage: Stage): Libraries {
  const browsers = new Map<number, Chromium>();
  return {
    async holding(papers) {
      const there = browsers.get(papers);
      if (there) return there;
      const browser = await launchChromium({ serve: stage.serve });
      browsers.set(papers, browser);
      console.log(`Making a library of ${whole(papers)} papers.`);
      await seedInto(browser, papers);
      return browser;
    },
    async forget() {
      const all = [...browsers.values()];
      browsers.clear();
      for (const browser of all) await browser.forget();
    },
  };
}
