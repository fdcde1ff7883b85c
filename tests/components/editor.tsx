import { render, screen, waitFor } from '@testing-library/react';
import axe from 'axe-core';
import { afterEach, expect, vi } from 'vitest';
import { Editor, type EditorFrame, type EditorProps } from '../../components/editor/Editor.tsx';
import { applyAct } from '../../lib/library/commands/apply-act.ts';
import type { LibraryDb } from '../../lib/library/db.ts';
import { paperInFull } from '../../lib/library/queries.ts';
import type { Act } from '../../lib/mark/act.ts';
import type { Mark } from '../../lib/mark/mark.ts';
import type { TagUse } from '../../lib/mark/tag.ts';
import type { Paper } from '../../lib/paper/paper.ts';
import type { Trouble } from '../../lib/paper/trouble.ts';
import type { Client } from '../../lib/protocol/client.ts';
import type { Ask } from '../../lib/protocol/requests.ts';
import { freshLibrary, PAPER, sightingOf } from '../library/library.ts';

/** What is on its way to a library. */
const sent: Promise<unknown>[] = [];

/** Ends no test of a file before each answer has come: there is still a window then. */
export function eachUntilAnswered(): void {
  afterEach(async () => {
    while (sent.length > 0) {
      await Promise.allSettled(sent.splice(0));
      await new Promise((resolve) => setTimeout(resolve));
    }
  });
}

/** An editor over a library of its own. */
export interface Opened {
  db: LibraryDb;
  frame: EditorFrame & { ready: ReturnType<typeof vi.fn>; close: ReturnType<typeof vi.fn>; left: ReturnType<typeof vi.fn> };
  /** Asks the editor to close, as our script in the page does. */
  closing(): void;
  unmount(): void;
  /** Makes every act fail, or wait, while it is set. */
  broken: { trouble?: Trouble | undefined; until?: Promise<unknown> | undefined };
  /** Every act that was sent, again ones too. */
  acts: Act[];
  /** Does something to the paper from elsewhere. */
  elsewhere(change: Act['change']): Promise<void>;
}

export interface Opening extends Partial<Pick<EditorProps, 'field'>> {
  paper?: Partial<Paper>;
  mark?: Partial<Mark>;
  /** Names of tags in use, the most used first. */
  uses?: string[];
}

/** Opens an editor on a paper whose mark is in the library. */
export async function openEditor({ field = 'tags', paper, mark, uses = [] }: Opening = {}): Promise<Opened> {
  const db = freshLibrary();
  const sighting = sightingOf(PAPER, { title: 'A Paper', ...paper });
  const whole: Mark = { status: 'none', star: false, tags: [], note: '', ...mark };
  const broken: Opened['broken'] = {};
  const acts: Act[] = [];
  let nth = 0;
  const elsewhere = async (change: Act['change']): Promise<void> => {
    await applyAct(db, { id: `elsewhere ${nth++}`, paper: PAPER, at: Date.now(), change }, sighting);
  };
  if (whole.status !== 'none') await elsewhere({ kind: 'status', status: whole.status });
  for (const tag of whole.tags) await elsewhere({ kind: 'tag', tag });
  if (whole.note) await elsewhere({ kind: 'note', note: whole.note });

  const client = (async (_: string, { act }: Ask<'perform'>) => {
    acts.push(act);
    await broken.until;
    if (broken.trouble) throw broken.trouble;
    const done = applyAct(db, act, sighting);
    sent.push(done);
    return done;
  }) as Client;
  let closing = (): void => undefined;
  const frame = {
    ready: vi.fn(),
    close: vi.fn(),
    left: vi.fn(),
    onClosing: (heard: () => void) => {
      closing = heard;
    },
  };
  const { unmount } = render(
    <Editor paper={sighting.paper} mark={whole} uses={uses.map(used)} field={field} client={client} frame={frame} />,
  );
  return { db, frame, broken, acts, elsewhere, unmount, closing: () => closing() };
}

/** Tags in use, each more often than the next, all long ago. */
export function used(name: string, place: number): TagUse {
  return { name, count: 100 - place, usedAt: 0 };
}

export const tagInput = () => screen.getByRole<HTMLInputElement>('combobox', { name: 'Add a tag' });
export const noteInput = () => screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Note' });
export const markIn = async (db: LibraryDb) => (await paperInFull(db, PAPER))?.mark;
export const untilTags = (db: LibraryDb, ...tags: string[]) => waitFor(async () => expect((await markIn(db))?.tags ?? []).toEqual(tags));

/** The rows under the tag field; none while the list is closed. */
export const rows = (): (string | null | undefined)[] =>
  screen.queryAllByRole('option').map((row) => row.querySelector('.tag-choice-name')?.textContent?.replace(/[\u2068\u2069]/g, ''));

/** The row that Enter takes. */
export function activeRow(): string | null | undefined {
  const id = tagInput().getAttribute('aria-activedescendant');
  const selected = screen.queryAllByRole('option', { selected: true });
  expect(selected.map((row) => row.id)).toEqual(id === null ? [] : [id]);
  return selected[0]?.querySelector('.tag-choice-name')?.textContent?.replace(/[\u2068\u2069]/g, '');
}

/** Fails with what axe finds. What it can only judge by drawing is left to the browser tests. */
export async function expectAccessible(): Promise<void> {
  const { violations } = await axe.run(document.body, { rules: { region: { enabled: false }, 'color-contrast': { enabled: false } } });
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);
}
