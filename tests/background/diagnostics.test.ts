import { describe, expect, it, vi } from 'vitest';
import { browser } from 'wxt/browser';
import { createDiagnostics } from '../../lib/background/diagnostics/diagnostics.ts';
import { emptyAreas } from '../../lib/library/import/erase.ts';
import { Trouble } from '../../lib/paper/trouble.ts';
import { sessionArea } from '../protocol/senders.ts';

const about = () => 'Papermarks 0.1.0';

describe('diagnostics', () => {
  it('tell what runs where, and then what was noted, the newest first', async () => {
    const diagnostics = createDiagnostics(sessionArea(), about);
    await diagnostics.sawNoCards('arxiv');
    await diagnostics.report(new Trouble('library-full', 'no room'), 'perform');
    const lines = (await diagnostics.text()).split('\n');
    expect(lines[0]).toBe('Papermarks 0.1.0');
    expect(lines[1]).toMatch(/^\d{4}-\d\d-\d\dT[\d:.]+Z perform: library-full: no room$/);
    expect(lines[2]).toMatch(/ no card on a page of arxiv$/);
  });

  it('lose nothing that is noted at once, and keep no more than the last hundred', async () => {
    const area = sessionArea();
    const diagnostics = createDiagnostics(area, about);
    await Promise.all(Array.from({ length: 130 }, (_, n) => diagnostics.sawNoCards(`site${n}`)));
    const text = await createDiagnostics(area, about).text();
    expect(text.split('\n')).toHaveLength(101);
    expect(text).toContain('site129\n');
    expect(text.endsWith('site30')).toBe(true);
  });

  it('tell once a day that a site showed nothing', async () => {
    const diagnostics = createDiagnostics(sessionArea(), about);
    for (let page = 0; page < 3; page++) await diagnostics.sawNoCards('acl');
    expect((await diagnostics.text()).match(/page of acl/g)).toHaveLength(1);
    vi.setSystemTime(Date.now() + 86_400_001);
    await diagnostics.sawNoCards('acl');
    vi.useRealTimers();
    expect((await diagnostics.text()).match(/page of acl/g)).toHaveLength(2);
  });

  it('tell once a day, in a sentence, that links carried', async () => {
    const diagnostics = createDiagnostics(sessionArea(), about);
    for (let page = 0; page < 3; page++) await diagnostics.sawLinksCarry('acl');
    const [, ...lines] = (await diagnostics.text()).split('\n');
    expect(lines).toEqual([expect.stringMatching(/Z fewer cards than links to papers on a page of acl: the links carried$/)]);
  });

  it('tell what a site lost, and how it stands, after all else', async () => {
    const area = sessionArea();
    const good = { kind: 'list', anchors: 30, cards: 30, told: 30, authors: 30, abstract: 30, date: 0, title: 30 } as const;
    for (const authors of [30, 30, 30, 30, 30, 1, 1, 1, 1]) await createDiagnostics(area, about).sawCards('arxiv', { ...good, authors });
    const diagnostics = createDiagnostics(area, about);
    await diagnostics.sawNoCards('acl');
    const lines = (await diagnostics.text()).split('\n');
    expect(lines.map((line) => line.replace(/^\d{4}-\S+Z/, 'AT'))).toEqual([
      'Papermarks 0.1.0',
      'AT no card on a page of acl',
      'AT arxiv list: authors on 3 of 90 cards, before on 100 in 100',
      'On 100 cards of each site (cards: on 100 places for one):',
      'arxiv list, pages: 9; cards 100; authors 57 (now on 4 of 120 cards, before on 100 in 100); abstract 100; date 0; title 100',
    ]);
  });

  it('lose no page that is told of at once, and keep nothing when all is erased', async () => {
    const diagnostics = createDiagnostics(browser.storage.local, about);
    const page = { kind: 'paper', anchors: 1, cards: 1, told: 1, authors: 1, abstract: 1, date: 1, title: 1 } as const;
    await Promise.all(['arxiv', 'acl', 'arxiv'].map((site) => diagnostics.sawCards(site, page)));
    expect(await diagnostics.text()).toMatch(/\nacl paper, pages: 1;.*\narxiv paper, pages: 2;/);
    expect(await emptyAreas(browser.storage.local)).toEqual([]);
    expect(await diagnostics.text()).toBe('Papermarks 0.1.0');
  });

  it('go on when what was kept cannot be read, or could not be written', async () => {
    const area = sessionArea(200);
    await area.set({ diagnostics: 'of another shape', drift: 'too' });
    const diagnostics = createDiagnostics(area, about);
    expect(await diagnostics.text()).toBe('Papermarks 0.1.0');
    await expect(diagnostics.sawNoCards('x'.repeat(300))).rejects.toThrow();
    await diagnostics.sawNoCards('arxiv');
    expect(await diagnostics.text()).toContain('arxiv');
  });
});
