import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createDiagnostics } from '../../lib/background/diagnostics/diagnostics.ts';
import { measure, measureSoon } from '../../lib/page/interaction/measure.ts';
import { type Seen, TOLD_MAX } from '../../lib/protocol/requests.ts';
import { SCHEMAS } from '../../lib/protocol/schemas.ts';
import { pageAt } from '../../lib/sites/index.ts';
import type { Card, ReadPaper, Site } from '../../lib/sites/kit/site.ts';
import { sessionArea } from '../protocol/senders.ts';
import { cardsOf, FIXTURES, fixture, type Page, tellOf } from '../sites/page.ts';

/** What a page is measured to show and tell. */
function measured({ doc, url }: Page): Seen | null {
  const site = pageAt(url)?.site as Site;
  return measure(site, tellOf(site.id) as ReadPaper, doc, url);
}

describe('measure', () => {
  const known = FIXTURES.map(({ file }) => file).filter((file) => pageAt(fixture(file).url));

  it.each(known)('counts what %s shows and tells, as the background takes it', (file) => {
    const here = fixture(file);
    const papers = cardsOf(here).map((card) => card.paper());
    const seen = measured(here);
    expect(seen).toMatchObject({
      kind: pageAt(here.url)?.kind,
      cards: papers.length,
      told: papers.length,
      authors: papers.filter(({ authors }) => authors.length > 0).length,
      abstract: papers.filter(({ abstract }) => abstract).length,
      date: papers.filter(({ published }) => published).length,
      title: papers.length,
    });
    expect(seen?.anchors).toBeGreaterThanOrEqual(papers.length);
    expect(SCHEMAS.sawCards.safeParse(seen)).toMatchObject({ success: true, data: seen });
  });

  it('asks no more than thirty cards, and leaves the page as it was', () => {
    const here = fixture('arxiv/new.html');
    const rows = [...here.doc.querySelectorAll('dl')].map((dl) => dl.innerHTML).join('');
    for (const dl of here.doc.querySelectorAll('dl')) dl.innerHTML = rows.repeat(4);
    const html = here.doc.documentElement.outerHTML;
    const tell = vi.fn<ReadPaper>(tellOf('arxiv') as ReadPaper);
    const seen = measure(pageAt(here.url)?.site as Site, tell, here.doc, here.url);
    expect(seen?.cards).toBeGreaterThan(TOLD_MAX);
    expect(seen).toMatchObject({ told: TOLD_MAX, authors: TOLD_MAX });
    expect(tell).toHaveBeenCalledTimes(TOLD_MAX);
    expect(here.doc.documentElement.outerHTML).toBe(html);
  });

  it('counts nothing where the site shows no papers, and a card that cannot be read as telling nothing', () => {
    const { doc, url } = fixture('arxiv/new.html');
    const site = pageAt(url)?.site as Site;
    const throws: ReadPaper = () => {
      throw new Error('no');
    };
    expect(measure(site, throws, doc, new URL('https://arxiv.org/help'))).toBeNull();
    expect(measure(site, throws, doc, url)).toMatchObject({ cards: 12, told: 12, authors: 0, abstract: 0, date: 0, title: 0 });
  });
});

describe('a site that calls its authors otherwise', () => {
  it('is noted in the end, and not before', async () => {
    const whole = fixture('arxiv/new.html');
    const renamed = fixture('arxiv/new.html');
    for (const authors of renamed.doc.querySelectorAll('.list-authors')) authors.className = 'creators';
    const diagnostics = createDiagnostics(sessionArea(), () => 'Papermarks');
    for (let n = 0; n < 8; n++) await diagnostics.sawCards('arxiv', measured(whole) as Seen);
    for (let n = 0; n < 2; n++) await diagnostics.sawCards('arxiv', measured(renamed) as Seen);
    expect(await diagnostics.text()).not.toContain('Z arxiv');
    await diagnostics.sawCards('arxiv', measured(renamed) as Seen);
    expect(await diagnostics.text()).toMatch(/Z arxiv list: authors on 0 of 36 cards, before on 100 in 100\n/);
  });

  it('is not noted where a list never told what another does', async () => {
    const diagnostics = createDiagnostics(sessionArea(), () => 'Papermarks');
    const pages = ['new', 'recent', 'catchup', 'recent', 'new', 'author', 'search', 'recent', 'year', 'month-2023'];
    for (const page of [...pages, ...pages, ...pages]) await diagnostics.sawCards('arxiv', measured(fixture(`arxiv/${page}.html`)) as Seen);
    expect(await diagnostics.text()).not.toContain('Z arxiv');
  });
});

