import { screen } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import type { PaperId } from '../../lib/paper/paper-id.ts';
import { expectAccessible, idOf, library, openPopup, save, showsSoon, soon, title } from './popup.tsx';

const NAME = 'Slow Reading: Giving Long Documents the Attention They Ask For';
const OTHER: PaperId = 'openreview:aVh9KRZdRk';

describe('the ids of a paper', () => {
  test("are shown in the editor, and one that is another paper's is taken from it; that can be taken back", async () => {
    await save({ title: NAME });
    await library.papers.update(idOf(0), { also: [OTHER] });
    const user = openPopup();
    await showsSoon(NAME);
    title(NAME).focus();
    await user.keyboard('n');
    await screen.findByText(/OpenReview:aVh9KRZdRk/);
    await expectAccessible();
    await user.click(screen.getByRole('button', { name: 'Another paper' }));
    await soon(async () => expect(await library.papers.get(OTHER)).toMatchObject({ title: NAME, apart: [idOf(0)] }));
    expect(await library.papers.get(idOf(0))).toMatchObject({ apart: [OTHER] });
  });

  test('of two papers that are called the same are offered to be one, and never made one by that alone', async () => {
    await save({ title: NAME }, { title: NAME });
    const user = openPopup();
    await soon(() => expect(screen.getAllByRole('link', { name: NAME })).toHaveLength(2));
    screen.getAllByRole('link', { name: NAME })[0]?.focus();
    await user.keyboard('n');
    await user.click(await screen.findByRole('button', { name: 'The same paper' }));
    await soon(async () => expect(await library.papers.count()).toBe(1));
  });
});
