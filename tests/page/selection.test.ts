import { describe, expect, it } from 'vitest';
import type { Strip } from '../../lib/page/core/strips.ts';
import { createSelection } from '../../lib/page/triage/selection.ts';

const strips = [1, 2, 3, 4, 5].map((n) => ({ card: { id: `arxiv:2401.0000${n}` } }) as Strip);
const [one, , three, , five] = strips as [Strip, Strip, Strip, Strip, Strip];

function made() {
  let changes = 0;
  const selection = createSelection(() => {
    changes++;
  });
  return { selection, changes: () => changes, chosen: () => selection.of(strips).map((strip) => strips.indexOf(strip) + 1) };
}

describe('the selection', () => {
  it('takes a paper in and out', () => {
    const { selection, chosen, changes } = made();
    selection.toggle(three);
    expect(chosen()).toEqual([3]);
    selection.toggle(three);
    expect(chosen()).toEqual([]);
    expect(changes()).toBe(2);
  });

  it('goes from the card last chosen to this one, up and down', () => {
    const { selection, chosen } = made();
    selection.toggle(three);
    selection.extend(five, strips);
    expect(chosen()).toEqual([3, 4, 5]);
    selection.extend(one, strips);
    expect(chosen()).toEqual([1, 2, 3, 4, 5]);
    selection.clear();
    expect(chosen()).toEqual([]);
  });

  it('begins where it is extended to, when nothing was chosen', () => {
    const { selection, chosen } = made();
    selection.extend(three, strips);
    expect(chosen()).toEqual([3]);
    selection.extend(five, strips);
    expect(chosen()).toEqual([3, 4, 5]);
  });

  it('is of papers: it outlives the page making their cards anew', () => {
    const { selection } = made();
    selection.add([one, three]);
    const again = strips.map(({ card }) => ({ card: { ...card } }) as Strip);
    expect(selection.of(again).length).toBe(2);
  });
});
