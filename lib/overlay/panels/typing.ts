import { tagKey } from '../../paper/tag.ts';
import type { Floated } from '../layer.ts';
import type { Listing } from '../triage/listing.ts';
import type { Filter } from './filter.ts';

/** What is typed about a page or about many papers: in a frame of ours, as nobody types in the page. */
export interface Typing {
  filter(): Promise<void>;
  tags(): Promise<void>;
}

const FILTER = { width: 288, height: 48 };

export function createTyping({ desk, ring, acts, choice, passes, typing, pill }: Listing, filter: Filter): Typing {
  const { theme, events, signal, client, editor, controls, marks } = desk;
  const floated = (closed: () => void): Floated => {
    typing(true);
    return {
      theme,
      events,
      signal,
      beside: pill.host,
      left: signal,
      fixed: true,
      closed() {
        typing(false);
        closed();
      },
    };
  };

  return {
    async filter() {
      const { openEditor } = await controls.bring();
      await openEditor(
        floated(() => undefined),
        {
          field: 'filter',
          typed: filter.words(),
          client,
          editor,
          size: FILTER,
          typing: (typed) => {
            if (typed.kind !== 'filter') return;
            // The frame is still about to close; the next key is for the page already.
            if (typed.isDone) typing(false);
            void filter.set(typed.words).then(() => typed.isDone && ring.seek(passes));
          },
        },
      );
    },
    async tags() {
      const many = choice.all();
      const [first] = many;
      if (!first) return;
      const [{ openEditor }, meeting] = await Promise.all([controls.bring(), controls.tell(first)]);
      const all = many.map(({ card }) => marks.view(card.id).mark.tags);
      const names = new Map(all.flat().map((tag) => [tagKey(tag), tag]));
      const isCommon = (key: string): boolean => all.every((tags) => tags.some((tag) => tagKey(tag) === key));
      const tags = [...names].filter(([key]) => isCommon(key)).map(([, tag]) => tag);
      const some = [...names].filter(([key]) => !isCommon(key)).map(([, tag]) => tag);
      await openEditor(
        floated(() => ring.go(ring.at())),
        {
          meeting,
          field: 'many',
          many: { papers: many.length, tags, some },
          client,
          editor,
          typing: (typed) => typed.kind !== 'filter' && acts.change(typed, many),
        },
      );
    },
  };
}
