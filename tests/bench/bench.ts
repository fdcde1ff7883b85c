import { cpus } from 'node:os';
import { launchChromium } from '../harness/chromium.ts';
import { fixturePages, type PageFile, savedPages } from '../harness/pages.ts';
import { actsAt } from './acts.ts';
import { bytesOfPages } from './bytes.ts';
import { bareShifts, createStage, loadsOf } from './page-load.ts';
import { type Row, tableOf } from './table.ts';

const RUNS = 7;
const ACTS = 41;

const pages = listings();
const stage = createStage();
const rows: Row[] = bytesOfPages();
// First, and not in between: a background that hears nothing for half a minute is stopped, and forgets who listens.
const bare = await bareShifts(pages, RUNS);
const browser = await launchChromium({ serve: stage.serve });
try {
  rows.push(...(await actsAt([100, 10_000], browser, ACTS)));
  rows.push(...(await loadsOf(pages, browser, stage, bare, RUNS)));
  console.log(
    `\nChromium ${browser.context.browser()?.version() ?? ''}, ${cpus().length} cores; medians of ${RUNS} loads and of ${ACTS} acts.\n`,
  );
} finally {
  await browser.forget();
}
console.log(tableOf(rows));

/** The listings that are shipped with the project, and real pages of 31 and of 2,000 cards where they lie beside it. */
function listings(): PageFile[] {
  const shipped = fixturePages().filter(({ file }) => !file.endsWith('/empty.html'));
  try {
    return [...shipped, ...savedPages().filter(({ cards = 0, address }) => cards >= 31 && /arxiv\.org|huggingface\.co/.test(address))];
  } catch {
    console.log('The saved pages are not there: measuring those that are shipped.');
    return shipped;
  }
}
