import { editsBetween } from '../../lib/mark/edits.ts';

/** Puts another text into a field; the caret stays between the same words, and what is in view stays in view. */
export function replaceText(field: HTMLTextAreaElement, text: string): void {
  const { value, selectionStart, selectionEnd, selectionDirection, scrollTop } = field;
  if (value === text) return;
  field.value = text;
  field.setSelectionRange(placeIn(value, text, selectionStart), placeIn(value, text, selectionEnd), selectionDirection);
  field.scrollTop = scrollTop;
}

/** Where a place in a text is once that has become another, both in UTF-16 code units: on the same line, or where that line was. */
export function placeIn(before: string, after: string, at: number): number {
  const lines = after.split('\n');
  const above = before.slice(0, at).split('\n');
  const row = above.length - 1;
  const column = above.at(-1)?.length ?? 0;
  const old = before.split('\n');

  let moved = 0;
  for (const { from, to, parts } of editsBetween(old, lines)) {
    if (from > row) break;
    if (to <= row) moved += parts.length - (to - from);
    else if (parts.length === 0) return startOf(lines, from + moved);
    else {
      const now = from + moved + Math.min(row - from, parts.length - 1);
      return startOf(lines, now) + columnIn(old[row] ?? '', lines[now] ?? '', column);
    }
  }
  return startOf(lines, row + moved) + column;
}

/** Where a line begins. */
function startOf(lines: readonly string[], row: number): number {
  const start = lines.slice(0, row).reduce((sum, line) => sum + line.length + 1, 0);
  return row < lines.length ? start : Math.max(0, start - 1);
}

/** Where a place in a line is once that has become another: counted from the start or the end, as far as they agree. */
function columnIn(before: string, after: string, at: number): number {
  let head = 0;
  while (head < Math.min(before.length, after.length) && before[head] === after[head]) head++;
  if (at <= head) return at;
  const fromEnd = before.length - at;
  return before.slice(at) === after.slice(Math.max(head, after.length - fromEnd)) ? after.length - fromEnd : head;
}
