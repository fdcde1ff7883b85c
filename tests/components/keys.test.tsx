import { screen } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import {
  changesAsked,
  eachWithALibrary,
  elsewhere,
  idOf,
  library,
  openPopup,
  rows,
  save,
  saveMany,
  showsSoon,
  soon,
  statuses,
  title,
  titles,
  visited,
} from './popup.tsx';

eachWithALibrary();

const search = () => screen.getByRole('searchbox');
const focused = () => document.activeElement?.textContent;
const open = async (...names: string[]) => {
  await save(...names.map((name) => ({ title: name })));
  const user = openPopup();
  await showsSoon(...names);
  return user;
};

describe('moving', () => {
  test('begins with an arrow, in the search or anywhere', async () => {
    const user = await open('A', 'B', 'C');
    expect(document.activeElement).toBe(search());
    await user.keyboard('{ArrowDown}');
    expect(focused()).toBe('A');
    title('A').blur();
    await user.keyboard('{ArrowDown}');
    expect(focused()).toBe('A');
  });

  test('goes up and down, to both ends and not beyond', async () => {
    const user = await open('A', 'B', 'C');
    title('A').focus();
    const path = ['{ArrowDown}', '{ArrowDown}', '{ArrowDown}', '{ArrowUp}', '{Home}', '{End}', '{PageUp}', '{PageDown}'];
    const seen = [];
    for (const key of path) {
      await user.keyboard(key);
      seen.push(focused());
    }
    expect(seen).toEqual(['B', 'C', 'C', 'B', 'A', 'C', 'A', 'C']);
    await user.keyboard('{Home}{ArrowUp}');
    expect(document.activeElement).toBe(search());
  });

  test('Tab enters the list at one paper, and its controls follow', async () => {
    const user = await open('A', 'B');
    title('B').focus();
    screen.getByRole('radio', { name: 'all: 2 papers' }).focus();
    const stops: (string | null | undefined)[] = [];
    for (let i = 0; i < 9; i++) {
      await user.tab();
      stops.push(document.activeElement?.getAttribute('aria-label') ?? focused());
    }
    const actions = ['Edit tags', 'Edit note', 'Star', 'Copy link', 'Remove'].map((action) => `${action}: \u2068B\u2069`);
    expect(stops).toEqual(['Status: to read', 'B', 'Choose status, now: to read', ...actions, 'All keys']);
    expect(rows()[0]?.querySelectorAll('[tabindex="0"]')).toHaveLength(0);
  });

  test('in the filter goes left and right, and down into the list', async () => {
    const user = await open('A');
    screen.getByRole('radio', { name: 'all: 1 paper' }).focus();
    await user.keyboard('{ArrowRight}');
    expect(screen.getByRole('radio', { name: 'to read: 1 paper', checked: true })).toBe(document.activeElement);
    await user.keyboard('{ArrowRight}');
    await screen.findByText('You are not reading any paper at the moment');
    await user.keyboard('{ArrowLeft}');
    await showsSoon('A');
    await user.keyboard('{ArrowDown}');
    expect(focused()).toBe('A');
  });

  test('keeps the focus where it is when others come and go', async () => {
    await open('A', 'B', 'C');
    title('B').focus();
    await elsewhere(idOf(9), { kind: 'status', status: 'want' }, { title: 'Z' });
    await elsewhere(idOf(0), { kind: 'remove' });
    await showsSoon('Z', 'B', 'C');
    expect(focused()).toBe('B');
    await elsewhere(idOf(1), { kind: 'remove' });
    await showsSoon('Z', 'C');
    expect(focused()).toBe('C');
    await elsewhere(idOf(2), { kind: 'remove' });
    await showsSoon('Z');
    expect(focused()).toBe('Z');
  });

  test('to the end of the list brings what is not there yet', async () => {
    await saveMany(70);
    const user = openPopup();
    await soon(() => expect(rows()).toHaveLength(50));
    title('Paper 0').focus();
    await user.keyboard('{End}');
    await soon(() => expect(focused()).toBe('Paper 69'));
    await user.keyboard('{ArrowUp}');
    expect(focused()).toBe('Paper 68');
    await user.keyboard('{Home}');
    expect(focused()).toBe('Paper 0');
  });
});

