/** One thing that was measured, beside what it is to be. */
export interface Row {
  what: string;
  measured: string;
  /** The same without Papermarks, or at another size, in the same run. */
  beside?: string;
  toReach: string;
  reached: boolean;
}

/** Rows as a table of text, and under it a sentence for each figure that was missed. */
export function tableOf(rows: readonly Row[]): string {
  const head = ['what', 'measured', 'beside it', 'to reach'];
  const lines = [head, ...rows.map(({ what, measured, beside = '', toReach }) => [what, measured, beside, toReach])];
  const widths = head.map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0)));
  const table = lines.map((line) =>
    line
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
  const missed = rows
    .filter(({ reached }) => !reached)
    .map(({ what, measured, toReach }) => `Missed: ${what} is ${measured}, and is to be ${toReach}.`);
  table.splice(1, 0, widths.map((width) => '-'.repeat(width)).join('  '));
  return [...table, '', ...(missed.length > 0 ? missed : ['Every figure is reached.'])].join('\n');
}

/** The middle of some numbers, the upper one of two. */
export function median(numbers: readonly number[]): number {
  return [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN;
}
