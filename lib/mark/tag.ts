/** The longest tag, in code points. */
export const TAG_MAX = 60;

/** A tag as the library has it: how much it is used, and when it was last. */
export interface TagUse {
  /** As it was written last. */
  name: string;
  /** Papers that carry it. */
  count: number;
  /** When it was last put on a paper, in milliseconds since 1970. */
  usedAt: number;
}

// Nothing of it is drawn: https://www.unicode.org/reports/tr44/#Default_Ignorable_Code_Point
const INVISIBLE = /^[\p{Default_Ignorable_Code_Point}\p{Z}]*$/u;

/**
 * A tag as it is shown: composed, without control characters, single spaces, at most 60 code points; '' when nothing
 * that can be seen is left.
 */
export function cleanTag(text: string): string {
  // Halves of characters go first: what stood on both sides of one may compose.
  const plain = spaced(text.replace(/\p{Cs}/gu, '').normalize('NFC'));
  const tag = [...plain].slice(0, TAG_MAX).join('').trim();
  return INVISIBLE.test(tag) ? '' : tag;
}

/** What makes two tags the same: equal whatever their case or Unicode form (NFKC with case folded). The key of a key is itself. */
export function tagKey(tag: string): string {
  // Through capitals: ß and SS, or σ and ς, differ in small letters only. From small letters: the capital ẞ stays as it is.
  return cleanTag(cleanTag(tag).normalize('NFKC').toLowerCase().toUpperCase().toLowerCase().normalize('NFKC'));
}

function spaced(text: string): string {
  return text.replace(/[\p{Cc}\s]+/gu, ' ').trim();
}
