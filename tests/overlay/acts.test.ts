import { beforeEach, describe, expect, it } from 'vitest';
import type { Desk } from '../../lib/overlay/desk.ts';
import type { Strip } from '../../lib/overlay/strips.ts';
import { createActs, type Told } from '../../lib/overlay/triage/acts.ts';
import type { Bulk } from '../../lib/overlay/triage/bulk.ts';
import type { MarkShown } from '../../lib/paper/mark.ts';
import { changeMark, UNMARKED } from '../../lib/paper/mark.ts';
import type { PaperId } from '../../lib/paper/paper-id.ts';
import { Trouble } from '../../lib/paper/trouble.ts';

const FULL = 'The disk is full, so nothing more can be saved. Free some space.';

const strips = [1, 2, 3].map((n): Strip => {
  const title = document.createElement('h2');
  title.textContent = `Paper ${n}`;
  return { card: { id: `arxiv:2401.0000${n}`, title } } as unknown as Strip;
});

let marks: Map<PaperId, MarkShown>;
let told: Told[];
/** How many papers of each bulk arrive before it fails; all, where nothing is said. */
let arrives: number[];
let asked: (string | number)[];
/** What the library answers to what is taken back; an error is thrown. */
let answers: unknown[];
let acts: ReturnType<typeof createActs>;

const last = (): Told => told.at(-1) as Told;
const soon = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

beforeEach(() => {
  marks = new Map();
  told = [];
  arrives = [];
  asked = [];
  answers = [];
  const view = (paper: PaperId) => ({ mark: marks.get(paper) ?? UNMARKED, sending: 'saved' });
  const desk = {
    client: async (name: string, { papers }: { papers?: PaperId[] }) => {
      asked.push(`${name} ${papers?.length ?? 'any'}`);
      const answer = answers.shift();
      if (answer instanceof Error) throw answer;
      return answer;
    },
    marks: { view, viewOf: view, hold: () => undefined, drop: () => undefined },
    controls: { change: ({ card }: Strip) => asked.push(`one ${card.id}`) },
    strips: { all: () => strips },
    site: { label: '' },
  } as unknown as Desk;
  const bulk = {
    async run(change, chosen) {
      asked.push(chosen.length);
      const some = arrives.shift() ?? chosen.length;
      for (const { card } of chosen.slice(0, some)) marks.set(card.id, changeMark(view(card.id).mark, change));
      if (some < chosen.length) throw new Trouble('library-full');
    },
    meanwhile: (_, until) => until,
    settled: async () => [],
    changed: () => undefined,
  } as Bulk;
  acts = createActs(desk, bulk, (what) => told.push(what));
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
    expect(last()).toEqual({ says: 'Given up, as it was not saved: 2 papers' });
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
