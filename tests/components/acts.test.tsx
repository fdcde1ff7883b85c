import { screen, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { Trouble } from '../../lib/paper/trouble.ts';
import {
  changesAsked,
  eachWithALibrary,
  elsewhere,
  expectAccessible,
  idOf,
  idsAsked,
  library,
  openPopup,
  rows,
  said,
  save,
  setMeanwhile,
  showsSoon,
  soon,
  statuses,
  title,
  titles,
  visited,
} from './popup.tsx';

eachWithALibrary();

/** Until it is let through, nothing reaches the background. */
function holdBack(): () => void {
  let through = (): void => undefined;
  const gate = new Promise<void>((resolve) => (through = resolve));
  setMeanwhile(() => gate);
  return through;
}

/** Nothing is saved until `well` is called. */
function failing(trouble: Trouble): { well(): void } {
  setMeanwhile(async (name) => {
    if (name === 'perform') throw trouble;
  });
  return { well: () => setMeanwhile(async () => undefined) };
}

const rowOf = (name: string) => within(title(name).closest('[data-paper]') as HTMLElement);
const remove = (name: string) => rowOf(name).getByRole('button', { name: /^Remove/ });
const stored = async (place: number) => (await library.papers.get(idOf(place)))?.status;

describe('the status', () => {
  test('steps on by one click, shown before it is saved', async () => {
    await save({ title: 'A' }, { title: 'B' });
    const user = openPopup();
    await showsSoon('A', 'B');
    const through = holdBack();
    await user.click(rowOf('B').getByRole('button', { name: 'Status: to read' }));
    expect(statuses()).toEqual(['want', 'reading']);
    expect(said()).toBe('Status: reading');
    await user.click(rowOf('B').getByRole('button', { name: 'Status: reading' }));
    expect(statuses()).toEqual(['want', 'read']);
    expect(await stored(1)).toBe('want');
    through();
    await soon(async () => expect(await stored(1)).toBe('read'));
    expect(statuses()).toEqual(['want', 'read']);
  });

  test('never shows the old one again between the saving and the reading', async () => {
    await save({ title: 'A' });
    const user = openPopup();
    await showsSoon('A');
    const seen: string[] = [];
    const watching = new MutationObserver(() => seen.push(statuses()[0] ?? 'gone'));
    watching.observe(document.body, { subtree: true, childList: true, attributes: true });
    await user.click(screen.getByRole('button', { name: 'Status: to read' }));
    await soon(async () => expect(await stored(0)).toBe('reading'));
    await new Promise((resolve) => setTimeout(resolve, 50));
    watching.disconnect();
    expect(new Set(seen)).toEqual(new Set(['reading']));
  });

  test('is chosen from a menu', async () => {
    await save({ title: 'A' });
    const user = openPopup();
    await showsSoon('A');
    await user.click(screen.getByRole('button', { name: 'Choose status, now: to read' }));
    const menu = within(await screen.findByRole('menu', { name: 'All statuses' }));
    expect(menu.getAllByRole('menuitemradio').map(({ textContent }) => textContent)).toEqual([
      'no status1',
      'to read2',
      'reading3',
      'read4',
      'skipped5',
    ]);
    expect(menu.getByRole('menuitemradio', { checked: true }).textContent).toBe('to read2');
    await expectAccessible();
    await user.click(menu.getByRole('menuitemradio', { name: 'skipped' }));
    expect(screen.queryByRole('menu')).toBeNull();
    expect(statuses()).toEqual(['skipped']);
    await soon(async () => expect(await stored(0)).toBe('skipped'));
  });

  test('leaves the menu when the person looks elsewhere', async () => {
    await save({ title: 'A' });
    const user = openPopup();
    await showsSoon('A');
    await user.click(screen.getByRole('button', { name: /^Choose status/ }));
    await screen.findByRole('menu');
    await user.click(screen.getByText('now'));
    expect(screen.queryByRole('menu')).toBeNull();
    expect(changesAsked()).toEqual([]);
  });

  test('changed under a filter keeps the paper in its place until the filter changes', async () => {
    await save({ title: 'A' }, { title: 'B' }, { title: 'C' });
    const user = openPopup();
    await showsSoon('A', 'B', 'C');
    await user.click(screen.getByRole('radio', { name: 'to read: 3 papers' }));
    await user.click(rowOf('B').getByRole('button', { name: 'Status: to read' }));
    await soon(() => expect(screen.getByRole('radio', { name: 'to read: 2 papers' })).toBeDefined());
    expect(titles()).toEqual(['A', 'B', 'C']);
    expect(statuses()).toEqual(['want', 'reading', 'want']);
    await elsewhere(idOf(1), { kind: 'status', status: 'skipped' });
    await soon(() => expect(statuses()).toEqual(['want', 'skipped', 'want']));
    await user.click(screen.getByRole('radio', { name: 'all: 3 papers' }));
    await user.click(screen.getByRole('radio', { name: 'to read: 2 papers' }));
    await showsSoon('A', 'C');
  });

  test('set to none keeps the paper in sight, and brings it back whole', async () => {
    await save({ title: 'A', abstract: 'About A' }, { title: 'B' });
    await elsewhere(idOf(9), { kind: 'status', status: 'want' }, { title: 'Z' }, 999);
    const before = await library.papers.get(idOf(0));
    const user = openPopup();
    await showsSoon('A', 'B', 'Z');
    title('A').focus();
    await user.keyboard('1');
    expect(statuses()).toEqual(['none', 'want', 'want']);
    await soon(async () => expect(await stored(0)).toBeUndefined());
    await soon(() => expect(screen.getByRole('radio', { name: 'all: 2 papers' })).toBeDefined());
    expect(titles()).toEqual(['A', 'B', 'Z']);
    await user.keyboard('4');
    expect(statuses()).toEqual(['read', 'want', 'want']);
    await soon(async () => expect(await stored(0)).toBe('read'));
    expect(await library.papers.get(idOf(0))).toEqual({ ...before, status: 'read' });
    expect((await library.abstracts.get(idOf(0)))?.text).toBe('About A');
    await user.keyboard('uu');
    await soon(async () => expect(await library.papers.get(idOf(0))).toEqual(before));
  });
});

describe('removing', () => {
  test('takes the paper out at once, and says so with a way back', async () => {
    await save({ title: 'A' }, { title: 'B' });
    const user = openPopup();
    await showsSoon('A', 'B');
    const through = holdBack();
    await user.click(remove('A'));
    expect(titles()).toEqual(['B']);
    expect(said()).toContain('Removed \u2068A\u2069');
    expect(screen.getByRole('contentinfo').textContent).toContain('Removed \u2068A\u2069');
    await expectAccessible();
    through();
    await soon(async () => expect(await stored(0)).toBeUndefined());
    expect(titles()).toEqual(['B']);
  });

  test('is undone exactly, by the button', async () => {
    await save({ title: 'A', authors: ['X'], abstract: 'About A', status: 'reading' }, { title: 'B' });
    await elsewhere(idOf(0), { kind: 'tag', tag: 'one' });
    await elsewhere(idOf(0), { kind: 'note', note: 'mine' });
    const before = await library.papers.get(idOf(0));
    const user = openPopup();
    await showsSoon('A', 'B');
    await user.click(remove('A'));
    await soon(async () => expect(await stored(0)).toBeUndefined());
    const [removal] = idsAsked();
    await user.click(screen.getByRole('button', { name: 'Undo' }));
    expect(titles()).toEqual(['A', 'B']);
    expect(statuses()[0]).toBe('reading');
    expect(rowOf('A').getByText('one')).toBeDefined();
    expect(document.activeElement).toBe(title('A'));
    await soon(async () => expect(await library.papers.get(idOf(0))).toEqual(before));
    expect((await library.notes.get(idOf(0)))?.text).toBe('mine');
    expect((await library.abstracts.get(idOf(0)))?.text).toBe('About A');
    expect(changesAsked().at(-1)).toEqual({ kind: 'undo', act: removal });
  });

  test('of several papers is undone one after the other, the last one first', async () => {
    await save({ title: 'A' }, { title: 'B' }, { title: 'C' });
    const user = openPopup();
    await showsSoon('A', 'B', 'C');
    await user.click(remove('B'));
    await user.click(remove('A'));
    await user.click(remove('C'));
    await screen.findByRole('heading', { name: 'Your papers will be here' });
    await user.keyboard('u');
    await showsSoon('C');
    await user.keyboard('u');
    await showsSoon('A', 'C');
    await user.click(screen.getByRole('button', { name: 'Undo' }));
    await showsSoon('A', 'B', 'C');
    await soon(async () => expect(await library.papers.count()).toBe(3));
    expect(screen.queryByRole('button', { name: 'Undo' })).toBeNull();
  });

  test('undone before it was saved leaves the paper as it was', async () => {
    await save({ title: 'A' });
    const before = await library.papers.get(idOf(0));
    const user = openPopup();
    await showsSoon('A');
    const through = holdBack();
    await user.click(remove('A'));
    await user.keyboard('u');
    expect(statuses()).toEqual(['want']);
    through();
    await soon(() => expect(changesAsked()).toHaveLength(2));
    await soon(async () => expect(await library.papers.get(idOf(0))).toEqual(before));
    expect(statuses()).toEqual(['want']);
  });

  test('shows a paper again that somebody saves anew', async () => {
    await save({ title: 'A' }, { title: 'B' });
    const user = openPopup();
    await showsSoon('A', 'B');
    await user.click(remove('A'));
    await soon(async () => expect(await stored(0)).toBeUndefined());
    await elsewhere(idOf(0), { kind: 'status', status: 'read' }, { title: 'A' });
    await showsSoon('A', 'B');
    expect(statuses()).toEqual(['read', 'want']);
    holdBack();
    await user.click(rowOf('A').getByRole('button', { name: 'Status: read' }));
    expect(statuses()).toEqual(['want', 'want']);
  });
});

describe('undo', () => {
  test('takes back one thing after the other, whichever it was', async () => {
    await save({ title: 'A' }, { title: 'B' });
    const user = openPopup();
    await showsSoon('A', 'B');
    title('A').focus();
    await user.keyboard('ss');
    title('B').focus();
    await user.keyboard('5');
    await user.keyboard('{Delete}');
    await showsSoon('A');
    expect(statuses()).toEqual(['read']);
    await user.keyboard('u');
    expect(statuses()).toEqual(['read', 'skipped']);
    await user.keyboard('u');
    expect(statuses()).toEqual(['read', 'want']);
    expect(said()).toBe('Status set back: to read');
    await user.keyboard('u');
    expect(statuses()).toEqual(['reading', 'want']);
    await user.keyboard('u');
    expect(statuses()).toEqual(['want', 'want']);
    await soon(async () => expect(await Promise.all([stored(0), stored(1)])).toEqual(['want', 'want']));
    await soon(() => expect(changesAsked()).toHaveLength(8));
    await user.keyboard('u');
    expect(changesAsked()).toHaveLength(8);
  });

  test('goes on with what was done before the popup was opened', async () => {
    await save({ title: 'A', status: 'want' });
    await elsewhere(idOf(0), { kind: 'status', status: 'read' });
    const user = openPopup();
    await showsSoon('A');
    title('A').focus();
    await user.keyboard('5');
    await user.keyboard('u');
    await soon(() => expect(statuses()).toEqual(['read']));
    await soon(async () => expect(await stored(0)).toBe('read'));
    await user.keyboard('u');
    await soon(() => expect(statuses()).toEqual(['want']));
    expect(said()).toBe('Undone');
    await user.keyboard('u');
    await soon(async () => expect(await library.papers.count()).toBe(0));
    await user.keyboard('u');
    await soon(() => expect(said()).toBe('Nothing to undo'));
  });

  test('is brought back by U, step by step, and can be undone again', async () => {
    await save({ title: 'A', status: 'want' }, { title: 'B' });
    await elsewhere(idOf(1), { kind: 'status', status: 'read' });
    const user = openPopup();
    await showsSoon('A', 'B');
    title('A').focus();
    await user.keyboard('5');
    await user.keyboard('{Delete}');
    await showsSoon('B');
    await user.keyboard('uuu');
    await soon(async () => expect([await stored(0), await stored(1)]).toEqual(['want', 'want']));
    await screen.findByRole('button', { name: 'Redo' });
    await expectAccessible();
    await user.click(screen.getByRole('button', { name: 'Redo' }));
    await soon(async () => expect([await stored(0), await stored(1)]).toEqual(['want', 'read']));
    await user.keyboard('{Shift>}U{/Shift}');
    await soon(async () => expect(await stored(0)).toBe('skipped'));
    await user.keyboard('{Shift>}U{/Shift}');
    await showsSoon('B');
    await soon(() => expect(said()).toBe('Done again'));
    await user.keyboard('{Shift>}U{/Shift}');
    await soon(() => expect(said()).toBe('Nothing to redo'));
    await user.keyboard('u');
    await showsSoon('A', 'B');
    await soon(async () => expect(await stored(0)).toBe('skipped'));
  });

  test('takes back a paper that came back, and brings it again', async () => {
    await save({ title: 'A', abstract: 'About A' });
    const user = openPopup();
    await showsSoon('A');
    title('A').focus();
    await user.keyboard('1');
    await user.keyboard('4');
    expect(statuses()).toEqual(['read']);
    await user.keyboard('u');
    expect(statuses()).toEqual(['none']);
    await soon(async () => expect(await library.papers.count()).toBe(0));
    expect(statuses()).toEqual(['none']);
    await user.keyboard('5');
    await soon(async () => expect(await stored(0)).toBe('skipped'));
    expect((await library.abstracts.get(idOf(0)))?.text).toBe('About A');
  });

  test('of a removal shows again what was shown, also what had left the library before', async () => {
    await save({ title: 'A' }, { title: 'B' });
    const user = openPopup();
    await showsSoon('A', 'B');
    title('A').focus();
    await user.keyboard('1{Delete}');
    await showsSoon('B');
    await user.keyboard('u');
    expect(titles()).toEqual(['A', 'B']);
    expect(statuses()).toEqual(['none', 'want']);
    await user.keyboard('u');
    expect(statuses()).toEqual(['want', 'want']);
    await soon(async () => expect(await stored(0)).toBe('want'));
  });

  test('takes back first what was set since, wherever that was, and no more', async () => {
    await save({ title: 'A' });
    const user = openPopup();
    await showsSoon('A');
    title('A').focus();
    await user.keyboard('s');
    await soon(async () => expect(await stored(0)).toBe('reading'));
    await elsewhere(idOf(0), { kind: 'status', status: 'skipped' });
    await soon(() => expect(statuses()).toEqual(['skipped']));
    await user.keyboard('u');
    await soon(() => expect(statuses()).toEqual(['reading']));
    expect(changesAsked()).toHaveLength(1);
  });
});

describe('an act that failed', () => {
  test('is told in the row, and can be tried again', async () => {
    await save({ title: 'A' });
    const user = openPopup();
    await showsSoon('A');
    const { well } = failing(new Trouble('library-full'));
    await user.click(screen.getByRole('button', { name: 'Status: to read' }));
    const sentence = 'Not saved. The disk is full, so nothing more can be saved. Free some space.';
    await rowOf('A').findByText(sentence);
    expect(said()).toBe(sentence);
    expect(statuses()).toEqual(['reading']);
    await expectAccessible();
    await user.click(rowOf('A').getByRole('button', { name: 'Retry' }));
    await rowOf('A').findByText(sentence);
    well();
    await user.click(rowOf('A').getByRole('button', { name: 'Retry' }));
    await soon(() => expect(rowOf('A').queryByRole('button', { name: 'Retry' })).toBeNull());
    expect(await stored(0)).toBe('reading');
    expect(new Set(idsAsked()).size).toBe(1);
  });

  test('can be given up', async () => {
    await save({ title: 'A' });
    const user = openPopup();
    await showsSoon('A');
    failing(new Trouble('library-newer'));
    await user.click(screen.getByRole('button', { name: 'Status: to read' }));
    await user.click(await rowOf('A').findByRole('button', { name: 'Discard' }));
    expect(statuses()).toEqual(['want']);
    expect(rowOf('A').queryByRole('button', { name: 'Retry' })).toBeNull();
    expect(screen.queryByRole('button', { name: 'Undo' })).toBeNull();
  });

  test('to remove brings the paper back into sight', async () => {
    await save({ title: 'A' }, { title: 'B' });
    const user = openPopup();
    await showsSoon('A', 'B');
    const { well } = failing(new Trouble('library-closed'));
    await user.click(remove('A'));
    await showsSoon('A', 'B');
    expect(rowOf('A').getByText(/^Not saved\./)).toBeDefined();
    well();
    await user.click(rowOf('A').getByRole('button', { name: 'Retry' }));
    await showsSoon('B');
    expect(await stored(0)).toBeUndefined();
  });

  test('to remove is taken back by undo', async () => {
    await save({ title: 'A' });
    const user = openPopup();
    await showsSoon('A');
    const { well } = failing(new Trouble('library-closed'));
    await user.click(remove('A'));
    await rowOf('A').findByText(/^Not saved\./);
    well();
    await user.keyboard('u');
    expect(screen.queryByText(/^Not saved\./)).toBeNull();
    expect(statuses()).toEqual(['want']);
    expect(await stored(0)).toBe('want');
    expect(changesAsked().filter(({ kind }) => kind === 'undo')).toEqual([]);
  });

  test('for want of an answer is sent again by itself', async () => {
    await save({ title: 'A' });
    const user = openPopup();
    await showsSoon('A');
    let silent = 2;
    setMeanwhile(async (name) => {
      if (name === 'perform' && silent-- > 0) throw new Trouble('no-answer');
    });
    await user.click(screen.getByRole('button', { name: 'Status: to read' }));
    expect(rows()[0]?.dataset.saving).toBe('');
    await soon(async () => expect(await stored(0)).toBe('reading'));
    expect(screen.queryByText(/^Not saved\./)).toBeNull();
  });
});

test('opening a paper changes nothing about it', async () => {
  await save({ title: 'A' });
  const user = openPopup();
  await showsSoon('A');
  await user.click(title('A'));
  expect(visited).toEqual(['https://arxiv.org/abs/2611.00000']);
  expect(changesAsked()).toEqual([]);
});
