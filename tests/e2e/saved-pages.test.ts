import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Chromium, launchChromium } from '../harness/chromium.ts';
import { type Place, until } from '../harness/driven.ts';
import { fixturePages, servePages } from '../harness/pages.ts';
import { clickControl, papersOn, statusOf, untilSaved } from '../harness/strips.ts';
import { untilRows } from './popup-page.ts';
import { savedIfAny } from './saved.ts';

/** A page, and how the page itself names its papers, told by what stands in it and by nothing of ours. */
interface Expected {
  file: string;
  strips: number;
  papers(page: Place): Promise<{ id: string; title: string }[]>;
}

/** In the page's own data: 31 papers of the day. */
const inJson = (page: Place) =>
  page.run(() => {
    const props = JSON.parse(document.querySelector('[data-target="DailyPapers"]')?.getAttribute('data-props') ?? '');
    const entries: { paper: { id: string; title: string } }[] = props.dailyPapers;
    return entries.map(({ paper }) => ({ id: `arxiv:${paper.id}`, title: paper.title }));
  });

/** In the address of each abstract's link, and in the text of the title's line. */
const inList = (page: Place) =>
  page.run(() => {
    const ids = [...document.querySelectorAll('dt a[title="Abstract"]')].map(
      (link) => link.getAttribute('href')?.replace('/abs/', 'arxiv:') ?? '',
    );
    const titles = [...document.querySelectorAll('dd .list-title')].map((line) => line.lastChild?.textContent?.trim() ?? '');
    return ids.map((id, at) => ({ id, title: titles[at] ?? '' }));
  });

/** In what the page tells those who cite it. */
const inMeta = (page: Place) =>
  page.run(() => {
    const told = (name: string): string => document.querySelector(`meta[name="citation_${name}"]`)?.getAttribute('content') ?? '';
    return [{ id: `arxiv:${told('arxiv_id')}`, title: told('title') }];
  });

/** The first is shipped with the project, the others are saved pages. */
const EXPECTED: Expected[] = [
  { file: 'arxiv/month-2023.html', strips: 3, papers: inList },
  { file: 'huggingface/daily-2026-07-02.html', strips: 31, papers: inJson },
  { file: 'arxiv/new-cs.LG-rendered.html', strips: 65, papers: inList },
  { file: 'arxiv/recent-cs.LG-rendered.html', strips: 50, papers: inList },
  { file: 'arxiv/abs-2020.html', strips: 1, papers: inMeta },
  { file: 'arxiv/month-show2000-rendered.html', strips: 2_000, papers: inList },
];

const shipped = fixturePages().filter(({ file }) => file === 'arxiv/month-2023.html');
const saved = savedIfAny();
const pages = [...shipped, ...saved];
let browser: Chromium;

beforeAll(async () => {
  browser = await launchChromium({ serve: servePages(pages) });
});
afterAll(() => browser.forget());

test.each(saved.length > 0 ? EXPECTED : EXPECTED.slice(0, 1))(
  'a person sees a strip on each of the $strips cards of $file, of the right paper',
  async ({ file, strips, papers }) => {
    const page = pages.find((each) => each.file === file);
    if (!page) throw new Error(`There is no page ${file}.`);

    const tab = await browser.open(page.address);
    const shown = await until(
      () => papersOn(tab),
      ({ length }) => length === strips,
    );
    const told = await papers(tab);
    expect(shown).toEqual(told.map(({ id }) => id));
    // Each on its own card: no element holds two.
    expect(
      await tab.run(() => new Set([...document.querySelectorAll('papermarks-strip')].map(({ parentElement }) => parentElement)).size),
    ).toBe(strips);

    const some = [...new Set([told[0], told[Math.floor(strips / 2)], told[strips - 1]])].flatMap((paper) => paper ?? []);
    for (const { id } of some) {
      // The same paper stands on more than one of these pages.
      if ((await statusOf(tab, id)) !== 'to read') await clickControl(tab, id, 'Status');
      await untilSaved(tab, id, 'to read');
    }
    await tab.close();

    const popup = await browser.popup();
    const rows = await untilRows(popup, (shownRows) => some.every(({ id }) => shownRows.some(({ paper }) => paper === id)));
    await popup.close();
    for (const { id, title } of some) expect(rows.find(({ paper }) => paper === id)?.title).toBe(title);
  },
);
