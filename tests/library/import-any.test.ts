import fc from 'fast-check';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { FileRow } from '../../lib/formats/library-file/file-row.ts';
import type { LibraryDb } from '../../lib/library/db.ts';
import { undoImport } from '../../lib/library/import/undo-import.ts';
import { type FieldClocks, NEVER } from '../../lib/mark/field-clock.ts';
import { tagKey } from '../../lib/mark/tag.ts';
import { sizeOf } from '../sizes.ts';
import { anyActs, type Deeds, papersIn, performAll, takeIn, textOf } from './files.ts';
import { freshLibrary, recountSlowly, snapshot } from './library.ts';

/** What happens to two libraries of one person: acts on either, and the one being brought into the other. */
type Step = { on: 'here' | 'there'; deeds: Deeds } | 'carried';

const anySteps = fc.array(
  fc.oneof(
    { arbitrary: fc.record({ on: fc.constantFrom('here' as const, 'there' as const), deeds: anyActs }), weight: 4 },
    { arbitrary: fc.constant('carried' as const), weight: 1 },
  ),
  { minLength: 1, maxLength: 5 },
);

const RUNS = { numRuns: sizeOf('two libraries') };
const LONG = 120_000;

beforeEach(() => void vi.useFakeTimers({ toFake: ['Date'], now: 1_760_000_000_000 }));
afterEach(() => void vi.useRealTimers());

async function librariesAfter(steps: readonly Step[]): Promise<{ here: LibraryDb; there: LibraryDb }> {
  const [here, there] = [freshLibrary(), freshLibrary()];
  for (const step of steps) {
    vi.advanceTimersByTime(1_000);
    if (step === 'carried') await takeIn(there, await textOf(here), 'merge');
    else await performAll(step.on === 'here' ? here : there, step.deeds);
  }
  return { here, there };
}

async function expectCounted(db: LibraryDb): Promise<void> {
  expect(await snapshot(db)).toMatchObject(await recountSlowly(db));
}

it('taken back, an import by either way leaves the file of before to the byte', { timeout: LONG }, () =>
  fc.assert(
    fc.asyncProperty(anySteps, fc.constantFrom('merge' as const, 'replace' as const), async (steps, how) => {
      const { here, there } = await librariesAfter(steps);
      const before = await textOf(here);
      const { id } = await takeIn(here, await textOf(there), how);
      await expectCounted(here);
      await undoImport(here, id);
      expect(await textOf(here)).toBe(before);
      await expectCounted(here);
    }),
    RUNS,
  ),
);

it('merged twice is merged once', { timeout: LONG }, () =>
  fc.assert(
    fc.asyncProperty(anySteps, fc.boolean(), async (steps, isForeign) => {
      const { here, there } = await librariesAfter(steps);
      const papers = await papersIn(await textOf(there));
      const file = isForeign ? papers.map(({ fields: _fields, ...row }) => row) : await textOf(there);
      await takeIn(here, file, 'merge');
      const once = await textOf(here);
      vi.advanceTimersByTime(1_000);
      expect(await takeIn(here, file, 'merge')).toMatchObject({ came: 0, changed: 0, same: papers.length, gone: 0 });
      expect(await textOf(here)).toBe(once);
    }),
    RUNS,
  ),
);

it('put in the place of a library, the papers are those of the file', { timeout: LONG }, () =>
  fc.assert(
    fc.asyncProperty(anySteps, async (steps) => {
      const { here, there } = await librariesAfter(steps);
      const papers = await papersIn(await textOf(there));
      await takeIn(here, await textOf(there), 'replace');
      expect(await papersIn(await textOf(here))).toEqual(papers);
      await expectCounted(here);
    }),
    RUNS,
  ),
);

type Paper = Extract<FileRow, { kind: 'paper' }>;

/** When a field was set last, as a file tells. */
const setAt = ({ fields = {} }: { fields?: FieldClocks }, name: keyof FieldClocks): string => fields[name]?.at ?? NEVER;

it('merged, every tag and note of both is there, save what the other took off later', { timeout: LONG }, () =>
  fc.assert(
    fc.asyncProperty(anySteps, async (steps) => {
      const { here, there } = await librariesAfter(steps);
      const [ours, theirs] = [await papersIn(await textOf(here)), await papersIn(await textOf(there))];
      await takeIn(here, await textOf(there), 'merge');
      const merged = new Map((await papersIn(await textOf(here))).map((row) => [row.paper.id, row]));
      expect([...merged.keys()]).toEqual([...new Set([...ours, ...theirs].map(({ paper }) => paper.id))].sort());
      for (const [side, other] of [[ours, theirs] as const, [theirs, ours] as const]) {
        for (const row of side) {
          const beside = other.find(({ paper }) => paper.id === row.paper.id);
          expectKept(merged.get(row.paper.id), row, beside);
        }
      }
    }),
    RUNS,
  ),
);

function expectKept(merged: Paper | undefined, row: Paper, beside: Paper | undefined): void {
  const keys = merged?.mark.tags.map(tagKey);
  for (const key of row.mark.tags.map(tagKey)) {
    const takenOff = beside && setAt(beside, `tag:${key}`) > setAt(row, `tag:${key}`);
    if (!takenOff) expect(keys).toContain(key);
  }
  const isNoteGone = beside?.mark.note === '' && setAt(beside, 'note') > setAt(row, 'note');
  if (!isNoteGone) for (const line of row.mark.note.split('\n')) expect(merged?.mark.note).toContain(line);
  const last = beside && setAt(beside, 'status') > setAt(row, 'status') ? beside : row;
  // Merging takes no paper away: where nothing would be left of a mark, the one that was here stays.
  const isNothingLeft = last.mark.status === 'none' && keys?.length === 0 && merged?.mark.note === '';
  if (!isNothingLeft) expect(merged?.mark.status).toBe(last.mark.status);
}
