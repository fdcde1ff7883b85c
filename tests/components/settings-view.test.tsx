import { cleanup, render, screen, within } from '@testing-library/react';
import userEvent, { type UserEvent } from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { SettingsPage } from '../../components/settings/SettingsPage.tsx';
import { DEFAULT_SETTINGS, type Settings } from '../../lib/mark/settings.ts';
import { Trouble } from '../../lib/paper/trouble.ts';
import type { Client } from '../../lib/protocol/client.ts';
import { SITES } from '../../lib/sites/index.ts';
import { type FakePermits, fakePermits } from './permits.ts';
import { expectAccessible, soon } from './popup.tsx';

/** How many sites have a switch. */
const ASKED = SITES.filter(({ asks }) => asks).length;

let kept: Settings;
let fails: boolean;
let forgotten: number;

/** A background that keeps settings, and fails when it is told to. */
const client = (async (name: string, ask: unknown) => {
  if (fails) throw new Trouble('no-answer');
  if (name === 'settings') return kept;
  if (name === 'saveSettings') kept = ask as Settings;
  if (name === 'forgetSeen') forgotten++;
  return null;
}) as Client;

let permits: FakePermits;

beforeEach(() => {
  permits = fakePermits();
  kept = DEFAULT_SETTINGS;
  fails = false;
  forgotten = 0;
});
afterEach(cleanup);

async function open(): Promise<UserEvent> {
  render(<SettingsPage client={client} permits={permits} />);
  await screen.findByRole('switch', { name: 'Single keys' });
  return userEvent.setup();
}

const keyOf = (act: string): HTMLElement => screen.getByRole('button', { name: new RegExp(`^${act}: `) });

describe('sites', () => {
  test('are wanted one by one, or all, and left again; what is chosen by site is shown of those that are there', async () => {
    const user = await open();
    expect(screen.queryByRole('switch', { name: 'Single keys: OpenReview' })).toBeNull();
    await user.click(screen.getByRole('switch', { name: 'OpenReview' }));
    await soon(() => expect(screen.getByRole('switch', { name: 'OpenReview' })).toHaveProperty('checked', true));
    await screen.findByRole('switch', { name: 'Single keys: OpenReview' });
    await user.click(screen.getByRole('button', { name: 'All of them' }));
    await soon(async () => expect((await permits.granted()).sites.size).toBe(ASKED));
    expect(permits.asked[0]).toEqual(['https://openreview.net/*']);
    expect(screen.queryByRole('button', { name: 'All of them' })).toBeNull();
    await expectAccessible();
    await user.click(screen.getByRole('switch', { name: 'Google Scholar' }));
    await soon(() => expect(screen.getByRole('switch', { name: 'Google Scholar' })).toHaveProperty('checked', false));
  });
});

describe('other sites', () => {
  test('are not told of where there are none', async () => {
    await open();
    expect(screen.queryByRole('region', { name: 'Other sites' })).toBeNull();
  });

  test('are told by their hosts, and left by a click; one that was left can be wanted again', async () => {
    permits = fakePermits('https://github.com/*', 'https://scholar.google.de/*', 'https://openreview.net/*', 'https://arxiv.org/list/*');
    const user = await open();
    const group = await screen.findByRole('region', { name: 'Other sites' });
    const names = within(group).getAllByRole('switch', { checked: true });
    expect(names.map((each) => each.closest('label')?.textContent)).toEqual([
      'github.comThe papers that its pages link to',
      'scholar.google.deGoogle Scholar',
    ]);
    await expectAccessible();
    // What is chosen by site holds in every country.
    screen.getByRole('switch', { name: 'Single keys: Google Scholar' });
    const github = within(group).getByRole('switch', { name: 'github.com' });
    await user.click(github);
    await soon(() => expect(github).toHaveProperty('checked', false));
    expect([...permits.has]).not.toContain('https://github.com/*');
    expect(document.activeElement).toBe(github);
    await user.click(github);
    await soon(() => expect(github).toHaveProperty('checked', true));
    expect(permits.asked).toEqual([['https://github.com/*']]);
    permits.refuses = true;
    await user.click(github);
    await soon(() => expect(github).toHaveProperty('checked', false));
    await user.click(github);
    await within(group).findByText('The browser did not permit it.');
    expect(github).toHaveProperty('checked', false);
  });

  test('say so when it is every site', async () => {
    permits = fakePermits('https://*/*');
    await open();
    expect(await screen.findByRole('switch', { name: 'Every site' })).toHaveProperty('checked', true);
  });
});

