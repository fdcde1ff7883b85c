import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { applyAct } from '../../lib/library/commands/apply-act.ts';
import { NEVER, nextStamp } from '../../lib/mark/field-clock.ts';
import { actOn, freshLibrary, PAPER, sightingOf } from './library.ts';

/** What a clock may show: now, a while ago, far ahead, stopped, and the first millisecond of all. */
const anyTime = fc.oneof(
  fc.integer({ min: 1_700_000_000_000, max: 1_700_000_000_010 }),
  fc.integer({ min: 0, max: 4_000_000_000_000 }),
  fc.constantFrom(0, 1),
);

describe('nextStamp', () => {
  it('is later each time, as text, whatever the clock does', () => {
    fc.assert(
      fc.property(fc.array(anyTime, { minLength: 2 }), fc.constantFrom('00000000', 'zzzzzzzz'), (times, device) => {
        let last = NEVER;
        for (const now of times) {
          const stamp = nextStamp(last, now, device);
          expect(stamp > last).toBe(true);
          expect(Number.parseInt(stamp, 36)).toBeGreaterThanOrEqual(now);
          last = stamp;
        }
      }),
    );
  });

  it('goes on to the next millisecond when it cannot count on', () => {
    const full = `00000000a-zzzz-device`;
    const next = nextStamp(full, 10, 'device');
    expect(next > full).toBe(true);
    expect(next).toBe('00000000b-0000-device');
  });

  it('is fit for the next hundred years', () => {
    expect(nextStamp(NEVER, Date.UTC(2126, 0), 'd') > nextStamp(NEVER, Date.UTC(2026, 0), 'd')).toBe(true);
  });
});

it('a library whose clock goes backwards stamps each act later than the one before', async () => {
  const db = freshLibrary();
  const stamps: string[] = [];
  for (const now of [1_800_000_000_000, 1_700_000_000_000, 1_700_000_000_000, 1_900_000_000_000, 5]) {
    vi.spyOn(Date, 'now').mockReturnValue(now);
    const act = actOn(PAPER, { kind: 'tag', tag: `t${now}` });
    await applyAct(db, act, sightingOf(PAPER));
    stamps.push((await db.acts.get(act.id))?.stamp ?? '');
  }
  expect(stamps).toEqual([...new Set(stamps)].sort());
});

it('a library keeps the name of its device, and another library has another', async () => {
  const [one, other] = [freshLibrary(), freshLibrary()];
  for (const db of [one, one, other]) await applyAct(db, actOn(PAPER, { kind: 'tag', tag: 'x' }), sightingOf(PAPER));
  const devices = await Promise.all([one, other].map(async (db) => (await db.clock.get('clock'))?.device));
  expect(new Set(devices).size).toBe(2);
  const stamps = (await one.acts.toArray()).map(({ stamp }) => stamp.split('-')[2]);
  expect(stamps).toEqual([devices[0], devices[0]]);
});
