import { describe, expect, it } from 'vitest';
import { createEditings, EDITINGS_KEPT } from '../../lib/background/editing.ts';
import type { Sender } from '../../lib/protocol/roles.ts';
import { EDITOR, NONCE, PAGE, restarted, sessionArea, sightingOf } from '../protocol/senders.ts';

const met = sightingOf('arxiv:2309.03729');
const refusal = { name: 'Trouble', code: 'not-allowed' };
const withNonce = (nonce: string): Sender => ({ ...EDITOR, url: EDITOR.url?.replace(NONCE, nonce) });

/** An editor of the first tab, announced. */
async function announced(area = sessionArea()) {
  const editings = createEditings(area);
  await editings.announce(NONCE, met, PAGE);
  return editings;
}

describe('an editor', () => {
  it('gets its paper, and may act on it from then on', async () => {
    const editings = await announced();
    expect(await editings.claim(EDITOR)).toEqual(met);
    for (let n = 0; n < 2; n++) expect(await editings.claimed(EDITOR)).toMatchObject({ sighting: met });
  });

  it('may not act before it has claimed its paper', async () => {
    for (const sender of [EDITOR, { ...EDITOR, frameId: undefined, documentId: undefined }])
      await expect((await announced()).claimed(sender)).rejects.toMatchObject(refusal);
  });

  it('gets its paper once, in whatever frame', async () => {
    const editings = await announced();
    await editings.claim(EDITOR);
    for (const again of [EDITOR, { ...EDITOR, frameId: 6 }, { ...EDITOR, documentId: 'other' }])
      await expect(editings.claim(again)).rejects.toMatchObject(refusal);
    expect(await editings.claimed(EDITOR)).toMatchObject({ sighting: met });
  });

  it('gets its paper once, also when two frames ask at once', async () => {
    const editings = await announced();
    const both = await Promise.allSettled([editings.claim(EDITOR), editings.claim({ ...EDITOR, frameId: 6 })]);
    expect(both.map(({ status }) => status)).toEqual(['fulfilled', 'rejected']);
    await expect(editings.claimed({ ...EDITOR, frameId: 6 })).rejects.toMatchObject(refusal);
  });

  it.each<[string, Sender]>([
    ['in another tab', { ...EDITOR, tab: { id: 2 } }],
    ['in no tab', { ...EDITOR, tab: undefined }],
    ['that is no frame', { ...EDITOR, frameId: 0 }],
    ['that is in no frame', { ...EDITOR, frameId: undefined }],
    ['with another nonce', withNonce('00000000-0000-4000-8000-000000000002')],
    ['with no nonce', { ...EDITOR, url: EDITOR.url?.split('#')[0] }],
    ['with the nonce in another place', { ...EDITOR, url: EDITOR.url?.replace('#', '?') }],
    ['with the name of a part of every object', withNonce('__proto__')],
  ])('%s gets nothing, and leaves the paper to its own', async (_, sender) => {
    const editings = await announced();
    await expect(editings.claim(sender)).rejects.toMatchObject(refusal);
    await expect(editings.claimed(sender)).rejects.toMatchObject(refusal);
    expect(await editings.claim(EDITOR)).toEqual(met);
  });

  it.each<[string, Sender]>([
    ['another tab', { ...EDITOR, tab: { id: 2 } }],
    ['another frame', { ...EDITOR, frameId: 6 }],
    ['another document in the same frame', { ...EDITOR, documentId: 'next' }],
    ['no frame', { ...EDITOR, frameId: undefined }],
  ])('may not be spoken for by %s', async (_, sender) => {
    const editings = await announced();
    await editings.claim(EDITOR);
    await expect(editings.claimed(sender)).rejects.toMatchObject(refusal);
  });

  it('is known where the browser names no documents', async () => {
    const editings = await announced();
    const { documentId: _, ...sender } = EDITOR;
    expect(await editings.claim(sender)).toEqual(met);
    expect(await editings.claimed(sender)).toMatchObject({ sighting: met });
  });
});

describe('the background, stopped and started again', () => {
  it('still knows who may claim, and who has claimed', async () => {
    const area = sessionArea();
    await announced(area);
    expect(await restarted(area).claim(EDITOR)).toEqual(met);
    expect(await restarted(area).claimed(EDITOR)).toMatchObject({ sighting: met });
    await expect(restarted(area).claim({ ...EDITOR, frameId: 6 })).rejects.toMatchObject(refusal);
  });
});

describe('announcing', () => {
  it('a nonce twice is refused, and changes nothing', async () => {
    const editings = await announced();
    const other = sightingOf('arxiv:2401.00001');
    await expect(editings.announce(NONCE, other, { ...PAGE, tab: { id: 2 } })).rejects.toMatchObject(refusal);
    expect(await editings.claim(EDITOR)).toEqual(met);
    await expect(editings.announce(NONCE, other, PAGE)).rejects.toMatchObject(refusal);
  });

  it('from no tab is refused', async () => {
    await expect(createEditings(sessionArea()).announce(NONCE, met, { ...PAGE, tab: undefined })).rejects.toMatchObject(refusal);
  });

  const nonce = (n: number) => `nonce-${n}`;

  it('remembers so many editors and no more, the newest', async () => {
    const area = sessionArea();
    const editings = createEditings(area);
    for (let n = 0; n <= EDITINGS_KEPT; n++) await editings.announce(nonce(n), met, PAGE);
    expect(area.keys().filter((key) => key.startsWith('editing:'))).toHaveLength(EDITINGS_KEPT);
    await expect(editings.claim(withNonce(nonce(0)))).rejects.toMatchObject(refusal);
    for (const n of [1, EDITINGS_KEPT]) expect(await editings.claim(withNonce(nonce(n)))).toEqual(met);
  });

  it('goes on when the place is full, whoever filled it', async () => {
    const area = sessionArea(5_000);
    const editings = createEditings(area);
    const large = { ...met, paper: { ...met.paper, abstract: 'x'.repeat(1_000) } };
    for (let n = 0; n < 20; n++) {
      await editings.announce(nonce(n), large, PAGE);
      expect(await editings.claim(withNonce(nonce(n)))).toEqual(large);
    }
    expect(area.size()).toBeLessThanOrEqual(5_000);
  });

  it('many at once loses none', async () => {
    const area = sessionArea();
    const editings = createEditings(area);
    await Promise.all(Array.from({ length: 20 }, (_, n) => editings.announce(nonce(n), met, PAGE)));
    for (let n = 0; n < 20; n++) expect(await editings.claim(withNonce(nonce(n)))).toEqual(met);
    expect((await area.get('editings')).editings).toHaveLength(20);
  });
});
