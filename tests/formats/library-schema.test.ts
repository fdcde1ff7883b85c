import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { FILE_VERSION } from '../../lib/formats/library-file/library-json.ts';
import { STATUSES } from '../../lib/mark/mark.ts';
import { LONGEST, type Paper } from '../../lib/paper/paper.ts';
import schema from '../../public/library.schema.json' with { type: 'json' };
import { performAll, textOf } from '../library/files.ts';
import { freshLibrary, OTHER, PAPER } from '../library/library.ts';
import { fill } from '../seed/fill.ts';

const file = z.fromJSONSchema(schema as Parameters<typeof z.fromJSONSchema>[0]);

/** A library with every kind of row. */
async function written(): Promise<object> {
  const db = freshLibrary();
  await fill(db, 1, 0, 200);
  const [first] = await performAll(db, [
    [PAPER, { kind: 'tag', tag: '__proto__' }],
    [PAPER, { kind: 'note', note: 'x' }],
    [OTHER, { kind: 'status', status: 'want' }],
    [OTHER, { kind: 'remove' }],
  ]);
  await performAll(db, [[PAPER, { kind: 'undo', act: first?.id ?? '' }]]);
  return JSON.parse(await textOf(db));
}

describe('the published schema of a library file', () => {
  it('fits what is written', async () => {
    const library = await written();
    expect(library).toMatchObject({ gone: [{ id: OTHER }] });
    expect(file.safeParse(library)).toMatchObject({ success: true });
  });

  it.each<[string, string, unknown]>([
    ['another version', 'version', 3],
    ['no counts', 'counts', undefined],
    ['a field more', 'papers.0.more', 1],
    ['a status that there is not', 'papers.0.mark.status', 'later'],
    ['an id of no scheme', 'papers.0.paper.id', 'x:1'],
    ['a time that is none', 'papers.0.savedAt', 'now'],
    ['a stamp that is none', 'gone.0.fields.status.at', '1'],
    ['a tag without a name', 'tags.0.name', ''],
  ])('refuses %s', async (_, place, value) => {
    const library = await written();
    const path = place.split('.');
    const last = path.pop() ?? '';
    Reflect.set(
      path.reduce<object>((within, key) => Reflect.get(within, key), library),
      last,
      value,
    );
    expect(file.safeParse(library)).toMatchObject({ success: false });
  });

  it('names every fact of a paper, and no other', () => {
    const FACTS: Readonly<Record<keyof Paper, true>> = {
      id: true,
      also: true,
      title: true,
      authors: true,
      authorsCut: true,
      authorCount: true,
      published: true,
      abstract: true,
      version: true,
    };
    expect(Object.keys(schema.$defs.paper.properties).toSorted()).toEqual(Object.keys(FACTS).toSorted());
  });

  it('says what the code says', () => {
    const { paper, mark } = schema.$defs;
    expect(schema.properties.version.const).toBe(FILE_VERSION);
    expect(mark.properties.status.enum).toEqual([...STATUSES]);
    expect(paper.properties).toMatchObject({
      title: { maxLength: LONGEST.title },
      authors: { maxItems: LONGEST.authors, items: { maxLength: LONGEST.author } },
      abstract: { maxLength: LONGEST.abstract },
    });
  });
});
