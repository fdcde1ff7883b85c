import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { applyAct } from '../../lib/library/commands/apply-act.ts';
import { LibraryDb } from '../../lib/library/db.ts';
import { writeBlocks } from '../../lib/library/search/keep-blocks.ts';
import { find } from '../../lib/library/search/search.ts';
import { readSearchCache } from '../../lib/library/search/search-cache.ts';
import type { PaperId } from '../../lib/paper/ids/paper-id.ts';
import { sizeOf } from '../sizes.ts';
import { actOn, anyChange, freshLibrary, sightingOf } from './library.ts';
import { findSlowly } from './search-slowly.ts';

// Shelves that are full at once, so that few papers make many of them.
vi.mock('../../lib/library/search/search-block.ts', async (original) => ({
  ...(await original<object>()),
  BLOCK_PAPERS: 2,
  CHANGED_MANY: 4,
}));

const PAPERS = Array.from({ length: 9 }, (_, n): PaperId => `arxiv:2401.0000${n}`);

const step = fc.oneof(
  { arbitrary: fc.record({ paper: fc.constantFrom(...PAPERS), change: anyChange }), weight: 8 },
  { arbitrary: fc.record({ undo: fc.nat() }), weight: 2 },
  { arbitrary: fc.constant('shelve' as const), weight: 2 },
);

describe('small blocks', () => {
  it('hold after any acts, undone or not, what blocks made anew hold, and searches find what reading every row finds', async () => {
    const seen = { blocks: 0 };
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 40 }), async (steps) => {
        const db = freshLibrary();
        const reader = new LibraryDb(db.name);
        const acts: ReturnType<typeof actOn>[] = [];
        for (const step of steps) {
          if (step === 'shelve') {
            await writeBlocks(db);
            continue;
          }
          const earlier = 'undo' in step ? acts[step.undo % acts.length] : undefined;
          if ('undo' in step && !earlier) continue;
          const act =
            'undo' in step ? actOn(earlier?.paper as PaperId, { kind: 'undo', act: earlier?.id ?? '' }) : actOn(step.paper, step.change);
          acts.push(act);
          await applyAct(db, act, 'undo' in step ? undefined : sightingOf(act.paper));
        }
        for (const query of [{ words: 'graph' }, { words: '0000 ada', sort: 'oldest' }, { words: '', tags: ['graph'] }] as const) {
          const whole = { tags: [], sort: 'title', ...query } as const;
          expect(await find(reader, whole, 50)).toEqual(await findSlowly(db, whole, 50));
        }
        await writeBlocks(db);
        const kept = await held(db);
        expect((await readSearchCache(db)).source).toBe('blocks');
        seen.blocks = Math.max(seen.blocks, await db.shelves.count());
        await db.shelving.clear();
        await writeBlocks(db);
        expect(kept).toEqual(await held(db));
        for (const open of [db, reader]) open.close();
      }),
      { numRuns: sizeOf('small blocks') },
    );
    expect(seen.blocks).toBeGreaterThan(1);
  });
});

/** The line of each paper on the blocks, whichever block it is on. */
async function held(db: LibraryDb): Promise<unknown[]> {
  const blocks = await db.shelves.toArray();
  return blocks.flatMap(({ ids, savedAt, published, texts, labels }) => {
    const [text, label] = [texts.split('\n'), labels.split('\n')];
    return ids.map((id, n) => [id, savedAt[n], published[n], text[n], label[n]]);
  });
}
