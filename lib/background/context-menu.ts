import { browser } from 'wxt/browser';
import { ARXIV_HOSTS } from '../paper/ids/arxiv-id.ts';
import { paperAtAddress } from '../paper/ids/schemes.ts';
import { idText } from '../paper/links.ts';
import { LONGEST, type Sighting } from '../paper/paper.ts';
import { siteIdAt } from '../sites/index.ts';
import { text } from '../text.ts';

const SAVE = 'save-link';
const FIND = 'find-papers';

/** Hosts whose addresses may be papers, and those below them: on other links the menu says nothing. */
export const HOSTS: readonly string[] = [
  ...ARXIV_HOSTS.map(([host]) => host),
  ...'academic.oup.com aclanthology.org aclweb.org annualreviews.org asmedigitalcollection.asme.org biorxiv.org dblp.dagstuhl.de dblp.org dblp.uni-trier.de direct.mit.edu dl.acm.org doi.org epubs.siam.org europepmc.org frontiersin.org iopscience.iop.org journals.aps.org journals.asm.org journals.plos.org journals.sagepub.com liebertpub.com link.aps.org link.springer.com medrxiv.org nature.com ncbi.nlm.nih.gov onlinelibrary.wiley.com openaccess.thecvf.com openreview.net papers.neurips.cc papers.nips.cc pnas.org proceedings.mlr.press pubmed.gov proceedings.neurips.cc pubs.acs.org pubsonline.informs.org raw.githubusercontent.com royalsocietypublishing.org science.org tandfonline.com worldscientific.com zenodo.org'.split(
    ' ',
  ),
];

/** A link as the browser tells of it; only Firefox tells its words. */
export interface LinkShown {
  linkUrl?: string | undefined;
  linkText?: string | undefined;
  pageUrl?: string | undefined;
}

/** The paper that a link leads to, under its id until a page tells more; undefined when it leads to none. */
export function meetingOfLink({ linkUrl = '', linkText = '', pageUrl = linkUrl }: LinkShown): Sighting | undefined {
  const paper = paperAtAddress(linkUrl);
  if (!paper) return undefined;
  const words = linkText.replace(/\s+/g, ' ').trim();
  const isTitle = words.length >= 20 && / /.test(words) && !/^https?:/.test(words);
  const url = /^https?:/.test(pageUrl) && URL.canParse(pageUrl) ? pageUrl : linkUrl;
  return {
    paper: { ...paper, title: isTitle ? words.slice(0, LONGEST.title) : idText(paper.id), authors: [] },
    met: { site: siteIdAt(new URL(url)) ?? 'any', url: url.slice(0, LONGEST.url) },
  };
}

/** Puts "Save this paper" into the menu of links to papers, and "Find papers" into that of pages. Done at each install and update; the browser keeps it. */
export async function putMenu(): Promise<void> {
  await browser.contextMenus.removeAll();
  browser.contextMenus.create({
    id: SAVE,
    title: text('save_link'),
    contexts: ['link'],
    targetUrlPatterns: HOSTS.map((host) => `*://*.${host}/*`),
  });
  browser.contextMenus.create({ id: FIND, title: text('offer_once'), contexts: ['page'], documentUrlPatterns: ['https://*/*'] });
}

/** Calls back with the paper of a link whose menu was used, and the tab in which it was. */
export function onLinkSaved(save: (sighting: Sighting, tab?: number) => void): void {
  browser.contextMenus.onClicked.addListener((info, tab) => {
    const sighting = info.menuItemId === SAVE ? meetingOfLink(info as LinkShown) : undefined;
    if (sighting) save(sighting, tab?.id);
  });
}

/** Calls back with the tab of a page in which papers are to be found: by its menu or by the key. The browser lets us in there until it goes elsewhere. */
export function onPapersSought(find: (tab: number, page: URL) => void): void {
  const seek = (tab?: { id?: number | undefined; url?: string | undefined }, address = tab?.url): void => {
    if (tab?.id !== undefined && address && URL.canParse(address)) find(tab.id, new URL(address));
  };
  browser.contextMenus.onClicked.addListener(({ menuItemId, pageUrl }, tab) => {
    if (menuItemId === FIND) seek(tab, tab?.url ?? pageUrl);
  });
  browser.commands?.onCommand.addListener((command, tab) => {
    if (command === FIND) seek(tab);
  });
}
