import { Trouble } from '../../paper/trouble.ts';

/** The longest line, in UTF-16 code units: a paper with the longest note, each character of it escaped. */
const LINE_MAX = 8_000_000;

/**
 * The lines of a text that comes in chunks, without their ends.
 *
 * @throws Trouble `file-not-understood` when a line is longer than any that is written here
 */
export async function* linesOf(chunks: AsyncIterable<string>): AsyncGenerator<string> {
  let begun: string[] = [];
  let length = 0;
  for await (const chunk of chunks) {
    const [first = '', ...others] = chunk.split('\n');
    begun.push(first);
    length += first.length;
    for (const other of others) {
      refuseLong(length);
      yield withoutReturn(begun.join(''));
      begun = [other];
      length = other.length;
    }
    refuseLong(length);
  }
  if (length > 0) yield withoutReturn(begun.join(''));
}

/** A file that went through other hands may have line ends of Windows. */
function withoutReturn(line: string): string {
  return line.endsWith('\r') ? line.slice(0, -1) : line;
}

function refuseLong(length: number): void {
  if (length > LINE_MAX) throw new Trouble('file-not-understood', 'a line too long');
}
