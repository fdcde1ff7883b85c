import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';
import { activeRow, eachUntilAnswered, markIn, noteInput, openEditor, rows, tagInput, untilTags } from './editor.tsx';

eachUntilAnswered();

afterEach(cleanup);

const chip = (tag: string) => screen.getByRole('button', { name: `Remove tag ${tag}` });
const lit = () => [...document.querySelectorAll('.chip[data-again]')].map(({ textContent }) => textContent);

describe('the tag field', () => {
  it('is a combobox that offers tags in use as soon as it has the focus, and marks none', async () => {
    await openEditor({ uses: ['attention', 'vision', 'graphs'], mark: { tags: ['vision'] } });
    expect(rows()).toEqual(['attention', 'graphs']);
    expect(activeRow()).toBeUndefined();
    const field = tagInput();
    expect(field.getAttribute('aria-autocomplete')).toBe('list');
    expect(field.getAttribute('aria-expanded')).toBe('true');
    expect(field.getAttribute('aria-controls')).toBe(screen.getByRole('listbox').id);
  });

  it('offers nothing while there are no tags', async () => {
    await openEditor();
    expect(screen.queryByRole('listbox')).toBeNull();
    expect(tagInput().getAttribute('aria-expanded')).toBe('false');
  });

  it('takes the first tag that begins so by Enter, again and again without leaving', async () => {
    const { db, frame } = await openEditor({ uses: ['attention', 'attention sinks', 'graph nets'] });
    await userEvent.type(tagInput(), 'atten');
    expect(rows()).toEqual(['attention', 'attention sinks', 'Create “atten”']);
    expect(activeRow()).toBe('attention');
    await userEvent.keyboard('{Enter}nets{Enter}');
    await untilTags(db, 'attention', 'graph nets');
    expect(tagInput().value).toBe('');
    expect(document.activeElement).toBe(tagInput());
    expect(rows()).toEqual(['attention sinks']);
    expect(frame.close).not.toHaveBeenCalled();
  });

  it('takes the very tag that is typed before longer ones that are used more', async () => {
    const { db } = await openEditor({ uses: ['attention sinks', 'attention'] });
    await userEvent.type(tagInput(), 'Attention');
    expect(rows()).toEqual(['attention', 'attention sinks']);
    await userEvent.keyboard('{Enter}');
    await untilTags(db, 'attention');
  });

  it('creates what is typed although there are others: by the last row, or by a comma', async () => {
    const { db } = await openEditor({ uses: ['attention'] });
    await userEvent.type(tagInput(), 'att{ArrowUp}');
    expect(activeRow()).toBe('Create “att”');
    await userEvent.keyboard('{Enter}atte,');
    await untilTags(db, 'att', 'atte');
  });

  it('does not take a tag for a letter in its middle: it creates, and the others stand below', async () => {
    const { db } = await openEditor({ uses: ['url parsing'] });
    await userEvent.type(tagInput(), 'rl');
    expect(rows()).toEqual(['Create “rl”', 'url parsing']);
    await userEvent.keyboard('{Enter}');
    await untilTags(db, 'rl');
  });

  it('goes up and down the rows and round, and back into the text', async () => {
    await openEditor({ uses: ['attention', 'attention sinks'] });
    await userEvent.type(tagInput(), 'att');
    const seen: unknown[] = [];
    for (const key of ['ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowUp', 'Home']) {
      await userEvent.keyboard(`{${key}}`);
      seen.push(activeRow());
    }
    expect(seen).toEqual(['attention sinks', 'Create “att”', 'attention', 'Create “att”', 'attention']);
  });

  it('opens the closed list by an arrow key, on its first or its last row', async () => {
    await openEditor({ uses: ['attention', 'graphs'] });
    await userEvent.keyboard('{Alt>}{ArrowUp}{/Alt}');
    expect(rows()).toEqual([]);
    await userEvent.keyboard('{ArrowUp}');
    expect(activeRow()).toBe('graphs');
    await userEvent.keyboard('{Escape}{ArrowDown}');
    expect(activeRow()).toBe('attention');
    await userEvent.keyboard('{Escape}{Alt>}{ArrowDown}{/Alt}');
    expect(rows()).toHaveLength(2);
    expect(activeRow()).toBeUndefined();
  });

  it('takes a row that is clicked, and keeps the focus', async () => {
    const { db } = await openEditor({ uses: ['attention', 'graphs'] });
    await userEvent.click(screen.getByRole('option', { name: 'graphs' }));
    await untilTags(db, 'graphs');
    expect(document.activeElement).toBe(tagInput());
  });

  it('gives up what is typed by the first Escape, and is left by the second', async () => {
    const { db, frame } = await openEditor({ uses: ['attention'] });
    await userEvent.type(tagInput(), 'att{Escape}');
    expect([tagInput().value, rows(), frame.close.mock.calls.length]).toEqual(['', [], 0]);
    await userEvent.keyboard('{Escape}');
    expect(frame.close).toHaveBeenCalledOnce();
    expect(await markIn(db)).toBeUndefined();
  });

  it('takes the marked row when Ctrl and Enter close it', async () => {
    const { db, frame } = await openEditor({ uses: ['attention'] });
    await userEvent.type(tagInput(), 'att{Control>}{Enter}{/Control}');
    await untilTags(db, 'attention');
    expect(frame.close).toHaveBeenCalledOnce();
  });

  it('knows a tag in any case and Unicode form, lights it up, and says that it is there', async () => {
    const { db, acts } = await openEditor({ mark: { tags: ['Gödel'] } });
    await userEvent.type(tagInput(), 'GO\u0308DEL');
    expect(rows()).toEqual(['Gödel is here already']);
    await userEvent.keyboard('{Enter}');
    expect(lit()).toEqual(['Gödel']);
    expect(tagInput().placeholder).toMatch(/Gödel.* is here already/);
    expect(acts).toEqual([]);
    await userEvent.type(tagInput(), 'x');
    expect(lit()).toEqual([]);
    await untilTags(db, 'Gödel');
  });

  it('writes a new tag as it is known, whatever the case it is typed in', async () => {
    const { db } = await openEditor({ uses: ['Graph Nets'] });
    await userEvent.type(tagInput(), 'graph nets,');
    await untilTags(db, 'Graph Nets');
  });

  it('adds all that is pasted with commas or line ends, with what was typed before', async () => {
    const { db } = await openEditor();
    await userEvent.type(tagInput(), 'com');
    await userEvent.paste('puter vision, لغة ,,\r\n語言，中文\nto do');
    await untilTags(db, 'computer vision', 'لغة', '語言', '中文', 'to do');
    expect(tagInput().value).toBe('');
  });

  it('leaves what is pasted without them to be edited', async () => {
    const { acts } = await openEditor();
    await userEvent.click(tagInput());
    await userEvent.paste('graph');
    expect(tagInput().value).toBe('graph');
    expect(acts).toEqual([]);
  });

  it('says that a tag is cut before it is, and afterwards', async () => {
    const { db } = await openEditor();
    await userEvent.click(tagInput());
    await userEvent.paste('🙂'.repeat(61));
    expect(rows()[0]).toMatch(/Cut to 60 characters$/);
    await userEvent.keyboard('{Enter}');
    await untilTags(db, '🙂'.repeat(60));
    expect(tagInput().placeholder).toBe('Cut to 60 characters');
  });

  it('leaves a tag that is being composed alone', async () => {
    const { acts } = await openEditor({ uses: ['こんにちは'] });
    fireEvent.compositionStart(tagInput());
    fireEvent.input(tagInput(), { target: { value: 'こん、' }, isComposing: true });
    for (const key of ['Enter', 'Backspace', 'Escape', ',']) fireEvent.keyDown(tagInput(), { key, isComposing: true });
    expect(tagInput().value).toBe('こん、');
    expect(acts).toEqual([]);
    fireEvent.compositionEnd(tagInput());
    expect(acts.map(({ change }) => change)).toEqual([{ kind: 'tag', tag: 'こん' }]);
  });

  it('takes the last tag off by Backspace, but not while the key is held', async () => {
    const { db } = await openEditor({ mark: { tags: ['a', 'b'] } });
    fireEvent.keyDown(tagInput(), { key: 'Backspace', repeat: true });
    await untilTags(db, 'a', 'b');
    await userEvent.type(tagInput(), '{Backspace}');
    await untilTags(db, 'a');
  });

  it('lets the arrow keys walk the tags, and Delete take one off', async () => {
    const { db } = await openEditor({ mark: { tags: ['a', 'b', 'c', 'd'] } });
    await userEvent.click(tagInput());
    await userEvent.keyboard('{ArrowLeft}{ArrowLeft}');
    expect(document.activeElement).toBe(chip('c'));
    await userEvent.keyboard('{Delete}');
    expect(document.activeElement).toBe(chip('d'));
    await userEvent.keyboard('{Backspace}');
    expect(document.activeElement).toBe(chip('b'));
    await userEvent.keyboard('{Home}');
    expect(document.activeElement).toBe(chip('a'));
    await userEvent.keyboard('{ArrowRight}{ArrowRight}');
    expect(document.activeElement).toBe(tagInput());
    await userEvent.keyboard('{ArrowLeft}');
    await userEvent.keyboard('x{Enter}');
    await untilTags(db, 'a', 'b', 'x');
  });

  it('takes a tag off by its cross, and keeps the focus where it is', async () => {
    const { db } = await openEditor({ field: 'note', mark: { tags: ['a', 'b'] } });
    await userEvent.click(chip('a'));
    await untilTags(db, 'b');
    expect(document.activeElement).toBe(noteInput());
  });

  it('adds what is typed when the field is left, and not when the window is', async () => {
    const { db, acts } = await openEditor({ uses: ['attention'] });
    await userEvent.type(tagInput(), 'att');
    fireEvent.blur(tagInput());
    expect([tagInput().value, rows(), acts]).toEqual(['att', [], []]);
    fireEvent.focus(tagInput());
    expect(rows()[0]).toBe('attention');
    await userEvent.tab();
    await untilTags(db, 'att');
  });

  it('closes its list when the field is left, also with nothing typed', async () => {
    await openEditor({ uses: ['attention'], mark: { tags: ['a'] } });
    expect(rows()).toHaveLength(1);
    await userEvent.keyboard('{ArrowLeft}');
    expect(document.activeElement).toBe(chip('a'));
    expect(rows()).toEqual([]);
    await userEvent.keyboard('{ArrowRight}');
    expect(rows()).toHaveLength(1);
    await userEvent.tab();
    expect(rows()).toEqual([]);
  });

  it('says to those who hear it what was added and removed', async () => {
    await openEditor();
    await userEvent.type(tagInput(), 'heard,');
    await screen.findByText(/Added .heard/);
    await userEvent.keyboard('{Backspace}');
    await waitFor(() => expect(screen.getByText(/Removed .heard/).closest('[aria-live]')).toBeTruthy());
  });
});
