import { columnsOf } from '../run/columns.ts';

/** The four figures that must be met whatever else is. */
export const MUST = {
  bytes: 'bytes that a page load runs',
  waves: 'one request a wave',
  shift: 'no layout shift',
  popup: 'the popup opens as fast with 10,000 papers as with 100',
} as const;

/** One thing that was measured, beside what it is to be. */
export interface Row {
  what: string;
  measured: string;
  /** The same without Papermarks, or at another size, in the same run. */
  beside?: string;
  /** As design.md has it; '' where it sets no figure. */
  toReach: string;
  reached: boolean;
  /** Which of the four figures it belongs to. */
  must?: keyof typeof MUST;
  /** Whether it stands for a part that could not be measured; what it said is beside it. */
  failed?: boolean;
}

/** A row on one line, for as long as the table is not whole. */
export function lineOf({ what, measured, beside, toReach, reached }: Row): string {
  const goal = toReach === '' ? '' : ` (to reach: ${toReach}${reached ? '' : '; MISSED'})`;
  return `  ${what}: ${measured}${beside ? `, beside ${beside}` : ''}${goal}`;
}

/** Rows as a table of text, under it a sentence for each figure that was missed, and how the four stand that must be met. */
export function tableOf(rows: readonly Row[]): string {
  const head = ['what', 'measured', 'beside it', 'to reach', ''];
  const cells = rows.map(({ what, measured, beside = '', toReach, reached }) => [what, measured, beside, toReach, reached ? '' : 'missed']);
  const table = columnsOf(head, cells);
  return [table, '', ...missedIn(rows), '', ...mustOf(rows)].join('\n');
}

function missedIn(rows: readonly Row[]): string[] {
  const missed = rows
    .filter(({ reached }) => !reached)
    .map(({ what, measured, beside, toReach, failed }) =>
      failed ? `Not measured: ${what}. ${beside}` : `Missed: ${what} is ${measured}, and is to be ${toReach}.`,
    );
  return missed.length > 0 ? missed : ['Every figure that was measured is reached.'];
}

function mustOf(rows: readonly Row[]): string[] {
  return Object.entries(MUST).map(([key, figure]) => {
    const its = rows.filter(({ must }) => must === key);
    if (its.length === 0) return `not measured  ${figure}`;
    return `${its.every(({ reached }) => reached) ? 'MET   ' : 'MISSED'}        ${figure}`;
  });
}
