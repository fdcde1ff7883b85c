import * as z from 'zod/mini';
import { fileRow } from '../formats/library-file/file-row.ts';
import { met, moment, paper, paperId, prose, tag, textUpTo } from '../formats/library-file/shapes.ts';
import type { Act } from '../mark/act.ts';
import { NOTE_MAX, type PageChange, STATUSES } from '../mark/mark.ts';
import { DEFAULT_SETTINGS, DONE_HOW, KEY_ACTS, RULE_BY, RULE_MAX, RULES_MAX } from '../mark/settings.ts';
import { LONGEST } from '../paper/paper.ts';
import { PAGE_FILES } from './page-file.ts';
import { ALSO_MAX, type Ask, BULK_MAX, DOCUMENT_MAX, LOOK_UP_MAX, type RequestName, type Seen, STAGE_MAX, TOLD_MAX } from './requests.ts';

// Only the background loads this: what a page runs is checked where trust changes, not where it is sent.

const papers = z.array(paperId).check(z.maxLength(LOOK_UP_MAX));
const claims = z.array(z.tuple([paperId, z.array(paperId).check(z.maxLength(ALSO_MAX))])).check(z.maxLength(LOOK_UP_MAX));
const actId = textUpTo(64).check(z.minLength(8));
const how = z.enum(['merge', 'replace']);
const nonce = textUpTo(64).check(z.minLength(32));
const seq = z.int().check(z.nonnegative());

const sighting = z.object({ paper, met });

/** A schema for each kind; the compiler refuses a list without one of them. */
type ByKind<T extends { kind: string }> = { [K in T['kind']]: z.ZodMiniType<Extract<T, { kind: K }>> };

const pageChanges = {
  status: z.object({ kind: z.literal('status'), status: z.enum(STATUSES) }),
  star: z.object({ kind: z.literal('star'), star: z.boolean() }),
  tag: z.object({ kind: z.literal('tag'), tag }),
  untag: z.object({ kind: z.literal('untag'), tag }),
} satisfies ByKind<PageChange>;

const otherChanges = {
  note: z.object({ kind: z.literal('note'), note: prose(NOTE_MAX), over: z.exactOptional(prose(NOTE_MAX)), turn: z.exactOptional(seq) }),
  remove: z.object({ kind: z.literal('remove') }),
  undo: z.object({ kind: z.literal('undo'), act: actId }),
} satisfies ByKind<Exclude<Act['change'], PageChange>>;

const bulkChange = anyOf(pageChanges);
const change = anyOf({ ...pageChanges, ...otherChanges });

const bulkAct = z.object({ id: actId, at: moment, papers: z.array(paperId).check(z.maxLength(BULK_MAX)), change: bulkChange });

const rule = z.object({
  does: z.enum(['dim', 'highlight']),
  by: z.enum(RULE_BY),
  what: textUpTo(RULE_MAX).check(z.minLength(1)),
});

const siteId = textUpTo(40);
const doneHow = z.enum(DONE_HOW);

/** What a person chose of how listings behave. */
export const settings = z.object({
  keysOn: z.boolean(),
  keysOffAt: z.array(siteId).check(z.maxLength(100)),
  keys: z.partialRecord(z.enum(KEY_ACTS), textUpTo(20).check(z.minLength(1))),
  done: z.record(siteId, doneHow),
  foldTold: z.boolean(),
  advance: z.boolean(),
  readingOnPdf: z.boolean(),
  seen: z.boolean(),
  rules: z.array(rule).check(z.maxLength(RULES_MAX)),
  // Settings that were saved before there was this choice have not made it.
  fetchTitles: z._default(z.boolean(), DEFAULT_SETTINGS.fetchTitles),
});

const weighable = z.object({
  id: paperId,
  title: prose(LONGEST.title),
  authors: z.array(prose(LONGEST.author)).check(z.maxLength(LONGEST.authors)),
  categories: z.array(textUpTo(100)).check(z.maxLength(50)),
});

const few = z.int().check(z.nonnegative(), z.maximum(TOLD_MAX));
const many = z.int().check(z.nonnegative(), z.maximum(DOCUMENT_MAX));

/** No more cards can tell something than were asked, nor be asked than there are. */
const addsUp = ({ cards, told, authors, abstract, date, title }: Seen): boolean =>
  Math.max(authors, abstract, date, title) <= told && told <= cards;

const seen = z
  .object({
    kind: z.enum(['list', 'paper']),
    anchors: many,
    cards: many,
    told: few,
    authors: few,
    abstract: few,
    date: few,
    title: few,
  })
  .check(z.refine(addsUp));

const act = z.object({ id: actId, paper: paperId, at: moment, change });

/** What each request must look like; anything else is refused as a whole. */
export const SCHEMAS: { [N in RequestName]: z.ZodMiniType<Ask<N>> } = {
  lookUp: z.object({ papers, also: z.exactOptional(claims), gone: z.exactOptional(papers), since: z.exactOptional(seq) }),
  perform: z.object({ act, sighting: z.exactOptional(sighting) }),
  performAll: z.object({ act: bulkAct, sightings: z.array(sighting).check(z.maxLength(BULK_MAX)) }),
  undo: z.object({ id: actId, papers: z.exactOptional(papers) }),
  redo: z.object({ id: actId, papers: z.exactOptional(papers) }),
  join: z.object({ id: actId, papers: z.array(paperId).check(z.minLength(2), z.maxLength(ALSO_MAX)) }),
  split: z.object({ id: actId, alias: paperId }),
  newAmong: z.object({ papers }),
  saw: z.object({ papers }),
  weigh: z.object({ papers: z.array(weighable).check(z.maxLength(BULK_MAX)) }),
  settingsHere: z.null(),
  taught: z.null(),
  showDone: z.object({ how: doneHow, foldTold: z.exactOptional(z.literal(true)) }),
  settings: z.null(),
  saveSettings: settings as z.ZodMiniType<Ask<'saveSettings'>>,
  forgetSeen: z.null(),
  startEditing: z.object({ nonce, sighting }),
  edit: z.null(),
  bringInteraction: z.null(),
  bring: z.object({ file: z.enum(PAGE_FILES) }),
  sawNoCards: z.null(),
  sawLinksCarry: z.null(),
  sawCards: seen,
  openLibrary: z.null(),
  stage: z.object({ import: actId, rows: z.array(fileRow).check(z.maxLength(STAGE_MAX)) }),
  commitImport: z.object({ import: actId, how, rows: seq, status: z.exactOptional(z.enum(STATUSES)) }),
  dropImport: z.object({ import: actId }),
  undoImport: z.object({ import: actId }),
  lastImport: z.null(),
  eraseAll: z.null(),
  health: z.null(),
  restore: z.object({ backup: textUpTo(100), how, import: actId }),
  backUp: z.null(),
  keepFiles: z.object({ every: z.enum(['never', 'daily', 'weekly']) }),
  keepWhatIsHere: z.null(),
  diagnose: z.null(),
};

/** One of some schemas, told by its kind. */
function anyOf<S extends z.core.$ZodTypeDiscriminable>(schemas: Readonly<Record<string, S>>) {
  const [first, ...others] = Object.values(schemas);
  return z.discriminatedUnion('kind', [first as S, ...others]);
}
