import type { Keeper } from '../library/backup/keeper.ts';
import { applyAct } from '../library/commands/apply-act.ts';
import type { LibraryDb } from '../library/db.ts';
import { join, learn, split } from '../library/identity/joining.ts';
import { marksOf, paperInFull } from '../library/queries.ts';
import { isTimeToWriteBlocks, mendBlocks, writeBlocks } from '../library/search/keep-blocks.ts';
import { tagsInUse } from '../library/tag-uses.ts';
import { NO_MARK } from '../mark/fields.ts';
import type { PageChange } from '../mark/mark.ts';
import { weigh } from '../mark/rules.ts';
import { lacksTitle, type Sighting } from '../paper/paper.ts';
import { Trouble } from '../paper/trouble.ts';
import type { PageFile } from '../protocol/page-file.ts';
import { ALSO_MAX, type Claims, type Progress } from '../protocol/requests.ts';
import type { Sender } from '../protocol/roles.ts';
import type { Handlers } from '../protocol/server.ts';
import { siteAt } from '../sites/index.ts';
import { createBudget } from './budget.ts';
import type { Diagnostics } from './diagnostics/diagnostics.ts';
import type { Documents } from './documents.ts';
import type { Editings } from './editing.ts';
import { momentOf } from './moment.ts';
import { createOpened } from './opened.ts';
import { createReasons } from './reasons.ts';
import { createUnderWay, serveFiles } from './serve-files.ts';
import { serveHealth } from './serve-health.ts';
import { serveListing } from './serve-listings.ts';
import type { SettingsKept } from './stored-settings.ts';
import type { Titles } from './titles/titles.ts';

/** What the library needs of the background around it. */
export interface ServeContext {
  editings: Editings;
  documents: Documents;
  /** An act of `by` is in the library: other pages should look again. */
  changed(by: Sender): void;
  /** Runs the file for reaching in the page that asks for it. */
  bringInteraction(page: Sender): Promise<null>;
  /** Runs another file of ours there. */
  bring(page: Sender, file: PageFile): Promise<null>;
  /** Tells our own pages how far an import is. */
  reportProgress(progress: Progress): void;
  /** Empties what is kept beside the library, and tells what is left of it. */
  forget(): Promise<string[]>;
  keeper: Keeper;
  settings: SettingsKept;
  titles: Pick<Titles, 'want' | 'wantAll'>;
  diagnostics: Pick<Diagnostics, 'sawNoCards' | 'sawLinksCarry' | 'sawCards' | 'report' | 'text'>;
}

/** How many papers learn another id in a minute, and how many become one, by what pages say of them. */
export const IDS_LEARNT = 120;
export const JOINS_LEARNT = 5;
const MINUTE = 60_000;

/** What a page's script may change. */
const FROM_PAGES: readonly string[] = Object.keys({ status: true, star: true, tag: true, untag: true } satisfies Record<
  PageChange['kind'],
  true
>);

