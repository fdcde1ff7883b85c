import type { OverlayContext } from '../core/context.ts';
import type { Strip } from '../core/strips.ts';
import { actsHere } from '../triage/bring-acts.ts';

/** Copies how a card's paper is cited; false when the browser does not let it. Nothing of its mark is in it. */
export async function cite({ controls }: OverlayContext, strip: Strip): Promise<boolean> {
  try {
    const { paper } = await controls.sightingOf(strip);
    await navigator.clipboard.writeText(actsHere().citationOf(paper));
    return true;
  } catch {
    return false;
  }
}
