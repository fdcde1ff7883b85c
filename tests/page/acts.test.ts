import { beforeEach, describe, expect, it } from 'vitest';
import { newAct } from '../../lib/mark/act.ts';
import type { MarkShown } from '../../lib/mark/mark.ts';
import { changeMark, UNMARKED } from '../../lib/mark/mark.ts';
import { createActs, type Notice } from '../../lib/page/acts/acts.ts';
import type { Bulk } from '../../lib/page/acts/bulk.ts';
import type { OverlayContext } from '../../lib/page/core/context.ts';
import type { View } from '../../lib/page/core/page-marks.ts';
import type { Strip } from '../../lib/page/core/strips.ts';
import type { PaperId } from '../../lib/paper/ids/paper-id.ts';
import { Trouble } from '../../lib/paper/trouble.ts';
import type { Sending } from '../../lib/protocol/outbox.ts';

const FULL = 'The disk is full, so nothing more can be saved. Free some space.';

const strips = [1, 2, 3].map((n): Strip => {
  const title = document.createElement('h2');
  title.textContent = `Paper ${n}`;
  return { card: { id: `arxiv:2401.0000${n}`, title } } as unknown as Strip;
});

let marks: Map<PaperId, MarkShown>;
let told: Notice[];
/** How many papers of each bulk arrive before it fails; all, where nothing is said. */
let arrives: number[];
let asked: (string | number)[];
/** What the library answers to what is taken back; an error is thrown. */
let answers: unknown[];
/** What a bulk waits for before it arrives. */
let arrival: Promise<void> | undefined;
/** What failed, or waits behind it, by paper. */
let waiting: Map<PaperId, Sending[]>;
let desk: OverlayContext;
let acts: ReturnType<typeof createActs>;

const last = (): Notice => told.at(-1) as Notice;
const soon = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

beforeEach(() => {
  marks = new Map();
  told = [];
  arrives = [];
  asked = [];
  answers = [];
  waiting = new Map();
  const view = (paper: PaperId): View => ({
    mark: marks.get(paper) ?? UNMARKED,
    ...(waiting.get(paper)?.length ? { sending: 'failed', trouble: new Trouble('library-full') } : { sending: 'saved' }),
  });
  desk = {
    client: async (name: string, { papers }: { papers?: PaperId[] }) => {
      asked.push(`${name} ${papers?.length ?? 'any'}`);
      const answer = answers.shift();
      if (answer instanceof Error) throw answer;
      return answer;
    },
    marks: {
      view,
      viewOf: view,
      hold: () => undefined,
      refresh: async () => undefined,
      onItsWay: (paper: PaperId) => waiting.get(paper) ?? [],
      drop: (paper: PaperId) => waiting.delete(paper),
    },
    controls: { change: ({ card }: Strip) => asked.push(`one ${card.id}`) },
    strips: { all: () => strips },
    site: { label: '' },
  } as unknown as OverlayContext;
  const bulk = {
    async run(_, change, chosen) {
      asked.push(chosen.length);
      await arrival;
      const some = arrives.shift() ?? chosen.length;
      for (const { card } of chosen.slice(0, some)) marks.set(card.id, changeMark(view(card.id).mark, change));
      if (some < chosen.length) throw new Trouble('library-full');
    },
    meanwhile: (_, until) => until,
    settled: async (papers) => [...papers].flatMap((paper) => view(paper).trouble ?? []),
    changed: () => undefined,
    over: (_, view) => view,
  } as Bulk;
  arrival = undefined;

  acts = createActs(desk, bulk, (what) => told.push(what));
});

/** A person sets the status of one paper; it arrives, or it fails and waits. */
function set(n: 0 | 1 | 2, status: 'want' | 'read', arrives: boolean): void {
  const { id } = (strips[n] as Strip).card;
  const act = newAct(id, { kind: 'status', status });
  acts.acting(act);
  if (arrives) marks.set(id, { ...UNMARKED, status });
  else waiting.set(id, [...(waiting.get(id) ?? []), { act }]);
  acts.changed([id]);
}

/** An editor in which two tags were given to the first paper. */
async function tagTwice(): Promise<void> {
  const strip = strips[0] as Strip;
  acts.opened(strip);
  marks.set(strip.card.id, { ...UNMARKED, tags: ['one', 'two'] });
  await acts.closed(strip);
}

describe('a star', () => {
  it('is set where there is none, on one paper or many, and told of', async () => {
    acts.change({ kind: 'star', star: true }, strips.slice(0, 1));
    expect(asked).toEqual([`one ${strips[0]?.card.id}`]);
    acts.change({ kind: 'star', star: true }, strips);
    expect(last().says).toBe('Starred: 3 papers');
    await soon();
    expect(strips.map(({ card }) => marks.get(card.id)?.star)).toEqual([true, true, true]);
    acts.change({ kind: 'star', star: false }, strips);
    expect(last().says).toBe('No longer starred: 3 papers');
  });
});

