import { cleanup, render, screen } from '@testing-library/react';
import userEvent, { type UserEvent } from '@testing-library/user-event';
import axe from 'axe-core';
import { Dexie } from 'dexie';
import { afterEach, beforeEach, expect, vi } from 'vitest';
import type { CurrentTab } from '../../components/papers/tab-papers.ts';
import { Popup } from '../../components/popup/Popup.tsx';
import type { Offered } from '../../components/popup/SiteOffer.tsx';
import { openForReading } from '../../components/ui/useLibrary.ts';
import { applyAct } from '../../lib/library/commands/apply-act.ts';
import { redoLast, undoLast } from '../../lib/library/commands/undo-last.ts';
import { DB_NAME, LibraryDb, type PaperRow } from '../../lib/library/db.ts';
import { join, split } from '../../lib/library/identity/joining.ts';
import { openLibrary } from '../../lib/library/open.ts';
import { type Act, newAct } from '../../lib/mark/act.ts';
import type { Change, Status } from '../../lib/mark/mark.ts';
import type { PaperId } from '../../lib/paper/ids/paper-id.ts';
import type { Paper } from '../../lib/paper/paper.ts';
import type { Client } from '../../lib/protocol/client.ts';
import type { Ask, RequestName } from '../../lib/protocol/requests.ts';

const DAY = 86_400_000;

/** The background's library: what writes while the popup reads. */
export let library: LibraryDb;
export let client: Client;
/** Every request the popup has made. */
export let asked: { name: RequestName; ask: unknown }[];
/** What stands before the background's answer; throw in it and the request fails. */
export let meanwhile: (name: RequestName) => Promise<void>;
/** The addresses that were opened. */
export let visited: string[];

export function setMeanwhile(next: typeof meanwhile): void {
  meanwhile = next;
}

/** Gives each test of a file a library of its own, and a popup that asks it. */
export function eachWithALibrary(): void {
  beforeEach(async () => {
    await Dexie.delete(DB_NAME);
    library = new LibraryDb();
    asked = [];
    client = clientTo(library, asked);
    visited = [];
    meanwhile = async () => undefined;
  });

  afterEach(() => {
    cleanup();
    library.close();
  });
}

/** A client to a background in this very context, which keeps to its library when the next test has begun. */
function clientTo(db: LibraryDb, log: typeof asked): Client {
  const answers = {
    perform: ({ act, sighting }: Ask<'perform'>) => applyAct(db, act, sighting),
    undo: async ({ id }: Ask<'undo'>) => (await undoLast(db, id, Date.now(), Date.now() - DAY)) ?? null,
    redo: async ({ id, papers }: Ask<'redo'>) => (await redoLast(db, id, Date.now(), papers && new Set(papers))) ?? null,
    join: ({ id, papers }: Ask<'join'>) => join(db, id, papers, Date.now(), true),
    split: ({ id, alias }: Ask<'split'>) => split(db, id, alias, Date.now()),
    health: async () => ({ health: 'good', backups: [] }),
    openLibrary: async () => {
      await openLibrary(db);
      return null;
    },
    diagnose: async () => 'no card on a page of arxiv',
  };
  return async (name, ask) => {
    log.push({ name, ask });
    await meanwhile(name);
    return (answers as unknown as Record<string, (ask: unknown) => never>)[name]?.(ask) as never;
  };
}

/** The acts that the popup has asked for, sent again ones too. */
function actsAsked(): Act[] {
  return asked.filter(({ name }) => name === 'perform').map(({ ask }) => (ask as Ask<'perform'>).act);
}

/** The changes that the popup has asked for. */
export function changesAsked(): Act['change'][] {
  return actsAsked().map(({ change }) => change);
}

/** The ids of the acts that the popup has asked for. */
export function idsAsked(): string[] {
  return actsAsked().map(({ id }) => id);
}

/** Does something to a paper from another context, some minutes ago. Of a paper that is not in the library it must tell the facts. */
export async function elsewhere(id: PaperId, change: Change, facts?: Partial<Paper>, minutesAgo = 0): Promise<void> {
  const met = { site: 'arxiv', url: 'https://arxiv.org/list/cs.LG/new' };
  const sighting = facts && { paper: { id, title: `Title of ${id}`, authors: [], ...facts }, met };
  await applyAct(library, { ...newAct(id, change), at: Date.now() - minutesAgo * 60_000 }, sighting);
}

/** Saves papers, the first one the newest: `arxiv:2611.00000`, `arxiv:2611.00001` and so on. */
export async function save(...papers: (Partial<Paper> & { status?: Status })[]): Promise<void> {
  for (const [i, { status = 'want', ...facts }] of papers.entries()) {
    await elsewhere(idOf(i), { kind: 'status', status }, facts, i * 60);
  }
}

/** Puts many papers on the shelf at once, as they stand after they were saved: `Paper 0` is the newest. */
export async function saveMany(count: number): Promise<void> {
  const bare = { authors: [], status: 'want', star: false, tags: [], tagKeys: [], noted: false } as const;
  const row = (_: unknown, i: number) =>
    ({ ...bare, id: idOf(i), title: `Paper ${i}`, savedAt: Date.now() - i * 60_000 }) as unknown as PaperRow;
  await library.papers.bulkPut(Array.from({ length: count }, row));
  await library.counts.put({ status: 'want', papers: count });
}

/** The id of a paper that was saved, by its place among them. */
export function idOf(place: number): PaperId {
  return `arxiv:2611.${String(place).padStart(5, '0')}`;
}

/** Draws the popup over the library, and over a tab if it is told of one. */
export function openPopup(read = () => openForReading(client), tab?: CurrentTab, offer?: Offered): UserEvent {
  const current = async () => tab;
  const offered = async () => offer;
  render(<Popup client={client} library={read} current={current} offered={offered} visit={(url) => void visited.push(url)} />);
  return userEvent.setup();
}

/** The rows that are shown, from the top. */
export function rows(): HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>('[data-paper]')];
}

/** The titles that are shown, from the top. */
export function titles(): (string | null)[] {
  return rows().map((row) => row.querySelector('a')?.textContent ?? null);
}

/** The status that each row shows, from the top. */
export function statuses(): (string | undefined)[] {
  return rows().map((row) => row.dataset.status);
}

/** The link that is a paper's title. */
export function title(name: string): HTMLElement {
  return screen.getByRole('link', { name });
}

/** What was said last to those who hear the page. */
export function said(): string | null {
  return screen.getByRole('status').textContent;
}

/** Waits until something holds. */
export function soon(check: () => void): Promise<void> {
  return vi.waitFor(check, { timeout: 60_000, interval: 15 });
}

/** Waits until the list shows these titles, in this order. */
export function showsSoon(...expected: string[]): Promise<void> {
  return soon(() => expect(titles()).toEqual(expected));
}

/** Fails with what axe finds on the page. What it can only judge by drawing, such as contrast, is left to the browser tests. */
export async function expectAccessible(): Promise<void> {
  const { violations } = await axe.run(document.body, { rules: { 'color-contrast': { enabled: false }, region: { enabled: true } } });
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);
}
