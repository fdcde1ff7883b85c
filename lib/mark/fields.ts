import type { Field } from './field.ts';
import type { FieldName } from './field-clock.ts';
import type { FieldChange, Mark } from './mark.ts';
import { noteField } from './note-field.ts';
import { choice } from './one-value.ts';
import { tagKey } from './tag.ts';
import { tagsField } from './tags-field.ts';

/** The name of a field of a Mark. */
export type MarkField = keyof Mark;

/**
 * What a mark is: an entry for each field, in the order in which files name them. Who handles whole marks asks this table, so
 * that a field which stands here is changed, undone, joined, imported and written like the others. What the table cannot say
 * (columns of the database, messages, what is searched) is kept by field where it belongs, and the compiler refuses it there
 * when a field is missing.
 */
export const FIELDS: { readonly [F in MarkField]: Field<Mark[F]> } = {
  status: choice('status', 'none'),
  star: choice('star', false),
  tags: tagsField,
  note: noteField,
};

/** Every field, in the order of the table. */
export const MARK_FIELDS = Object.keys(FIELDS) as readonly MarkField[];

/** Which field each kind of change sets. */
export const FIELD_OF: { readonly [K in FieldChange['kind']]: MarkField } = {
  status: 'status',
  star: 'star',
  tag: 'tags',
  untag: 'tags',
  note: 'note',
};

/** A Mark made field by field. */
export function markFrom(make: <F extends MarkField>(field: Field<Mark[F]>, name: F) => Mark[F]): Mark {
  const one = <F extends MarkField>(name: F): [F, Mark[F]] => [name, make(FIELDS[name], name)];
  return Object.fromEntries(MARK_FIELDS.map((name) => one(name))) as unknown as Mark;
}

/** What each field gives, one after the other. */
export function ofEachField<T>(give: <F extends MarkField>(field: Field<Mark[F]>, name: F) => readonly T[]): T[] {
  const one = <F extends MarkField>(name: F): readonly T[] => give(FIELDS[name], name);
  return MARK_FIELDS.flatMap((name) => one(name));
}

/** The mark of a paper that has none. */
export const NO_MARK: Mark = markFrom(({ empty }) => empty);

/** Whether it is the name of a clock: of a field with one value, of a tag by what makes it the same, or of the ids. */
export function isFieldName(name: string): name is FieldName {
  if (name === 'ids') return true;
  if (name.startsWith('tag:')) return name.length > 4 && tagKey(name.slice(4)) === name.slice(4);
  return name !== 'tags' && Object.hasOwn(FIELDS, name);
}
