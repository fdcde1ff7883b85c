import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { placeIn, replaceText } from '../../components/editor/replace-text.ts';

/** A text with a bar at its caret, as that text and the place. */
const barred = (text: string): [string, number] => [text.replace('|', ''), text.indexOf('|')];

describe('the caret in a text that another takes the place of', () => {
  it.each([
    ['what comes before it', 'one|', 'zero\none|'],
    ['what comes behind it', 'on|e', 'on|e\ntwo'],
    ['what comes before and behind', 'one\ntw|o\nthree', 'zero\none\ntw|o\nthree\nfour'],
    ['what comes on other lines, among empty lines', 'a\n\nb\n|\nc', 'x\na\n\ny\nb\n|\nc\nz'],
    ['lines that are gone', 'one\ntwo\nth|ree\nfour', 'th|ree'],
  ])('stays between the same letters for %s', (_, before, after) => {
    const [text, at] = barred(before);
    const [next, there] = barred(after);
    expect(placeIn(text, next, at)).toBe(there);
  });

  it('is a place of the other text, always, and stays when nothing changes', () => {
    const note = fc.array(fc.constantFrom('a', 'b', '', 'aa', 'b '), { maxLength: 6 }).map((lines) => lines.join('\n'));
    fc.assert(
      fc.property(note, note, fc.nat(20), (before, after, far) => {
        const at = Math.min(far, before.length);
        const there = placeIn(before, after, at);
        expect(there).toBeGreaterThanOrEqual(0);
        expect(there).toBeLessThanOrEqual(after.length);
        expect(placeIn(before, before, at)).toBe(at);
      }),
    );
  });

  it('moves both ends of what is selected', () => {
    const field = document.createElement('textarea');
    field.value = 'one\ntwo\nthree';
    field.setSelectionRange(4, 7, 'backward');
    replaceText(field, 'zero\none\ntwo\nthree\nfour');
    expect(field.value.slice(field.selectionStart, field.selectionEnd)).toBe('two');
    expect(field.selectionDirection).toBe('backward');
  });
});
