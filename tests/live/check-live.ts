import { leave, papersIn } from './capture.ts';
import { parse } from './document.ts';
import { obstacleIn } from './obstacle.ts';

/**
 * One real page of each kind. Google Scholar is never fetched; OpenReview's lists and all of Semantic Scholar are drawn by
 * their own scripts, so that nothing stands in what is fetched.
 */
const PAGES = [
  'https://huggingface.co/papers',
  'https://huggingface.co/papers/trending',
  'https://huggingface.co/papers/2309.03729',
  'https://arxiv.org/list/cs.LG/recent',
  'https://arxiv.org/list/cs.LG/new',
  'https://arxiv.org/abs/2309.03729',
  'https://arxiv.org/search/?query=attention&searchtype=all',
  'https://openreview.net/forum?id=aVh9KRZdRk',
  'https://aclanthology.org/volumes/2024.acl-short/',
  'https://aclanthology.org/2021.naacl-main.208/',
  'https://pubmed.ncbi.nlm.nih.gov/?term=attention',
  'https://www.biorxiv.org/collection/neuroscience',
  'https://openaccess.thecvf.com/CVPR2020?day=2020-06-16',
  'https://proceedings.neurips.cc/paper_files/paper/2019',
  'https://proceedings.mlr.press/v100/',
  'https://dblp.org/db/conf/nips/neurips2019.html',
  'https://www.alphaxiv.org/explore',
  'https://web.archive.org/web/20240101000000/https://paperswithcode.com/',
  'https://link.springer.com/article/10.1007/s11263-015-0816-y',
] as const;

/** How long to wait between two requests, and for one answer, in milliseconds. */
const BETWEEN = 3_000;
const PATIENCE = 20_000;

for (const address of PAGES) {
  console.log(`${address}\n    ${await seenAt(address).catch((error: Error) => `not fetched: ${error.message} (is there a network?)`)}`);
  await new Promise((resolve) => setTimeout(resolve, BETWEEN));
}

async function seenAt(address: string): Promise<string> {
  const answer = await fetch(address, {
    headers: { 'user-agent': 'Papermarks check:live (a maintainer looks whether adapters still fit)' },
    signal: AbortSignal.timeout(PATIENCE),
  });
  const url = new URL(answer.url);
  const html = await answer.text();
  const doc = parse(html);
  const obstacle = obstacleIn(doc, url);
  if (obstacle) return `status ${answer.status}: ${obstacle} instead of the page`;
  if (!answer.ok) return `status ${answer.status}`;
  const told = await papersIn(doc, url);
  if (!told) return `no site knows ${answer.url}`;
  const { papers, site } = told;
  const count = (has: (paper: (typeof papers)[number]) => unknown): string => `${papers.filter(has).length}`;
  const first = papers[0] ? `; first: ${papers[0].id} "${papers[0].title.slice(0, 60)}"` : '';
  const path = await leave(html, url, `${site}/${url.pathname.replace(/[^a-z\d.]+/gi, '-').replace(/^-|-$/g, '') || 'index'}`);
  return `${papers.length} cards, ${count(({ authors }) => authors.length)} with authors, ${count(({ published }) => published)} with a date, ${count(({ abstract }) => abstract)} with abstracts${first}\n    left in ${path}`;
}
