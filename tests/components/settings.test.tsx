import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import userEvent, { type UserEvent } from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readKey } from '../../components/settings/key-choice.ts';
import { whyNot } from '../../components/settings/rule-words.ts';
import { SettingsPage } from '../../components/settings/SettingsPage.tsx';
import { DEFAULT_SETTINGS, RULE_MAX, RULES_MAX, type Rule, type Settings } from '../../lib/mark/settings.ts';
import { Trouble } from '../../lib/paper/trouble.ts';
import type { Client } from '../../lib/protocol/client.ts';
import { fakePermits } from './permits.ts';
import { expectAccessible, soon } from './popup.tsx';

let kept: Settings;
let fails: boolean;

const client = (async (name: string, ask: unknown) => {
  if (fails) throw new Trouble('no-answer');
  if (name === 'settings') return kept;
  kept = ask as Settings;
  return null;
}) as Client;

beforeEach(() => {
  kept = DEFAULT_SETTINGS;
  fails = false;
});
afterEach(cleanup);

async function open(): Promise<UserEvent> {
  render(<SettingsPage client={client} permits={fakePermits()} />);
  await screen.findByRole('switch', { name: 'Single keys' });
  return userEvent.setup();
}

const theSwitch = (name: string) => screen.getByRole('switch', { name });

test('what a listing changed meanwhile is kept, and seen once the window has the focus again', async () => {
  const user = await open();
  kept = { ...kept, done: { arxiv: 'fold' } };
  await user.click(theSwitch('Single keys: arXiv'));
  await soon(() => expect(kept).toMatchObject({ keysOffAt: ['arxiv'], done: { arxiv: 'fold' } }));
  kept = { ...kept, advance: true };
  fireEvent.focus(window);
  await soon(() => expect(theSwitch('On to the next card after an act')).toHaveProperty('checked', true));
});

test('all that could not be saved goes with the next change, and the browser asks before it is left', async () => {
  const user = await open();
  fails = true;
  await user.click(theSwitch('Single keys: arXiv'));
  await screen.findByText(/^Not saved/);
  await expectAccessible();
  expect(fireEvent(window, new Event('beforeunload', { cancelable: true }))).toBe(false);
  fails = false;
  await user.click(theSwitch('Show which cards are new'));
  await soon(() => expect(kept).toMatchObject({ keysOffAt: ['arxiv'], seen: false }));
  await screen.findByText('Saved');
  expect(fireEvent(window, new Event('beforeunload', { cancelable: true }))).toBe(true);
});

test('the focus is not lost with the button that tries again', async () => {
  const user = await open();
  fails = true;
  await user.click(theSwitch('Single keys: arXiv'));
  const again = await screen.findByRole('button', { name: 'Try again' });
  fails = false;
  await user.click(again);
  await screen.findByText('Saved');
  expect(document.activeElement?.textContent).toBe('Saved');
});

test('settings that cannot be read are said to be so, and nothing is saved over them', async () => {
  fails = true;
  render(<SettingsPage client={client} permits={fakePermits()} />);
  await screen.findByText(/^The settings could not be read/);
  expect(screen.queryByRole('switch')).toBeNull();
  fails = false;
  kept = { ...kept, advance: true };
  await userEvent.setup().click(screen.getByRole('button', { name: 'Try again' }));
  await soon(() => expect(theSwitch('On to the next card after an act')).toHaveProperty('checked', true));
});

test('one key goes back to the usual one, unless that is taken by now', async () => {
  kept = { ...kept, keys: { undo: 'z', next: 'u', previous: 'q' } };
  const user = await open();
  await user.click(screen.getByRole('button', { name: 'Previous card: Back to K' }));
  await soon(() => expect(kept.keys).toEqual({ undo: 'z', next: 'u' }));
  expect(document.activeElement?.getAttribute('aria-label')).toBe('Previous card: K');
  await user.click(screen.getByRole('button', { name: 'Undo: Back to U' }));
  expect(screen.getByRole('alert').textContent).toBe('U is taken: Next card.');
  expect(kept.keys).toEqual({ undo: 'z', next: 'u' });
});

test('a key is the same with Caps Lock, a capital needs Shift, and what is held alone is no key', () => {
  const press = (key: string, held: Partial<Parameters<typeof readKey>[0]> = {}) =>
    readKey({ key, shiftKey: false, ctrlKey: false, altKey: false, metaKey: false, ...held });
  expect(press('J')).toEqual({ key: 'j' });
  expect(press('J', { shiftKey: true })).toEqual({ key: 'J' });
  expect(press('?', { shiftKey: true })).toEqual({ key: '?' });
  expect(press('ß')).toEqual({ key: 'ß' });
  expect(press('Shift', { shiftKey: true })).toBeNull();
  for (const key of [' ', 'Enter', 'Tab', 'F5', 'Dead', 'ArrowDown']) expect(press(key)).toHaveProperty('refused');
  for (const held of [{ ctrlKey: true }, { altKey: true }, { metaKey: true }]) expect(press('j', held)).toHaveProperty('refused');
});

test('rules that would hold for nothing, for everything, or twice are refused, and so are too many', () => {
  const rule = (what: string, by: Rule['by'] = 'word'): Rule => ({ does: 'dim', by, what });
  expect(whyNot(rule('x'.repeat(RULE_MAX)), [])).toBeUndefined();
  expect(whyNot(rule('x'.repeat(RULE_MAX + 1)), [])).toContain('200');
  expect(whyNot(rule('…!'), [])).toBe('A word needs a letter or a digit.');
  expect(whyNot(rule('C++'), [])).toBeUndefined();
  expect(whyNot({ ...rule('Élan'), does: 'highlight' }, [rule('elan')])).toContain('This rule is there already.');
  expect(whyNot(rule('cs'), [rule('cs', 'category')])).toBeUndefined();
  const many = Array.from({ length: RULES_MAX }, (_, n) => rule(`word ${n}`));
  expect(whyNot(rule('one more'), many.slice(1))).toBeUndefined();
  expect(whyNot(rule('one more'), many)).toContain('500');
});
