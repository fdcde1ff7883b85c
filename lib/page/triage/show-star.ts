import { sheet } from '../core/element.ts';
import type { Strip } from '../core/strips.ts';

/**
 * The star stands at the corner of the circle, as generated content: the words beside it keep their room. Each strip has it and
 * some show it, as a page could tell strips with one box more by the time that they take to lay out.
 */
const styles = sheet(
  '.strip .status::after{content:"★";visibility:hidden;position:absolute;inset-block-start:-1px;inset-inline-start:16px;font-size:10px;line-height:12px;color:var(--reading)}.strip[data-star] .status::after{visibility:visible}',
);

/** Draws the star of a strip's paper, or none. Every strip near the view has the style, so that nothing but the drawing tells which one has a star. */
export function showStar({ root, insides }: Strip, star: boolean): void {
  if (!root.adoptedStyleSheets.includes(styles)) root.adoptedStyleSheets.push(styles);
  insides?.bar.toggleAttribute('data-star', star);
}
