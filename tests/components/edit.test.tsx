import { fireEvent, screen, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { paperInFull } from '../../lib/library/queries.ts';
import { Trouble } from '../../lib/paper/trouble.ts';
import {
  eachWithALibrary,
  elsewhere,
  expectAccessible,
  idOf,
  library,
  openPopup,
  rows,
  said,
  save,
  setMeanwhile,
  showsSoon,
  soon,
  title,
} from './popup.tsx';

eachWithALibrary();

const sheet = () => screen.findByRole('dialog');
const note = () => screen.findByRole('textbox', { name: 'Note' });
const markOf = async (place: number) => (await paperInFull(library, idOf(place)))?.mark;

describe('the editor in the popup', () => {
  test('is opened on the tags by t, saves what is typed, and gives the focus back to the row', async () => {
    await save({ title: 'A' }, { title: 'B' });
    const user = openPopup();
    await showsSoon('A', 'B');
    title('B').focus();
    await user.keyboard('t');
    expect((await sheet()).getAttribute('aria-label')).toBe('B');
    await expectAccessible();
    await user.keyboard('graph nets{Enter}{Escape}');
    await soon(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(document.activeElement).toBe(title('B'));
    expect(await markOf(1)).toMatchObject({ tags: ['graph nets'], status: 'want' });
    await soon(() => expect(within(rows()[1] as HTMLElement).getByText('graph nets')).toBeDefined());
  });

  test('is opened on the note by n, by its button and by its sign', async () => {
    await save({ title: 'A' });
    const user = openPopup();
    await showsSoon('A');
    title('A').focus();
    await user.keyboard('n');
    const field = await note();
    expect(document.activeElement).toBe(field);
    await user.keyboard('mine{Escape}');
    await soon(async () => expect((await markOf(0))?.note).toBe('mine'));
    await user.click(await screen.findByRole('button', { name: 'Edit the note' }));
    expect(await note()).toHaveProperty('value', 'mine');
    await user.keyboard('{Escape}');
    await soon(() => expect(screen.queryByRole('dialog')).toBeNull());
    await user.click(screen.getByRole('button', { name: 'Edit note: \u2068A\u2069' }));
    expect(await note()).toHaveProperty('value', 'mine');
  });

  test('marks a paper that is not in the library yet', async () => {
    const user = openPopup(undefined, {
      url: 'https://arxiv.org/pdf/2611.00000',
      title: 'From the tab',
      ask: () => Promise.reject(new Error()),
    });
    await showsSoon('From the tab');
    await user.keyboard('{ArrowDown}t');
    await sheet();
    await user.keyboard('new{Enter}{Escape}');
    await soon(async () => expect(await markOf(0)).toMatchObject({ tags: ['new'], status: 'none' }));
    expect((await library.papers.get(idOf(0)))?.title).toBe('From the tab');
  });

  test('keeps the keys of the list to itself', async () => {
    await save({ title: 'A' });
    const user = openPopup();
    await showsSoon('A');
    title('A').focus();
    await user.keyboard('n');
    await note();
    await user.keyboard('us/?1');
    expect(await note()).toHaveProperty('value', 'us/?1');
    expect(await markOf(0)).toMatchObject({ status: 'want' });
  });

  test('stays open over what could not be saved', async () => {
    await save({ title: 'A' });
    const user = openPopup();
    await showsSoon('A');
    title('A').focus();
    await user.keyboard('n');
    await note();
    setMeanwhile(async () => {
      throw new Trouble('library-full');
    });
    await user.keyboard('kept{Escape}');
    await screen.findAllByText(/Not saved/);
    expect(await note()).toHaveProperty('value', 'kept');
  });

  test('that leaves a paper without any mark lets it go, and the focus goes to the search', async () => {
    await elsewhere(idOf(0), { kind: 'tag', tag: 'only' }, { title: 'A' });
    await elsewhere(idOf(1), { kind: 'status', status: 'want' }, { title: 'B' }, 60);
    const user = openPopup();
    await showsSoon('A', 'B');
    title('A').focus();
    await user.keyboard('t');
    await sheet();
    await user.keyboard('{Backspace}');
    await showsSoon('B');
    await user.keyboard('{Escape}{Escape}');
    await soon(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(document.activeElement).toBe(screen.getByRole('searchbox'));
  });
});

test('c copies the link, and it is seen and said', async () => {
  await save({ title: 'A' });
  const user = openPopup();
  await showsSoon('A');
  title('A').focus();
  await user.keyboard('c');
  await soon(() => expect(said()).toBe('Link copied'));
  expect(await navigator.clipboard.readText()).toBe('https://arxiv.org/abs/2611.00000');
  expect(screen.getByRole('contentinfo').textContent).toContain('Link copied');
});

test('? tells all the keys, and Escape leaves them', async () => {
  await save({ title: 'A' });
  const user = openPopup();
  await showsSoon('A');
  title('A').focus();
  await user.keyboard('?');
  const keys = await screen.findByRole('dialog', { name: 'Keys' });
  expect(within(keys).getAllByRole('term').length).toBeGreaterThan(10);
  await expectAccessible();
  fireEvent(keys, new Event('close'));
  expect(screen.queryByRole('dialog')).toBeNull();
  await user.click(screen.getByRole('button', { name: 'All keys' }));
  await screen.findByRole('dialog', { name: 'Keys' });
  await user.keyboard('?');
  expect(screen.queryByRole('dialog')).toBeNull();
});
