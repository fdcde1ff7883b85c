import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Change, changeMark, isUnmarked, type MarkShown, nextStatus, STATUSES, UNMARKED } from '../../lib/mark/mark.ts';
import { tagKey } from '../../lib/mark/tag.ts';

describe('nextStatus', () => {
  it('goes to read, reading, read, and round again, from wherever it starts', () => {
    expect(STATUSES.map(nextStatus)).toEqual(['want', 'reading', 'read', 'want', 'want']);
  });
});

describe('changeMark', () => {
  const mark: MarkShown = { status: 'want', star: false, tags: ['Graphs', 'to do'], noted: true };

  it.each<[Change, MarkShown]>([
    [
      { kind: 'status', status: 'read' },
      { ...mark, status: 'read' },
    ],
    [
      { kind: 'tag', tag: ' new ' },
      { ...mark, tags: ['Graphs', 'to do', 'new'] },
    ],
    [{ kind: 'tag', tag: 'GRAPHS' }, mark],
    [{ kind: 'tag', tag: ' ' }, mark],
    [
      { kind: 'untag', tag: 'graphs' },
      { ...mark, tags: ['to do'] },
    ],
    [{ kind: 'untag', tag: 'other' }, mark],
    [
      { kind: 'note', note: ' \n' },
      { ...mark, noted: false },
    ],
    [{ kind: 'note', note: 'n' }, mark],
    [{ kind: 'remove' }, UNMARKED],
  ])('%j', (change, after) => expect(changeMark(mark, change)).toEqual(after));

  it('never has a tag twice, and changes no mark that it was given', () => {
    const change = fc.record({
      kind: fc.constantFrom('tag' as const, 'untag' as const),
      tag: fc.string({ unit: fc.constantFrom('a', 'A', 'é', ' '), maxLength: 2 }),
    });
    fc.assert(
      fc.property(fc.array(change), (changes) => {
        const last = changes.reduce((seen: MarkShown, change) => changeMark(Object.freeze(seen), change), UNMARKED);
        expect(new Set(last.tags.map(tagKey)).size).toBe(last.tags.length);
      }),
    );
    expect(UNMARKED).toEqual({ status: 'none', star: false, tags: [], noted: false });
  });
});

describe('isUnmarked', () => {
  it('is so while nothing is set', () => {
    expect(isUnmarked(UNMARKED)).toBe(true);
    for (const set of [{ status: 'skipped' }, { tags: ['x'] }, { noted: true }] as const)
      expect(isUnmarked({ ...UNMARKED, ...set })).toBe(false);
  });
});
