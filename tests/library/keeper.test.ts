import { beforeEach, expect, it, vi } from 'vitest';
import { serveLibrary } from '../../lib/background/serve.ts';
import { gunzip } from '../../lib/library/backup/gzip.ts';
import { createKeeper, type Keeper } from '../../lib/library/backup/keeper.ts';
import { applyAct } from '../../lib/library/commands/apply-act.ts';
import type { LibraryDb } from '../../lib/library/db.ts';
import { writeLibrary } from '../../lib/library/write-library.ts';
import type { PaperId } from '../../lib/paper/ids/paper-id.ts';
import { Trouble } from '../../lib/paper/trouble.ts';
import type { Health } from '../../lib/protocol/requests.ts';
import { eventually } from '../eventually.ts';
import { POPUP, sessionArea } from '../protocol/senders.ts';
import { fill } from '../seed/fill.ts';
import { quietAround } from './around.ts';
import { actOn, everything, freshLibrary, OTHER, PAPER, sightingOf } from './library.ts';

const HOUR = 60 * 60_000;

let area: ReturnType<typeof sessionArea>;
let alarms: Health[];
let failed: unknown[];
/** Files among the downloads, as the text of libraries. */
let files: [name: string, text: string][];
let isRefused: boolean;

beforeEach(() => {
  area = sessionArea();
  alarms = [];
  failed = [];
  files = [];
  isRefused = false;
  later = [];
});

async function save(name: string, bytes: AsyncIterable<Uint8Array>): Promise<void> {
  if (isRefused) throw new Trouble('not-allowed', 'downloads');
  files.push([name, await textOf(gunzip(bytes))]);
}

/** What a keeper does later, for tests that say when. */
let later: (() => void)[];

const keeperOf = (): Keeper =>
  createKeeper(
    area,
    save,
    (health) => alarms.push(health),
    (error) => failed.push(error),
    (work) => later.push(work),
  );

/** A library with papers in it, known to its keeper and backed up. */
async function keptLibrary(papers = 5): Promise<LibraryDb> {
  const db = freshLibrary();
  await fill(db, 1, 0, papers);
  const keeper = keeperOf();
  await keeper.accept(db);
  await keeper.backUp(db);
  return db;
}

async function textOf(text: AsyncIterable<string>): Promise<string> {
  return (await Array.fromAsync(text)).join('');
}

it('a new library, and one that nothing is known of, is good', async () => {
  await keeperOf().guard(freshLibrary());
  const db = freshLibrary();
  await fill(db, 1, 0, 3);
  await keeperOf().guard(db);
  expect(alarms).toEqual([]);
});

it.each<[string, (db: LibraryDb) => Promise<unknown>, Health]>([
  ['empty', (db) => Promise.all(db.tables.map((table) => table.clear())), 'empty'],
  ['as it was some time ago', (db) => db.clock.update('clock', { seq: 3 }), 'short'],
  ['as another library', (db) => db.clock.update('clock', { device: 'other000' }), 'short'],
])('a library that comes back %s is told, and nothing is written to it', async (_, damage, health) => {
  const db = await keptLibrary();
  await damage(db);
  const keeper = keeperOf();
  await expect(keeper.guard(db)).rejects.toMatchObject({ code: 'library-damaged' });
  await expect(keeper.backUp(db)).rejects.toMatchObject({ code: 'library-damaged' });
  expect(await keeper.healthReport(db)).toMatchObject({ health, expected: 5, backups: [{ papers: 5 }] });
  expect(alarms).toEqual([health]);
  await keeper.accept(db);
  await keeper.guard(db);
  await keeperOf().guard(db);
  expect(alarms).toEqual([health, 'good']);
});

it('a canary that is behind its library says nothing: the browser was killed between the act and it', async () => {
  const db = await keptLibrary();
  await applyAct(db, actOn(PAPER, { kind: 'tag', tag: 'x' }), sightingOf(PAPER));
  await keeperOf().guard(db);
  expect(alarms).toEqual([]);
});