describe('doing', () => {
  test('Enter opens', async () => {
    const user = await open('A', 'B');
    title('B').focus();
    await user.keyboard('{Enter}');
    expect(visited).toEqual(['https://arxiv.org/abs/2611.00001']);
  });

  test('s and Space step the status', async () => {
    const user = await open('A', 'B');
    title('B').focus();
    await user.keyboard('S');
    expect(statuses()).toEqual(['want', 'reading']);
    await user.keyboard(' ');
    expect(statuses()).toEqual(['want', 'read']);
    expect(focused()).toBe('B');
  });

  test('Space on the circle steps once', async () => {
    const user = await open('A');
    screen.getByRole('button', { name: 'Status: to read' }).focus();
    await user.keyboard(' ');
    expect(statuses()).toEqual(['reading']);
    expect(changesAsked()).toHaveLength(1);
  });

  test('1 to 5 set every status', async () => {
    const user = await open('A');
    title('A').focus();
    const seen = [];
    for (const key of '54321') {
      await user.keyboard(key);
      seen.push(statuses()[0]);
    }
    expect(seen).toEqual(['skipped', 'read', 'reading', 'want', 'none']);
  });

  test('Delete removes, and the focus goes on to the next, at last to the one before', async () => {
    const user = await open('A', 'B', 'C');
    title('B').focus();
    await user.keyboard('{Delete}');
    expect(titles()).toEqual(['A', 'C']);
    expect(focused()).toBe('C');
    await user.keyboard('{Backspace}');
    expect(focused()).toBe('A');
    await user.keyboard('{Delete}');
    expect(rows()).toEqual([]);
    expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Undo' }));
    await user.keyboard('{Enter}uU');
    await soon(async () => expect(await library.papers.count()).toBe(3));
    expect(titles()).toEqual(['A', 'B', 'C']);
    expect(focused()).toBe('B');
  });

  test('does nothing with Ctrl, Alt or Meta', async () => {
    const user = await open('A');
    title('A').focus();
    await user.keyboard('s');
    await user.keyboard('{Control>}s{/Control}{Meta>}{Backspace}{/Meta}{Alt>}5{/Alt}{Control>}u{/Control}');
    expect(statuses()).toEqual(['reading']);
    expect(changesAsked()).toHaveLength(1);
    expect(titles()).toEqual(['A']);
  });
});

describe('the menu', () => {
  test('is opened, walked and left by keys, and gives the focus back', async () => {
    const user = await open('A');
    const control = screen.getByRole('button', { name: 'Choose status, now: to read' });
    control.focus();
    await user.keyboard('{Enter}');
    expect(focused()).toBe('to read2');
    await user.keyboard('{ArrowDown}{ArrowDown}');
    expect(focused()).toBe('read4');
    await user.keyboard('{End}{ArrowDown}');
    expect(focused()).toBe('no status1');
    await user.keyboard('{Escape}');
    expect(screen.queryByRole('menu')).toBeNull();
    expect(document.activeElement).toBe(control);
    await user.keyboard('{Enter}{ArrowDown}{Enter}');
    expect(statuses()).toEqual(['reading']);
    expect(document.activeElement).toBe(control);
    await user.keyboard(' 5');
    expect(statuses()).toEqual(['skipped']);
  });

  test('keeps the keys of the list to itself', async () => {
    const user = await open('A', 'B');
    screen.getAllByRole('button', { name: /^Choose status/ })[0]?.focus();
    await user.keyboard('{Enter}{Delete}us');
    expect(titles()).toEqual(['A', 'B']);
    expect(changesAsked()).toEqual([]);
  });
});

describe('the star', () => {
  test('is set and taken away by *, shown at once, and taken back by U', async () => {
    const user = await open('A', 'B');
    title('A').focus();
    await user.keyboard('*');
    expect(screen.getAllByRole('img', { name: 'Starred' })).toHaveLength(1);
    await soon(async () => expect((await library.papers.toArray()).map(({ star }) => star ?? false).sort()).toEqual([false, true]));
    await user.keyboard('u');
    await soon(async () => expect((await library.papers.toArray()).some(({ star }) => star)).toBe(false));
    await soon(() => expect(screen.queryByRole('img', { name: 'Starred' })).toBeNull());
  });

  test('narrows the list to the papers that have one', async () => {
    const user = await open('A', 'B');
    title('A').focus();
    await user.keyboard('*');
    const filter = screen.getByRole('button', { name: 'Starred papers only' });
    await user.click(filter);
    await soon(() => expect(titles()).toEqual(['A']));
    expect(filter.getAttribute('aria-pressed')).toBe('true');
    await user.click(filter);
    await soon(() => expect(titles()).toEqual(['A', 'B']));
  });
});
