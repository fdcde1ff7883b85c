import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { PaperId } from '../../lib/paper/ids/paper-id.ts';
import { Trouble } from '../../lib/paper/trouble.ts';
import type { Client } from '../../lib/protocol/client.ts';
import type { Card, ReadPaper, Site } from '../../lib/sites/kit/site.ts';

/** A page of cards: each an article that names its paper, with a title. */
const site: Site = {
  id: 'made',
  label: 'i',
  anchor: 'article',
  room: '',
  pageAt: () => 'list',
  cards: (doc) => [...doc.querySelectorAll('article')].map(cardOf),
};

function cardOf(article: Element): Card {
  const title = article.querySelector('h2') as Element;
  const id = `arxiv:${article.id}` as PaperId;
  return { id, version: 2, elements: [article], place: { how: 'append', element: article, as: 'foot' }, title };
}

const readPaper: ReadPaper = (_doc, url, { id, title }) => ({
  id,
  title: title.lastChild?.textContent?.trim() ?? '',
  authors: [`of ${url.pathname}`],
});

/** The title that was last read after its card had gone. */
let kept: Element | undefined;
const read = (title: Element): string => {
  kept = title;
  return `read ${title.lastChild?.textContent?.trim()}`;
};

const met = { site: 'made', url: 'https://made.example/list?q=1' };
const whole = { paper: { id: 'arxiv:2611.90001', version: 2, title: 'One', authors: ['of /list'] }, met };
const least = { paper: { id: 'arxiv:2611.90001', version: 2, title: 'One', authors: [] }, met };

/** The page's first file with a background that brings the second when it is told to. */
async function firstFile() {
  vi.resetModules();
  const { sight: meet } = await import('../../lib/page/core/sighting.ts');
  const { setInteraction: setFloat, bringInteraction } = await import('../../lib/page/core/bring-interaction.ts');
  const { promise, resolve, reject } = Promise.withResolvers<null>();
  const client = vi.fn(() => promise) as unknown as Client;
  const bring = (): void => {
    setFloat({ openBeside: vi.fn(), openEditor: vi.fn(), warmEditor: vi.fn(), createOutbox: vi.fn(), readPaper, read });
    resolve(null);
  };
  return {
    meet: () => meet(site, site.cards(document, new URL(location.href))[0] as Card, client),
    bringInteraction,
    client,
    bring,
    reject,
  };
}

beforeEach(() => {
  vi.stubGlobal('location', new URL('https://made.example/list?q=1#part'));
  document.body.innerHTML = '<article id="2611.90001"><h2><i>Title:</i> One</h2></article><article id="2611.90002"><h2>Two</h2></article>';
});

describe('what a page tells of the paper on a card', () => {
  it('is told at once when the second file is there', async () => {
    const { meet, bringInteraction, client, bring } = await firstFile();
    bring();
    await bringInteraction(client);
    expect(meet()).toEqual(whole);
  });

  it('is told when the second file has come, which is asked for once', async () => {
    const { meet, client, bring } = await firstFile();
    const sightings = [meet(), meet()];
    bring();
    expect(await Promise.all(sightings)).toEqual([whole, whole]);
    expect(client).toHaveBeenCalledOnce();
  });

  it.each<[string, () => void]>([
    ['another paper took its place', () => document.querySelector('article')?.setAttribute('id', '2611.90003')],
    ['it went away', () => document.querySelector('article')?.remove()],
  ])('is its id and title as they were, with formulas read, when %s meanwhile', async (_, change) => {
    const { meet, bring } = await firstFile();
    const sighting = meet();
    change();
    document.querySelector('h2')?.replaceChildren('Other');
    bring();
    expect(await sighting).toEqual({ ...least, paper: { ...least.paper, title: 'read One' } });
  });

  it('is kept where no element of the page is made anew: the page would learn which card was acted on', async () => {
    const { meet, bring } = await firstFile();
    const sighting = meet();
    document.querySelector('article')?.remove();
    bring();
    await sighting;
    expect(kept?.ownerDocument).not.toBe(document);
    expect(kept?.ownerDocument.defaultView).toBeFalsy();
  });

  it('is its id and title when the second file does not come', async () => {
    const { meet, reject } = await firstFile();
    const sighting = meet();
    reject(new Trouble('no-answer'));
    expect(await sighting).toEqual(least);
  });

  it('has a title, if only the one that is shown', async () => {
    const { meet, bringInteraction, client, bring } = await firstFile();
    bring();
    await bringInteraction(client);
    document.querySelector('h2')?.append(document.createElement('b'));
    expect(meet()).toMatchObject({ paper: { title: 'One' } });
  });
});
