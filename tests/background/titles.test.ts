import { describe, expect, it } from 'vitest';
import { find } from '../../lib/library/search/search.ts';
import { DEFAULT_SETTINGS } from '../../lib/mark/settings.ts';
import type { PaperId } from '../../lib/paper/ids/paper-id.ts';
import { idText } from '../../lib/paper/links.ts';
import { eventually } from '../eventually.ts';
import { arxivAnswer } from '../formats/answers/samples.ts';
import { actOn, everything, sightingOf, snapshot } from '../library/library.ts';
import {
  ARXIV,
  asked,
  bare,
  DOI,
  db,
  done,
  eachLookingUp,
  fetched,
  forbid,
  local,
  noted,
  paused,
  save,
  serve,
  session,
  start,
  switchOn,
  titles,
} from '../library/looking-up.ts';
import { PAGE, POPUP } from '../protocol/senders.ts';

eachLookingUp();

describe('nothing is ever fetched', () => {
  it('as long as it is not switched on, whatever is saved, by whomever, and however often the background starts', async () => {
    for (const id of [ARXIV, DOI]) for (const role of ['ours', 'page'] as const) await save(bare(id), role);
    await serve.saveSettings({ ...DEFAULT_SETTINGS, advance: true }, POPUP, 'ours');
    await titles.want([ARXIV]);
    await titles.wantAll();
    start();
    await titles.goOn();
    expect(fetched).not.toHaveBeenCalled();
    expect(session.keys()).not.toContain('titles');
  });

  it('when settings of an earlier version are read, which knew nothing of it', async () => {
    const { fetchTitles: _, ...earlier } = { ...DEFAULT_SETTINGS, advance: true };
    await local.set({ settings: earlier });
    expect(await serve.settings(null, POPUP, 'ours')).toEqual({ ...DEFAULT_SETTINGS, advance: true, fetchTitles: false });
    await save(bare(ARXIV));
    await titles.wantAll();
    expect(fetched).not.toHaveBeenCalled();
  });

  it('when the browser no longer permits it', async () => {
    await switchOn();
    forbid();
    await save(bare(ARXIV));
    await titles.wantAll();
    expect(fetched).not.toHaveBeenCalled();
  });

  it('for what a page says, for papers that have a title, or that neither knows', async () => {
    await switchOn();
    await save(bare(ARXIV), 'page');
    await save(sightingOf(DOI));
    await save(bare('openreview:bQ2-mLpX0s'));
    await titles.want([DOI, 'openreview:bQ2-mLpX0s', 'arxiv:2611.00001']);
    expect(fetched).not.toHaveBeenCalled();
  });

  it('any more once it is switched off, while others wait', async () => {
    await switchOn();
    fetched.mockImplementation(async () => {
      await serve.saveSettings(DEFAULT_SETTINGS, POPUP, 'ours');
      return new Response(arxivAnswer());
    });
    await Promise.all([save(bare(ARXIV)), save(bare(DOI))]);
    await done();
    expect(fetched).toHaveBeenCalledOnce();
  });
});

