import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanTag, TAG_MAX, tagKey } from '../../lib/mark/tag.ts';

/** Any text: halves of characters, controls, combining marks and all. */
const anyText = fc.string({ unit: 'binary', maxLength: 100 }).map((text) => `${text}\ud83d${text}`);
/** Letters that are written in more than one way. */
const fewLetters = fc.string({ unit: fc.constantFrom(...'aAéÉßſσςΣİıﬁﷺ１①Å한ﬀǅ \u0301\u00a8\u200d😀'), maxLength: 12 });

describe('cleanTag', () => {
  it.each([
    ['  graph   neural\tnets\n', 'graph neural nets'],
    ['e\u0301tude', 'étude'],
    ['a\u0000b\u2028c', 'a b c'],
    ['half \ud83d a smile', 'half a smile'],
    ['👩‍👩‍👧', '👩‍👩‍👧'],
    ['<b>&amp;', '<b>&amp;'],
    ['', ''],
    ['\u200b \u2060\ufeff\u3164', ''],
  ])('makes %j %j', (text, tag) => expect(cleanTag(text)).toBe(tag));

  it('keeps sixty code points, and no half of one', () => {
    expect(cleanTag('😀'.repeat(70))).toBe('😀'.repeat(TAG_MAX));
    expect(cleanTag(`${'x'.repeat(59)} y`)).toBe('x'.repeat(59));
  });

  it('leaves a clean tag as it is, whatever it was', () => {
    fc.assert(
      fc.property(fc.oneof(anyText, fewLetters), (text) => {
        const tag = cleanTag(text);
        expect(cleanTag(tag)).toBe(tag);
        expect(tag.isWellFormed() && tag === tag.normalize('NFC') && tag === tag.trim()).toBe(true);
        expect([...tag].length).toBeLessThanOrEqual(TAG_MAX);
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('tagKey', () => {
  it.each([
    ['Étude', 'e\u0301TUDE'],
    ['Straße', 'STRASSE'],
    ['STRAẞE', 'straße'],
    ['ΟΔΟΣ', 'οδος'],
    ['ﬁne', 'FINE'],
    ['Ｇｒａｐｈ', 'graph'],
    ['to  do', 'To Do'],
  ])('is the same for %j and %j', (one, other) => expect(tagKey(one)).toBe(tagKey(other)));

  it.each([
    ['graph', 'graphs'],
    ['C', 'C++'],
    ['a b', 'ab'],
    ['e', 'é'],
  ])('differs for %j and %j', (one, other) => expect(tagKey(one)).not.toBe(tagKey(other)));

  it('is its own key, and the same in capitals, small letters and every Unicode form', () => {
    fc.assert(
      fc.property(fc.oneof(anyText, fewLetters), (text) => {
        const key = tagKey(text);
        expect(tagKey(key)).toBe(key);
      }),
      { numRuns: 2_000 },
    );
    fc.assert(
      fc.property(fewLetters, (text) => {
        for (const other of [text.toUpperCase(), ...(['NFC', 'NFD', 'NFKC', 'NFKD'] as const).map((form) => text.normalize(form))])
          expect(tagKey(other)).toBe(tagKey(text));
      }),
      { numRuns: 2_000 },
    );
  });
});
