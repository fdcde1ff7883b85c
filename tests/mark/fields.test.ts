import { describe, expect, it } from 'vitest';
import type { Field } from '../../lib/mark/field.ts';
import { FIELD_OF, FIELDS, isFieldName, MARK_FIELDS, type MarkField, NO_MARK } from '../../lib/mark/fields.ts';
import { changeMark, type FieldChange, isSameMark, isUnmarked, type Mark, shownOfMark, UNMARKED } from '../../lib/mark/mark.ts';
import { FIELD_SAMPLES } from './field-samples.ts';

describe('the table of the fields of a mark', () => {
  it('has an entry and a sample for each field that a mark shows, and each kind of change sets one of them', () => {
    expect(Object.keys(NO_MARK)).toEqual(MARK_FIELDS);
    expect(Object.keys(FIELD_SAMPLES)).toEqual(MARK_FIELDS);
    expect(shownOfMark(NO_MARK)).toEqual(UNMARKED);
    expect(new Set(Object.values(FIELD_OF))).toEqual(new Set(MARK_FIELDS));
  });

  it('knows the names of clocks', () => {
    expect(['status', 'note', 'ids', 'tag:graph'].map(isFieldName)).toEqual([true, true, true, true]);
    expect(['tags', 'tag:', 'tag:Graph', 'toString', ''].map(isFieldName)).toEqual([false, false, false, false, false]);
  });
});

describe.each(MARK_FIELDS)('the field %s', <F extends MarkField>(name: F) => {
  const field: Field<Mark[F]> = FIELDS[name];
  const sample = FIELD_SAMPLES[name];
  const [change, second] = sample.changes as readonly [FieldChange, FieldChange];
  const [value] = sample.values as readonly [Mark[F], Mark[F]];

  it('is unmarked while it is empty, and marked once it is set', () => {
    const marked = shownOfMark({ ...NO_MARK, [name]: value });
    expect(isUnmarked(marked)).toBe(false);
    expect(isUnmarked(shownOfMark({ ...NO_MARK, [name]: field.empty }))).toBe(true);
    expect(changeMark(UNMARKED, change)).toEqual(marked);
    expect(isSameMark(marked, UNMARKED)).toBe(false);
  });

  it('has a clock that files name when it is set, and none while it is empty', () => {
    expect(field.clocks(field.empty)).toEqual([]);
    expect(field.clocks(value).length).toBeGreaterThan(0);
    expect(field.clocks(value).every(isFieldName)).toBe(true);
  });

  it('is cleared by the changes that removing a paper makes', () => {
    const cleared = field.clear(value).reduce(changeMark, changeMark(UNMARKED, change));
    expect(cleared).toEqual(UNMARKED);
  });

  it('is put back by what a change replaced', () => {
    const was = changeMark(UNMARKED, change);
    const replaced = field.replaced(value, second, {});
    const back = field.back(replaced).map(([, each]) => each);
    expect(back.reduce(changeMark, changeMark(was, second))).toEqual(was);
  });

  it('comes to a paper that becomes one with the paper that has it', () => {
    const joined = field.join([field.empty, value], [{}, {}]).reduce(changeMark, UNMARKED);
    expect(joined).toEqual(changeMark(UNMARKED, change));
    expect(field.join([value, field.empty], [{}, {}])).toEqual([]);
  });

  it('is gathered from one of many rows of a file, whether they tell times or not', () => {
    const times = { isLater: () => true, names: () => field.clocks(value) };
    expect(field.gather([field.empty, field.empty, value], undefined)).toEqual(value);
    expect(field.gather([field.empty, value], times)).toEqual(value);
  });

  it('is, of two values, the one before an import that is taken back, and the one after it otherwise', () => {
    expect(field.pick(value, field.empty, () => true)).toEqual(value);
    expect(field.pick(field.empty, value, () => false)).toEqual(value);
    expect(field.pick(field.empty, value, () => true)).toEqual(field.empty);
  });
});
