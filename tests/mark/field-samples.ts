import type { MarkField } from '../../lib/mark/fields.ts';
import type { FieldChange, Mark } from '../../lib/mark/mark.ts';

/** A field of a mark as a person sets it twice, one act after the other: the changes, and the value after each. */
export interface FieldSample<F extends MarkField> {
  changes: readonly [FieldChange, FieldChange];
  values: readonly [Mark[F], Mark[F]];
}

/** One for each field: a field that has none is tested by nobody, and the tests refuse it. */
export const FIELD_SAMPLES: { readonly [F in MarkField]: FieldSample<F> } = {
  status: {
    changes: [
      { kind: 'status', status: 'reading' },
      { kind: 'status', status: 'skipped' },
    ],
    values: ['reading', 'skipped'],
  },
  star: {
    changes: [
      { kind: 'star', star: true },
      { kind: 'star', star: false },
    ],
    values: [true, false],
  },
  tags: {
    changes: [
      { kind: 'tag', tag: 'graph' },
      { kind: 'untag', tag: 'graph' },
    ],
    values: [['graph'], []],
  },
  note: {
    changes: [
      { kind: 'note', note: 'see p. 3' },
      { kind: 'note', note: 'see p. 4' },
    ],
    values: ['see p. 3', 'see p. 4'],
  },
};
