import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { edited, editsBetween } from '../../lib/mark/edits.ts';
import { mergeNotes } from '../../lib/mark/merge-notes.ts';
import { sizeOf } from '../sizes.ts';

/** Notes of few lines, so that sides change the same ones, each line one word. */
const lines = fc.array(fc.constantFrom('a', 'b', 'c', 'd', 'to', 'toe', ''), { maxLength: 8 }).map((each) => each.join('\n'));
/** Notes of few words, blanks and line ends in any order. */
const words = fc
  .array(fc.constantFrom('one', 'two', 'three', 'One', 'été', '论文', ' ', ' ', '\n', '.', '😀'), { maxLength: 14 })
  .map((each) => each.join(''));
const anyText = fc.string({ unit: 'binary', maxLength: 40 }).map((text) => `${text}\ud83d`);

const linesIn = (text: string): string[] => text.split('\n').filter((line) => line !== '');
const wordsIn = (text: string): string[] => text.match(/[\p{L}\p{M}\p{N}]+|[^\s]/gsu) ?? [];
const count = (parts: readonly string[], part: string): number => parts.filter((other) => other === part).length;

describe('editsBetween', () => {
  const list = fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 12 });

  it('make the one list of the other, each edit apart from the next', () => {
    fc.assert(
      fc.property(list, list, (old, now) => {
        const edits = editsBetween(old, now);
        expect(edited(old, edits)).toEqual(now);
        edits.forEach(({ from, to, parts }, i) => {
          expect(from).toBeGreaterThan(edits[i - 1]?.to ?? -1);
          expect(to - from + parts.length).toBeGreaterThan(0);
        });
      }),
      { numRuns: 2_000 },
    );
  });

  it('are as few as can be', () => {
    const leastBetween = (old: readonly string[], now: readonly string[]): number => {
      const least = old.map(() => now.map(() => 0));
      const at = (i: number, j: number): number => (i < 0 ? j + 1 : j < 0 ? i + 1 : (least[i]?.[j] ?? 0));
      for (const [i, row] of least.entries())
        for (const j of row.keys()) row[j] = old[i] === now[j] ? at(i - 1, j - 1) : 1 + Math.min(at(i - 1, j), at(i, j - 1));
      return at(old.length - 1, now.length - 1);
    };
    fc.assert(
      fc.property(list, list, (old, now) => {
        const changed = editsBetween(old, now).reduce((sum, { from, to, parts }) => sum + to - from + parts.length, 0);
        expect(changed).toBe(leastBetween(old, now));
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('mergeNotes', () => {
  it.each([
    ['two that begin', '', 'mine', 'theirs', 'mine\ntheirs'],
    ['two that go on at the end', 'a', 'a\nmine', 'a\ntheirs', 'a\nmine\ntheirs'],
    ['two that add the same', 'a', 'a\nsame', 'a\nsame', 'a\nsame'],
    ['two that add the same and more', 'a', 'a\nsame\nmine', 'a\nsame\ntheirs', 'a\nsame\nmine\ntheirs'],
    ['a line written on while another comes below', 'hel', 'hello', 'hel\nworld', 'hello\nworld'],
    ['a line written on while another comes above', 'wor', 'world', 'hello\nwor', 'hello\nworld'],
    ['a line written on where another came below it', 'a', 'a, and b', 'a\nx', 'a, and b\nx'],
    [
      'one line changed in two places',
      'the cat sat on the mat',
      'the dog sat on the mat',
      'the cat sat on the rug',
      'the dog sat on the rug',
    ],
    ['the same word changed to two', 'a cat', 'a dog', 'a cow', 'a dog\na cow'],
    ['the same word changed to the same', 'a cat sat', 'A dog sat', 'a dog sat.', 'A dog sat.'],
    ['a line taken away and another changed', 'a\nb\nc', 'a\nc', 'a\nb\nC', 'a\nC'],
    ['a line taken away that was written on', 'a\nb\nc', 'a\nc', 'a\nB\nc', 'a\nB\nc'],
    ['a note emptied that was written on', 'a\nb', '', 'a\nb\nc', 'c'],
    ['a line begun', 'a', 'a\n', 'a\ntheirs', 'a\n\ntheirs'],
  ])('of %s', (_, over, mine, theirs, both) => expect(mergeNotes(over, mine, theirs)).toBe(both));

  it('is the other side when one side changed nothing, and the one text when both are the same', () => {
    fc.assert(
      fc.property(fc.oneof(lines, words, anyText), fc.oneof(lines, words, anyText), (over, changed) => {
        expect(mergeNotes(over, changed, over)).toBe(changed);
        expect(mergeNotes(over, over, changed)).toBe(changed);
        expect(mergeNotes(over, changed, changed)).toBe(changed);
      }),
    );
  });

  it('has every line that either side added, and none that neither has', () => {
    fc.assert(
      fc.property(lines, lines, lines, (over, mine, theirs) => {
        const both = linesIn(mergeNotes(over, mine, theirs));
        const had = linesIn(over);
        for (const line of [...linesIn(mine), ...linesIn(theirs)]) if (!had.includes(line)) expect(both).toContain(line);
        for (const line of both) expect([...linesIn(mine), ...linesIn(theirs)]).toContain(line);
      }),
      { numRuns: sizeOf('merged notes') },
    );
  });

  it('has every word that either side added, as often as the side that has it most', () => {
    fc.assert(
      fc.property(words, words, words, (over, mine, theirs) => {
        const both = wordsIn(mergeNotes(over, mine, theirs));
        for (const side of [wordsIn(mine), wordsIn(theirs)])
          for (const word of side) if (!wordsIn(over).includes(word)) expect(count(both, word)).toBeGreaterThanOrEqual(count(side, word));
      }),
      { numRuns: sizeOf('merged notes') },
    );
  });

  it('keeps what both sides left alone, where their lines are different ones', () => {
    const numbered = fc.uniqueArray(fc.nat(99), { minLength: 3, maxLength: 12 }).map((all) => all.map(String));
    fc.assert(
      fc.property(numbered, fc.infiniteStream(fc.constantFrom('keep', 'mine', 'theirs')), (old, stream) => {
        const who = old.map(() => stream.next().value as string);
        const side = (name: string) => old.map((line, i) => (who[i] === name ? `${name} ${i}` : line)).join('\n');
        const both = old.map((line, i) => (who[i] === 'keep' ? line : `${who[i]} ${i}`)).join('\n');
        expect(mergeNotes(old.join('\n'), side('mine'), side('theirs'))).toBe(both);
      }),
    );
  });

  it('is the same from either side, but for the order', () => {
    fc.assert(
      fc.property(fc.oneof(lines, words), fc.oneof(lines, words), fc.oneof(lines, words), (over, mine, theirs) => {
        const one = wordsIn(mergeNotes(over, mine, theirs));
        const other = wordsIn(mergeNotes(over, theirs, mine));
        expect([...new Set(one)].sort()).toEqual([...new Set(other)].sort());
      }),
      { numRuns: sizeOf('merged notes') },
    );
  });

  it('brings nothing new when it is merged again', () => {
    const change = fc.constantFrom('keep', 'keep', 'drop', 'change', 'add', 'add the same');
    const changes = fc.array(change, { minLength: 6, maxLength: 6 });
    const old = ['1', '2', '3', '4', '5', '6'];
    const after = (did: readonly string[], name: string): string =>
      old
        .flatMap((line, i) => {
          const added = {
            keep: [line],
            drop: [],
            change: [`${name}${line}`],
            add: [line, `${name}${line}`],
            'add the same': [line, `both${line}`],
          };
          return added[did[i] as keyof typeof added];
        })
        .join('\n');
    fc.assert(
      fc.property(changes, changes, (mine, theirs) => {
        const both = mergeNotes(old.join('\n'), after(mine, 'mine'), after(theirs, 'theirs'));
        expect(mergeNotes(old.join('\n'), after(mine, 'mine'), both)).toBe(both);
        expect(new Set(linesIn(both)).size).toBe(linesIn(both).length);
      }),
      { numRuns: sizeOf('merged notes') },
    );
  });

  it('takes any texts', () => {
    fc.assert(
      fc.property(anyText, anyText, anyText, (over, mine, theirs) => {
        expect(mergeNotes(over, mine, theirs)).toEqual(expect.any(String));
      }),
    );
  });

  it('is bounded in time where two long texts have nothing in common, and loses nothing', () => {
    const long = (name: string): string => Array.from({ length: 5_000 }, (_, n) => `${name} ${n}`).join('\n');
    const both = linesIn(mergeNotes(long('old'), long('mine'), long('theirs')));
    expect(both).toHaveLength(10_000);
  });
});
