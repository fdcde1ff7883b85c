import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Chromium, launchChromium } from '../harness/chromium.ts';
import { type PageFile, servePages } from '../harness/pages.ts';
import { clickControl, papersOn, untilSaved } from '../harness/strips.ts';
import { arxivList, madePapers } from './made-pages.ts';
import { untilRows } from './popup-page.ts';

declare const chrome: {
  runtime: { sendMessage(message: object): Promise<{ answer: string }> };
  tabs: { query(asked: { url: string }): Promise<{ id: number }[]> };
  scripting: { executeScript(asked: { target: { tabId: number }; files: string[] }): Promise<unknown> };
};

const TITLES = [
  'Slow Reading: Giving Long Documents the Attention They Ask For',
  'A Map That Forgets: Streaming Memory for Agents on a Budget',
  'Quiet Quantisation without a Calibration Set',
  'Juggling Lessons from Two Minutes of Video',
  'Two Readers Are Better than One: Debate as a Proofreading Tool',
  'Field Recordings of Birds That Are Mostly Silent',
];
const PAPERS = madePapers(TITLES.length, 401).map(({ id }, at) => ({
  id,
  title: TITLES[at] ?? '',
  author: `${'ABCDEF'.charAt(at)}. Okonjo`,
}));
const IDS = PAPERS.map(({ id }) => `arxiv:${id}`);

/** A list of arXiv overnight: no class, id or element by which it was known, but the same links and words. */
function redesigned({ html, ...page }: PageFile): PageFile {
  const other = html
    .replace(/ (?:class|id|title|name)="[^"]*"/g, (attribute) => (attribute.startsWith(' class') ? ' class="q7"' : ''))
    .replace(/<(\/?)(?:dl|dt|dd|h1)\b/g, '<$1div');
  return { ...page, html: other };
}

let browser: Chromium;
beforeAll(async () => {
  browser = await launchChromium({ serve: servePages([redesigned(arxivList(PAPERS))]) });
});
afterAll(() => browser.forget());

test('a site that has changed its pages overnight is read by its links: a strip on each paper, its title kept, and the diagnostics say so', async () => {
  const tab = await browser.open(arxivList(PAPERS).address);
  // As where a browser begins with tabs of the last time: the background runs it in the pages that are open, and it is there already.
  await browser.worker.evaluate(async () => {
    const [there] = await chrome.tabs.query({ url: 'https://arxiv.org/*' });
    if (there) await chrome.scripting.executeScript({ target: { tabId: there.id }, files: ['overlay-arxiv.js'] });
  });
  expect(await papersOn(tab)).toEqual(IDS);
  await clickControl(tab, IDS[2] ?? '', 'Status');
  await untilSaved(tab, IDS[2] ?? '', 'to read');
  const popup = await browser.popup();
  const [row] = await untilRows(popup, (rows) => rows.length > 0);
  expect([row?.paper, row?.title]).toEqual([IDS[2], PAPERS[2]?.title]);

  const told = await popup.run(async () => (await chrome.runtime.sendMessage({ papermarks: 1, name: 'diagnose', ask: null })).answer);
  expect(told).toContain('fewer cards than links to papers on a page of arxiv: the links carried');
});
