import type { Card } from '../../sites/kit/site.ts';

/** A box in the window, in CSS pixels. */
export interface CardBox {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** The box around all elements of a card that have one. */
export function boxOf({ elements }: Card): CardBox {
  const box: CardBox = { left: Number.POSITIVE_INFINITY, top: Number.POSITIVE_INFINITY, right: 0, bottom: Number.NEGATIVE_INFINITY };
  for (const element of elements) {
    const { left, top, right, bottom, width, height } = element.getBoundingClientRect();
    if (width === 0 && height === 0) continue;
    box.left = Math.min(box.left, left);
    box.top = Math.min(box.top, top);
    box.right = Math.max(box.right, right);
    box.bottom = Math.max(box.bottom, bottom);
  }
  return box;
}
