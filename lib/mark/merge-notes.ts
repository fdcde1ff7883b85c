import { type Edit, edited, editsBetween } from './edits.ts';

/** A run of parts that was changed, and by which edits of either side. */
interface Changed {
  from: number;
  to: number;
  mine: Edit[];
  theirs: Edit[];
}

/** Whether an edit has to do with those of a run before it. */
type Meets = (edit: Edit, before: Changed) => boolean;

/**
 * Two texts that were both written over a third, as one that keeps what either wrote; what both wrote appears once. It
 * goes by lines; a line that both changed, in different places, is merged by words, and where they changed the same
 * words, both lines stay, mine first. What only one side took away is gone.
 */
export function mergeNotes(over: string, mine: string, theirs: string): string {
  if (mine === theirs || theirs === over) return mine;
  if (mine === over) return theirs;
  const old = linesOf(over);
  const runs = changedRuns(editsBetween(old, linesOf(mine)), editsBetween(old, linesOf(theirs)), overlap);
  const edits = runs.map((run) => ({ ...run, parts: linesOfBoth(old, run) }));
  return edited(old, edits).join('\n');
}

function linesOf(text: string): string[] {
  return text === '' ? [] : text.split('\n');
}

/** Letters and digits that stand together are one word; so is any other character, and white space between. */
function wordsOf(text: string): string[] {
  return text.match(/[\p{L}\p{M}\p{N}]+|\s+|./gsu) ?? [];
}

/** The edits of both sides, those together that have to do with each other. */
function changedRuns(mine: readonly Edit[], theirs: readonly Edit[], meets: Meets): Changed[] {
  const changed: Changed[] = [];
  const all = [...mine.map((edit) => ({ edit, isMine: true })), ...theirs.map((edit) => ({ edit, isMine: false }))];
  for (const { edit, isMine } of all.sort((a, b) => a.edit.from - b.edit.from || a.edit.to - b.edit.to)) {
    let last = changed.at(-1);
    if (!last || !meets(edit, last)) {
      last = { from: edit.from, to: edit.to, mine: [], theirs: [] };
      changed.push(last);
    }
    last.to = Math.max(last.to, edit.to);
    (isMine ? last.mine : last.theirs).push(edit);
  }
  return changed;
}

/** Lines stand for themselves: one side may write on a line while the other adds one beside it, unless both added that one. */
function overlap(edit: Edit, before: Changed): boolean {
  const { from, to } = before;
  if (edit.from < to || (edit.to === from && from === to)) return true;
  return edit.from === to && (repeats(edit, before) || (from === to && repeatsIn(edit, before)));
}

/** Whether an edit adds nothing but the lines that the run before it ends with. */
function repeats(edit: Edit, { mine, theirs }: Changed): boolean {
  return edit.from === edit.to && whole(partsOf([...mine, ...theirs])).endsWith(whole(edit.parts));
}

/** Whether an edit begins with the lines that the run before it adds. */
function repeatsIn(edit: Edit, { mine, theirs }: Changed): boolean {
  return `${whole(edit.parts)}\n`.startsWith(`${whole(partsOf([...mine, ...theirs]))}\n`);
}

function whole(lines: readonly string[]): string {
  return lines.map((line) => `\n${line}`).join('');
}

/** Words do not: side by side they are read as one. */
function touch(edit: Edit, { to }: Changed): boolean {
  return edit.from <= to;
}

function linesOfBoth(old: readonly string[], run: Changed): readonly string[] {
  const mine = partsOf(run.mine);
  const theirs = partsOf(run.theirs);
  if (isOneSided(run)) return [...mine, ...theirs];
  return byWords(old, run) ?? union(mine, theirs);
}

/** Lines that both sides changed, merged by words; undefined when they changed the same words to something else. */
function byWords(old: readonly string[], { from, to, mine, theirs }: Changed): string[] | undefined {
  const side = (edits: readonly Edit[]): string[] =>
    edited(
      old.slice(from, to),
      edits.map((edit) => ({ ...edit, from: edit.from - from, to: edit.to - from })),
    );
  const sides = [side([]), side(mine), side(theirs)];
  // A line that came, or is gone, is not one that both changed.
  if (sides.some((lines) => lines.length === 0)) return undefined;
  const [words = [], my = [], their = []] = sides.map((lines) => wordsOf(lines.join('\n')));
  const runs = changedRuns(editsBetween(words, my), editsBetween(words, their), touch);
  if (runs.some((run) => !isOneSided(run) && !isSame(run))) return undefined;
  const edits = runs.map((run) => ({ ...run, parts: partsOf(run.mine.length > 0 ? run.mine : run.theirs) }));
  return edited(words, edits).join('').split('\n');
}

function isOneSided({ mine, theirs }: Changed): boolean {
  return mine.length === 0 || theirs.length === 0;
}

function isSame({ mine: [mine, ...more], theirs: [theirs, ...others] }: Changed): boolean {
  if (!mine || !theirs || more.length > 0 || others.length > 0) return false;
  return mine.from === theirs.from && mine.to === theirs.to && mine.parts.join('') === theirs.parts.join('');
}

/** All parts of two lists, what they have in common once; where they differ, those of the first come first. */
function union(first: readonly string[], second: readonly string[]): string[] {
  const edits = editsBetween(first, second);
  return edited(
    first,
    edits.map((edit) => ({ ...edit, parts: [...first.slice(edit.from, edit.to), ...edit.parts] })),
  );
}

function partsOf(edits: readonly Edit[]): readonly string[] {
  return edits.flatMap(({ parts }) => parts);
}
