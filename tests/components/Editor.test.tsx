import { cleanup, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { NOTE_MAX } from '../../lib/mark/mark.ts';
import { Trouble } from '../../lib/paper/trouble.ts';
import { eachUntilAnswered, expectAccessible, markIn, noteInput, openEditor, tagInput } from './editor.tsx';

eachUntilAnswered();

afterEach(cleanup);

const links = () =>
  screen.getAllByRole<HTMLAnchorElement>('link').map(({ textContent, href, target, rel }) => [textContent, href, target, rel]);

describe('the editor', () => {
  it('shows the paper, has the focus where it was asked for, and says that it is ready', async () => {
    const { frame } = await openEditor({ field: 'note', paper: { title: '<script>alert(1)</script> $x^2$' } });
    expect(screen.getByRole('heading').textContent).toBe('<script>alert(1)</script> x²');
    expect(document.activeElement).toBe(noteInput());
    expect(frame.ready).toHaveBeenCalledOnce();
  });

  it('names the first authors, and on demand all of them and when the paper was published', async () => {
    const authors = Array.from({ length: 20 }, (_, i) => `A. Author${i}`);
    await openEditor({ paper: { authors, authorsCut: true, published: '2023-09-07' } });
    expect(screen.queryByText('A. Author19')).toBeNull();
    await userEvent.click(screen.getByRole('button', { name: 'Whole title and all authors', expanded: false }));
    expect(screen.getByText('A. Author19')).toBeTruthy();
    expect(screen.getByText('Published 2023-09-07')).toBeTruthy();
  });

  it('tells how many authors there are while no name is known', async () => {
    await openEditor({ paper: { authors: [], authorCount: 10 } });
    expect(screen.getByText('10 authors')).toBeTruthy();
  });

  it('leads to the pages of the paper, each in a tab of its own', async () => {
    await openEditor();
    expect(links()).toEqual([
      ['abs', 'https://arxiv.org/abs/2309.03729', '_blank', 'noopener noreferrer'],
      ['PDF', 'https://arxiv.org/pdf/2309.03729', '_blank', 'noopener noreferrer'],
      ['Hugging Face', 'https://huggingface.co/papers/2309.03729', '_blank', 'noopener noreferrer'],
    ]);
  });

  it('sets a star, and takes it away', async () => {
    const { db } = await openEditor();
    const star = screen.getByRole('checkbox', { name: 'Star' });
    await userEvent.click(star);
    await waitFor(async () => expect((await markIn(db))?.star).toBe(true));
    await userEvent.click(star);
    await waitFor(async () => expect((await markIn(db))?.star ?? false).toBe(false));
  });

  it('copies the id', async () => {
    await openEditor();
    const person = userEvent.setup();
    await person.click(screen.getByRole('button', { name: 'Copy arXiv:2309.03729' }));
    await screen.findByText('Copied');
    expect(await navigator.clipboard.readText()).toBe('arXiv:2309.03729');
  });

  it.each([
    ['BibTeX', /^@misc\{[\s\S]*\n {2}eprint = \{2309\.03729\},\n[\s\S]*\}$/],
    ['Citation', /\. arXiv:2309\.03729, 2023\.$/],
    ['Markdown link', /^\[.+\]\(https:\/\/arxiv\.org\/abs\/2309\.03729\)$/],
  ])('copies the %s, and nothing of the mark', async (kind, form) => {
    await openEditor({ mark: { tags: ['kept to me'], note: 'mine alone' } });
    await userEvent.setup().click(screen.getByRole('button', { name: `Copy ${kind}` }));
    await screen.findByText('Copied');
    const copied = await navigator.clipboard.readText();
    expect(copied).toMatch(form);
    expect(copied).not.toMatch(/kept to me|mine alone/);
  });

  it('shows every status, and sets one by click and by arrow keys', async () => {
    const { db } = await openEditor({ mark: { status: 'want' } });
    const chosen = () => screen.getByRole<HTMLInputElement>('radio', { checked: true });
    expect(screen.getAllByRole('radio')).toHaveLength(5);
    await userEvent.click(screen.getByRole('radio', { name: 'reading' }));
    await waitFor(async () => expect((await markIn(db))?.status).toBe('reading'));
    chosen().focus();
    await userEvent.keyboard('{ArrowRight}');
    await waitFor(async () => expect((await markIn(db))?.status).toBe('read'));
    expect(document.activeElement).toBe(screen.getByRole('radio', { name: 'read', checked: true }));
    await userEvent.click(screen.getByRole('radio', { name: 'none' }));
    await waitFor(async () => expect(await markIn(db)).toBeUndefined());
  });

  it('saves what was just typed before it lets itself be closed', async () => {
    const { db, frame, closing } = await openEditor();
    await userEvent.type(tagInput(), 'half');
    await userEvent.type(noteInput(), 'typed');
    closing();
    await waitFor(() => expect(frame.left).toHaveBeenCalledWith(true));
    expect(await markIn(db)).toMatchObject({ tags: ['half'], note: 'typed' });
  });

  it('does not let itself be closed over what could not be saved', async () => {
    const { frame, closing, broken } = await openEditor({ field: 'note' });
    broken.trouble = new Trouble('library-closed');
    await userEvent.type(noteInput(), 'typed');
    closing();
    await waitFor(() => expect(frame.left).toHaveBeenCalledWith(false));
    expect(noteInput().value).toBe('typed');
  });

  it('offers what can be done about what could not be saved: to try again, which has the focus, to copy it, to give it up', async () => {
    const { frame, closing, broken, acts, db } = await openEditor({ field: 'note' });
    broken.trouble = new Trouble('library-full');
    const person = userEvent.setup();
    await person.type(noteInput(), 'worth keeping');
    closing();
    await waitFor(() => expect(frame.left).toHaveBeenCalledWith(false));
    expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Try again' }));
    expect(screen.getByRole('alert').textContent).toContain('Not saved.');
    await expectAccessible();

    await person.click(screen.getByRole('button', { name: 'Copy text' }));
    expect(await navigator.clipboard.readText()).toBe('worth keeping');
    await person.type(noteInput(), ' and more');
    await person.click(screen.getByRole('button', { name: 'Discard' }));
    expect(frame.close).toHaveBeenCalledOnce();
    const sent = acts.length;
    broken.trouble = undefined;
    closing();
    expect(frame.left).toHaveBeenLastCalledWith(true);
    await new Promise((resolve) => setTimeout(resolve, 400));
    expect(acts.length, 'nothing is sent after that').toBe(sent);
    expect(await markIn(db)).toBeUndefined();
  });

  it('copies the tags, where these could not be saved', async () => {
    const { broken, closing } = await openEditor({ mark: { tags: ['one'], note: 'saved before' } });
    broken.trouble = new Trouble('library-full');
    const person = userEvent.setup();
    await person.type(tagInput(), 'two{Enter}');
    closing();
    await person.click(await screen.findByRole('button', { name: 'Copy text' }));
    expect(await navigator.clipboard.readText()).toBe('one, two');
  });

  it.each(['{Escape}', '{Control>}{Enter}{/Control}', '{Meta>}{Enter}{/Meta}'])(
    'is left by %s, from the tags and from the note',
    async (keys) => {
      const { frame } = await openEditor({ uses: ['offered'] });
      await userEvent.type(tagInput(), keys);
      expect(frame.close).toHaveBeenCalledTimes(1);
      await userEvent.type(noteInput(), keys);
      expect(frame.close).toHaveBeenCalledTimes(2);
    },
  );

  it('keeps the keys that close it from what is around it', async () => {
    const around = vi.fn();
    document.addEventListener('keydown', around);
    await openEditor();
    await userEvent.type(tagInput(), '{Escape}');
    document.removeEventListener('keydown', around);
    expect(around).not.toHaveBeenCalled();
  });

  it('has nothing that axe finds, closed and open', async () => {
    await openEditor({
      mark: { tags: ['a', 'b'], note: 'a note', status: 'read' },
      paper: { title: 'T'.repeat(5_000), authors: ['A', 'B'] },
      uses: ['attention', 'graphs'],
    });
    expect(noteInput().getAttribute('maxlength')).toBe(String(NOTE_MAX));
    expect(tagInput().getAttribute('aria-expanded')).toBe('true');
    await expectAccessible();
    await userEvent.type(tagInput(), 'at');
    await expectAccessible();
    await userEvent.click(noteInput());
    expect(tagInput().getAttribute('aria-expanded')).toBe('false');
    await expectAccessible();
  });
});
