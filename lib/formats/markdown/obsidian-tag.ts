/** What a tag may not hold in Obsidian: https://help.obsidian.md/tags */
const REFUSED = /[^\p{L}\p{M}\p{N}\p{So}\p{Emoji_Modifier}_/-]+/gu;

/** A tag as Obsidian permits it: blanks and signs become hyphens, and something beside digits is in it; '' when nothing is left. */
export function obsidianTag(tag: string): string {
  const plain = tag
    .replace(REFUSED, '-')
    .replace(/\/+/g, '/')
    .replace(/^[-/]+|[-/]+$/g, '');
  return /^\p{N}+$/u.test(plain) ? `${plain}_` : plain;
}
