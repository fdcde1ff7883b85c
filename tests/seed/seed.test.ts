import { afterEach, expect, test, vi } from 'vitest';
import { applyAct } from '../../lib/library/commands/apply-act.ts';
import { writeBlocks } from '../../lib/library/search/keep-blocks.ts';
import { everything, freshLibrary } from '../library/library.ts';
import { check } from './check.ts';
import { fill } from './fill.ts';
import { seededPaper } from './papers.ts';

const SEED = 7;

afterEach(() => void vi.useRealTimers());

test('a seeded library is what the store leaves after the same acts, row by row', async () => {
  const bulk = freshLibrary();
  await fill(bulk, SEED, 0, 25);
  await fill(bulk, SEED, 25, 60);

  const acted = freshLibrary();
  await acted.clock.put({ name: 'clock', device: 'seeded00', seq: 0, last: '' });
  vi.useFakeTimers({ toFake: ['Date'] });
  for (let n = 0; n < 60; n++) {
    const { sighting, acts } = seededPaper(SEED, n);
    for (const act of acts) {
      vi.setSystemTime(act.at);
      await applyAct(acted, act, sighting);
    }
  }
  expect(await everything(bulk)).toEqual(await everything(acted));
});

test('keeps no more acts than the store does', async () => {
  const db = freshLibrary();
  await fill(db, SEED, 0, 1_200);
  const clock = await db.clock.get('clock');
  const acts = await db.acts.orderBy('seq').toArray();
  expect(acts).toHaveLength(1_000);
  expect(acts.at(-1)?.seq).toBe(clock?.seq);
});

test('papers are as people have them, and the same each time', () => {
  const papers = Array.from({ length: 4_000 }, (_, n) => seededPaper(SEED, n));
  expect(papers.slice(0, 50)).toEqual(Array.from({ length: 50 }, (_, n) => seededPaper(SEED, n)));
  expect(new Set(papers.map(({ sighting }) => sighting.paper.id)).size).toBe(4_000);
  const share = (kind: string): number => papers.filter(({ acts }) => acts.some(({ change }) => change.kind === kind)).length / 4_000;
  expect(share('tag')).toBeCloseTo(0.4, 1);
  expect(share('note')).toBeCloseTo(0.15, 1);
  const changes = papers.flatMap(({ acts }) => acts.map(({ change }) => change));
  const notes = changes.flatMap((change) => (change.kind === 'note' ? [change.note.length] : []));
  expect(Math.min(...notes)).toBeGreaterThanOrEqual(200);
  expect(Math.max(...notes)).toBeLessThanOrEqual(2_000);
  expect(new Set(changes.flatMap((change) => (change.kind === 'tag' ? [change.tag] : []))).size).toBe(300);
  expect(new Set(papers.map(({ sighting }) => sighting.paper.abstract?.length))).toEqual(new Set([1_200]));
});

test('a library that does not agree with its rows is told', async () => {
  const db = freshLibrary();
  await fill(db, SEED, 0, 40);
  expect((await check(db)).wrong).toEqual([]);
  await writeBlocks(db);
  expect((await check(db)).wrong).toEqual([]);
  await db.counts.put({ status: 'want', papers: 3 });
  expect((await check(db)).wrong).toEqual([expect.stringContaining('Papers with status want: 3 kept')]);
});
