import { tagKey } from '../../mark/tag.ts';
import type { EditorTyped } from '../../protocol/editor-port.ts';
import type { KeptKeys } from '../core/events.ts';
import type { Editing } from '../interaction/editor-frame.ts';
import type { Floated } from '../interaction/layer.ts';
import type { Listing } from '../triage/listing.ts';
import type { Filter } from './filter.ts';

/** What is typed about a page or about many papers: in a frame of ours, as nobody types in the page. */
export interface Typing {
  filter(held?: KeptKeys): Promise<void>;
  tags(held?: KeptKeys): Promise<void>;
}

const FILTER = { width: 288, height: 48 };

export function createTyping({ context, ring, acts, choice, passes, summaryButton }: Listing, filter: Filter): Typing {
  const { theme, icons, events, signal, client, editor, controls, marks } = context;

  async function open(
    held: KeptKeys,
    after: Pick<Floated, 'done' | 'closed'>,
    what: Omit<Editing, 'client' | 'editor'> | Promise<Omit<Editing, 'client' | 'editor'>>,
  ): Promise<void> {
    const closed = (): unknown => {
      held.leave.abort();
      return after.closed();
    };
    try {
      const [{ openEditor }, editing] = await Promise.all([controls.bring(), what]);
      await openEditor(
        { ...held, ...after, closed, theme, icons, events, signal, beside: summaryButton.host, fixed: true },
        { client, editor, ...editing },
      );
    } catch {
      closed();
    }
  }

  return {
    async filter(held = events.hold()) {
      let filtered: Promise<unknown> | undefined;
      let isDone: boolean | undefined;
      const closed = async (): Promise<void> => {
        await filtered;
        if (isDone) ring.seek(passes);
      };
      await open(
        held,
        { done: () => undefined, closed },
        {
          field: 'filter',
          typed: filter.words(),
          size: FILTER,
          typing: (typed) => {
            if (typed.kind !== 'filter') return;
            isDone = typed.isDone;
            filtered = filter.set(typed.words);
          },
        },
      );
    },
    async tags(held = events.hold()) {
      const many = choice.all();
      const [first] = many;
      if (!first) return held.leave.abort();
      const all = many.map(({ card }) => marks.view(card.id).mark.tags);
      const names = new Map(all.flat().map((tag) => [tagKey(tag), tag]));
      const isCommon = (key: string): boolean => all.every((tags) => tags.some((tag) => tagKey(tag) === key));
      const tags = [...names].filter(([key]) => isCommon(key)).map(([, tag]) => tag);
      const some = [...names].filter(([key]) => !isCommon(key)).map(([, tag]) => tag);
      const what = async () => ({
        sighting: await controls.sightingOf(first),
        field: 'many' as const,
        many: { papers: many.length, tags, some },
        typing: (typed: EditorTyped) => typed.kind !== 'filter' && acts.change(typed, many),
      });
      await open(held, { done: (back) => back && ring.go(ring.at()), closed: () => undefined }, what());
    },
  };
}
