import { act, cleanup, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Undoable } from '../../components/papers/marking.ts';
import { Foot } from '../../components/popup/Foot.tsx';
import { UNMARKED } from '../../lib/mark/mark.ts';

const row = {
  id: 'arxiv:2611.00000',
  title: 'A',
  authors: [],
  status: 'want',
  star: false,
  tags: [],
  tagKeys: [],
  noted: false,
  savedAt: 0,
} as const satisfies Record<string, unknown>;
const removal: Undoable = { row: row as unknown as Undoable['row'], before: UNMARKED, did: 'removed', acts: [] };

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

const nothing = () => undefined;
const wait = (seconds: number) => act(() => vi.advanceTimersByTime(seconds * 1_000));
const undoButton = () => screen.queryByRole('button', { name: 'Undo' });

test('undo is offered for at least ten seconds, then the keys are told again', () => {
  render(<Foot undoable={removal} notice={undefined} isAlone={false} onUndo={nothing} onKeys={nothing} />);
  wait(10);
  expect(undoButton()).not.toBeNull();
  expect(screen.queryByRole('list', { name: 'Keys' })).toBeNull();
  wait(10);
  expect(undoButton()).toBeNull();
  expect(screen.getByRole('list', { name: 'Keys' }).textContent).toContain('remove');
});

test('undo stays while the focus is on it', () => {
  render(<Foot undoable={removal} notice={undefined} isAlone={false} onUndo={nothing} onKeys={nothing} />);
  undoButton()?.focus();
  wait(60);
  expect(undoButton()).not.toBeNull();
  undoButton()?.blur();
  wait(20);
  expect(undoButton()).toBeNull();
});

test('what was done next has its own ten seconds', () => {
  const { rerender } = render(<Foot undoable={removal} notice={undefined} isAlone={false} onUndo={nothing} onKeys={nothing} />);
  wait(19);
  rerender(
    <Foot
      undoable={{ ...removal, did: { kind: 'status', status: 'read' } }}
      notice={undefined}
      isAlone={false}
      onUndo={nothing}
      onKeys={nothing}
    />,
  );
  wait(10);
  expect(screen.getByText('read: \u2068A\u2069')).toBeDefined();
});
