import { idValue, type PaperId } from '../../lib/paper/ids/paper-id.ts';
import { idText } from '../../lib/paper/links.ts';

/** What sites and viewers put around a paper's title: "[2106.09608] …", "Paper page - …", "… | arXiv". */
const AROUND = /^\[[^\]]*\]\s*|^(?:\(PDF\)|PDF:|Paper page\s+[-–—])\s*|\s+[-–—|]\s+(?:arXiv(?:\.org)?|Hugging Face)$/gi;

/** What a file is called, or the program that made it, is no title. */
const NO_TITLE = /\.(?:pdf|docx?|tex|dvi|ps)$|^Microsoft Word|^(?:untitled|arxiv|pdf)?$|^https?:|^\S+\/\S*$/i;

/**
 * The title of a paper as a tab's title tells it; where that names the file or the address, as for many PDFs, the
 * paper's id in the form that people write, `arXiv:2106.09608`.
 */
export function titleOfTab(title: string, id: PaperId): string {
  const value = idValue(id);
  const bare = title.replace(AROUND, '').trim();
  const beside = bare.replace(value, '').replace(/^(?:arxiv:)?(?:v\d+)?$/i, '');
  return NO_TITLE.test(bare) || NO_TITLE.test(beside) ? idText(id) : bare;
}
