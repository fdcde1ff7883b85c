/** Lines in which programs keep an id or a fact for themselves; they say nothing that a person wrote. */
const KEPT = /^\s*(?:arxiv\s?:\s?\S+(?:\s*\[[^\]]*\])?|(?:version|citation key|doi)\s?:.*)\s*$/i;

/** What is left of a field like Zotero's Extra when the lines are gone that only name the paper. */
export function withoutIds(extra: string): string {
  return extra
    .split(/\r?\n/)
    .filter((each) => each.length > 500 || !KEPT.test(each))
    .join('\n')
    .trim();
}
