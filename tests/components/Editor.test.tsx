import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import axe from 'axe-core';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { Editor, type EditorFrame } from '../../components/Editor.tsx';
import type { Client } from '../../lib/messages/client.ts';
import type { Act } from '../../lib/paper/act.ts';
import { NOTE_MAX } from '../../lib/paper/mark.ts';
import { Trouble } from '../../lib/paper/trouble.ts';
import type { LibraryDb } from '../../lib/store/db.ts';
import { perform } from '../../lib/store/marks.ts';
import { paperInFull } from '../../lib/store/queries.ts';
import { freshLibrary, meetingOf, PAPER } from '../store/library.ts';

interface Opened {
  db: LibraryDb;
  frame: EditorFrame & { ready: ReturnType<typeof vi.fn>; close: ReturnType<typeof vi.fn>; left: ReturnType<typeof vi.fn> };
  /** Asks the editor to close, as our script in the page does. */
  closing(): void;
  /** Makes every act fail until it is set to undefined. */
  broken: { trouble?: Trouble | undefined };
}

async function open({
  field = 'tags',
  tags = [],
  note = '',
  title = 'A Paper',
}: {
  field?: 'tags' | 'note';
  tags?: string[];
  note?: string;
  title?: string;
} = {}): Promise<Opened> {
  const db = freshLibrary();
  const meeting = meetingOf(PAPER, { title });
  const broken: Opened['broken'] = {};
  const client = (async (_: string, { act }: { act: Act }) => {
    if (broken.trouble) throw broken.trouble;
    return perform(db, act, meeting);
  }) as Client;
  let closing = (): void => undefined;
  const frame = {
    ready: vi.fn(),
    close: vi.fn(),
    left: vi.fn(),
    onClosing: (heard: () => void) => {
      closing = heard;
    },
  };
  render(<Editor paper={meeting.paper} mark={{ status: 'none', tags, note }} field={field} client={client} frame={frame} />);
  return { db, frame, broken, closing: () => closing() };
}

const tagInput = () => screen.getByRole('textbox', { name: 'Add a tag' });
const noteInput = () => screen.getByRole('textbox', { name: 'Note' });
const markIn = async (db: LibraryDb) => (await paperInFull(db, PAPER))?.mark;

afterEach(cleanup);

describe('the editor', () => {
  it('shows the paper, has the focus where it was asked for, and says that it is ready', async () => {
    const { frame } = await open({ field: 'note', title: '<script>alert(1)</script> $x^2$' });
    expect(screen.getByRole('heading').textContent).toBe('<script>alert(1)</script> x²');
    expect(document.activeElement).toBe(noteInput());
    expect(frame.ready).toHaveBeenCalledOnce();
  });

  it('adds tags by Enter and by commas, each once whatever its case, and takes the last off by Backspace', async () => {
    const { db } = await open();
    await userEvent.type(tagInput(), 'Graph nets{Enter}to do,graph NETS{Enter}');
    await waitFor(async () => expect((await markIn(db))?.tags).toEqual(['Graph nets', 'to do']));
    await userEvent.type(tagInput(), '{Backspace}');
    await waitFor(async () => expect((await markIn(db))?.tags).toEqual(['Graph nets']));
    await userEvent.click(screen.getByRole('button', { name: 'Remove tag Graph nets' }));
    await waitFor(async () => expect(await markIn(db)).toBeUndefined());
  });

  it('takes several tags that are pasted', async () => {
    const { db } = await open();
    await userEvent.click(tagInput());
    await userEvent.paste('vision, لغة ,, 語言');
    await userEvent.keyboard('{Enter}');
    await waitFor(async () => expect((await markIn(db))?.tags).toEqual(['vision', 'لغة', '語言']));
  });

  it('leaves a tag that is being composed alone', async () => {
    const { db } = await open();
    fireEvent.change(tagInput(), { target: { value: 'こんに' } });
    fireEvent.keyDown(tagInput(), { key: 'Enter', isComposing: true });
    expect(await markIn(db)).toBeUndefined();
  });

  it('saves a note as it is typed, as one act, and says so', async () => {
    const { db } = await open({ field: 'note' });
    await userEvent.type(noteInput(), 'first');
    await waitFor(async () => expect((await markIn(db))?.note).toBe('first'));
    await userEvent.type(noteInput(), ' and more');
    await waitFor(async () => expect((await markIn(db))?.note).toBe('first and more'));
    await screen.findByText('Saved');
    expect(await db.acts.count()).toBe(1);
  });

  it('says that a note was not saved, keeps it, and saves it when that is retried', async () => {
    const { db, broken } = await open({ field: 'note' });
    broken.trouble = new Trouble('library-full');
    await userEvent.type(noteInput(), 'kept');
    await screen.findByText(/Not saved\..*disk is full/);
    broken.trouble = undefined;
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    await waitFor(async () => expect((await markIn(db))?.note).toBe('kept'));
  });

  it('saves what was just typed before it lets itself be closed', async () => {
    const { db, frame, closing } = await open();
    await userEvent.type(tagInput(), 'half');
    await userEvent.type(noteInput(), 'typed');
    closing();
    await waitFor(() => expect(frame.left).toHaveBeenCalledWith(true));
    expect(await markIn(db)).toMatchObject({ tags: ['half'], note: 'typed' });
  });

  it('does not let itself be closed over what could not be saved', async () => {
    const { frame, closing, broken } = await open({ field: 'note' });
    broken.trouble = new Trouble('library-closed');
    await userEvent.type(noteInput(), 'typed');
    closing();
    await waitFor(() => expect(frame.left).toHaveBeenCalledWith(false));
    expect(noteInput()).toHaveProperty('value', 'typed');
  });

  it.each(['{Escape}', '{Control>}{Enter}{/Control}', '{Meta>}{Enter}{/Meta}'])('is left by %s', async (keys) => {
    const { frame } = await open();
    await userEvent.type(tagInput(), keys);
    expect(frame.close).toHaveBeenCalledOnce();
  });

  it('has nothing that axe finds', async () => {
    await open({ tags: ['a', 'b'], note: 'a note', title: 'T'.repeat(5_000) });
    expect(noteInput().getAttribute('maxlength')).toBe(String(NOTE_MAX));
    const { violations } = await axe.run(document.body, { rules: { region: { enabled: false } } });
    expect(violations).toEqual([]);
  });
});
