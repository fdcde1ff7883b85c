import type { Identified, PaperId } from '../../lib/paper/ids/paper-id.ts';
import { paperAtAddress, parsePaperId } from '../../lib/paper/ids/schemes.ts';
import { LONGEST, type Paper, type Sighting } from '../../lib/paper/paper.ts';
import { DOCUMENT_MAX } from '../../lib/protocol/requests.ts';
import { pageAt, siteAt } from '../../lib/sites/index.ts';
import type { PageKind } from '../../lib/sites/kit/site.ts';
import { titleOfTab } from './tab-title.ts';

/** The tab that the person looks at, as the browser tells of it. */
export interface CurrentTab {
  url: string;
  title: string;
  /** Asks our script in its page what stands there; rejects where there is none. */
  ask(): Promise<unknown>;
}

/** What stands in the current tab. */
export interface TabPapers {
  kind: PageKind;
  /** Each once, in the order of the page. */
  papers: readonly PaperId[];
  /** On the page of one paper: what is known of it there. */
  sighting?: Sighting;
}

/** What stands in a tab by its address and title alone; undefined when that says nothing. */
export function standingAt({ url, title }: Pick<CurrentTab, 'url' | 'title'>): TabPapers | undefined {
  if (!URL.canParse(url)) return undefined;
  const address = new URL(url);
  const named = paperAtAddress(url);
  if (named) return { kind: 'paper', papers: [named.id], sighting: meetingAt(address, named, title) };
  return pageAt(address)?.kind === 'list' ? { kind: 'list', papers: [] } : undefined;
}

/** What a page shows whose address says nothing: a list of those papers that it has, as its script tells. */
export function shownBy(answer: unknown): TabPapers | null {
  const papers = idsIn(fieldsOf(answer).papers);
  return papers.length > 0 ? { kind: 'list', papers } : null;
}

/**
 * What a page's script adds to what the address says. A taken-over page speaks with its voice: it is believed which papers
 * its list shows, and the facts of the one paper that the address names.
 */
export function heard(tabPapers: TabPapers, answer: unknown): TabPapers {
  const { kind, papers, sighting } = fieldsOf(answer);
  if (kind !== tabPapers.kind) return tabPapers;
  if (kind === 'list') return { kind, papers: idsIn(papers) };
  const { paper: known, met } = tabPapers.sighting ?? {};
  const facts = known && factsIn(fieldsOf(sighting).paper, known.id);
  return facts && met ? { ...tabPapers, sighting: { paper: { ...known, ...facts }, met } } : tabPapers;
}

/** The same under the ids that the library has its papers by. */
export function underLibraryIds({ kind, papers, sighting }: TabPapers, named: ReadonlyMap<PaperId, PaperId>): TabPapers {
  const idOf = (id: PaperId): PaperId => named.get(id) ?? id;
  const known = sighting && { ...sighting, paper: { ...sighting.paper, id: idOf(sighting.paper.id) } };
  return { kind, papers: [...new Set(papers.map(idOf))], ...(known && { sighting: known }) };
}

function meetingAt(url: URL, named: Identified, title: string): Sighting {
  const site = siteAt(url)?.id ?? url.host;
  return { paper: { ...named, title: titleOfTab(title, named.id), authors: [] }, met: { site, url: url.href.slice(0, LONGEST.url) } };
}

function idsIn(papers: unknown): PaperId[] {
  const named = listOf(papers, DOCUMENT_MAX).map((each) => (typeof each === 'string' ? parsePaperId(each) : null));
  return [...new Set(named.filter((id) => id !== null))];
}

/** The facts of a paper that the background, too, would take; undefined when they are another paper's or not whole. */
function factsIn(paper: unknown, id: PaperId): Partial<Paper> | undefined {
  const { id: named, title, authors, authorsCut, authorCount, published, abstract, version } = fieldsOf(paper);
  if (named !== id || typeof title !== 'string' || title.trim() === '') return undefined;
  return {
    title: title.slice(0, LONGEST.title),
    authors: listOf(authors, LONGEST.authors).flatMap((each) => (typeof each === 'string' ? [each.slice(0, LONGEST.author)] : [])),
    ...(authorsCut === true && { authorsCut }),
    ...(isWhole(authorCount) && { authorCount }),
    ...(typeof published === 'string' && /^\d{4}(-\d\d(-\d\d)?)?$/.test(published) && { published }),
    ...(typeof abstract === 'string' && { abstract: abstract.slice(0, LONGEST.abstract) }),
    ...(isWhole(version) && { version }),
  };
}

function isWhole(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) > 0;
}

function fieldsOf(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

function listOf(value: unknown, longest: number): unknown[] {
  return Array.isArray(value) ? value.slice(0, longest) : [];
}
