import fc from 'fast-check';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { FileRow } from '../../lib/formats/library-file/file-row.ts';
import { applyAct } from '../../lib/library/commands/apply-act.ts';
import { undoImport } from '../../lib/library/import/undo-import.ts';
import { STATUSES } from '../../lib/mark/mark.ts';
import { tagKey } from '../../lib/mark/tag.ts';
import type { PaperId } from '../../lib/paper/ids/paper-id.ts';
import { sizeOf } from '../sizes.ts';
import { anyActs, type Deeds, papersIn, performAll, takeIn, textOf } from './files.ts';
import { actOn, freshLibrary, PAPER, recountSlowly, sightingOf, snapshot } from './library.ts';

beforeEach(() => void vi.useFakeTimers({ toFake: ['Date'], now: 1_760_000_000_000 }));
afterEach(() => void vi.useRealTimers());

type Paper = Extract<FileRow, { kind: 'paper' }>;

/** Every field that the marks of a file set, by paper and name, with its value. */
function fieldsOf(papers: readonly Paper[]): Map<string, string> {
  const fields = papers.flatMap(({ paper: { id }, mark }): [string, string][] => [
    [`${id} status`, mark.status],
    [`${id} note`, mark.note],
    ...mark.tags.map((tag): [string, string] => [`${id} tag:${tagKey(tag)}`, 'on']),
  ]);
  return new Map(fields.filter(([, value]) => value !== '' && value !== 'none'));
}

/** The fields that acts set; a removal sets all that there are. */
function isSetBy(deeds: Deeds, name: string): boolean {
  return deeds.some(([paper, change]) => {
    if (!name.startsWith(`${paper} `)) return false;
    if (change.kind === 'tag' || change.kind === 'untag') return name === `${paper} tag:${tagKey(change.tag)}`;
    return change.kind === 'remove' || name === `${paper} ${change.kind}`;
  });
}

it('what a person does after an import stays when that is taken back, and nothing else', () =>
  fc.assert(
    fc.asyncProperty(
      anyActs,
      anyActs,
      anyActs,
      fc.constantFrom('merge' as const, 'replace' as const),
      async (first, theirs, since, how) => {
        const [here, there] = [freshLibrary(), freshLibrary()];
        await performAll(here, first);
        vi.advanceTimersByTime(1_000);
        await performAll(there, theirs);
        const before = fieldsOf(await papersIn(await textOf(here)));
        const { id } = await takeIn(here, await textOf(there), how);
        await performAll(here, since);
        const then = fieldsOf(await papersIn(await textOf(here)));
        await undoImport(here, id);
        const after = fieldsOf(await papersIn(await textOf(here)));
        for (const name of new Set([...before.keys(), ...then.keys(), ...after.keys()])) {
          const isRemoved = since.some(([paper, { kind }]) => kind === 'remove' && name.startsWith(`${paper} `));
          // A removal sets what there was then; what the import had taken away before comes back.
          if (isRemoved && !then.has(name)) continue;
          expect([name, after.get(name)]).toEqual([name, (isSetBy(since, name) ? then : before).get(name)]);
        }
        expect(await snapshot(here)).toMatchObject(await recountSlowly(here));
      },
    ),
    { numRuns: sizeOf('acts after an import') },
  ));

it('undoing what was done before an import takes nothing away that the import brought', () =>
  fc.assert(
    fc.asyncProperty(anyActs, anyActs, async (first, theirs) => {
      const [here, there] = [freshLibrary(), freshLibrary()];
      const acts = await performAll(here, first);
      vi.advanceTimersByTime(1_000);
      await performAll(there, theirs);
      const file = await papersIn(await textOf(there));
      const gained = new Set(fieldsOf(file).keys());
      for (const name of fieldsOf(await papersIn(await textOf(here))).keys()) gained.delete(name);
      await takeIn(here, file, 'merge');
      const brought = [...fieldsOf(await papersIn(await textOf(here)))].filter(([name]) => gained.has(name));
      for (const { id, paper } of acts)
        await applyAct(here, actOn(paper, { kind: 'undo', act: id }), sightingOf(paper)).catch(() => undefined);
      const left = fieldsOf(await papersIn(await textOf(here)));
      for (const [name] of brought) expect([...left.keys()]).toContain(name);
    }),
    { numRuns: sizeOf('acts before an import') },
  ));

