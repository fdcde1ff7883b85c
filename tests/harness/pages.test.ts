import { expect, test } from 'vitest';
import { fixturePages, servePages } from './pages.ts';

const page = { file: 'a/list.html', address: 'https://papers.example/list?page=1&size=2', html: '<p>List' };
const serve = servePages([page]);

test('a page is served under its address, with any hash', () => {
  expect(serve(`${page.address}#top`)).toEqual({ status: 200, contentType: 'text/html; charset=utf-8', body: page.html });
});

test('another address of the same host is a 404 page that links to what there is', () => {
  const missing = serve('https://papers.example/list?page=2');
  expect(missing?.status).toBe(404);
  expect(missing?.body).toContain('<a href="https://papers.example/list?page=1&amp;size=2">');
});

test('every other host is refused', () => {
  expect(serve('https://elsewhere.example/list?page=1&size=2')).toBeNull();
});

test('each page shipped with the project has an address of its own', () => {
  const addresses = fixturePages().map(({ address }) => address);
  expect(addresses.length).toBeGreaterThan(0);
  expect(new Set(addresses).size).toBe(addresses.length);
});
