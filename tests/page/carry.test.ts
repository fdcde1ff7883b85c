import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { carry } from '../../lib/page/links/carry.ts';
import type { Client } from '../../lib/protocol/client.ts';
import type { Site } from '../../lib/sites/kit/site.ts';

const cardFor = (link: Element) => ({
  id: `openreview:${new URL((link as HTMLAnchorElement).href).searchParams.get('id')}` as const,
  elements: [link] as [Element],
  place: { how: 'append', element: link, as: 'foot' } as const,
  title: link,
});

/** A site whose adapter knows papers by a class that pages may give up. */
const siteOf = (part: Partial<Site> = {}): Site => ({
  id: 'openreview',
  pageAt: () => 'list',
  anchor: '.known',
  cards: (doc) => [...doc.querySelectorAll('.known')].map(cardFor),
  room: '',
  ...part,
});

const row = (n: number, known: boolean): string =>
  `<div><a ${known ? 'class="known"' : ''} href="https://openreview.net/forum?id=aVh9KRZdR${n}">A Made Title of Number ${'x'.repeat(n + 1)}</a></div>`;
const show = (known: number, others: number): void => {
  document.body.innerHTML = Array.from({ length: known + others }, (_, n) => row(n, n < known)).join('');
};

let client: Client;
let look: () => void;
const asked = (): unknown[] => vi.mocked(client).mock.calls.map(([name]) => name);

beforeEach(() => {
  client = vi.fn(async () => null) as unknown as Client;
  look = vi.fn();
});

afterEach(() => {
  document.body.innerHTML = '';
  document.adoptedStyleSheets = [];
});

describe('the rule of last resort in a page', () => {
  it('tells of papers that the adapter misses, has the page looked at anew, and has it noted once', () => {
    show(0, 4);
    const site = siteOf();
    carry(site, client, look);
    carry(site, client, look);
    expect(site.cards(document, new URL(location.href))).toHaveLength(4);
    expect(look).toHaveBeenCalledOnce();
    expect(asked()).toEqual(['sawLinksCarry']);
    expect(document.adoptedStyleSheets).toHaveLength(1);
    expect(site.anchor.match(/forum/g)).toHaveLength(1);
  });

  it('changes nothing where the adapter finds them all, until the page changes', () => {
    show(4, 0);
    const site = siteOf();
    carry(site, client, look);
    expect(look).not.toHaveBeenCalled();
    expect(asked()).toEqual([]);
    show(2, 4);
    expect(site.cards(document, new URL(location.href)).map(({ named }) => named !== undefined)).toEqual([
      false,
      false,
      true,
      true,
      true,
      true,
    ]);
    expect(asked()).toEqual(['sawLinksCarry']);
  });

  it('lets what changes a link to a paper call for another look', () => {
    show(0, 2);
    const site = siteOf();
    carry(site, client, look);
    expect(document.querySelector(site.anchor)?.localName).toBe('a');
  });

  it('leaves alone a page that shows no paper, and a site that it knows nothing of', () => {
    show(0, 4);
    carry(siteOf({ pageAt: () => null }), client, look);
    carry(siteOf({ id: 'any' }), client, look);
    document.body.innerHTML = '';
    carry(siteOf(), client, look);
    expect(asked()).toEqual([]);
    expect(look).not.toHaveBeenCalled();
  });
});
