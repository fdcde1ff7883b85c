import type { FileRow } from '../../formats/library-file/file-row.ts';

/** What a row takes beside its texts. */
const BARE = 200;

/** About how much memory a row of a file takes, in UTF-16 code units. */
export function weightOf(row: FileRow): number {
  if (row.kind === 'tag') return BARE;
  const fields = Object.keys(row.fields ?? {});
  const bare = BARE + sizeOf(fields) + 80 * fields.length;
  if (row.kind === 'gone') return bare;
  const { title, abstract = '', authors, also = [] } = row.paper;
  return (
    bare + title.length + abstract.length + row.mark.note.length + sizeOf([...authors, ...also, ...row.mark.tags, ...(row.apart ?? [])])
  );
}

function sizeOf(texts: readonly string[]): number {
  return texts.reduce((sum, { length }) => sum + length + 20, 0);
}
