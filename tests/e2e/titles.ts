import { expect } from 'vitest';
import { arxivAnswer } from '../formats/answers/samples.ts';
import { type Driven, type Tab, until } from '../harness/driven.ts';
import type { Serve } from '../harness/pages.ts';
import { clickSite, isWanted } from './sites.ts';

/** In a page of ours. */
declare const browser: { runtime: { sendMessage(message: object): Promise<unknown> } };

const ID = '2611.90114';
const TITLES = 'Look up missing titles at arXiv and Crossref';

/** Answers as arXiv does when it is asked about one paper, and keeps what was asked of it and of Crossref. */
export function titleServer(serve: Serve): { serve: Serve; asked: string[] } {
  const asked: string[] = [];
  return {
    asked,
    serve(address) {
      const { host } = new URL(address);
      if (!/^(export\.arxiv|api\.crossref)\.org$/.test(host)) return serve(address);
      asked.push(address);
      return host === 'api.crossref.org'
        ? { status: 404, contentType: 'text/plain', body: 'Resource not found.' }
        : { status: 200, contentType: 'application/atom+xml; charset=utf-8', body: arxivAnswer({ title: 'A Title from Outside' }) };
    },
  };
}

/** Saves a paper of which only the id is known, as the menu of a link does. */
async function saveBare(settings: Tab, id: string, title: string): Promise<void> {
  const act = { id: crypto.randomUUID(), paper: id, at: Date.now(), change: { kind: 'status', status: 'want' } };
  const sighting = { paper: { id, title, authors: [] }, met: { site: 'any', url: 'https://lobste.rs/' } };
  const reply = await settings.run((ask) => browser.runtime.sendMessage({ papermarks: 1, name: 'perform', ask }), { act, sighting });
  expect(reply).toMatchObject({ ok: true });
}

/** A paper that was saved under its id gets its title from outside once a person has switched that on, and never before. */
export async function looksUpTitles(at: Driven, settings: Tab, asked: readonly string[]): Promise<void> {
  await saveBare(settings, `arxiv:${ID}`, `arXiv:${ID}`);
  await new Promise((resolve) => setTimeout(resolve, 1_000));
  expect(asked).toEqual([]);
  await clickSite(settings, TITLES);
  const popup = await at.popup();
  const titles = () => popup.run(() => document.body.textContent);
  await until(titles, (all) => all.includes('A Title from Outside'));
  expect(asked).toContain(`https://export.arxiv.org/api/query?id_list=${ID}`);
  await popup.close();
  // Politely: not before three seconds are over. What is not known there stays as it is.
  await saveBare(settings, 'doi:10.1145/9990001.9990009', 'doi:10.1145/9990001.9990009');
  await until(
    async () => asked,
    (requests) => requests.includes('https://api.crossref.org/works/10.1145%2F9990001.9990009'),
    20_000,
  );
  const sofar = [...asked];
  expect(new Set(sofar).size).toBe(sofar.length);
  await clickSite(settings, TITLES);
  await until(
    () => isWanted(settings, TITLES),
    (wanted) => wanted === false,
  );
  await saveBare(settings, 'arxiv:2611.90055', 'arXiv:2611.90055');
  await new Promise((resolve) => setTimeout(resolve, 4_000));
  expect(asked).toEqual(sofar);
}
