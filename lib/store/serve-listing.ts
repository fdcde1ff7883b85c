import type { Documents } from '../messages/documents.ts';
import type { Sender } from '../messages/roles.ts';
import type { Handlers } from '../messages/server.ts';
import { weigh } from '../paper/rules.ts';
import { settingsAt } from '../paper/settings.ts';
import { Trouble } from '../paper/trouble.ts';
import { siteAt } from '../sites/index.ts';
import type { LibraryDb } from './db.ts';
import { performAll, undoLast } from './marks.ts';
import { newAmong, saw } from './seen.ts';
import type { SettingsKept } from './settings.ts';

type ListingHandlers = Pick<
  Handlers,
  'performAll' | 'undo' | 'newAmong' | 'saw' | 'weigh' | 'settingsHere' | 'showDone' | 'settings' | 'saveSettings' | 'forgetSeen'
>;

/** What the work on listings needs of the rest of the background. */
export interface AroundListing {
  within<T>(use: (open: LibraryDb) => Promise<T>): Promise<T>;
  /** The same, for what changes the library. */
  writing<T>(use: (open: LibraryDb) => Promise<T>): Promise<T>;
  documents: Documents;
  settings: SettingsKept;
  /** Something changed: other pages should look again. */
  changed(by: Sender): void;
}

/** How old a step may be that is taken back, in milliseconds. */
export const UNDO_WITHIN = 24 * 60 * 60_000;

/** The requests that make a listing the place to decide. */
export function serveListing({ within, writing, documents, settings, changed }: AroundListing): ListingHandlers {
  return {
    async performAll({ act, meetings }, sender) {
      if (new Set(act.papers).size !== act.papers.length) throw new Trouble('not-understood', 'a paper twice');
      await documents.asks(sender, act.papers);
      const done = await writing((open) => performAll(open, { ...act, at: Math.min(act.at, Date.now()) }, meetings));
      void documents.told(sender, done.marks);
      changed(sender);
      return done;
    },
    async undo({ id, papers }, sender, role) {
      const now = Date.now();
      const named = papers && new Set(papers);
      const asked = role === 'page' ? await documents.askedBy(sender) : named;
      const among = named && asked ? asked.intersection(named) : asked;
      const undone = await writing((open) => undoLast(open, id, now, now - UNDO_WITHIN, among));
      if (!undone) return null;
      if (role === 'page') void documents.told(sender, undone.marks);
      changed(sender);
      return undone;
    },
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
      const rows = await within((open) => open.papers.bulkGet(known.map(({ id }) => id)));
      return known.flatMap((paper, n) => {
        const rule = weigh(rules, { ...paper, tags: rows[n]?.tags ?? [] });
        return rule ? [[paper.id, rule]] : [];
      });
    },
    async settingsHere(_, sender) {
      return settingsAt(siteOf(sender), await settings.read());
    },
    async showDone({ how, foldTold }, sender) {
      const now = await settings.read();
      await settings.save({ ...now, done: { ...now.done, [siteOf(sender)]: how }, foldTold: foldTold ?? now.foldTold });
      return null;
    },
    settings: () => settings.read(),
    async saveSettings(chosen, sender) {
      await settings.save(chosen);
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

function siteOf({ url }: Sender): string {
  const site = url === undefined ? undefined : siteAt(new URL(url));
  if (!site) throw new Trouble('not-allowed', 'no site');
  return site.id;
}