describe('missing titles', () => {
  const theSwitch = (): HTMLElement => screen.getByRole('switch', { name: 'Look up missing titles at arXiv and Crossref' });

  test('are looked up once a person, and then the browser, says so, and no longer than that', async () => {
    const user = await open();
    expect(theSwitch()).toHaveProperty('checked', false);
    await user.click(theSwitch());
    await soon(() => expect(kept.fetchTitles).toBe(true));
    await soon(() => expect(theSwitch()).toHaveProperty('checked', true));
    expect(permits.asked).toEqual([['https://export.arxiv.org/*', 'https://api.crossref.org/*']]);
    // These are no sites to have strips on.
    expect(screen.queryByRole('region', { name: 'Other sites' })).toBeNull();
    await expectAccessible();
    await user.click(theSwitch());
    await soon(() => expect(kept.fetchTitles).toBe(false));
    await soon(() => expect([...permits.has]).toEqual([]));
    expect(theSwitch()).toHaveProperty('checked', false);
  });

  test('are not looked up where the browser refuses, which is said', async () => {
    const user = await open();
    permits.refuses = true;
    await user.click(theSwitch());
    await soon(() => expect(screen.getAllByText('The browser did not permit it.')[0]?.getAttribute('role')).toBe('status'));
    expect(theSwitch()).toHaveProperty('checked', false);
    expect(kept.fetchTitles).toBe(false);
  });

  test('are said not to be when the permission was taken back elsewhere', async () => {
    kept = { ...kept, fetchTitles: true };
    await open();
    expect(theSwitch()).toHaveProperty('checked', false);
  });
});

describe('keys', () => {
  test('are switched off everywhere, and for one site', async () => {
    const user = await open();
    await expectAccessible();
    await user.click(screen.getByRole('switch', { name: 'Single keys: arXiv' }));
    await soon(() => expect(kept.keysOffAt).toEqual(['arxiv']));
    await user.click(screen.getByRole('switch', { name: 'Single keys' }));
    await soon(() => expect(kept.keysOn).toBe(false));
    expect(kept.keysOffAt).toEqual(['arxiv']);
  });

  test('are given by pressing them; one that is taken is refused, and can be swapped', async () => {
    const user = await open();
    keyOf('Next card').focus();
    await user.keyboard('{Enter}');
    await user.keyboard('n');
    expect(screen.getByRole('alert').textContent).toContain('Edit the note');
    expect(kept.keys).toEqual({});
    await user.click(screen.getByRole('button', { name: /swap/i }));
    await soon(() => expect(kept.keys).toEqual({ next: 'n', note: 'j' }));
    await user.click(screen.getByRole('button', { name: 'Back to the usual keys' }));
    await soon(() => expect(kept.keys).toEqual({}));
  });

  test('with Ctrl, and those that move about, are refused in a sentence; Escape leaves all as it was', async () => {
    const user = await open();
    await user.click(keyOf('Undo'));
    await user.keyboard('{Enter}');
    expect(screen.getByRole('alert').textContent).not.toBe('');
    await user.keyboard('{Escape}');
    await user.click(keyOf('Undo'));
    await user.keyboard('{Escape}');
    await user.keyboard('q');
    expect(kept.keys).toEqual({});
  });
});

describe('rules', () => {
  test('are added and removed by keys; empty ones and those that are there are refused', async () => {
    const user = await open();
    const field = screen.getByRole('textbox', { name: 'Which' });
    field.focus();
    await user.keyboard('{Enter}');
    expect(screen.getByRole('alert').textContent).not.toBe('');
    await user.keyboard('survey{Enter}');
    await soon(() => expect(kept.rules).toEqual([{ does: 'dim', by: 'word', what: 'survey' }]));
    await user.keyboard('Survey{Enter}');
    expect(screen.getByRole('alert').textContent).not.toBe('');
    expect(kept.rules).toHaveLength(1);
    await expectAccessible();
    await user.click(within(screen.getByRole('list', { name: 'Rules' })).getByRole('button'));
    await soon(() => expect(kept.rules).toEqual([]));
  });
});

test('what becomes of papers that are done is chosen by site, and what was seen is forgotten', async () => {
  const user = await open();
  const site = screen.getByRole('group', { name: 'arXiv' });
  await user.click(within(site).getByRole('radio', { name: 'Folded' }));
  await soon(() => expect(kept).toMatchObject({ done: { arxiv: 'fold' }, foldTold: true }));
  await user.click(screen.getByRole('button', { name: 'Forget what was seen' }));
  await soon(() => expect(forgotten).toBe(1));
});

test('what could not be saved stays as it was chosen, says so, and is saved by trying again', async () => {
  const user = await open();
  fails = true;
  await user.click(screen.getByRole('switch', { name: 'Single keys' }));
  const again = await screen.findByRole('button', { name: /again/i });
  expect(screen.getByRole('switch', { name: 'Single keys' })).toHaveProperty('checked', false);
  expect(kept.keysOn).toBe(true);
  fails = false;
  await user.click(again);
  await soon(() => expect(kept.keysOn).toBe(false));
});