describe('measureSoon', () => {
  const site: Site = { id: 'made', anchor: 'p', room: '', pageAt: () => 'list', cards: (): Card[] => [] };
  const tell: ReadPaper = () => ({ id: 'arxiv:2611.90001', title: '', authors: [] });
  const send = vi.fn<(seen: Seen) => Promise<unknown>>();
  let alive: boolean;

  beforeEach(() => {
    vi.useFakeTimers();
    Reflect.deleteProperty(globalThis, Symbol.for('papermarks:measured'));
    alive = true;
    send.mockResolvedValue(null);
  });

  afterEach(() => {
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });

  const start = (part: Partial<Site> = {}): void => measureSoon({ ...site, ...part }, tell, () => alive, send);
  const loadedAt = (name: string) =>
    vi.spyOn(performance, 'getEntriesByType').mockReturnValue([{ name } as PerformanceEntry]) && vi.advanceTimersByTimeAsync(10_000);

  it('waits until the page has settled and the browser is idle, and speaks once a document', async () => {
    const idle = vi.fn<typeof requestIdleCallback>(() => 1);
    vi.stubGlobal('requestIdleCallback', idle);
    start();
    start();
    await vi.advanceTimersByTimeAsync(2_900);
    expect(idle).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(idle).toHaveBeenCalledTimes(1);
    expect(send).not.toHaveBeenCalled();
    idle.mock.calls[0]?.[0]({ didTimeout: false, timeRemaining: () => 50 });
    expect(send.mock.calls).toEqual([[{ kind: 'list', anchors: 0, cards: 0, told: 0, authors: 0, abstract: 0, date: 0, title: 0 }]]);
  });

  it('does without idle moments where the browser tells none', async () => {
    vi.stubGlobal('requestIdleCallback', undefined);
    start();
    await vi.advanceTimersByTimeAsync(4_000);
    expect(send).toHaveBeenCalledTimes(1);
  });

  it('says nothing once the extension is gone', async () => {
    start();
    alive = false;
    await vi.advanceTimersByTimeAsync(10_000);
    expect(send).not.toHaveBeenCalled();
  });

  it('says nothing of a page that became another without a load', async () => {
    start();
    await loadedAt('https://made.example/another');
    expect(send).not.toHaveBeenCalled();
  });

  it('speaks of a page in which a person went to another part', async () => {
    start();
    await loadedAt(`${location.href}#part`);
    expect(send).toHaveBeenCalledTimes(1);
  });

  it.each<[string, Partial<Site>, () => Promise<unknown>]>([
    ['a site that throws', { cards: () => JSON.parse('') }, async () => null],
    ['an anchor that is none', { anchor: '((' }, async () => null],
    ['a background that does not answer', {}, () => Promise.reject(new Error('gone'))],
    ['an extension that is gone', {}, () => JSON.parse('')],
  ])('throws nothing into the page for %s', async (_, part, sends) => {
    const heard = vi.fn();
    process.on('unhandledRejection', heard);
    send.mockImplementation(sends);
    start(part);
    await vi.advanceTimersByTimeAsync(10_000);
    vi.useRealTimers();
    await new Promise((resolve) => setTimeout(resolve, 5));
    process.off('unhandledRejection', heard);
    expect(heard).not.toHaveBeenCalled();
  });
});
