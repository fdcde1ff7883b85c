import type { Act } from '../paper/act.ts';
import type { PaperId } from '../paper/paper-id.ts';
import { Trouble } from '../paper/trouble.ts';
import type { ActRow } from './db.ts';
import { BARE, type Field, type Standing } from './draft.ts';

/** The fields that an act sets; removing a paper sets each of them to nothing. */
export function fieldsOf(act: Act, stands: Standing): Field[] {
  const { change } = act;
  if (change.kind === 'undo') throw new Trouble('unexpected', 'an undo names no fields');
  if (change.kind !== 'remove') return [change];
  const tags = stands.row?.tags ?? [];
  return [{ kind: 'status', status: 'none' }, ...tags.map((tag): Field => ({ kind: 'untag', tag })), { kind: 'note', note: '' }];
}

/**
 * What takes an act back: its fields as they were before, save those that something later has set. A paper that left
 * the library by the act comes back as it was.
 */
export function undoOf(done: ActRow | undefined, paper: PaperId, stands: Standing): { fields: Field[]; from: Standing } {
  if (!done || done.paper !== paper) throw new Trouble('not-in-library', 'nothing to undo');
  const { before, stamp } = done;
  const fields: Field[] = [];
  if (before.status !== undefined && stands.stamps.status === stamp) fields.push({ kind: 'status', status: before.status });
  if (before.note !== undefined && stands.stamps.note === stamp) fields.push({ kind: 'note', note: before.note });
  for (const [key, tag] of Object.entries(before.tags ?? {})) {
    if (stands.stamps.tags[key] === stamp) fields.push(tag === null ? { kind: 'untag', tag: key } : { kind: 'tag', tag });
  }
  const { left } = before;
  const from = left && !stands.row ? { ...stands, row: { ...left.row, ...BARE }, abstract: left.abstract } : stands;
  return { fields, from };
}
