/** What begins a formula in a spreadsheet, with as many apostrophes before it as there are: https://owasp.org/www-community/attacks/CSV_Injection */
const FORMULA = /^'*[=+\-@\t\r\n＝＋－＠]/;

/** A cell that no spreadsheet takes for a formula: an apostrophe goes before what begins like one, or like one made harmless. */
export function guarded(text: string): string {
  return FORMULA.test(text) ? `'${text}` : text;
}

/** What a guarded cell held; any other stays as it is. */
export function unguarded(cell: string): string {
  return cell.startsWith("'") && FORMULA.test(cell) ? cell.slice(1) : cell;
}

/** Several texts in one cell, between semicolons; those that are in a text, and backslashes, have a backslash before them. */
export function joined(texts: readonly string[]): string {
  return texts.map((text) => text.replace(/[\\;]/g, '\\$&')).join('; ');
}

/** The texts of a cell, as `joined` put them there. */
export function parted(cell: string): string[] {
  const texts = cell.match(/(?:\\[\s\S]|[^;\\])+/g) ?? [];
  return texts.map((text) => text.trim().replace(/\\([\\;])/g, '$1')).filter((text) => text !== '');
}
