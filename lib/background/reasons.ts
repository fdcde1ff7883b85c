import type { Rule } from '../mark/settings.ts';
import type { PaperId } from '../paper/ids/paper-id.ts';
import type { Sender } from '../protocol/roles.ts';

/** How many are kept. */
const KEPT = 5_000;

/** Which rule held for a paper on a page, for the editor to say: the page's script is not told. Lost with the worker. */
export interface Reasons {
  keep(page: Sender, paper: PaperId, rule: Rule | undefined): void;
  of(page: Sender, paper: PaperId): Rule | undefined;
}

export function createReasons(): Reasons {
  const rules = new Map<string, Rule>();
  const keyOf = ({ documentId, tab, url }: Sender, paper: PaperId): string => `${documentId ?? `${tab?.id} ${url}`} ${paper}`;
  return {
    keep(page, paper, rule) {
      const key = keyOf(page, paper);
      rules.delete(key);
      if (rule) rules.set(key, rule);
      const [oldest] = rules.keys();
      if (oldest !== undefined && rules.size > KEPT) rules.delete(oldest);
    },
    of: (page, paper) => rules.get(keyOf(page, paper)),
  };
}
