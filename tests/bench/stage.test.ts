// @vitest-environment happy-dom
import { expect, test } from 'vitest';
import { hostOf, pageAt } from '../../lib/sites/index.ts';
import { endedWith, listings, slowed } from './stage.ts';

test('every listing lies where Papermarks runs once a person wants every site', () => {
  const addresses = listings().map(({ address }) => new URL(address));
  expect(addresses.length).toBeGreaterThan(10);
  const nowhere = addresses.filter((url) => {
    const { asks, matches } = pageAt(url)?.site ?? { matches: [] };
    return !(asks ?? matches).some((match) => hostOf(match) === url.host);
  });
  expect(nowhere.map(String)).toEqual([]);
});

test('pages that an archive shows have cards', () => {
  const archived = listings().filter(({ address }) => new URL(address).host === 'web.archive.org');
  expect(archived).not.toEqual([]);
  for (const { file, address, html } of archived) {
    const url = new URL(address);
    const cards = pageAt(url)?.site.cards(new DOMParser().parseFromString(html, 'text/html'), url);
    expect(cards, file).not.toEqual([]);
  }
});

test('what is put at the end of a page is an element of its own, also where the page breaks off in a tag', () => {
  const cut = { file: 'cut.html', address: 'https://arxiv.org/', html: '<p>One</p><form id="form-Ha' };
  const { scripts } = new DOMParser().parseFromString(slowed(cut).html, 'text/html');
  expect([...scripts].map((script) => script.getAttribute('src'))).toEqual(['/slow.js']);
  expect(endedWith({ ...cut, html: '<p>One' }, '</p>').html).toBe('<p>One</p>');
});
