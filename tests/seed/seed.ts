import { resolve } from 'node:path';
import { exit } from 'node:process';
import { parseArgs } from 'node:util';
import { launchChromium } from '../harness/chromium.ts';
import { runTool } from '../harness/tools.ts';
import { SEED, seedInto } from './into.ts';

const USAGE = `npm run seed -- --profile DIR --papers N [--seed S]
  leaves a Chromium profile in DIR whose library, in the production build, holds N made-up papers, the same for the same S`;

const { profile, papers, seed } = asked();
if (!runTool('wxt', 'build')) exit(1);
const begun = Date.now();
const browser = await launchChromium({ serve: () => null, profile });
try {
  const { tagged, noted, tags, byStatus } = await seedInto(browser, papers, seed, (sofar) =>
    console.log(`${said(sofar)} of ${said(papers)}`),
  );
  const statuses = Object.entries(byStatus).map(([status, count]) => `${said(count)} ${status}`);
  console.log(`${profile} holds ${said(papers)} papers after ${((Date.now() - begun) / 1_000).toFixed(1)} s:`);
  console.log(`  ${said(tagged)} carry some of ${tags} tags, ${said(noted)} have a note; by status: ${statuses.join(', ')}.`);
  console.log('  What is kept beside the rows (counters, tags, notes, abstracts, stamps, clock) agrees with them.');
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
} finally {
  await browser.close();
}

function said(number: number): string {
  return number.toLocaleString('en');
}

function asked(): { profile: string; papers: number; seed: number } {
  try {
    const { values } = parseArgs({
      options: { profile: { type: 'string' }, papers: { type: 'string' }, seed: { type: 'string', default: String(SEED) } },
    });
    const numbers = { papers: Number(values.papers), seed: Number(values.seed) };
    if (!values.profile || !Number.isInteger(numbers.papers) || numbers.papers < 1 || !Number.isInteger(numbers.seed))
      throw new Error(USAGE);
    return { profile: resolve(values.profile), ...numbers };
  } catch (error) {
    console.error(error instanceof Error && error.message !== USAGE ? `${error.message}\n\n${USAGE}` : USAGE);
    return exit(2);
  }
}