describe('switched on', () => {
  it('a paper that was saved under its id gets title, authors, date and abstract; its mark stays, and the act can be taken back', async () => {
    await switchOn();
    const sighting = { ...bare(ARXIV), paper: { ...bare(ARXIV).paper, version: 1 } };
    const { mark } = await save(sighting);
    await save(bare(DOI));
    await done();
    expect(asked()).toEqual([
      'https://export.arxiv.org/api/query?id_list=2611.90114',
      'https://api.crossref.org/works/10.1145%2F9990001.9990002',
    ]);
    const { papers, abstracts } = await snapshot(db);
    expect(papers).toMatchObject([
      { id: ARXIV, title: 'Slow Reading', authors: ['Ada Okonjo', 'Bo Ødegård'], published: '2026-11-17', version: 1, ...mark },
      { id: DOI, title: 'Two-Bit H2O & Quiet Weights', ...mark },
    ]);
    expect(abstracts).toEqual([
      { id: ARXIV, text: 'We read slowly.' },
      { id: DOI, text: 'We quantise. We say so.' },
    ]);
    expect((await find(db, { words: 'quiet weights', tags: [], sort: 'newest' }, 10)).rows.map(({ id }) => id)).toEqual([DOI]);
    expect((await serve.undo({ id: 'undo-of-it' }, POPUP, 'ours'))?.marks).toMatchObject([[DOI, { status: 'none' }]]);
    expect(await db.papers.toCollection().primaryKeys()).toEqual([ARXIV]);
    expect(noted).toEqual([]);
  });

  it('an act that is sent again changes nothing of that', async () => {
    await switchOn();
    const ask = { act: actOn(ARXIV, { kind: 'status', status: 'want' } as const), sighting: bare(ARXIV) };
    await serve.perform(ask, {}, 'ours');
    await done();
    const before = await everything(db);
    await serve.perform(ask, {}, 'ours');
    await done();
    expect(await everything(db)).toEqual(before);
    expect(fetched).toHaveBeenCalledOnce();
  });

  it('papers that were saved before are looked up too', async () => {
    await save(bare(ARXIV));
    await save(bare('openreview:bQ2-mLpX0s'));
    await switchOn();
    expect((await db.papers.get(ARXIV))?.title).toBe('Slow Reading');
    await switchOn();
    expect(fetched).toHaveBeenCalledOnce();
  });

  it('a paper with several ids is asked about once, by one that somebody knows', async () => {
    await switchOn();
    const id: PaperId = 'openreview:bQ2-mLpX0s';
    await serve.perform(
      { act: actOn(id, { kind: 'status', status: 'want' }), sighting: sightingOf(id, { title: idText(id) }) },
      PAGE,
      'page',
    );
    await serve.join({ id: 'join-them', papers: [id, ARXIV] }, POPUP, 'ours');
    await titles.want([ARXIV]);
    expect(await db.papers.toArray()).toMatchObject([{ id, also: [ARXIV], title: 'Slow Reading', authors: ['Ada Okonjo', 'Bo Ødegård'] }]);
  });

  it('one request goes out at a time, three seconds after the last answer, also after the background was stopped', async () => {
    await switchOn();
    let [under, most] = [0, 0];
    fetched.mockImplementation(async () => {
      under += 1;
      most = Math.max(most, under);
      await new Promise((resolve) => setTimeout(resolve, 5));
      under -= 1;
      return new Response('');
    });
    const ids = Array.from({ length: 4 }, (_, n): PaperId => `arxiv:2611.0000${n}`);
    await Promise.all(ids.map((id) => save(bare(id))));
    await done();
    expect(fetched).toHaveBeenCalledTimes(4);
    expect(most).toBe(1);
    start();
    await save(bare(DOI));
    await done();
    expect(paused).toHaveLength(4);
    for (const each of paused) expect(each).toBeGreaterThan(2_000);
    for (const each of paused) expect(each).toBeLessThanOrEqual(3_000);
  });

  it('what waited when the background was stopped is looked up when it starts again', async () => {
    await switchOn();
    await save(bare(ARXIV));
    fetched.mockImplementationOnce(() => new Promise(() => undefined));
    await eventually(() => expect(fetched).toHaveBeenCalledOnce());
    start();
    await titles.goOn();
    expect((await db.papers.get(ARXIV))?.title).toBe('Slow Reading');
  });

  it('a paper that is gone by the time of the answer stays gone', async () => {
    await switchOn();
    fetched.mockImplementation(async () => {
      await serve.eraseAll(null, POPUP, 'ours');
      return new Response(arxivAnswer());
    });
    await save(bare(ARXIV));
    await done();
    expect(fetched).toHaveBeenCalledOnce();
    expect(await db.papers.count()).toBe(0);
    expect(await db.stamps.count()).toBe(0);
  });
});
