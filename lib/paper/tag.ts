/** The longest tag, in code points. */
export const TAG_MAX = 60;

/** A tag as it is shown: composed, without control characters, single spaces, at most 60 code points; '' when nothing is left. */
export function cleanTag(text: string): string {
  const plain = text
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
    .replace(/\p{Cs}/gu, '')
    .replace(/\s+/gu, ' ')
    .trim();
  return [...plain].slice(0, TAG_MAX).join('').trim();
}

/** What makes two tags the same: equal whatever their case or Unicode form (NFKC with case folded). */
export function tagKey(tag: string): string {
  return cleanTag(tag).normalize('NFKC').toLowerCase().normalize('NFKC');
}
