import { describe, expect, it, vi } from 'vitest';
import { LATER, WAITING_MAX } from '../../lib/background/titles/titles.ts';
import type { PaperId } from '../../lib/paper/ids/paper-id.ts';
import { arxivAnswer, crossrefAnswer } from '../formats/answers/samples.ts';
import { everything } from '../library/library.ts';
import { ARXIV, asked, bare, DOI, db, done, eachLookingUp, fetched, noted, save, start, switchOn, titles } from '../library/looking-up.ts';

eachLookingUp();

describe('an answer that is broken or hostile', () => {
  it.each<[string, () => Promise<Response>]>([
    ['of another paper', async () => new Response(arxivAnswer({ id: '2611.90115v1' }))],
    ['of Crossref', async () => new Response(crossrefAnswer())],
    ['of nothing', async () => new Response('')],
    ['that is cut', async () => new Response(arxivAnswer().slice(0, 900))],
    ['that the paper is not known', async () => new Response(`no ${ARXIV}`, { status: 404 })],
  ])('%s changes nothing, and is noted without the paper; the next is looked up all the same', async (_, answer) => {
    await switchOn();
    fetched.mockImplementationOnce(answer);
    await save(bare(ARXIV));
    const before = await everything(db);
    await done();
    expect(await everything(db)).toEqual(before);
    expect(noted).toHaveLength(1);
    expect(noted.join()).not.toContain('2611');
    await save(bare(DOI));
    await done();
    expect((await db.papers.get(DOI))?.title).toBe('Two-Bit H2O & Quiet Weights');
    // In this session it is not asked about again.
    await titles.want([ARXIV]);
    start();
    await titles.wantAll();
    expect(fetched).toHaveBeenCalledTimes(2);
  });
});

describe('no answer', () => {
  const titleOf = async (id: PaperId) => (await db.papers.get(id))?.title;

  it.each<[string, () => Promise<Response>]>([
    ['but an error', async () => new Response(`no ${ARXIV}`, { status: 503 })],
    ['but that too much was asked', async () => new Response('', { status: 429 })],
    ['at all', () => Promise.reject(new TypeError(`Failed to fetch ${ARXIV}`))],
    ['that comes whole', async () => new Response(new ReadableStream({ pull: (stream) => stream.error(new Error(ARXIV)) }))],
  ])('%s ends the asking for some minutes: it is noted once without the paper, and all is looked up later', async (_, answer) => {
    await save(bare(ARXIV));
    await save(bare(DOI));
    const before = await everything(db);
    fetched.mockImplementation(answer);
    await switchOn();
    await titles.want([DOI]);
    start();
    await titles.goOn();
    expect(fetched).toHaveBeenCalledOnce();
    expect(await everything(db)).toEqual(before);
    expect(noted).toHaveLength(1);
    expect(noted.join()).not.toContain('2611');

    const now = vi.spyOn(Date, 'now').mockReturnValue(Date.now() + LATER);
    await titles.goOn();
    expect([fetched.mock.calls.length, noted.length]).toEqual([2, 1]);
    // One paper that is never answered does not keep others waiting.
    expect(asked()[1]).toContain('crossref');
    fetched.mockImplementation(async (address) => new Response(address.includes('arxiv') ? arxivAnswer() : crossrefAnswer()));
    now.mockReturnValue(Date.now() + LATER);
    await titles.goOn();
    now.mockRestore();
    expect([await titleOf(ARXIV), await titleOf(DOI)]).toEqual(['Slow Reading', 'Two-Bit H2O & Quiet Weights']);
  });

  it('puts nothing off when the clock was set back since', async () => {
    await switchOn();
    fetched.mockRejectedValueOnce(new TypeError('no network'));
    await save(bare(ARXIV));
    await done();
    const now = vi.spyOn(Date, 'now').mockReturnValue(Date.now() - 86_400_000);
    await titles.goOn();
    now.mockRestore();
    expect(await titleOf(ARXIV)).toBe('Slow Reading');
  });
});

describe('a library with more papers than may wait', () => {
  const idOf = (n: number): PaperId => `arxiv:2611.${String(n).padStart(5, '0')}`;

  it('is looked up to its end, each paper once, though nobody knows most of them; what is saved since is not', {
    timeout: 60_000,
  }, async () => {
    await save(bare(idOf(0)));
    const row = await db.papers.get(idOf(0));
    const all = Array.from({ length: WAITING_MAX + 3 }, (_, n) => bare(idOf(n)).paper);
    await db.papers.bulkPut(all.map((paper) => ({ ...(row as NonNullable<typeof row>), ...paper })));
    fetched.mockImplementation(async () => {
      if (fetched.mock.calls.length === 1) await save(bare(DOI), 'page');
      return new Response('');
    });
    const now = vi.spyOn(Date, 'now');
    let clock = Date.now();
    now.mockImplementation(() => clock++);
    await switchOn();
    now.mockRestore();
    expect(asked()).toHaveLength(all.length);
    expect(new Set(asked()).size).toBe(all.length);
    await titles.wantAll();
    expect(asked().filter((address) => address.includes('arxiv'))).toHaveLength(all.length);
  });
});
