import { deflateSync, strToU8, Zip, ZipPassThrough } from 'fflate';
import type { MarkedPaper } from '../../mark/marked-paper.ts';
import { paperFileName } from './file-name.ts';
import { markdownPage } from './markdown-page.ts';
import { withManyFiles } from './zip-end.ts';

/** A file that is put into the zip at once: a stream's tables would be kept for each until the zip ends. */
class WholeFile extends ZipPassThrough {
  override compression = 8;

  override process(chunk: Uint8Array, final: boolean): void {
    this.ondata(null, deflateSync(chunk), final);
  }
}

/** One Markdown file for each paper, in a zip that comes in pieces; of each paper only the name is kept until its end. */
export async function* paperZip(papers: AsyncIterable<MarkedPaper>): AsyncGenerator<Uint8Array> {
  let pieces: Uint8Array[] = [];
  let files = 0;
  const zip = new Zip((error, piece, final) => {
    if (error) throw error;
    pieces.push(final ? withManyFiles(piece, files) : piece);
  });
  for await (const marked of papers) {
    const file = new WholeFile(`${paperFileName(marked.paper)}.md`);
    file.mtime = zipTime(marked.savedAt);
    zip.add(file);
    file.push(strToU8(markdownPage(marked)), true);
    files += 1;
    yield* pieces;
    pieces = [];
  }
  zip.end();
  yield* pieces;
}

/** A moment as near as a zip can name it, in years from 1980 to 2099 and the zone of the machine. */
function zipTime(moment: number): number {
  return Math.min(Math.max(moment, Date.UTC(1980, 0, 3)), Date.UTC(2099, 11, 29));
}
