import { beforeEach, describe, expect, it } from 'vitest';
import type { Strip } from '../../lib/page/core/strips.ts';
import { createChoice } from '../../lib/page/triage/choice.ts';
import { createSelection } from '../../lib/page/triage/selection.ts';
import type { PageKind, Site } from '../../lib/sites/kit/site.ts';

/** A card that has a box, or none as the page hides it. */
function stripOf(n: number, boxes = 1): Strip {
  const element = { getClientRects: () => Array.from({ length: boxes }) };
  return { card: { id: `arxiv:2401.0000${n}`, elements: [element] } } as unknown as Strip;
}

const strips = [stripOf(1), stripOf(2), stripOf(3), stripOf(4), stripOf(5, 0)] as const;
const [one, two, three, four, boxless] = strips;

let told: string[];
beforeEach(() => {
  told = [];
});

interface Made {
  ring?: Strip;
  selected?: readonly Strip[];
  /** What the filter leaves. */
  left?: readonly Strip[];
  all?: readonly Strip[];
  kind?: PageKind;
}

function made({ ring, selected = [], left = strips, all = strips, kind = 'list' }: Made) {
  const selection = createSelection(() => undefined);
  selection.add(selected);
  return createChoice({
    context: { strips: { all: () => all } as never, site: { pageAt: () => kind } as unknown as Site },
    ring: { at: () => ring },
    selection,
    passes: (strip) => left.includes(strip),
    notify: ({ says }) => told.push(says),
  });
}

describe('what a person means', () => {
  it('is what is selected, and only without that the card that the ring is at', () => {
    expect(made({ ring: one }).all()).toEqual([one]);
    expect(made({ ring: one, selected: [three] }).all()).toEqual([three]);
    expect(made({ ring: one, selected: [three] }).one()).toBe(three);
    expect(made({}).all()).toEqual([]);
    expect(told).toEqual([]);
  });

  it('is never what the filter hides, and it is said how many are left as they are', () => {
    const choice = made({ ring: one, selected: [one, two, three], left: [two] });
    const done: unknown[] = [];
    choice.each((meant, hidden) => done.push([meant, hidden]));
    expect(done).toEqual([[[two], 2]]);
    expect(choice.size()).toBe(1);
  });

  it('is never what the page itself hides', () => {
    expect(made({ selected: [one, boxless] }).all()).toEqual([one]);
    expect(made({}).seen()).toEqual([one, two, three, four]);
  });

  it('is nothing where all of it is hidden, and that is said', () => {
    const done: unknown[] = [];
    made({ ring: four, selected: [one, two], left: [four] }).each((meant) => done.push(meant));
    made({ ring: one, left: [four] }).each((meant) => done.push(meant));
    expect(done).toEqual([]);
    expect(told).toEqual(['Nothing done: all 2 selected papers are hidden here', 'Nothing done: this paper is hidden here']);
  });

  it('is one paper at a time where many are selected: the one that the ring is at, if it is one of them', () => {
    expect(made({ ring: two, selected: [one, two] }).one()).toBe(two);
    expect(told).toEqual([]);
    expect(made({ ring: four, selected: [one, two] }).one()).toBeUndefined();
    expect(told).toEqual(['This works for one paper at a time: go to one of the 2 selected papers']);
  });

  it("is the only paper of that paper's own page, and of no list", () => {
    expect(made({ all: [one], kind: 'paper' }).alone()).toBe(one);
    expect(made({ all: [one], kind: 'list' }).alone()).toBeUndefined();
    expect(made({ kind: 'paper' }).alone()).toBeUndefined();
  });
});
