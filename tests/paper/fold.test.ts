import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fold, foldWords } from '../../lib/paper/fold.ts';

/** Any text: halves of characters, controls, combining marks and all. */
const anyText = fc.string({ unit: 'binary', maxLength: 60 }).map((text) => `${text}\ud83d${text}`);
/** Letters that are written in more than one way. */
const fewLetters = fc.string({ unit: fc.constantFrom(...'aAéÉßẞſSσςΣİıIﬁﷺ１①Å한ﬀǅøØ \u0301\u0307\u00a8\u200d\u00ad😀–-’'), maxLength: 12 });
const text = fc.oneof(anyText, fewLetters);

/** Every character that stands for something by itself: the planes that hold letters and signs. */
const characters = Array.from({ length: 0x30000 }, (_, code) => String.fromCodePoint(code));

describe('fold', () => {
  it.each([
    ['Gödel', 'go\u0308DEL'],
    ['Erdős', 'Erdos'],
    ['Łukasz Ørsted', 'lukasz orsted'],
    ['İstanbul ıI', 'istanbul ii'],
    ['Straße STRASSE', 'STRAẞE strasse'],
    ['ΟΔΟΣ ὁδός', 'οδος ΟΔΌΣ'],
    ['ﬁne Ｇｒａｐｈ', 'fine graph'],
    ['O(n²) ℝ', 'O(n2) R'],
    ['𝒪(𝓃)', 'o(n)'],
    ['What’s “new” – now', 'what\'s "new" - now'],
    ['soft\u00adhyphen zero\u200bwidth', 'softhyphen zerowidth'],
    ['קָטָן', 'קטן'],
    ['مُحَمَّد', 'محمد'],
    ['ガ', 'カ'],
    ['  to \t\u0000 do\n', 'to do'],
    ['half \ud83d a smile', 'half a smile'],
    ['👩‍👩‍👧', '👩👩👧'],
  ])('makes %j and %j one', (one, other) => expect(fold(one)).toBe(fold(other)));

  it.each([
    ['कि', 'का'],
    ['graph', 'grape'],
    ['café', 'cafe s'],
    ['😀', '😁'],
  ])('keeps %j and %j apart', (one, other) => expect(fold(one)).not.toBe(fold(other)));

  it('of every character is folded already, and the same from any of its Unicode forms and its small letter', () => {
    const differing = characters.filter((character) => {
      const forms = ['NFC', 'NFD', 'NFKC', 'NFKD'].map((form) => character.normalize(form));
      const others = new Set([fold(character), character.toLowerCase(), ...forms]);
      others.delete(character);
      return [...others].some((other) => fold(other) !== fold(character));
    });
    expect(differing).toEqual([]);
  });

  it('of every character is the same from its capital, save that ᾳ is α and not αι', () => {
    const differing = characters.filter((character) => {
      const capital = character.toUpperCase();
      return capital !== character && fold(capital) !== fold(character);
    });
    expect(differing.filter((character) => !character.normalize('NFD').includes('\u0345'))).toEqual([]);
  });

  it('twice is once, and leaves single lines without blanks at the ends', () => {
    fc.assert(
      fc.property(text, (text) => {
        const folded = fold(text);
        expect(fold(folded)).toBe(folded);
        expect(folded).toMatch(/^(?! )[^\p{Cc}\p{Cs}]*(?<! )$/u);
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('foldWords', () => {
  it('takes apart what was typed', () => {
    expect(foldWords(' Gödel’s \t INCOMPLETE ')).toEqual(["godel's", 'incomplete']);
    expect(foldWords(' \u0301 \u200b \ud83d')).toEqual([]);
  });

  it('finds nothing but words that are folded and hold no blank', () => {
    fc.assert(fc.property(text, (text) => foldWords(text).every((word) => word !== '' && fold(word) === word && !/\s/.test(word))));
  });
});