it('after an act the library is backed up, then not for an hour, and not when nothing changed', async () => {
  vi.useFakeTimers({ toFake: ['Date'] });
  try {
    const db = freshLibrary();
    const keeper = keeperOf();
    const act = async (tag: string): Promise<number> => {
      await applyAct(db, actOn(OTHER, { kind: 'tag', tag }), sightingOf(OTHER));
      keeper.wrote(db);
      await eventually(async () => expect((await keeper.healthReport(db)).backups.length).toBeGreaterThan(0));
      // Whatever it began ends before this does.
      await keeper.backUp.call(undefined, db).catch(() => undefined);
      return (await keeper.healthReport(db)).backups.length;
    };
    expect(await act('one')).toBe(1);
    const [first] = (await keeper.healthReport(db)).backups;
    expect(await keeper.backUp(db)).toEqual(first);
    vi.advanceTimersByTime(HOUR + 1);
    expect(await act('two')).toBe(2);
    expect(failed).toEqual([]);
  } finally {
    vi.useRealTimers();
  }
});

it('a library that grows fast is backed up in its first minute, again and again; one that is there already is not', async () => {
  vi.useFakeTimers({ toFake: ['Date'] });
  try {
    const db = freshLibrary();
    const keeper = keeperOf();
    const papers = async () => (await keeper.healthReport(db)).backups.map((backup) => backup.papers);
    const grow = async (by: number): Promise<void> => {
      const held = await db.papers.count();
      for (let n = held; n < held + by; n++) {
        const paper: PaperId = `arxiv:2401.${String(n).padStart(5, '0')}`;
        await applyAct(db, actOn(paper, { kind: 'status', status: 'want' }), sightingOf(paper));
      }
      keeper.wrote(db);
      await eventually(async () => expect(await area.get('canary')).toMatchObject({ canary: { papers: held + by } }));
      await eventually(async () => expect((await papers()).length).toBeGreaterThan(0));
    };
    await grow(1);
    expect(await papers()).toEqual([1]);
    await grow(20);
    await eventually(() => expect(later).toHaveLength(1));
    vi.advanceTimersByTime(20_000);
    later.pop()?.();
    await eventually(async () => expect(await papers()).toEqual([21, 1]));
    await grow(3);
    vi.advanceTimersByTime(60_000);
    await grow(1);
    expect(later).toEqual([]);
    expect(await papers()).toEqual([21, 1]);
  } finally {
    vi.useRealTimers();
  }
});

it('what was written right before the browser ended is backed up when it starts again', async () => {
  const db = freshLibrary();
  await fill(db, 1, 0, 30);
  await keeperOf().accept(db);
  const keeper = keeperOf();
  await keeper.started(db);
  expect((await keeper.healthReport(db)).backups).toMatchObject([{ papers: 30 }]);
});

it('erasing everything in the middle of a backup leaves nothing, and says so', async () => {
  const db = await keptLibrary(50);
  const keeper = keeperOf();
  const set = area.set.bind(area);
  const begun = Promise.withResolvers<void>();
  const goOn = Promise.withResolvers<void>();
  vi.spyOn(area, 'set').mockImplementation(async (items) => {
    if (Object.keys(items).some((key) => key.startsWith('backup:'))) {
      begun.resolve();
      await goOn.promise;
    }
    await set(items);
  });
  const forget = async (): Promise<string[]> => {
    await area.remove(area.keys());
    return area.keys();
  };
  const serve = serveLibrary(db, quietAround({ keeper, forget }));
  await applyAct(db, actOn(PAPER, { kind: 'tag', tag: 'x' }), sightingOf(PAPER));
  keeper.wrote(db);
  const making = keeper.backUp(db).catch((error) => error.code);
  await begun.promise;
  const erasing = serve.eraseAll(null, POPUP, 'ours');
  setTimeout(goOn.resolve, 50);
  expect(await erasing).toMatchObject({ kept: [], rows: { papers: 0 } });
  await making;
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(area.keys()).toEqual([]);
  expect(failed).toEqual([]);
  await applyAct(db, actOn(PAPER, { kind: 'tag', tag: 'x' }), sightingOf(PAPER));
  expect(await keeper.backUp(db)).toMatchObject({ papers: 1 });
});

