import { RUNS, world } from './runs.ts';

/** What is ours in a page: the strips, and what stands over it. */
const OURS = 'papermarks-strip, papermarks-over, papermarks-dock';

/** Takes everything of ours out of the page. The script that put it there finds that it runs no more, and ends. */
export function leavePage(): void {
  world[RUNS] = undefined;
  document.adoptedStyleSheets = document.adoptedStyleSheets.filter(
    ({ cssRules: [first] }) => !(first instanceof CSSStyleRule && first.selectorText.startsWith('papermarks-')),
  );
  for (const ours of document.querySelectorAll(OURS)) ours.remove();
}
