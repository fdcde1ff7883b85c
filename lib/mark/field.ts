import type { FieldClocks, FieldName } from './field-clock.ts';
import type { FieldChange, Mark } from './mark.ts';

/** What one field of a Mark is, and what becomes of it wherever marks are handled whole. The table of them is fields.ts. */
export interface Field<Value> {
  /** The value of a paper that has no mark. */
  empty: Value;
  /** The clocks that a value is set under: one for a field of one value, one for each tag, none for the empty value. */
  clocks(value: Value): FieldName[];
  /** What removing the paper sets. */
  clear(value: Value): FieldChange[];
  /** What a change replaces, beside what the same act has replaced before: an undo puts it back. */
  replaced(value: Value, change: FieldChange, before: Replaced): Replaced;
  /** The changes that put back what was replaced, each under the clock that tells whether something later has set the field. */
  back(replaced: Replaced): [FieldName, FieldChange][];
  /** What gives the first of some papers, which turn out to be one, the value of all. */
  join(values: readonly Value[], clocks: readonly FieldClocks[]): FieldChange[];
  /** The value of a paper that a file brings and the library has. */
  merge(ours: Value, theirs: Value, merging: Merging): Value;
  /** The value of a paper that a file names many times; without times, each row adds to those before. */
  gather(values: readonly Value[], times: RowTimes | undefined): Value;
  /** Two values as one: of each part the earlier value where the import that came between is taken back. */
  pick(before: Value, now: Value, isTakenBack: (name: FieldName) => boolean): Value;
}

/** What an act replaced of a mark. */
export interface Replaced extends Partial<Omit<Mark, 'tags'>> {
  /** By tag key: the tag as it was shown, or null if the paper did not carry it. */
  tags?: Record<string, string | null>;
  /** The keys of all tags that the paper carried, in their order: a tag that comes back comes back to its place. */
  order?: readonly string[];
}

/** What a merge asks, and is told. */
export interface Merging {
  /**
   * Whether the file has the say over what one clock tells of, by its time or, where it tells none, because it adds; then
   * its time stands. `differs`: whether it says something else than the library.
   */
  says(name: FieldName, differs: boolean, adds: boolean): boolean;
  /** The value is neither that of the library nor that of the file: the import has set it. */
  isNew(name: FieldName): void;
  /** A note of the file is put behind that of the library as it is. */
  behind: boolean;
}

/** When the rows of a file, that name one paper, have set its fields. */
export interface RowTimes {
  /** Whether a row has set what the clock tells of later than all rows before it; from then on its time counts. */
  isLater(row: number, name: FieldName): boolean;
  /** The clocks that a row names. */
  names(row: number): FieldName[];
}
