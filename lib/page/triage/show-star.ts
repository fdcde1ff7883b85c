import { sheet } from '../core/element.ts';
import type { Strip } from '../core/strips.ts';

/** The star stands before the status, as generated content, and is seen where a strip without a status shows nothing. */
const styles = sheet(
  '.strip[data-star] .status .label::before{content:"★ " attr(data-text)}.strip[data-star] .status .label{opacity:1!important}',
);

/** Draws the star of a strip's paper, or none. Every strip near the view has the style, so that nothing but the drawing tells which one has a star. */
export function showStar({ root, insides }: Strip, star: boolean): void {
  if (!root.adoptedStyleSheets.includes(styles)) root.adoptedStyleSheets.push(styles);
  insides?.bar.toggleAttribute('data-star', star);
}
