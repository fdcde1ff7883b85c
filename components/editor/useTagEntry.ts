import { useMemo, useState } from 'react';
import { cleanTag, type TagUse } from '../../lib/mark/tag.ts';
import { text } from '../../lib/text.ts';
import { quoted } from '../ui/words.ts';
import { asKnown, hasTag, isTooLong, knownTags, splitTags, type TagChoice, tagChoices } from './tag-choices.ts';

/** What became of what was typed. */
interface Said {
  what: string;
  /** It is not what was asked for, so that it is shown too. */
  isOdd: boolean;
  /** The tag that was named although it was there, which lights up. */
  again?: string;
  turn: number;
}

/** What a person types into the tag field, the rows that answer it, and what becomes of it. */
export function useTagEntry(tags: readonly string[], uses: readonly TagUse[], onAdd: (tag: string) => void) {
  const [typed, setTyped] = useState('');
  const [isOpen, setOpen] = useState(false);
  /** The row that the arrow keys chose; without one, Enter takes the first row for what is typed. */
  const [moved, setMoved] = useState<number>();
  const [said, setSaid] = useState<Said>({ what: '', isOdd: false, turn: 0 });

  const known = useMemo(() => knownTags(uses), [uses]);
  const all = useMemo(() => tagChoices(known, typed, tags, Date.now()), [known, typed, tags]);
  const choices = isOpen ? all : [];
  const active = moved ?? (typed.trim() === '' ? -1 : 0);

  function type(line: string, open = true): void {
    setTyped(line);
    setMoved(undefined);
    setOpen(open);
  }

  function say(what: string, isOdd = false, again?: string): void {
    setSaid(({ turn }) => ({ what, isOdd, turn: turn + 1, ...(again !== undefined && { again }) }));
  }

  /** Adds tags as they are typed, or as they are known in another case. */
  function add(lines: readonly string[]): void {
    const have = [...tags];
    for (const line of lines.filter((each) => cleanTag(each) !== '')) {
      const tag = asKnown(known, line);
      const same = hasTag(have, tag);
      if (same !== undefined) {
        say(text('tag_have', quoted(same)), true, same);
        continue;
      }
      have.push(tag);
      onAdd(tag);
      say(isTooLong(line) ? text('tag_cut') : text('said_tagged', quoted(tag)), isTooLong(line));
    }
  }

  return {
    typed,
    choices,
    active,
    said,
    say,
    open: () => setOpen(true),
    close: () => setOpen(false),

    /** Takes what stands in the field; what is before a comma is a tag, unless it is still being composed. */
    type(line: string, isComposing = false): void {
      const { whole, rest } = isComposing ? { whole: [], rest: line } : splitTags(line);
      say('');
      add(whole);
      type(whole.length > 0 ? rest.trimStart() : rest);
    },

    /** Adds every tag of what is pasted; false when it is no list. */
    paste(line: string): boolean {
      const { whole, rest } = splitTags(line);
      if (whole.length > 0) {
        add([...whole, rest]);
        type('');
      }
      return whole.length > 0;
    },

    /** Does what a row says. */
    choose(choice: TagChoice | undefined): void {
      if (!choice) return;
      add([choice.does === 'take' ? choice.tag : typed]);
      type('');
    },

    /** Goes up or down the rows, and from the last to the first; a closed list opens. */
    move(by: 1 | -1): void {
      const from = isOpen ? active : -1;
      setOpen(true);
      if (all.length > 0) setMoved(by === 1 ? (from + 1) % all.length : (from > 0 ? from : all.length) - 1);
    },

    /** Goes back into the field from the rows. */
    moveBack: () => setMoved(undefined),

    /** Gives up what was typed or chosen; false when there was neither. */
    giveUp(): boolean {
      const was = typed !== '' || moved !== undefined;
      if (was) type('', false);
      return was;
    },

    /** Nothing that was typed is lost: what is left in the field is a tag. */
    leave(): void {
      add([typed]);
      type('', false);
    },
  };
}

export type TagEntry = ReturnType<typeof useTagEntry>;
