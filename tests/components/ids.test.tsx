import { screen } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import type { PaperId } from '../../lib/paper/ids/paper-id.ts';
import { Trouble } from '../../lib/paper/trouble.ts';
import {
  asked,
  eachWithALibrary,
  expectAccessible,
  idOf,
  library,
  openPopup,
  save,
  setMeanwhile,
  showsSoon,
  soon,
  title,
} from './popup.tsx';

eachWithALibrary();

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
    await soon(() => expect(screen.queryByRole('dialog')).toBeNull());
  });

  const changes: [string, string, () => Promise<unknown>][] = [
    ['joined', 'The same paper', () => save({ title: NAME }, { title: NAME })],
    ['copied', 'Another paper', () => save({ title: NAME }).then(() => library.papers.update(idOf(0), { also: [OTHER] }))],
  ];
  const open = async () => {
    const user = openPopup();
    await soon(() => expect(screen.getAllByRole('link', { name: NAME })[0]).toBeDefined());
    screen.getAllByRole('link', { name: NAME })[0]?.focus();
    await user.keyboard('n');
    await screen.findByRole('textbox', { name: 'Note' });
    return user;
  };

  test.each(changes)('are %s with what was just typed', async (_, button, given) => {
    await given();
    const user = await open();
    setMeanwhile(async (name) => void (name === 'perform' && (await new Promise((resolve) => setTimeout(resolve, 50)))));
    await user.keyboard('just typed');
    await user.click(screen.getByRole('button', { name: button }));
    await soon(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(
      asked
        .map(({ name }) => name)
        .filter((name) => name !== 'perform')
        .at(-1),
    ).toMatch(/join|split/);
    const notes = (await library.notes.toArray()).map((note) => note.text);
    expect(notes).toEqual((await library.papers.toArray()).map(() => 'just typed'));
  });

  test.each(changes)('that could not be %s say why, and the sheet stays', async (_, button, given) => {
    await given();
    const user = await open();
    setMeanwhile(async (name) => {
      if (name === 'join' || name === 'split') throw new Trouble('note-too-long');
    });
    await user.click(screen.getByRole('button', { name: button }));
    expect((await screen.findByRole('alert')).textContent).toMatch(/longer than a million characters/);
    await expectAccessible();
    setMeanwhile(async () => undefined);
    await user.click(screen.getByRole('button', { name: button }));
    await soon(() => expect(screen.queryByRole('dialog')).toBeNull());
  });

  test('are left as they are where what was typed could not be saved', async () => {
    await save({ title: NAME }, { title: NAME });
    const user = await open();
    setMeanwhile(async (name) => {
      if (name === 'perform') throw new Trouble('library-full');
    });
    await user.keyboard('kept');
    await user.click(screen.getByRole('button', { name: 'The same paper' }));
    await screen.findAllByText(/Not saved/);
    expect(asked.map(({ name }) => name)).not.toContain('join');
    expect(await screen.findByRole('textbox', { name: 'Note' })).toHaveProperty('value', 'kept');
  });
});
