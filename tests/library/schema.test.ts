import { describe, expect, it, vi } from 'vitest';
import { applyAct } from '../../lib/library/commands/apply-act.ts';
import { LibraryDb, SCHEMA } from '../../lib/library/db.ts';
import { openLibrary } from '../../lib/library/open.ts';
import { paperInFull } from '../../lib/library/queries.ts';
import v1 from './golden/v1.json' with { type: 'json' };
import v2 from './golden/v2.json' with { type: 'json' };
import v3 from './golden/v3.json' with { type: 'json' };
import v4 from './golden/v4.json' with { type: 'json' };
import v5 from './golden/v5.json' with { type: 'json' };
import v6 from './golden/v6.json' with { type: 'json' };
import { type Golden, restore, shapeOf } from './golden.ts';
import { actOn, everything, freshLibrary, OTHER, PAPER, recountSlowly, sightingOf, snapshot } from './library.ts';

/** The library as code of the next version would have it. */
class NewerDb extends LibraryDb {
  constructor(name: string) {
    super(name);
    this.version(SCHEMA + 1).stores({ later: 'id' });
  }
}

const GOLDEN: Record<number, Golden> = { 1: v1, 2: v2, 3: v3, 4: v4, 5: v5, 6: v6 };

describe('a library of an earlier release', () => {
  it.each(Object.keys(GOLDEN))('of schema %s opens, each field as it was', async (schema) => {
    const golden = GOLDEN[Number(schema)] as Golden;
    const { name } = freshLibrary();
    await restore(name, golden);
    const db = await openLibrary(new LibraryDb(name));
    const came = { shelves: [], shelving: [], staged: [], stood: [], imports: [], seen: [] };
    expect(await everything(db)).toEqual({ ...came, ...Object.fromEntries(golden.stores.map(({ name, rows }) => [name, rows])) });
    expect(await snapshot(db)).toMatchObject(await recountSlowly(db));
  });

  it.each(Object.keys(GOLDEN))('of schema %s goes on: acts of that time are known again and can be undone', async (schema) => {
    const { name } = freshLibrary();
    await restore(name, GOLDEN[Number(schema)] as Golden);
    const db = await openLibrary(new LibraryDb(name));
    const { seq = 0 } = (await db.clock.get('clock')) ?? {};
    expect((await applyAct(db, { ...actOn(PAPER, { kind: 'tag', tag: 'Graph Nets' }), id: 'act-0002' })).mark.tags).toEqual(['été']);
    expect((await applyAct(db, actOn(PAPER, { kind: 'undo', act: 'act-0010' }))).mark.tags).toEqual(['Graph Nets', 'été']);
    await applyAct(db, actOn('arxiv:2401.00001', { kind: 'undo', act: 'act-0008' }));
    expect(await db.papers.get('arxiv:2401.00001')).toMatchObject({ status: 'skipped', title: 'On arxiv:2401.00001' });
    expect((await applyAct(db, actOn(OTHER, { kind: 'remove' }))).seq).toBe(seq + 3);
  });

  it('of schema 6 has its star, and what is older has none', async () => {
    const starred = async (schema: number) => {
      const { name } = freshLibrary();
      await restore(name, GOLDEN[schema] as Golden);
      return (await paperInFull(await openLibrary(new LibraryDb(name)), OTHER))?.mark.star;
    };
    expect([await starred(5), await starred(6)]).toEqual([false, true]);
  });

  it('has the shape that this code makes: what a release has written is changed by a new version only', async () => {
    const db = await freshLibrary().open();
    const golden = GOLDEN[SCHEMA];
    const stores = golden?.stores.map(({ rows: _rows, ...shape }) => shape);
    expect(shapeOf(db.backendDB())).toEqual({ version: golden?.version, stores });
  });
});

describe('a library that newer code has migrated', () => {
  const act = actOn(PAPER, { kind: 'status', status: 'read' });

  async function newer(name: string): Promise<NewerDb> {
    const db = new NewerDb(name);
    await db.open();
    return db;
  }

  it('is refused by older code inside its transaction, and stays as it is', async () => {
    const { name } = freshLibrary();
    const theirs = await newer(name);
    await applyAct(theirs, actOn(PAPER, { kind: 'tag', tag: 'x' }), sightingOf(PAPER)).catch(() => undefined);
    await theirs.table('papers').put({ id: OTHER, title: 'of a newer shape' });
    const before = await everything(theirs);
    theirs.close();
    const ours = new LibraryDb(name);
    await expect(applyAct(ours, act, sightingOf(PAPER))).rejects.toMatchObject({ name: 'Trouble', code: 'library-newer' });
    ours.close();
    const again = await newer(name);
    expect(await everything(again)).toEqual(before);
    expect(again.verno).toBe(SCHEMA + 1);
  });

  it('is refused by older code that had it open before', async () => {
    // Dexie says that it makes way for the upgrade.
    vi.spyOn(console, 'warn').mockReturnValue();
    const ours = freshLibrary();
    await applyAct(ours, act, sightingOf(PAPER));
    const theirs = await newer(ours.name);
    const before = await everything(theirs);
    const later = actOn(PAPER, { kind: 'tag', tag: 'x' });
    await expect(applyAct(ours, later)).rejects.toMatchObject({ name: 'Trouble', code: 'library-newer' });
    expect(await everything(theirs)).toEqual(before);
  });

  it('is refused when it is opened', async () => {
    const { name } = freshLibrary();
    (await newer(name)).close();
    await expect(openLibrary(new LibraryDb(name))).rejects.toMatchObject({ name: 'Trouble', code: 'library-newer' });
  });
});