it('undoing an older note leaves what a file has added to it', async () => {
  const [here, there] = [freshLibrary(), freshLibrary()];
  const [act] = await performAll(there, [[PAPER, { kind: 'note', note: 'first\nsecond' }]]);
  expect(act).toBeDefined();
  vi.advanceTimersByTime(1_000);
  const [mine] = await performAll(here, [[PAPER, { kind: 'note', note: 'first' }]]);
  await takeIn(here, await textOf(there), 'merge');
  await applyAct(here, actOn(PAPER, { kind: 'undo', act: mine?.id ?? '' }));
  expect((await here.notes.get(PAPER))?.text).toBe('first\nsecond');
});

const FUTURE = `${(Date.UTC(2125, 0) as number).toString(36).padStart(9, '0')}-0000-elsewher`;

function fileRow(id: PaperId, more: Partial<Paper> = {}): Paper {
  const mark = { status: 'read', star: false, tags: ['x'], note: '' } as const;
  return { kind: 'paper', paper: { id, title: 'On it', authors: [] }, mark, savedAt: 1_700_000_000_000, ...more };
}

it('nothing from the future stands first for ever', async () => {
  const db = freshLibrary();
  const file: FileRow[] = [
    fileRow(PAPER, { fields: { status: { at: FUTURE, by: FUTURE }, 'tag:x': { at: FUTURE } } }),
    { kind: 'tag', name: 'x', usedAt: 8e15 },
  ];
  await takeIn(db, file, 'merge');
  const once = await textOf(db);
  expect((await db.clock.get('clock'))?.last.slice(0, 9) ?? '').toBe(Date.now().toString(36).padStart(9, '0'));
  expect((await db.tags.get('x'))?.usedAt).toBeLessThanOrEqual(Date.now());
  vi.advanceTimersByTime(1_000);
  const again = await takeIn(db, file, 'merge');
  expect(again).toMatchObject({ changed: 0, same: 1 });
  expect(await textOf(db)).toBe(once);
  await performAll(db, [[PAPER, { kind: 'status', status: 'skipped' }]]);
  expect((await db.papers.get(PAPER))?.status).toBe('skipped');
});

it('the clock goes on behind the latest time that came in', async () => {
  const db = freshLibrary();
  const at = `${(Date.now() + 3_600_000).toString(36).padStart(9, '0')}-0000-elsewher`;
  await takeIn(db, [fileRow(PAPER, { fields: { status: { at } } })], 'merge');
  await performAll(db, [[PAPER, { kind: 'status', status: 'want' }]]);
  expect((await db.stamps.get(PAPER))?.fields.status?.at ?? '').toSatisfy((later: string) => later > at);
});

it.each(['merge', 'replace'] as const)('a paper that a file names twice comes once, by %s, with all that both say', async (how) => {
  const db = freshLibrary();
  const twice = STATUSES.slice(1, 3).map((status, n) =>
    fileRow(PAPER, { mark: { status, star: n > 0, tags: [`t${n}`], note: `note ${n}` } }),
  );
  const { id, ...did } = await takeIn(db, twice, how);
  expect(did).toEqual({ came: 1, changed: 0, same: 0, gone: 0 });
  expect(await papersIn(await textOf(db))).toMatchObject([
    { mark: { status: 'want', star: true, tags: ['t0', 't1'], note: 'note 0\nnote 1' } },
  ]);
  await undoImport(db, id);
  expect(await db.papers.count()).toBe(0);
});

it('a paper that was removed here and is brought back is marked again now: its marks are later than its removal', async () => {
  const db = freshLibrary();
  await performAll(db, [[PAPER, { kind: 'status', status: 'read' }]]);
  const file = await textOf(db);
  await performAll(db, [[PAPER, { kind: 'remove' }]]);
  const removed = (await db.clock.get('clock'))?.last ?? '';
  expect(await takeIn(db, file, 'merge')).toMatchObject({ came: 1 });
  expect((await db.stamps.get(PAPER))?.fields.status?.at ?? '').toSatisfy((at: string) => at > removed);
});
