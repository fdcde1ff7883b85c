import { expect, test } from 'vitest';
import { isTyped, type Press } from '../../lib/protocol/editor-port.ts';

const press = (key: string, held: Partial<Press> = {}): Press => ({
  key,
  code: '',
  shiftKey: false,
  ctrlKey: false,
  altKey: false,
  metaKey: false,
  ...held,
});

test.each([
  ['a letter', press('a')],
  ['a sign of AltGr, as Windows tells it', press('@', { ctrlKey: true, altKey: true })],
  ['a sign of Option on macOS', press('@', { altKey: true })],
  ['a letter of Option on macOS', press('å', { altKey: true })],
])('%s is typed', (_, key) => expect(isTyped(key)).toBe(true));

test.each([
  ['Ctrl and a letter', press('v', { ctrlKey: true })],
  ['Command and a letter', press('v', { metaKey: true })],
  ['Alt and a letter, which opens a menu', press('f', { altKey: true })],
  ['Alt and the space bar', press(' ', { altKey: true })],
  ['Alt and an arrow', press('ArrowLeft', { altKey: true })],
])('%s is a shortcut', (_, key) => expect(isTyped(key)).toBe(false));
