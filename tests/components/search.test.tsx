import { screen, within } from '@testing-library/react';
import type { UserEvent } from '@testing-library/user-event';
import { beforeEach, describe, expect, test } from 'vitest';
import { stretchesOf } from '../../components/papers/Marked.tsx';
import {
  eachWithALibrary,
  elsewhere,
  expectAccessible,
  idOf,
  openPopup,
  rows,
  said,
  save,
  showsSoon,
  soon,
  title,
  titles,
  visited,
} from './popup.tsx';

eachWithALibrary();

let user: UserEvent;
const search = () => screen.getByRole<HTMLInputElement>('searchbox', { name: 'Search your papers' });
const tagsButton = () => screen.getByRole('button', { name: 'Tags' });
const nameIn = (option: Element | null) => option?.querySelector('.picker-name')?.textContent;
const optionNames = () => screen.getAllByRole('option').map(nameIn);

beforeEach(async () => {
  await save(
    { title: 'Über graphs', authors: ['Kurt Gödel'], published: '2021-01-01', status: 'want' },
    { title: 'On trees', authors: ['Ada Lovelace'], published: '2023-01-01', status: 'read' },
    { title: 'A note on graphs', authors: ['Alan Turing'], published: '2022-01-01', status: 'read' },
  );
  await elsewhere(idOf(0), { kind: 'tag', tag: 'Theory' });
  await elsewhere(idOf(2), { kind: 'tag', tag: 'theory' });
  await elsewhere(idOf(2), { kind: 'tag', tag: 'to do' });
  await elsewhere(idOf(1), { kind: 'note', note: 'Compare with Łukasiewicz' });
  performance.clearMarks();
  user = openPopup();
  await showsSoon('Über graphs', 'On trees', 'A note on graphs');
});

