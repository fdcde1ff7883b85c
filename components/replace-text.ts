/** Puts another text into a field; the caret stays between the same words, and the lines in view where they are. */
export function replaceText(field: HTMLTextAreaElement, text: string): void {
  const { value, selectionStart, selectionEnd, selectionDirection, scrollTop } = field;
  if (value === text) return;
  field.value = text;
  field.setSelectionRange(placeIn(value, text, selectionStart), placeIn(value, text, selectionEnd), selectionDirection);
  field.scrollTop = scrollTop;
}

/** Where a place in a text is, once that has become another: counted from the start or the end as far as they agree, else by its line. */
export function placeIn(before: string, after: string, at: number): number {
  const shorter = Math.min(before.length, after.length);
  let head = 0;
  while (head < shorter && before[head] === after[head]) head++;
  if (at <= head) return at;
  let tail = 0;
  while (tail < shorter - head && before.at(-1 - tail) === after.at(-1 - tail)) tail++;
  if (at >= before.length - tail) return at + after.length - before.length;

  const start = before.lastIndexOf('\n', at - 1) + 1;
  const end = before.indexOf('\n', at);
  const line = before.slice(start, end < 0 ? undefined : end);
  const found = `\n${after}\n`.indexOf(`\n${line}\n`);
  return found < 0 ? head : found + at - start;
}
