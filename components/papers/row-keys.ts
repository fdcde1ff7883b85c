import { nextStatus, STATUSES } from '../../lib/mark/mark.ts';
import type { PaperActs } from './PaperListItem.tsx';
import type { Shown } from './shown.ts';

/** How many papers a key leads on that turns the page. */
const PAGE = 6;

/** Which paper each key leads to, from where one is and where the last one is; below 0 is above the first. */
export const MOVES: Record<string, (at: number, last: number) => number> = {
  ArrowDown: (at) => at + 1,
  ArrowUp: (at) => at - 1,
  PageDown: (at) => at + PAGE,
  PageUp: (at) => Math.max(0, at - PAGE),
  Home: () => 0,
  End: (_, last) => last,
};

/** What is told of a key pressed on a row. */
interface Pressed {
  key: string;
  target: EventTarget;
}

/** Does what a key says to a paper; false when it says nothing. */
export function actOfKey({ key, target }: Pressed, paper: Shown, acts: PaperActs): boolean {
  const onTitle = target instanceof HTMLAnchorElement;
  if (/^[1-5]$/.test(key)) acts.setStatus(paper, STATUSES[Number(key) - 1] ?? paper.mark.status);
  else if (key === ' ' && onTitle) acts.setStatus(paper, nextStatus(paper.mark.status));
  else {
    const act = KEYS[key.toLowerCase()];
    act?.(paper, acts);
    return act !== undefined;
  }
  return true;
}

const KEYS: Record<string, (paper: Shown, acts: PaperActs) => void> = {
  s: (paper, acts) => acts.setStatus(paper, nextStatus(paper.mark.status)),
  e: (paper, acts) => acts.edit(paper, 'tags'),
  t: (paper, acts) => acts.edit(paper, 'tags'),
  n: (paper, acts) => acts.edit(paper, 'note'),
  '*': (paper, acts) => acts.setStar(paper, !paper.mark.star),
  c: (paper, acts) => acts.copyLink(paper),
  delete: (paper, acts) => acts.remove(paper),
  backspace: (paper, acts) => acts.remove(paper),
};

export function hasModifier({ ctrlKey, metaKey, altKey }: { ctrlKey: boolean; metaKey: boolean; altKey: boolean }): boolean {
  return ctrlKey || metaKey || altKey;
}
