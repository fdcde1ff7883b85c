import { linked as acl } from './adapters/acl.ts';
import { linked as alphaxiv } from './adapters/alphaxiv.ts';
import { linked as arxiv } from './adapters/arxiv.ts';
import { linked as biorxiv } from './adapters/biorxiv.ts';
import { linked as cvf } from './adapters/cvf.ts';
import { linked as dblp } from './adapters/dblp.ts';
import { linked as huggingface } from './adapters/huggingface.ts';
import { linked as neurips } from './adapters/neurips.ts';
import { linked as openreview } from './adapters/openreview.ts';
import { linked as paperswithcode } from './adapters/paperswithcode.ts';
import { linked as pmlr } from './adapters/pmlr.ts';
import { linked as publishers } from './adapters/publishers.ts';
import { linked as pubmed } from './adapters/pubmed.ts';
import { linked as scholar } from './adapters/scholar.ts';
import { linked as semanticscholar } from './adapters/semanticscholar.ts';
import type { LinkedPapers } from './kit/site.ts';

/** How links tell the papers of each site, by its id. It is one list for the one file that needs it, so that no other carries it. */
export const LINKED: Readonly<Record<string, LinkedPapers>> = {
  acl,
  alphaxiv,
  arxiv,
  biorxiv,
  cvf,
  dblp,
  huggingface,
  neurips,
  openreview,
  paperswithcode,
  pmlr,
  publishers,
  pubmed,
  scholar,
  semanticscholar,
};