describe('of what was given up', () => {
  it('nothing is taken back: what comes next is what was done before it', () => {
    set(0, 'want', true);
    set(0, 'read', false);
    set(0, 'read', false);
    last().discard?.();
    expect(acts.next('undo')).toBe('To read: “Paper 1”');
    expect(waiting.size).toBe(0);
  });

  it('nothing is taken back either when it is given up by undo, and what failed with it is named', async () => {
    set(0, 'want', true);
    set(0, 'read', false);
    set(0, 'want', false);
    await acts.take('undo');
    expect(last().says).toBe('Discarded, because it was not saved: “Paper 1”');
    expect(asked).toEqual([]);
    answers = [{ papers: 1, marks: [], seq: 1 }];
    await acts.take('undo');
    expect(last().says).toBe('Undone: To read: “Paper 1”');
  });

  it('what is taken back of many that arrived is not what failed on one of them before', async () => {
    set(0, 'read', false);
    acts.change({ kind: 'status', status: 'want' }, strips);
    await soon();
    answers = [{ papers: 3, marks: [], seq: 1 }];
    await acts.take('undo');
    expect(last().says).toBe('Undone: 3 papers');
    expect(waiting.size).toBe(1);
  });
});

describe('two fields that an editor set', () => {
  it('are taken back as one, and where the second fails only that is tried again', async () => {
    await tagTwice();
    answers = [{ papers: 1, marks: [], seq: 1 }, new Trouble('library-full'), { papers: 1, marks: [], seq: 2 }];
    await acts.take('undo');
    expect(last().says).toBe(`Not saved. ${FULL}`);
    expect([acts.next('undo'), acts.next('redo')]).toEqual(['Tags changed: “Paper 1”', 'Tags changed: “Paper 1”']);
    await acts.take('undo');
    expect(asked).toEqual(['undo 1', 'undo 1', 'undo 1']);
    expect(acts.next('undo')).toBeUndefined();
  });
});

/** Holds bulks back until the answer is called. */
function heldBack(): () => void {
  const { promise, resolve } = Promise.withResolvers<void>();
  arrival = promise;
  return resolve;
}

it('undo waits until what it takes back has arrived', async () => {
  const arrive = heldBack();
  acts.change({ kind: 'status', status: 'want' }, strips);
  answers = [{ papers: 3, marks: [], seq: 1 }];
  const took = acts.take('undo');
  await soon();
  expect(asked).toEqual([3]);
  arrive();
  await took;
  expect(asked).toEqual([3, 'undo 3']);
});

it('what was taken back is not said over what was done since', async () => {
  const arrive = heldBack();
  acts.change({ kind: 'status', status: 'want' }, strips);
  answers = [{ papers: 3, marks: [], seq: 1 }];
  const took = acts.take('undo');
  acts.change({ kind: 'star', star: true }, strips);
  expect(last().says).toBe('Starred: 3 papers');
  arrive();
  await took;
  expect(asked).toContain('undo 3');
  expect(last().says).toBe('Starred: 3 papers');
  expect(acts.next('redo')).toBe('To read: 3 papers');
});

it('behind an undo that fails none is asked, and each keeps its place', async () => {
  set(0, 'want', true);
  set(1, 'read', true);
  answers = [new Trouble('library-full')];
  await Promise.all([acts.take('undo'), acts.take('undo')]);
  expect(asked).toEqual(['undo 1']);
  expect(acts.next('undo')).toBe('Read: “Paper 2”');
});

describe('many papers that could not be saved', () => {
  it('are told by how many they are, and can be tried again or given up, like one', async () => {
    arrives = [0, 1];
    acts.change({ kind: 'status', status: 'read' }, strips);
    await soon();
    expect([last().says, last().does]).toEqual([`Not saved: 3 papers. ${FULL}`, 'again']);
    last().again?.();
    await soon();
    expect(last().says).toBe(`Not saved: 2 papers. ${FULL}`);
    last().discard?.();
    expect(last()).toEqual({ says: 'Discarded, because it was not saved: 2 papers' });
    expect(asked).toEqual([3, 3]);
  });

  it('leave what was done before them to be taken back', async () => {
    acts.change({ kind: 'status', status: 'want' }, strips);
    await soon();
    arrives = [0];
    acts.change({ kind: 'status', status: 'read' }, strips.slice(0, 2));
    await soon();
    last().discard?.();
    answers = [{ papers: 3, marks: [], seq: 1 }];
    await acts.take('undo');
    expect(asked.at(-1)).toBe('undo 3');
  });
});

it('what could not be taken back is what is tried again', async () => {
  acts.change({ kind: 'status', status: 'want' }, strips);
  await soon();
  acts.change({ kind: 'status', status: 'read' }, strips.slice(0, 2));
  await soon();
  answers = [new Trouble('library-full'), { papers: 2, marks: [], seq: 1 }];
  await acts.take('undo');
  expect(last()).toMatchObject({ says: `Not saved. ${FULL}`, does: 'again' });
  last().again?.();
  await soon();
  expect(asked.slice(-2)).toEqual(['undo 2', 'undo 2']);
});

it('what was taken back is said where it can be brought back', async () => {
  acts.change({ kind: 'status', status: 'read' }, strips);
  await soon();
  expect(acts.next('undo')).toBe('Read: 3 papers');
  expect(acts.next('redo')).toBeUndefined();
  answers = [
    { papers: 3, marks: [], seq: 1 },
    { papers: 3, marks: [], seq: 2 },
  ];
  await acts.take('undo');
  expect([acts.next('undo'), acts.next('redo')]).toEqual([undefined, 'Read: 3 papers']);
  await acts.take('redo');
  expect(last().says).toBe('Done again: 3 papers');
  expect([acts.next('undo'), acts.next('redo')]).toEqual(['Read: 3 papers', undefined]);
});
