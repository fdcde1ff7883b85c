import { applyBulk } from '../library/commands/apply-act.ts';
import { redoLast, undoLast } from '../library/commands/undo-last.ts';
import type { LibraryDb } from '../library/db.ts';
import { canonicalOf, rowsOf } from '../library/identity/aliases.ts';
import { marksOf } from '../library/queries.ts';
import { newAmong, saw } from '../library/seen.ts';
import type { Undone } from '../mark/act.ts';
import { weigh } from '../mark/rules.ts';
import { settingsAt } from '../mark/settings.ts';
import type { PaperId } from '../paper/ids/paper-id.ts';
import type { Sighting } from '../paper/paper.ts';
import { Trouble } from '../paper/trouble.ts';
import type { Role, Sender } from '../protocol/roles.ts';
import type { Handlers } from '../protocol/server.ts';
import { siteIdAt } from '../sites/index.ts';
import type { Documents } from './documents.ts';
import { momentOf, UNDO_WITHIN } from './moment.ts';
import type { Reasons } from './reasons.ts';
import type { SettingsKept } from './stored-settings.ts';
import type { Titles } from './titles/titles.ts';

type ListingHandlers = Pick<
  Handlers,
  | 'performAll'
  | 'undo'
  | 'redo'
  | 'newAmong'
  | 'saw'
  | 'weigh'
  | 'settingsHere'
  | 'taught'
  | 'showDone'
  | 'settings'
  | 'saveSettings'
  | 'forgetSeen'
>;

/** What the work on listings needs of the rest of the background. */
export interface AroundListing {
  within<T>(use: (open: LibraryDb) => Promise<T>): Promise<T>;
  /** The same, for what changes the library. */
  writing<T>(use: (open: LibraryDb) => Promise<T>): Promise<T>;
  documents: Documents;
  settings: SettingsKept;
  titles: Pick<Titles, 'wantAll'>;
  reasons: Reasons;
  /** Something changed: other pages should look again. */
  changed(by: Sender): void;
  /** Takes in which other ids a page names papers by. */
  learnMet(page: Sender, sightings: readonly Sighting[]): Promise<void>;
}

/** Takes a step of the library at a moment, among some papers. */
type Take = (open: LibraryDb, at: number, among: ReadonlySet<PaperId> | undefined, byPage: boolean) => Promise<Undone | undefined>;

/** The requests that make a listing the place to decide. */
export function serveListing({ within, writing, documents, settings, titles, reasons, changed, learnMet }: AroundListing): ListingHandlers {
  /** Takes back, or brings back, a step among the papers that are named, and in a page among those that it asked about. */
  async function takeBack(sender: Sender, role: Role, papers: PaperId[] | undefined, take: Take): Promise<Undone | null> {
    const named = papers && new Set(papers);
    const asked = role === 'page' ? await documents.askedBy(sender) : named;
    const among = named && asked ? asked.intersection(named) : asked;
    const undone = await writing((open) => takeAmong(open, among, (ids) => take(open, Date.now(), ids, role === 'page')));
    if (!undone) return null;
    if (role === 'page') void documents.answered(sender, undone.marks);
    changed(sender);
    return undone;
  }

  return {
    async performAll({ act, sightings }, sender) {
      if (new Set(act.papers).size !== act.papers.length) throw new Trouble('not-understood', 'a paper twice');
      await documents.asks(sender, act.papers);
      const done = await writing((open) => applyBulk(open, { ...act, at: momentOf(act.at) }, sightings, true));
      await learnMet(sender, sightings);
      void documents.answered(sender, done.marks);
      changed(sender);
      return done;
    },
    undo: ({ id, papers }, sender, role) =>
      takeBack(sender, role, papers, (open, at, among, byPage) => undoLast(open, id, at, at - UNDO_WITHIN, among, byPage)),
    redo: ({ id, papers }, sender, role) =>
      takeBack(sender, role, papers, (open, at, among, byPage) => redoLast(open, id, at, among, byPage)),
    async newAmong({ papers }, sender) {
      if (!(await settings.read()).seen) return [];
      const asked = await documents.askedBy(sender);
      return within((open) =>
        newAmong(
          open,
          papers.filter((paper) => asked.has(paper)),
          Date.now(),
        ),
      );
    },
    async saw({ papers }, sender) {
      if (!(await settings.read()).seen) return null;
      const asked = await documents.askedBy(sender);
      await within((open) =>
        saw(
          open,
          papers.filter((paper) => asked.has(paper)),
          Date.now(),
        ),
      );
      return null;
    },
    async weigh({ papers }, sender) {
      const [{ rules }, asked] = await Promise.all([settings.read(), documents.askedBy(sender)]);
      const known = papers.filter(({ id }) => asked.has(id));
      const rows = await within((open) =>
        rowsOf(
          open,
          known.map(({ id }) => id),
        ),
      );
      return known.flatMap((paper) => {
        const rule = weigh(rules, { ...paper, tags: rows.get(paper.id)?.tags ?? [] });
        reasons.keep(sender, paper.id, rule);
        return rule ? [[paper.id, rule.does]] : [];
      });
    },
    async settingsHere(_, sender) {
      const [now, teaches] = await Promise.all([settings.read(), settings.teaches()]);
      return settingsAt(siteOf(sender), now, teaches);
    },
    async taught() {
      await settings.taught();
      return null;
    },
    async showDone({ how, foldTold }, sender) {
      const now = await settings.read();
      await settings.save({ ...now, done: { ...now.done, [siteOf(sender)]: how }, foldTold: foldTold ?? now.foldTold });
      return null;
    },
    settings: () => settings.read(),
    async saveSettings(chosen, sender) {
      const before = await settings.read();
      await settings.save(chosen);
      if (chosen.fetchTitles && !before.fetchTitles) void titles.wantAll();
      changed(sender);
      return null;
    },
    async forgetSeen(_, sender) {
      await within((open) => open.seen.clear());
      changed(sender);
      return null;
    },
  };
}

/** Takes a step among papers by whatever ids a page knows them, and tells their marks by those. */
async function takeAmong(
  open: LibraryDb,
  among: ReadonlySet<PaperId> | undefined,
  take: (ids?: ReadonlySet<PaperId>) => Promise<Undone | undefined>,
): Promise<Undone | undefined> {
  if (!among) return take();
  const before = await canonicalOf(open, [...among]);
  const undone = await take(new Set([...among, ...[...among].map(before)]));
  if (!undone) return undefined;
  const touched = new Set(undone.marks.map(([paper]) => paper));
  const named = [...among].filter((paper) => touched.has(paper) || touched.has(before(paper)));
  // What came out of one of them again is another paper, which the page did not name.
  return { ...undone, marks: (await marksOf(open, named, Number.POSITIVE_INFINITY)).marks };
}

function siteOf({ url }: Sender): string {
  const site = url === undefined ? undefined : siteIdAt(new URL(url));
  if (!site) throw new Trouble('not-allowed', 'no site');
  return site;
}
