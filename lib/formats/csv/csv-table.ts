/** A row of a table, and whether the text ended within a cell of it. */
export interface TableRow {
  cells: string[];
  isCut: boolean;
}

/** The most cells of a row that are held; no table of papers has as many. */
const CELLS_MAX = 10_000;

/**
 * The rows of a table with cells between commas or the like, as RFC 4180 has it; a quote within a cell that does not begin
 * with one is a quote, and what follows a closing one belongs to the cell. Rows without anything in them are left out.
 * https://www.rfc-editor.org/rfc/rfc4180
 */
export function* tableRows(text: string, between: string): Generator<TableRow> {
  let cells: string[] = [];
  for (let at = 0; at < text.length; ) {
    const { cell, end, isCut } = cellAt(text, at, between);
    if (cells.length < CELLS_MAX) cells.push(cell);
    at = end;
    if (text[at] === between) {
      at += 1;
      // The row ends with an empty cell.
      if (at < text.length) continue;
      cells.push('');
    }
    if (text[at] === '\r') at += 1;
    if (text[at] === '\n') at += 1;
    if (cells.some((each) => each.trim() !== '')) yield { cells, isCut };
    cells = [];
  }
}

/** The cell that begins at a place, and where it ends. */
function cellAt(text: string, from: number, between: string): { cell: string; end: number; isCut: boolean } {
  let cell = '';
  let at = from;
  if (text[at] === '"') {
    for (;;) {
      const quote = text.indexOf('"', at + 1);
      if (quote < 0) return { cell: cell + text.slice(at + 1), end: text.length, isCut: true };
      cell += text.slice(at + 1, quote);
      at = quote + 1;
      if (text[at] !== '"') break;
      cell += '"';
    }
  }
  const end = endOf(text, at, between);
  return { cell: cell + text.slice(at, end), end, isCut: false };
}

/** Where a cell without quotes ends: before what stands between cells, or before the end of the line. */
function endOf(text: string, from: number, between: string): number {
  let end = from;
  while (end < text.length && text[end] !== between && text[end] !== '\n' && text[end] !== '\r') end += 1;
  return end;
}

/** Cells as a row of a table, each between quotes, with the end of line that the RFC has. */
export function tableLine(cells: readonly string[]): string {
  return `${cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')}\r\n`;
}
