/** A paper as the frameworks' lists are given it. */
export interface ShownPaper {
  id: string;
  title: string;
  abstract: string;
  count: number;
  date: string;
}

declare global {
  /** What a framework's list can be told, once its framework has taken it over. */
  var listing: { show(papers: readonly ShownPaper[]): void } | undefined;
  /** How long after it runs the page's script takes the page over, in milliseconds. */
  var takesOverAfter: number;
}
