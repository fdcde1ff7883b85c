import fc from 'fast-check';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { browser } from 'wxt/browser';
import { HOSTS, meetingOfLink, onLinkSaved, onPapersSought, putMenu } from '../../lib/background/context-menu.ts';
import { paperAtAddress } from '../../lib/paper/ids/schemes.ts';
import { anySpelled } from '../paper/identities.ts';

describe('the paper of a link', () => {
  const pageUrl = 'https://news.ycombinator.com/item?id=1';

  it('is known by its address, under its id until a page tells more', () => {
    expect(meetingOfLink({ linkUrl: 'https://arxiv.org/pdf/2611.90114v2', pageUrl })).toEqual({
      paper: { id: 'arxiv:2611.90114', version: 2, title: 'arXiv:2611.90114', authors: [] },
      met: { site: 'any', url: pageUrl },
    });
  });

  it('has the words of the link for a title, where the browser tells them and they say something', () => {
    const told = (linkText: string) =>
      meetingOfLink({ linkUrl: 'https://openreview.net/forum?id=bQ2-mLpX0s', linkText, pageUrl })?.paper.title;
    expect(told(' A Map That Forgets:\n Streaming Memory ')).toBe('A Map That Forgets: Streaming Memory');
    expect(told('pdf')).toBe('OpenReview:bQ2-mLpX0s');
  });

  it('is offered wherever an address is read as one', () => {
    const isOffered = (host: string): boolean => HOSTS.some((known) => host === known || host.endsWith(`.${known}`));
    const addresses = fc
      .sample(anySpelled, { numRuns: 4_000, seed: 3 })
      .flatMap(({ at }) => at.filter((address) => paperAtAddress(address)));
    expect([...new Set(addresses.map((address) => new URL(address).hostname))].filter((host) => !isOffered(host))).toEqual([]);
  });

  it.each(['https://example.org/', 'javascript:alert(1)', ''])('is none at %s', (linkUrl) => {
    expect(meetingOfLink({ linkUrl, pageUrl })).toBeUndefined();
  });
});

describe('the menus', () => {
  type Info = { menuItemId: string; linkUrl?: string; pageUrl?: string };
  let clicked: ((info: Info, tab?: { id?: number; url?: string }) => void)[];
  let pressed: (command: string, tab?: { id?: number; url?: string }) => void;
  let made: { id: string; contexts: string[]; documentUrlPatterns?: string[]; targetUrlPatterns?: string[] }[];
  const saved = vi.fn<Parameters<typeof onLinkSaved>[0]>();
  const found = vi.fn<Parameters<typeof onPapersSought>[0]>();
  const click = (info: Info, tab?: { id?: number; url?: string }): void => {
    for (const hear of clicked) hear(info, tab);
  };

  beforeEach(() => {
    clicked = [];
    made = [{ id: 'old', contexts: [] }];
    Object.assign(browser, {
      contextMenus: {
        removeAll: async () => void made.splice(0),
        create: (item: (typeof made)[0]) => void made.push(item),
        onClicked: { addListener: (hear: (typeof clicked)[0]) => void clicked.push(hear) },
      },
      commands: {
        onCommand: {
          addListener: (hear: typeof pressed) => {
            pressed = hear;
          },
        },
      },
    });
    onLinkSaved(saved);
    onPapersSought(found);
  });

  it('are put anew each time: of links to papers, and of pages that strips may be on', async () => {
    await putMenu();
    await putMenu();
    expect(made).toMatchObject([
      { id: 'save-link', contexts: ['link'] },
      { id: 'find-papers', contexts: ['page'], documentUrlPatterns: ['https://*/*'] },
    ]);
    expect(made[0]?.targetUrlPatterns).toContain('*://*.doi.org/*');
  });

  it('of a link saves its paper, and finds nothing', () => {
    click({ menuItemId: 'save-link', linkUrl: 'https://arxiv.org/abs/2611.90114', pageUrl: 'https://lobste.rs/' }, { id: 3 });
    expect(saved.mock.calls).toMatchObject([[{ paper: { id: 'arxiv:2611.90114' } }, 3]]);
    expect(found).not.toHaveBeenCalled();
  });

  it('of a page finds its papers, as the key does, whether or not the browser tells the tab its address', () => {
    const url = 'https://lobste.rs/s/made';
    click({ menuItemId: 'find-papers', pageUrl: url }, { id: 3, url });
    click({ menuItemId: 'find-papers', pageUrl: url }, { id: 4 });
    pressed('find-papers', { id: 5, url });
    expect(found.mock.calls).toEqual([3, 4, 5].map((tab) => [tab, new URL(url)]));
    expect(saved).not.toHaveBeenCalled();
  });

  it('of no tab, and other commands, find nothing', () => {
    click({ menuItemId: 'find-papers', pageUrl: 'https://lobste.rs/' });
    pressed('find-papers', { id: 5 });
    pressed('another', { id: 5, url: 'https://lobste.rs/' });
    expect(found).not.toHaveBeenCalled();
  });
});
