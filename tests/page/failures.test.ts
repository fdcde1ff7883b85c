import { beforeEach, describe, expect, it } from 'vitest';
import type { Notice } from '../../lib/page/acts/acts.ts';
import { createFailures } from '../../lib/page/acts/failures.ts';
import type { Marks, View } from '../../lib/page/core/page-marks.ts';
import { Trouble } from '../../lib/paper/trouble.ts';
import { OTHER, PAPER } from '../library/library.ts';

const DONE: Notice = { says: 'To read: “A”', does: 'undo' };
const FULL = 'The disk is full, so nothing more can be saved. Free some space.';

let sendings: Map<string, View['sending']>;
let did: string[];
let told: Notice[];
let failures: ReturnType<typeof createFailures>;

beforeEach(() => {
  sendings = new Map();
  did = [];
  told = [];
  const marks = {
    viewOf: (paper: string) => {
      const sending = sendings.get(paper);
      return { sending, ...(sending === 'failed' && { trouble: new Trouble('library-full') }) };
    },
    retry: (paper: string) => did.push(`retry ${paper}`),
  } as unknown as Marks;
  failures = createFailures(
    marks,
    (papers) => [...papers].join(' and '),
    (papers) => {
      did.push(`give up ${[...papers]}`);
      failures.forget(papers);
    },
    (what) => told.push(what),
  );
});

function becomes(paper: string, sending: View['sending']): void {
  sendings.set(paper, sending);
  failures.changed([paper as typeof PAPER]);
}

describe('what could not be saved', () => {
  it('is told in the place of what was done, once, with what it was and why', () => {
    failures.watch(PAPER, DONE);
    becomes(PAPER, 'saving');
    becomes(PAPER, 'failed');
    becomes(PAPER, 'failed');
    expect(told.map(({ says, does }) => [says, does])).toEqual([
      [DONE.says, 'undo'],
      [`Not saved: ${PAPER}. ${FULL}`, 'again'],
    ]);
  });

  it('is told together, and tried again together', () => {
    failures.watch(PAPER, DONE);
    failures.watch(OTHER, DONE);
    becomes(PAPER, 'failed');
    becomes(OTHER, 'failed');
    expect(told.at(-1)?.says).toContain(`${PAPER} and ${OTHER}`);
    told.at(-1)?.again?.();
    expect(did).toEqual([`retry ${PAPER}`, `retry ${OTHER}`]);
  });

  it('is told anew when it fails again, and what was done once it is saved after all', () => {
    failures.watch(PAPER, DONE);
    becomes(PAPER, 'failed');
    becomes(PAPER, 'saving');
    becomes(PAPER, 'failed');
    expect(told).toHaveLength(3);
    becomes(PAPER, 'saving');
    becomes(PAPER, 'saved');
    expect(told.at(-1)).toBe(DONE);
    becomes(PAPER, 'saved');
    expect(told).toHaveLength(4);
  });

  it('is given up where a person says so, and nothing says that it was done', () => {
    failures.watch(PAPER, DONE);
    becomes(PAPER, 'failed');
    told.at(-1)?.discard?.();
    becomes(PAPER, 'saved');
    expect(did).toEqual([`give up ${PAPER}`]);
    expect(told.at(-1)?.says).toBe(`Discarded, because it was not saved: ${PAPER}`);
  });

  it('is told in the place of what is done to the same paper after it', () => {
    failures.watch(PAPER, DONE);
    becomes(PAPER, 'failed');
    failures.watch(PAPER, { says: 'Read: “A”', does: 'undo' });
    expect(told.map(({ does }) => does)).toEqual(['undo', 'again', 'again']);
  });

  it('says no more of what is saved at once, nor of what nobody did here', () => {
    failures.watch(PAPER, DONE);
    becomes(PAPER, 'saved');
    becomes(OTHER, 'failed');
    expect(told).toEqual([DONE]);
  });
});
