import { cleanup, fireEvent } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { hearKeys } from '../../components/editor/keys-given.ts';
import type { Press } from '../../lib/protocol/editor-port.ts';
import { eachUntilAnswered, noteInput, openEditor, tagInput, untilTags } from './editor.tsx';

eachUntilAnswered();
afterEach(cleanup);
beforeEach(() => {
  // happy-dom edits nothing by itself.
  document.execCommand = (command, _, text = '') => {
    const field = document.activeElement as HTMLInputElement;
    const { selectionStart: start, selectionEnd: end, value } = field;
    if (start === null || end === null) return false;
    const from = command === 'delete' && start === end ? start - 1 : start;
    // React takes note of what is set on the field itself.
    Reflect.getOwnPropertyDescriptor(Object.getPrototypeOf(field), 'value')?.set?.call(
      field,
      value.slice(0, from) + text + value.slice(end),
    );
    field.setSelectionRange(from + text.length, from + text.length);
    field.dispatchEvent(new InputEvent('input', { bubbles: true }));
    return true;
  };
});

// Each key is drawn as in a browser, not all of them at the end.
beforeEach(() => void Reflect.set(globalThis, 'IS_REACT_ACT_ENVIRONMENT', false));
afterEach(() => void Reflect.set(globalThis, 'IS_REACT_ACT_ENVIRONMENT', true));

const press = (key: string): Press => ({ key, code: '', shiftKey: false, ctrlKey: false, altKey: false, metaKey: false });
const pressed = (...keys: string[]): Press[] =>
  keys.flatMap((key) => (key.startsWith('<') ? [press(key.slice(1, -1))] : [...key].map(press)));

it('a letter that comes without a key, before it is known what was pressed before, is typed behind that', async () => {
  await openEditor({ field: 'tags' });
  const keys = hearKeys(window);
  const trusted = (event: Event): boolean => tagInput().dispatchEvent(Object.defineProperty(event, 'isTrusted', { value: true }));
  const inserted = () => new InputEvent('beforeinput', { inputType: 'insertText', data: 'é', bubbles: true, cancelable: true });
  trusted(new KeyboardEvent('keydown', { key: 'm', bubbles: true, cancelable: true }));
  expect(trusted(inserted())).toBe(false);
  await keys.type(pressed('x'));
  expect(tagInput().value).toBe('xmé');
  expect(trusted(inserted())).toBe(true);
});

it('what was pressed for an editor is typed in order: letters, corrections, commas, Enter and Tab', async () => {
  const { db } = await openEditor({ field: 'tags' });
  const keys = hearKeys(window);
  await keys.type(pressed('deeep', '<ArrowLeft>', '<Backspace>', '<End>', ' learning,to cite', '<Enter>', '<Tab>', 'see', '<Enter>', '3'));
  await untilTags(db, 'deep learning', 'to cite');
  expect([tagInput().value, noteInput().value]).toEqual(['', 'see\n3']);
});

it('what comes after the key by which a person leaves is given back, in order, until they are here again', async () => {
  const { frame, db } = await openEditor({ field: 'tags' });
  const keys = hearKeys(window);
  const back = vi.fn<(press: Press) => void>();
  frame.close.mockImplementation(() => keys.leave(back));
  await keys.type(pressed('beta', '<Enter>', '<Escape>', 'j2'));
  expect(back.mock.calls.map(([{ key }]) => key)).toEqual(['j', '2']);
  expect(tagInput().value).toBe('');
  await untilTags(db, 'beta');

  keys.stay();
  await keys.type(pressed('x'));
  expect(tagInput().value).toBe('x');
  // Left by a press elsewhere, what is pressed is for nobody.
  keys.leave();
  await keys.type(pressed('y'));
  expect(tagInput().value).toBe('x');
  expect(back).toHaveBeenCalledTimes(2);
});

it('is typed where it was typed before, when the focus was taken meanwhile', async () => {
  await openEditor({ field: 'note' });
  const keys = hearKeys(window);
  tagInput().focus();
  noteInput().focus();
  noteInput().blur();
  await keys.type(pressed('a'));
  expect([document.activeElement, noteInput().value]).toEqual([noteInput(), 'a']);
});

it('a tag that is half typed stays so when a page takes the focus, and is a tag once its field is left for another', async () => {
  const { db, acts } = await openEditor({ field: 'tags' });
  await hearKeys(window).type(pressed('half'));
  tagInput().blur();
  expect([tagInput().value, acts]).toEqual(['half', []]);
  fireEvent.blur(tagInput(), { relatedTarget: noteInput() });
  await untilTags(db, 'half');
});

it('an arrow on the statuses chooses the next one, and what was pressed after it is typed', async () => {
  await openEditor({ field: 'tags' });
  const keys = hearKeys(window);
  const [first, second] = document.querySelectorAll<HTMLInputElement>('input[type=radio]');
  first?.focus();
  await keys.type(pressed('<ArrowRight>'));
  expect(second?.checked).toBe(true);
  tagInput().focus();
  first?.focus();
  await keys.type(pressed('<Home>', '<ArrowRight>'));
  tagInput().focus();
  await keys.type(pressed('x'));
  expect(tagInput().value).toBe('x');
});
