import { screen, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { agoText, dateText, metText, papersText, quoted, shortNumber } from '../../components/ui/words.ts';
import { eachWithALibrary, elsewhere, expectAccessible, idOf, openPopup, rows, save, showsSoon, soon, title } from './popup.tsx';

eachWithALibrary();

describe('a title', () => {
  test.each([
    ['markup', '<script>window.hurt = true</script><img src=x onerror="window.hurt = true"> & <b>bold</b>'],
    ['TeX', String.raw`On $\mathcal{O}(1/k^2)$ & \textbf{more}`, 'On 𝒪(1/k²) & more'],
    ['TeX beyond plain text', String.raw`On $\underbrace{x}$`],
    ['right to left', 'שלום עולם'],
    ['emoji', 'TinyMoE 🔥 👩‍👩‍👧'],
    ['5,000 characters', 'long '.repeat(1_000).trim()],
  ])('of %s is shown as text', async (_, name, shown = name) => {
    await save({ title: name });
    openPopup();
    await showsSoon(shown);
    const link = rows()[0]?.querySelector('a');
    expect(link?.children).toHaveLength(0);
    expect(link?.title).toBe(name);
    expect(link?.getAttribute('dir')).toBe('auto');
    expect(document.querySelectorAll('script, img, b')).toHaveLength(0);
    expect('hurt' in window).toBe(false);
    await expectAccessible();
  });
});

describe('authors', () => {
  const authors = ['Ada', 'Bob', 'Cleo', 'Dan', 'Eve', 'Ada'];

  test('are three at first, and all on demand', async () => {
    await save({ title: 'A', authors });
    const user = openPopup();
    await showsSoon('A');
    const line = screen.getByText('Ada,').parentElement;
    expect(line?.textContent).toBe('Ada, Bob, Cleo+3');
    await user.click(screen.getByRole('button', { name: '+3, show all 6 authors', expanded: false }));
    expect(line?.textContent).toBe('Ada, Bob, Cleo, Dan, Eve, AdaShow fewer authors');
    await expectAccessible();
    await user.click(screen.getByRole('button', { name: 'Show fewer authors', expanded: true }));
    expect(line?.textContent).toBe('Ada, Bob, Cleo+3');
  });

  test('that the page did not name are owned up to', async () => {
    await save({ title: 'A', authors: ['Ada', 'Bob'], authorsCut: true });
    openPopup();
    await showsSoon('A');
    expect(screen.getByText('Ada,').parentElement?.textContent).toBe('Ada, Bob et al.');
  });

  test('with markup or from right to left stay each by itself', async () => {
    await save({ title: 'A', authors: ['<i>x</i>', 'أحمد'] });
    openPopup();
    await showsSoon('A');
    expect(screen.getByText('<i>x</i>,').children).toHaveLength(0);
    expect(screen.getByText('أحمد').className).toBe('author');
  });
});

test('tags are four at most, the others are counted and can be heard', async () => {
  await save({ title: 'A' });
  for (const tag of ['one', 'two', '<b>', 'four', 'five', 'six']) await elsewhere(idOf(0), { kind: 'tag', tag });
  openPopup();
  await soon(() => expect(title('A')).toBeDefined());
  const tags = within(screen.getByRole('list', { name: 'Tags' })).getAllByRole('listitem');
  expect(tags.map(({ textContent }) => textContent)).toEqual(['one', 'two', '<b>', 'four', '+2: five, six']);
});

describe('words', () => {
  const NOW = Date.UTC(2026, 10, 23, 12);
  const ago = (seconds: number) => agoText(NOW - seconds * 1_000, NOW);

  test('tell how long ago a moment was, in whole units that have passed', () => {
    const hour = 3_600;
    const times = [0, 59, 60, 59 * 60 + 59, hour, 24 * hour - 1, 24 * hour, 6 * 24 * hour, 7 * 24 * hour, 30 * 24 * hour, 400 * 24 * hour];
    expect(times.map(ago)).toEqual([
      'now',
      'now',
      '1m ago',
      '59m ago',
      '1h ago',
      '23h ago',
      'yesterday',
      '6d ago',
      'last wk.',
      'last mo.',
      'last yr.',
    ]);
    expect(ago(-500)).toBe('now');
  });

  test('tell a date in full', () => {
    expect(dateText(NOW)).toMatch(/^November 23, 2026 at \d+:00.[AP]M$/);
  });

  test('count papers in one or many', () => {
    expect([0, 1, 2, 12_345].map(papersText)).toEqual(['0 papers', '1 paper', '2 papers', '12,345 papers']);
    expect([0, 9_999, 10_000, 123_456].map(shortNumber)).toEqual(['0', '9,999', '10K', '123K']);
  });

  test('name a place by its site, else by its host', () => {
    expect(metText({ site: 'huggingface', url: 'https://huggingface.co/papers' })).toBe('Hugging Face');
    expect(metText({ site: 'gone', url: 'https://example.org/x' })).toBe('example.org');
  });

  test('quote a long title short, never through a character', () => {
    expect(quoted('short')).toBe('\u2068short\u2069');
    expect(quoted('🔥'.repeat(10), 4)).toBe('\u2068🔥🔥🔥🔥…\u2069');
  });
});
