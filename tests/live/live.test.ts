import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { SAVED } from '../harness/pages.ts';
import { leave, papersIn, toFixture } from './capture.ts';
import { clean } from './cleaned.ts';
import { parse, serialize } from './document.ts';
import { obstacleIn } from './obstacle.ts';
import { reworded } from './reworded.ts';

const SEARCH = new URL('https://huggingface.co/papers?q=letters');
const LISTED = `<!doctype html><html><head><style>.tile { color: red }</style></head><body><main>
<div class="tile"><img src="/thumbnail.png" alt="Letters"><a href="/papers/2309.90001">Letters to a Listening Machine</a><p>People write to machines as they write to friends, at length, and at night.</p>
<ul><li>10 authors</li><li>Sep 7, 2023</li></ul></div></main></body></html>`;

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'papermarks-live-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('what a site answers with in the place of a page', () => {
  const at = 'https://www.biorxiv.org/search/letters';
  test.each([
    ['a challenge', '<title>Just a moment...</title>', at],
    ['a challenge', '<title>bioRxiv</title><form id="challenge-form"></form>', at],
    ['a CAPTCHA', '<title>Are you a robot?</title>', at],
    ['a CAPTCHA', '<title>Scholar</title><div class="g-recaptcha"></div>', at],
    ['a consent screen', '<title>Before you continue</title>', 'https://consent.google.com/ml?continue=x'],
    ['a page to log in', '<title>Sign in</title>', 'https://openreview.net/login?redirect=x'],
    [undefined, '<title>Robots that read: a survey</title><p>Log in</p>', 'https://arxiv.org/abs/2309.90001'],
  ])('is told as %s: %s', (is, html, address) => expect(obstacleIn(parse(html), new URL(address))).toBe(is));

  test.runIf(existsSync(SAVED))('is told of the challenge that was saved, and of no other saved page of its site', () => {
    const saved = (file: string): Document => parse(readFileSync(join(SAVED, file), 'utf8'));
    expect(obstacleIn(saved('biorxiv/challenge-2024-09.html'), new URL(at))).toBe('a challenge');
    expect(obstacleIn(saved('huggingface/paper-2509.24002.html'), SEARCH)).toBeUndefined();
  });
});

test('a capture holds nothing that tells who fetched it, and nothing that runs', () => {
  const doc =
    parse(`<html><head><meta name="csrf-token" content="s3cret"><script>secret()</script><script type="application/json">{"a":1}</script></head>
<body onload="x()" data-session-id="s3cret"><form><input type="hidden" name="auth" value="s3cret"></form><a href="/list;jsessionid=s3cret?page=2">2</a>
<p>Your address is 203.0.113.7, and you are ada@example.edu. See 10.1000/182 and version 1.2.3.</p></body></html>`);
  clean(doc);
  const left = serialize(doc);
  expect(left).not.toMatch(/s3cret|secret|onload|203\.0\.113|ada@/);
  expect(left).toMatch(/\{"a":1\}[\s\S]*page=2[\s\S]*10\.1000\/182 and version 1\.2\.3/);
});

test('words become others, the same ones each time, in the same case; counts, dates and names of schemes stay', () => {
  const [one, other] = [reworded('Letters to LETTERS by 10 authors'), reworded('letters')];
  expect(one).toMatch(/^\p{Lu}\p{Ll}+ \p{Ll}+ \p{Lu}+ by 10 authors$/u);
  expect(one.toLowerCase()).not.toContain('letters');
  expect(one.toLowerCase().startsWith(other)).toBe(true);
  expect(reworded('arXiv: Published on Sep 7, 2023')).toBe('arXiv: Published on Sep 7, 2023');
});

test('a page that was fetched is left beside what its adapter tells, and becomes a page of our own with the same papers in other words', async () => {
  const capture = await leave(LISTED, SEARCH, 'huggingface/papers', folder);
  const told = JSON.parse(readFileSync(capture.replace('.html', '.expected.json'), 'utf8'));
  expect(told).toEqual([expect.objectContaining({ id: 'arxiv:2309.90001', title: 'Letters to a Listening Machine', authorCount: 10 })]);
  const own = await toFixture(capture, 'search-new', folder);
  expect(own).toBe(join(folder, 'huggingface/search-new.html'));
  const html = readFileSync(own, 'utf8');
  expect(html).not.toMatch(/letters to|machine|people|friends|color: red|thumbnail/i);
  const [paper] = (await papersIn(parse(html), SEARCH))?.papers ?? [];
  expect(paper).toEqual(JSON.parse(readFileSync(own.replace('.html', '.expected.json'), 'utf8'))[0]);
  expect(paper).toMatchObject({
    id: 'arxiv:2309.90001',
    authorCount: 10,
    published: '2023-09-07',
    title: expect.stringMatching(/^(?:\S+ ){4}\S+$/),
  });
});

test('a capture that does not say which page it stands for becomes no page', async () => {
  const path = join(folder, 'page.html');
  writeFileSync(path, LISTED);
  await expect(toFixture(path, 'new', folder)).rejects.toThrow('page.html does not say in its first line');
});
