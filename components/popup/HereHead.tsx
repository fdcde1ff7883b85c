import { isUnmarked } from '../../lib/mark/mark.ts';
import { text } from '../../lib/text.ts';
import type { Shown } from '../papers/shown.ts';
import type { TabPapers } from '../papers/tab-papers.ts';
import { numberText } from '../ui/words.ts';

export interface HereHeadProps {
  tabPapers: TabPapers;
  /** Those of its papers that are shown. */
  here: readonly Shown[];
}

/** Says what stands in the current tab: one paper, or how many of a list's papers are saved. */
export function HereHead({ tabPapers: { kind, papers }, here }: HereHeadProps) {
  const saved = here.filter(({ mark }) => !isUnmarked(mark)).length;
  const all = numberText(papers.length);
  const said = saved === 0 ? text('here_none', all) : text('here_some', numberText(saved), all);
  return <h2 className="list-head">{kind === 'paper' ? text('here_paper') : said}</h2>;
}