/** The library as the background serves it. Keeps no state but what may be lost with the worker. */
export function serveLibrary(db: LibraryDb, around: ServeContext): Handlers {
  const { editings, documents, diagnostics, keeper, settings, titles, forget } = around;
  const underWay = createUnderWay(around.reportProgress);
  const allowed = { ids: createBudget(IDS_LEARNT, MINUTE), joins: createBudget(JOINS_LEARNT, MINUTE) };

  const reasons = createReasons();

  const { within, writing, writingIf, tidy } = createOpened(db, around);

  /** Takes in what a page of a known site tells of ids. Any other page may claim what it likes. */
  function learnt(by: Sender, also: Claims): void {
    if (!by.url || !siteAt(new URL(by.url))) return;
    writingIf((open) => learn(open, also, Date.now(), allowed)).then(
      (news) => news && around.changed({}),
      () => undefined,
    );
  }

  /** The same of papers that are acted on: which other ids the page names them by, of those that it asked about. */
  async function learnMet(page: Sender, sightings: readonly Sighting[]): Promise<void> {
    const also = sightings.flatMap(({ paper }) => (paper.also ? [[paper.id, paper.also.slice(0, ALSO_MAX)] as const] : []));
    if (also.length > 0) learnt(page, await documents.claims(page, also));
  }

  function changedMuch(by: Sender): void {
    around.changed(by);
    tidy(mendBlocks);
  }

  return {
    ...serveFiles({ within, writing, changed: changedMuch, forget, underWay, keeper }),
    ...serveHealth({ within, watch: underWay.watch, changed: () => changedMuch({}), keeper }),
    ...serveListing({ within, writing, documents, settings, titles, reasons, changed: around.changed, learnMet }),
    async lookUp({ papers, also, gone = [], since }, sender) {
      const isNew = await documents.asks(sender, papers, { gone, ...(since !== undefined && { since }) });
      const claims = also && (await documents.claims(sender, also));
      // A document that was forgotten meanwhile is told all, as its papers are to be counted anew.
      const known = await within((open) => marksOf(open, papers, isNew && since !== undefined ? Number.POSITIVE_INFINITY : since, claims));
      if (claims && since === undefined) learnt(sender, claims);
      void documents.answered(sender, known.marks, since === undefined ? papers : []);
      return known;
    },
    async perform({ act, sighting }, sender, role) {
      const { sighting: from, page } =
        role === 'editor' ? await editings.claimed(sender) : { sighting, page: role === 'page' ? sender : undefined };
      if (from && from.paper.id !== act.paper) throw new Trouble('not-allowed', 'another paper');
      if (role === 'page') {
        // Nobody types in a page: it sets statuses and tags; and the answer tells a mark, as a look-up does.
        if (!FROM_PAGES.includes(act.change.kind)) throw new Trouble('not-allowed', `${act.change.kind} from a page`);
        await documents.asks(sender, [act.paper]);
      }
      const done = await writing((open) => applyAct(open, { ...act, at: momentOf(act.at) }, from, role === 'page'));
      if (page && from) await learnMet(page, [from]);
      if (role === 'page') void documents.answered(sender, [[act.paper, done.mark]]);
      around.changed(sender);
      if (isTimeToWriteBlocks(done.seq)) tidy(writeBlocks);
      // Only where our own pages and menus say so: what a page's script does tells nobody outside of a paper.
      if (role === 'ours' && from && lacksTitle(from.paper)) void titles.want([act.paper]);
      return done;
    },
    async join({ id, papers }, sender) {
      await writing((open) => join(open, id, papers, Date.now(), true));
      around.changed(sender);
      return null;
    },
    async split({ id, alias }, sender) {
      await writing((open) => split(open, id, alias, Date.now()));
      around.changed(sender);
      return null;
    },
    async startEditing({ nonce, sighting }, sender) {
      await editings.announce(nonce, sighting, sender);
      return null;
    },
    async edit(_, sender) {
      const { paper } = await editings.claim(sender);
      const [known, uses, { rules }, { page }] = await Promise.all([
        within((open) => paperInFull(open, paper.id)),
        within((open) => tagsInUse(open)),
        settings.read(),
        editings.claimed(sender),
      ]);
      // Under the id by which its page knows it: the editor acts on that.
      const mark = known?.mark ?? NO_MARK;
      const facts = { ...(known?.paper ?? paper), id: paper.id };
      const why = reasons.of(page, paper.id) ?? weigh(rules, { ...facts, tags: mark.tags, categories: [] });
      return { paper: facts, mark, uses, ...(why && { why }) };
    },
    bringInteraction: (_, sender) => around.bringInteraction(sender),
    bring: ({ file }, sender) => around.bring(sender, file),
    async sawNoCards(_, sender) {
      await diagnostics.sawNoCards(knownSite(sender));
      // Its links may tell what its adapter does not; a page that has gone meanwhile needs nothing.
      await around.bring(sender, 'links').catch(() => null);
      return null;
    },
    async sawLinksCarry(_, sender) {
      await diagnostics.sawLinksCarry(knownSite(sender));
      return null;
    },
    async sawCards(seen, sender) {
      await diagnostics.sawCards(knownSite(sender), seen);
      return null;
    },
    async openLibrary() {
      await within(async () => undefined);
      tidy(mendBlocks);
      return null;
    },
    diagnose: () => diagnostics.text(),
  };
}

/** The site of a page: no page says it of itself. On other pages nothing is expected. */
function knownSite({ url }: Sender): string {
  const site = url && siteAt(new URL(url));
  if (!site) throw new Trouble('not-allowed', 'no site');
  return site.id;
}
