import { fireEvent, screen, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import {
  asked,
  eachWithALibrary,
  elsewhere,
  expectAccessible,
  idOf,
  library,
  openPopup,
  rows,
  save,
  saveMany,
  setMeanwhile,
  showsSoon,
  soon,
  statuses,
  titles,
  visited,
} from './popup.tsx';

eachWithALibrary();

describe('the list', () => {
  test('says nothing but that it is opening until it knows', async () => {
    performance.clearMarks();
    let answer = (): void => undefined;
    setMeanwhile(() => new Promise((resolve) => (answer = resolve)));
    openPopup();
    expect(screen.getByText('Opening the library')).toBeDefined();
    await soon(() => expect(asked.map(({ name }) => name)).toEqual(['openLibrary']));
    await expectAccessible();
    expect(performance.getEntriesByName('papermarks:list-painted')).toEqual([]);
    answer();
    await screen.findByRole('heading', { name: 'Your papers will be here' });
    await soon(() => expect(performance.getEntriesByName('papermarks:list-painted')).toHaveLength(1));
  });

  test('tells an empty library what this is and where to start', async () => {
    const user = openPopup();
    await screen.findByRole('heading', { name: 'Your papers will be here' });
    await expectAccessible();
    await user.click(screen.getByRole('link', { name: 'Hugging Face Daily Papers' }));
    await user.click(screen.getByRole('link', { name: 'arXiv: new in machine learning' }));
    expect(visited).toEqual(['https://huggingface.co/papers', 'https://arxiv.org/list/cs.LG/new']);
    const more = within(screen.getByRole('navigation', { name: 'More to begin with' }));
    expect(more.getAllByRole('link').map((link) => [link.textContent, link.getAttribute('href')])).toEqual([
      ['Bring papers in', 'library.html#data'],
      ['Settings', 'library.html#settings'],
    ]);
    await user.click(more.getByRole('button', { name: 'Keys' }));
    await screen.findByRole('heading', { name: 'Keys' });
  });

  test('shows one paper with all that is known of it', async () => {
    await save({ title: 'Attention', authors: ['A. Vaswani', 'N. Shazeer'], status: 'reading' });
    await elsewhere(idOf(0), { kind: 'tag', tag: 'NLP' });
    await elsewhere(idOf(0), { kind: 'note', note: 'mine' });
    openPopup();
    await showsSoon('Attention');
    const row = within(rows()[0] as HTMLElement);
    expect(row.getByRole('button', { name: 'Status: reading' })).toBeDefined();
    expect(row.getByText('A. Vaswani,').parentElement?.textContent).toBe('A. Vaswani, N. Shazeer');
    expect(row.getByText('arXiv')).toBeDefined();
    expect(row.getByText('now').getAttribute('title')).toMatch(/^Saved .*20\d\d/);
    expect(row.getByText('now').getAttribute('datetime')).toBe(new Date((await library.papers.get(idOf(0)))?.savedAt ?? 0).toISOString());
    expect(row.getByRole('list', { name: 'Tags' }).textContent).toBe('NLP');
    expect(row.getByRole('button', { name: 'Edit the note' })).toBeDefined();
    await expectAccessible();
  });

  test('tells how many authors there are while no name is known', async () => {
    await save({ title: 'Counted', authors: [], authorCount: 1_234 }, { title: 'Alone', authors: [], authorCount: 1 });
    openPopup();
    await showsSoon('Counted', 'Alone');
    expect(rows().map((row) => row.querySelector('.paper-authors')?.textContent)).toEqual(['1,234 authors', '1 author']);
  });

  test('has no sign of a note, tags, authors or a place where there are none', async () => {
    await save({ title: 'Bare' });
    await library.papers.toCollection().modify((row) => {
      delete row.met;
    });
    openPopup();
    await showsSoon('Bare');
    const row = within(rows()[0] as HTMLElement);
    expect(row.queryByRole('button', { name: 'Edit the note' })).toBeNull();
    expect(row.queryByRole('list')).toBeNull();
    expect(row.queryByText('arXiv')).toBeNull();
  });

  test('shows the newest first, the newest 50, and more when the end comes near', async () => {
    await saveMany(120);
    openPopup();
    await soon(() => expect(rows()).toHaveLength(50));
    expect(titles()).toEqual(Array.from({ length: 50 }, (_, i) => `Paper ${i}`));
    const first = rows()[0];
    for (let i = 0; i < 3; i++) fireEvent.scroll(document.querySelector('.papers') as Element);
    await soon(() => expect(rows().length).toBeGreaterThan(50));
    expect(rows()).toHaveLength(100);
    expect(rows()[0]).toBe(first);
    expect(rows()[99]?.getAttribute('aria-posinset')).toBe('100');
    expect(rows()[99]?.getAttribute('aria-setsize')).toBe('120');
  });

  test('draws a stretch of a long list, with room for the rest', async () => {
    await saveMany(500);
    const user = openPopup();
    await soon(() => expect(rows()).toHaveLength(50));
    await user.keyboard('{ArrowDown}{End}');
    await soon(() => expect(document.activeElement?.textContent).toBe('Paper 499'));
    expect(rows().length).toBeLessThanOrEqual(100);
    const room = rows()[0]?.parentElement?.previousElementSibling as HTMLElement;
    expect(Number.parseFloat(room.style.blockSize)).toBeGreaterThan(10_000);
    await user.keyboard('{Home}');
    await soon(() => expect(document.activeElement?.textContent).toBe('Paper 0'));
    expect(rows()[0]?.getAttribute('aria-posinset')).toBe('1');
  });

  test('marks the moment in which the first rows are there', async () => {
    performance.clearMarks();
    await save({ title: 'One' });
    openPopup();
    await soon(() => expect(performance.getEntriesByName('papermarks:list-painted')).toHaveLength(1));
    expect(titles()).toEqual(['One']);
    await elsewhere(idOf(9), { kind: 'status', status: 'want' }, { title: 'Two' });
    await showsSoon('Two', 'One');
    expect(performance.getEntriesByName('papermarks:list-painted')).toHaveLength(1);
  });

  test('follows what happens in another context', async () => {
    await save({ title: 'One' }, { title: 'Two' });
    openPopup();
    await showsSoon('One', 'Two');
    await elsewhere(idOf(1), { kind: 'status', status: 'skipped' });
    await soon(() => expect(statuses()).toEqual(['want', 'skipped']));
    await elsewhere(idOf(9), { kind: 'status', status: 'read' }, { title: 'Three' });
    await showsSoon('Three', 'One', 'Two');
    expect(screen.getByRole('radio', { name: 'read: 1 paper' })).toBeDefined();
    await elsewhere(idOf(0), { kind: 'remove' });
    await showsSoon('Three', 'Two');
  });
});

describe('the filter', () => {
  test('counts every status and shows those of one', async () => {
    await save({ title: 'A', status: 'want' }, { title: 'B', status: 'read' }, { title: 'C', status: 'want' });
    const user = openPopup();
    await showsSoon('A', 'B', 'C');
    expect(screen.getAllByRole('radio').map((radio) => radio.getAttribute('aria-label'))).toEqual([
      'all: 3 papers',
      'to read: 2 papers',
      'reading: 0 papers',
      'read: 1 paper',
      'skipped: 0 papers',
    ]);
    await user.click(screen.getByRole('radio', { name: 'to read: 2 papers' }));
    await showsSoon('A', 'C');
    await user.click(screen.getByRole('radio', { name: 'read: 1 paper' }));
    await showsSoon('B');
  });

  test('offers papers without a status where tags keep some', async () => {
    await save({ title: 'Tagged' });
    await elsewhere(idOf(0), { kind: 'tag', tag: 'x' });
    await elsewhere(idOf(0), { kind: 'status', status: 'none' });
    const user = openPopup();
    await showsSoon('Tagged');
    await user.click(screen.getByRole('radio', { name: 'no status: 1 paper' }));
    await showsSoon('Tagged');
    expect(statuses()).toEqual(['none']);
  });

  test('says when no paper has that status, and leads back', async () => {
    await save({ title: 'A' });
    const user = openPopup();
    await showsSoon('A');
    const sentences = {
      reading: 'You are not reading any paper at the moment',
      read: 'Nothing read yet',
      skipped: 'Nothing skipped',
    };
    for (const [status, sentence] of Object.entries(sentences)) {
      await user.click(screen.getByRole('radio', { name: `${status}: 0 papers` }));
      await screen.findByRole('heading', { name: sentence });
    }
    await expectAccessible();
    await user.click(screen.getByRole('button', { name: 'Show all papers' }));
    await showsSoon('A');
  });
});