it('a backup is the library to the byte, and is read back before it counts', async () => {
  const db = await keptLibrary(300);
  const keeper = keeperOf();
  const [backup] = (await keeper.healthReport(db)).backups;
  expect(await textOf(keeper.textOf(backup?.id ?? ''))).toBe(await textOf(writeLibrary(db)));
});

it('a damaged backup is told as cut, and a new one that cannot be read back drops nothing', async () => {
  const db = await keptLibrary(50);
  const keeper = keeperOf();
  const [backup] = (await keeper.healthReport(db)).backups;
  const key = `backup:${backup?.id}:0`;
  const held = String((await area.get(key))[key]);
  await area.set({ [key]: `${held.slice(0, 200)}AAAA${held.slice(204)}` });
  await expect(textOf(keeper.textOf(backup?.id ?? ''))).rejects.toMatchObject({ code: 'file-cut' });
  await area.set({ [key]: held });

  await applyAct(db, actOn(PAPER, { kind: 'tag', tag: 'x' }), sightingOf(PAPER));
  const set = area.set.bind(area);
  vi.spyOn(area, 'set').mockImplementation((items) =>
    set(Object.fromEntries(Object.entries(items).map(([name, value]) => [name, name.startsWith('backup:') ? 'QUFBQQ==' : value]))),
  );
  await expect(keeper.backUp(db)).rejects.toMatchObject({ code: 'file-cut' });
  vi.restoreAllMocks();
  expect((await keeper.healthReport(db)).backups).toEqual([backup]);
  expect(
    area
      .keys()
      .filter((name) => name.startsWith('backup'))
      .sort(),
  ).toEqual([key, 'backups']);
});

it('an empty library makes no backup, and takes none away', async () => {
  const db = await keptLibrary();
  await Promise.all([db.papers.clear(), db.counts.clear(), db.clock.update('clock', { seq: 1_000 })]);
  const keeper = keeperOf();
  expect(await keeper.backUp(db)).toBeUndefined();
  expect((await keeper.healthReport(db)).backups).toMatchObject([{ papers: 5 }]);
  expect(Object.keys(await everything(db))).toContain('papers');
});

it('by choice a backup is saved as a file too, at once, then when the time has come and something changed', async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.UTC(2026, 10, 24, 12) });
  try {
    const db = await keptLibrary();
    const keeper = keeperOf();
    const tag = async (name: string): Promise<void> => {
      await applyAct(db, actOn(PAPER, { kind: 'tag', tag: name }), sightingOf(PAPER));
      keeper.wrote(db);
    };
    const healthReport = async () => (await keeper.healthReport(db)).copies;
    // The newest backup is of less than an hour ago: waiting moves the clock a little.
    const backedUp = () =>
      eventually(async () => expect(Date.now() - ((await keeper.healthReport(db)).backups[0]?.at ?? 0)).toBeLessThan(HOUR / 2));
    await tag('first');
    expect(await healthReport()).toEqual({ every: 'never' });
    await keeper.keepFiles(db, 'daily');
    expect(files).toEqual([['papermarks-backup-2026-11-24.json.gz', await textOf(writeLibrary(db))]]);
    await tag('too soon');
    vi.setSystemTime(Date.now() + 23 * HOUR);
    await tag('still too soon');
    await backedUp();
    expect(files).toHaveLength(1);
    vi.setSystemTime(Date.now() + HOUR);
    isRefused = true;
    await tag('refused');
    await eventually(async () => expect(await healthReport()).toMatchObject({ failed: true }));
    expect(failed).toMatchObject([{ code: 'not-allowed' }]);
    isRefused = false;
    await tag('in time');
    await eventually(() => expect(files).toHaveLength(2));
    await eventually(async () => expect(await healthReport()).toMatchObject({ every: 'daily', at: expect.any(Number) }));
    expect(await healthReport()).not.toHaveProperty('failed');
    vi.setSystemTime(Date.now() + 25 * HOUR);
    await keeper.keepFiles(db, 'weekly');
    keeper.wrote(db);
    await keeper.keepFiles(db, 'never');
    await tag('no more');
    vi.setSystemTime(Date.now() + 300 * HOUR);
    await tag('long after');
    await backedUp();
    expect(files).toHaveLength(2);
  } finally {
    vi.useRealTimers();
  }
});
