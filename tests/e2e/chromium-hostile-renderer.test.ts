import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ChromiumTab } from '../harness/chromium-tab.ts';
import { until } from '../harness/driven.ts';
import { type HostileChromium, startHostileChromium } from './hostile/in-chromium.ts';
import { readLibrary } from './hostile/library.ts';
import { HELD, PAPERS } from './hostile/stage.ts';
import { onStage } from './hostile/worlds.ts';

const PAPER = `arxiv:${PAPERS.marked}`;
const MEETING = { paper: { id: PAPER, title: 'Forged', authors: [] }, met: { site: 'huggingface', url: 'https://huggingface.co/papers' } };
const NONCE = '00000000-0000-4000-8000-000000000000';

let hostile: HostileChromium;
let tab: ChromiumTab;
beforeAll(async () => {
  hostile = await startHostileChromium();
  tab = (await onStage(hostile.ours, { papers: [PAPERS.marked, PAPERS.bare] })) as ChromiumTab;
  await untilQuiet();
});
afterAll(() => hostile.chromium.forget());

/** Waits until the library has stayed the same for a while: what was marked last is still made ready to be searched. */
async function untilQuiet(): Promise<void> {
  let before = '';
  const isSame = async (): Promise<boolean> => {
    const now = await readLibrary(hostile.popup);
    const same = now === before;
    before = now;
    await new Promise((resolve) => setTimeout(resolve, 500));
    return same;
  };
  let times = 0;
  await until(isSame, (same) => {
    times = same ? times + 1 : 0;
    return times === 4;
  });
}

/** Says something to the background with the voice of our script in a page, as a renderer that was taken over can. */
function say(name: string, ask: unknown): Promise<{ ok: boolean; code?: string; answer?: unknown }> {
  const envelope = { papermarks: 1, name, ask };
  return tab.inRoots('papermarks-strip', (_, said) => Reflect.get(globalThis, 'chrome').runtime.sendMessage(said), envelope);
}

function act(change: object, paper = PAPER): object {
  return { id: crypto.randomUUID(), paper, at: Date.now(), change };
}

test('the voice is heard: what a page may ask is answered', async () => {
  expect(await say('lookUp', { papers: [PAPER] })).toMatchObject({ ok: true });
});

test.each([
  ['perform', { act: act({ kind: 'note', note: '' }), sighting: MEETING }],
  ['perform', { act: act({ kind: 'tag', tag: 'forged' }, `arxiv:${PAPERS.bare}`), sighting: MEETING }],
  ['perform', { act: act({ kind: 'remove' }) }],
  ['perform', { act: act({ kind: 'undo', act: crypto.randomUUID() }) }],
  ['perform', { act: act({ kind: 'status', status: 'read' }, `arxiv:${PAPERS.bare}`), sighting: MEETING }],
  ['perform', { act: act({ kind: 'status', status: '<b>' }) }],
  ['performAll', { act: { id: crypto.randomUUID(), at: 1, papers: [PAPER], change: { kind: 'note', note: '' } }, sightings: [] }],
  ['performAll', { act: { id: crypto.randomUUID(), at: 1, papers: [PAPER], change: { kind: 'remove' } }, sightings: [] }],
  [
    'performAll',
    { act: { id: crypto.randomUUID(), at: 1, papers: Array(251).fill(PAPER), change: { kind: 'tag', tag: 'x' } }, sightings: [] },
  ],
  ['undo', null],
  ['settings', null],
  ['saveSettings', {}],
  ['forgetSeen', null],
  ['showDone', { how: 'hidden' }],
  ['bring', { file: 'background' }],
  ['edit', null],
  ['openLibrary', null],
  ['diagnose', null],
  ['constructor', null],
  ['lookUp', { papers: Array.from({ length: 2_501 }, (_, at) => `arxiv:2601.${10_000 + at}`) }],
  ['lookUp', { papers: ['javascript:alert(1)'] }],
  ['lookUp', { papers: [PAPER], gone: [7] }],
  ['startEditing', { nonce: 'short', sighting: MEETING }],
])('a taken-over script that says %s with %j is refused, and nothing changes', async (name, ask) => {
  const before = await readLibrary(hostile.popup);
  const reply = await say(name, ask);
  expect(reply.ok).toBe(false);
  expect(HELD.filter((held) => JSON.stringify(reply).includes(held))).toEqual([]);
  expect(await readLibrary(hostile.popup)).toBe(before);
});

test('it cannot announce an editor and read what that is given', async () => {
  expect(await say('startEditing', { nonce: NONCE, sighting: MEETING })).toMatchObject({ ok: true });
  expect(await say('edit', null)).toMatchObject({ ok: false, code: 'not-allowed' });
  expect(await say('startEditing', { nonce: NONCE, sighting: MEETING })).toMatchObject({ ok: false, code: 'not-allowed' });
});

test('one document asks about 5,000 papers and no more, also after the background has slept', async () => {
  const wave = (from: number) => ({ papers: Array.from({ length: 2_400 }, (_, at) => `arxiv:2602.${10_000 + from + at}`) });
  expect((await say('lookUp', wave(0))).ok).toBe(true);
  expect((await say('lookUp', wave(2_400))).ok).toBe(true);
  await hostile.chromium.stopWorker();
  expect(await say('lookUp', wave(4_800))).toMatchObject({ ok: false, code: 'too-much' });
});
