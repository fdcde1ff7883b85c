import type { Libraries } from './libraries.ts';
import { median, ms, ratioOf, spread, whole } from './numbers.ts';
import type { Row } from './table.ts';
import { bareLike, openPage, type View } from './views.ts';

/** Opens before those that count: a browser keeps the compiled scripts of a page that it has met twice. */
const FIRST = 3;

/** How many times as long as the bare page a page of ours may take, and a large library as a small one. */
const TO_BARE = 1.3;
const TO_SMALL = 1.2;
const LARGE = 100_000;

/** Times from a page's beginning to its list painted, in milliseconds, run by run. */
interface Opened {
  size: number;
  ours: number[];
  bare: number[];
}

/** From a view's beginning to its list painted, beside the bare page, at each size of the library in turn. */
export async function* opensOf(view: View, libraries: Libraries, sizes: readonly number[], runs: number): AsyncGenerator<Row> {
  const opened: Opened[] = sizes.map((size) => ({ size, ours: [], bare: [] }));
  for (let run = -FIRST; run < runs; run++) {
    // Each browser comes right after another one, never after itself: the first page of a turn wakes it, and does not count.
    for (const { size, ours, bare } of opened) {
      const { context, ours: at } = await libraries.holding(size);
      const { page: first } = await openPage(context, bareLike(view), libraries.bare.address);
      await first.close();
      const both = [
        [ours, view, at(view.page)],
        [bare, bareLike(view), libraries.bare.address],
      ] as const;
      // Now one first, now the other, so that none is always the one that follows.
      for (const [times, which, address] of run % 2 === 0 ? both : both.toReversed()) {
        const { page, painted } = await openPage(context, which, address);
        if (run >= 0) times.push(painted);
        await page.close();
      }
    }
  }
  yield* opensRows(view.name, opened);
}

/** What the times say: beside the bare page, and beside the smallest library. */
export function* opensRows(name: string, opened: readonly Opened[]): Generator<Row> {
  const [small] = opened;
  for (const { size, ours, bare } of opened) {
    yield {
      what: `${name}, open to list painted: ${whole(size)} papers`,
      measured: ms(median(ours)),
      beside: spread(ours),
      toReach: '',
      reached: true,
    };
    const toBare = ratioOf(ours, bare);
    yield {
      what: `${name} to a bare page: ${whole(size)} papers`,
      measured: `${toBare.toFixed(2)} times`,
      beside: `${ms(median(ours))} to ${ms(median(bare))}; ${atBest(ours, bare)}`,
      toReach: `<= ${TO_BARE}`,
      reached: toBare <= TO_BARE,
    };
    if (!small || small.size === size) continue;
    const toSmall = ratioOf(ours, small.ours);
    yield {
      what: `${name}, ${whole(size)} papers to ${whole(small.size)}`,
      measured: `${toSmall.toFixed(2)} times`,
      beside: `${ms(median(ours))} to ${ms(median(small.ours))}; ${atBest(ours, small.ours)}`,
      toReach: `<= ${TO_SMALL}`,
      reached: toSmall <= TO_SMALL,
      ...(name === 'popup' && size < LARGE && { must: 'popup' as const }),
    };
  }
}

/** The fastest of each: where much else runs on the machine, it was least in the way there. */
function atBest(of: readonly number[], to: readonly number[]): string {
  const [one, other] = [Math.min(...of), Math.min(...to)];
  return `at best ${ms(one)} to ${ms(other)}, ${(one / other).toFixed(2)} times`;
}
