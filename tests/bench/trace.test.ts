import { expect, test } from 'vitest';
import { type TraceEvent, workIn } from './trace.ts';

const MARK = 'done';
const event = (name: string, ts: number, dur?: number, url?: string): TraceEvent => ({
  name,
  ph: dur === undefined ? 'R' : 'X',
  pid: 1,
  tid: 1,
  ts,
  ...(dur !== undefined && { dur }),
  args: url ? { data: { url } } : {},
});
const ours = 'chrome-extension://id/overlay.js';
const load = [
  event('domContentLoadedEventStart', 1_000),
  event('FunctionCall', 2_000, 3_000, ours),
  event('Layout', 3_000, 1_000),
  event('FunctionCall', 6_000, 9_000, 'https://arxiv.org/its.js'),
  event(MARK, 20_000),
];

test('the script of ours is told without the layout in it and without what the page does', () => {
  const work = workIn([...load, event('Commit', 21_000, 2_000)], MARK);
  expect(work).toMatchObject({ script: 2, scriptToMark: 2, longest: 2, layout: 1 });
});

test('the first screen ends where its frame was handed over', () => {
  expect(workIn([event('Commit', 500, 1), ...load, event('Commit', 21_000, 2_000)], MARK).firstScreen).toBe(22);
});

test('a page that nothing is painted of any more has no first screen, and its work is told', () => {
  expect(workIn(load, MARK)).toMatchObject({ script: 2, firstScreen: undefined });
});

test('a trace without the mark is of another page', () => {
  expect(() => workIn([], MARK)).toThrow('The trace has no done.');
});