describe('the search', () => {
  test.each([
    ['a title, whatever its accents', 'uber', ['Über graphs']],
    ['an author', 'godel', ['Über graphs']],
    ['a tag', 'theo', ['Über graphs', 'A note on graphs']],
    ['a word of a note', 'lukasiewicz', ['On trees']],
    ['all of several words', 'graphs turing', ['A note on graphs']],
  ])('has the focus at once, and finds %s as one types', async (_, typed, found) => {
    expect(document.activeElement).toBe(search());
    await user.keyboard(typed);
    await showsSoon(...found);
    expect(screen.getByText(found.length === 1 ? '1 paper' : `${found.length} papers`)).toBeDefined();
    expect(document.querySelectorAll('mark').length).toBe(typed === 'lukasiewicz' ? 0 : found.length * typed.split(' ').length);
    await expectAccessible();
  });

  test('marks each moment in which results are painted', async () => {
    const marks = () => performance.getEntriesByName('papermarks:results-painted').length;
    expect(marks()).toBe(0);
    await user.keyboard('u');
    await soon(() => expect(marks()).toBe(1));
    await user.keyboard('ber');
    await showsSoon('Über graphs');
    await soon(() => expect(marks()).toBeGreaterThan(1));
  });

  test('says how much was found, once one has stopped typing', async () => {
    await user.keyboard('graphs');
    await soon(() => expect(said()).toBe('2 papers'));
  });

  test('without a result says so, and leads back', async () => {
    await user.keyboard('nowhere');
    await screen.findByRole('heading', { name: 'Nothing found for \u2068nowhere\u2069' });
    await expectAccessible();
    await user.click(screen.getByRole('button', { name: 'Show all papers' }));
    await soon(() => expect(rows()).toHaveLength(3));
    expect(search().value).toBe('');
    expect(document.activeElement).toBe(search());
  });

  test('is reached by / and left by the arrows; Enter opens the first that was found', async () => {
    await user.keyboard('{ArrowDown}{ArrowDown}');
    expect(document.activeElement).toBe(title('On trees'));
    await user.keyboard('/');
    expect(document.activeElement).toBe(search());
    await user.keyboard('graphs');
    await showsSoon('Über graphs', 'A note on graphs');
    await user.keyboard('{Enter}');
    expect(visited).toEqual(['https://arxiv.org/abs/2611.00000']);
    await user.keyboard('{ArrowDown}');
    expect(document.activeElement?.textContent).toBe('Über graphs');
    await user.keyboard('/{Escape}');
    expect(search().value).toBe('');
    await soon(() => expect(rows()).toHaveLength(3));
  });

  test('takes letters that are keys elsewhere as letters', async () => {
    await user.keyboard('su?/1');
    expect(search().value).toBe('su?/1');
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  test('keeps to the status that is shown', async () => {
    await user.click(screen.getByRole('radio', { name: 'read: 2 papers' }));
    await showsSoon('On trees', 'A note on graphs');
    await user.type(search(), 'graphs');
    await showsSoon('A note on graphs');
    await user.type(search(), ' uber');
    await screen.findByText('Only papers with the status “read” were searched.');
  });
});

describe('the filter by tags', () => {
  test('offers the tags with their counts, and narrows by several', async () => {
    await user.click(tagsButton());
    await screen.findByRole('listbox');
    expect(screen.getByRole('option', { name: 'theory 2 papers' })).toBeDefined();
    expect(screen.getByRole('option', { name: 'to do 1 paper' })).toBeDefined();
    await expectAccessible();
    await user.keyboard('theo{Enter}');
    await showsSoon('Über graphs', 'A note on graphs');
    expect(screen.getByRole('option', { name: 'theory 2 papers', selected: true })).toBeDefined();
    await user.keyboard('do{Enter}{Escape}');
    await showsSoon('A note on graphs');
    expect(document.activeElement).toBe(tagsButton());
    await expectAccessible();
    await user.click(screen.getByRole('button', { name: 'No longer filter by to do' }));
    await showsSoon('Über graphs', 'A note on graphs');
    await user.click(screen.getByRole('button', { name: 'Clear' }));
    await soon(() => expect(rows()).toHaveLength(3));
  });

  test('is opened by f, walked by the arrows, and left by a click elsewhere', async () => {
    await user.keyboard('{ArrowDown}f');
    const field = await screen.findByRole('combobox', { name: 'Find a tag' });
    await soon(() => expect(document.activeElement).toBe(field));
    const active = () => nameIn(document.getElementById(field.getAttribute('aria-activedescendant') ?? ''));
    const [first, second] = optionNames();
    expect(active()).toBe(first);
    await user.keyboard('{ArrowDown}');
    expect(active()).toBe(second);
    await user.keyboard('{ArrowDown}');
    expect(active()).toBe(first);
    await user.type(field, 'zzz');
    expect(screen.getByText('No such tag')).toBeDefined();
    await user.click(search());
    expect(screen.queryByRole('listbox')).toBeNull();
  });

  test('takes a tag that is clicked on a row', async () => {
    const row = within(title('A note on graphs').closest('li') as HTMLElement);
    await user.click(row.getByRole('button', { name: 'theory' }));
    await showsSoon('Über graphs', 'A note on graphs');
    await user.click(within(title('A note on graphs').closest('li') as HTMLElement).getByRole('button', { name: 'to do' }));
    await showsSoon('A note on graphs');
  });
});

test('papers stand in the order that is chosen', async () => {
  const orders = {
    Oldest: ['A note on graphs', 'On trees', 'Über graphs'],
    Title: ['A note on graphs', 'On trees', 'Über graphs'],
    Published: ['On trees', 'A note on graphs', 'Über graphs'],
    Newest: ['Über graphs', 'On trees', 'A note on graphs'],
  };
  for (const [name, order] of Object.entries(orders)) {
    await user.selectOptions(screen.getByRole('combobox', { name: 'Sort by' }), name);
    await showsSoon(...order);
  }
});

test('a paper stays in its place in a search that it no longer fits', async () => {
  await user.click(screen.getByRole('radio', { name: 'read: 2 papers' }));
  await user.type(search(), 'n');
  await showsSoon('On trees', 'A note on graphs');
  title('On trees').focus();
  await user.keyboard('s');
  await soon(() => expect(screen.getByRole('radio', { name: 'read: 1 paper' })).toBeDefined());
  expect(titles()).toEqual(['On trees', 'A note on graphs']);
});

describe('what was found', () => {
  test.each([
    ['Gödel and GODEL', ['godel'], ['Gödel', 'GODEL']],
    ['Go\u0308del', ['god'], ['Go\u0308d']],
    ['aaa', ['aa'], ['aaa']],
    ['ﬁne', ['fin'], ['ﬁn']],
    ['x < y', ['<'], ['<']],
    ['nothing', ['z'], []],
  ])('in %j for %j stands out', (text, words, expected) => {
    const stretches = stretchesOf(text, words);
    expect(stretches.filter(({ isFound }) => isFound).map(({ from, to }) => text.slice(from, to))).toEqual(expected);
    if (stretches.length > 0) expect(stretches.map(({ from, to }) => text.slice(from, to)).join('')).toBe(text);
  });
});
