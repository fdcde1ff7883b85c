import type { Page } from 'playwright-core';
import type { PageFile } from '../harness/pages.ts';
import { elsewhere, endedWith } from './stage.ts';

/** Where the strips of a page stand, and how: elements by their number in the page. */
interface Places {
  css: string;
  /** Elements that a strip is the last child of. */
  append: number[];
  /** Elements that a strip stands right behind. */
  after: number[];
}

/** Set by the control page once its boxes are in. */
export const BOXED = 'boxes-painted';

/** The control of a page: where Papermarks does not run, with an empty box of the strip's size put in for each strip. */
export async function controlOf(page: PageFile, withStrips: Page): Promise<PageFile> {
  const places = await withStrips.evaluate(findPlaces);
  return elsewhere(endedWith(page, `<script>(${putBoxes})(${JSON.stringify(places)}, '${BOXED}')</script>`), 'boxes');
}

/** Runs in a page with strips. */
function findPlaces(): Places[] {
  const others = new Map([...document.querySelectorAll(':not(papermarks-strip)')].map((element, n) => [element, n]));
  const byStyle = new Map<string, Places>();
  for (const strip of document.querySelectorAll('papermarks-strip')) {
    const style = getComputedStyle(strip);
    const kept = ['display', 'position', 'inline-size', 'block-size', 'inset', 'margin', 'z-index', 'contain'];
    const css = kept.map((name) => `${name}:${style.getPropertyValue(name)}`).join(';');
    const places = byStyle.get(css) ?? { css, append: [], after: [] };
    byStyle.set(css, places);
    const before = strip.previousElementSibling;
    if (strip.nextElementSibling === null) places.append.push(others.get(strip.parentElement as Element) ?? -1);
    else if (before) places.after.push(others.get(before) ?? -1);
  }
  return [...byStyle.values()];
}

/** Runs in the control page. */
function putBoxes(all: Places[], mark: string): void {
  addEventListener('DOMContentLoaded', () => {
    const elements = [...document.querySelectorAll('*')];
    for (const { css, append, after } of all) {
      const box = (): HTMLElement => {
        const made = document.createElement('papermarks-box');
        made.style.cssText = css;
        return made;
      };
      for (const n of append) elements[n]?.append(box());
      for (const n of after) elements[n]?.after(box());
    }
    requestAnimationFrame(() => performance.mark(mark));
  });
}
