/** A table of text, its columns as wide as they must be. */
export function columnsOf(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const lines = [head, ...rows];
  const widths = head.map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0)));
  const drawn = lines.map((line) =>
    widths
      .map((width, column) => (line[column] ?? '').padEnd(width))
      .join('  ')
      .trimEnd(),
  );
  return drawn.toSpliced(1, 0, widths.map((width) => '-'.repeat(width)).join('  ')).join('\n');
}
