import { idSlug } from '../../paper/links.ts';
import type { Paper } from '../../paper/paper.ts';
import { plainTex } from '../../paper/tex.ts';
import { oneLine } from '../kit/plain-text.ts';

/** The longest part of a file's name that the title gives, in bytes of UTF-8: systems take 255, and some sync tools add to it. */
const TITLE_BYTES = 150;

/** Names of devices, which Windows takes for no file whatever follows a dot: https://learn.microsoft.com/windows/win32/fileio/naming-a-file */
const DEVICE = /^(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9¹²³])\s*(?:\.|$)/i;

/**
 * The name of a paper's file without its end, good for Windows, macOS, Linux and links of Obsidian: its title, and its id,
 * which is always there, so that no two papers' names are the same, also where case and Unicode form count for nothing.
 */
export function paperFileName({ title, id }: Paper): string {
  const value = idSlug(id);
  const plain = oneLine(plainTex(title).replace(/["*/:<>?\\|#^[\]]|[\p{Cf}\p{Co}\p{Cn}]/gu, ' ')).normalize('NFC');
  const begin = cutTo(TITLE_BYTES, plain.replace(/^[.\s]+/, '')).replace(/[.\s]+$/, '');
  const name = begin ? `${begin} - ${value}` : value;
  return DEVICE.test(name) ? `_${name}` : name;
}

/** As many whole characters as fit. */
function cutTo(bytes: number, text: string): string {
  let left = bytes;
  let cut = '';
  for (const { segment } of new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(text.slice(0, bytes))) {
    left -= new TextEncoder().encode(segment).length;
    if (left < 0) break;
    cut += segment;
  }
  return cut.toWellFormed();
}
