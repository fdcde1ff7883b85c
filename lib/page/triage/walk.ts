import type { Strip } from '../core/strips.ts';

/** One stop for the tab key, arrows inside. After https://www.w3.org/WAI/ARIA/apg/patterns/toolbar/ */
export function walk({ root, insides }: Strip, key: string): boolean {
  const buttons = [...(insides?.bar.children ?? [])] as HTMLElement[];
  const at = buttons.indexOf(root.activeElement as HTMLElement);
  const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: buttons.length - 1 }[key];
  if (to === undefined || at < 0) return false;
  const next = buttons[(to + buttons.length) % buttons.length];
  for (const button of buttons) button.tabIndex = button === next ? 0 : -1;
  next?.focus();
  return true;
}

/** Whether a key opens the menu of a strip's status, from where the focus is. */
export function opensMenu({ root, insides }: Strip, key: string): boolean {
  const at = [...(insides?.bar.children ?? [])].indexOf(root.activeElement as Element);
  return key === 'ArrowDown' && (at === 0 || at === 1);
}
