import type { Site } from '../../sites/kit/site.ts';
import { STRIP } from './strip.ts';

/**
 * Calls `look` once the page is ready, and again, at most once a frame, when a card may have come, gone or changed, a
 * strip was taken away, or the address changed.
 *
 * @returns tells whether something may have changed since the last look
 */
export function watchPage(site: Site, isOurs: (node: Node) => boolean, look: () => void, signal: AbortSignal): () => boolean {
  let due = false;
  let address: string;
  const soon = (): void => {
    if (due) return;
    due = true;
    requestAnimationFrame(() => {
      due = false;
      address = location.href;
      if (!signal.aborted) look();
    });
  };
  const heed = (records: MutationRecord[]): void => {
    const telling = `${site.anchor}, ${STRIP}`;
    if (location.href !== address || records.some((record) => matters(record, telling, isOurs))) soon();
  };
  const observer = new MutationObserver(heed);
  void ready(site, signal).then(() => {
    if (signal.aborted) return;
    address = location.href;
    observer.observe(document.body, { childList: true, subtree: true, attributeFilter: ['href'] });
    signal.addEventListener('abort', () => observer.disconnect());
    look();
  });
  return () => {
    heed(observer.takeRecords());
    return due;
  };
}

async function ready({ settled }: Site, signal: AbortSignal): Promise<void> {
  await parsed();
  await settled?.(signal);
}

/** Whether a change in the page is one that cards or strips take part in; our own and MathJax's are not. */
function matters({ type, target, addedNodes, removedNodes }: MutationRecord, telling: string, isOurs: (node: Node) => boolean): boolean {
  if (type === 'attributes') return (target as Element).matches(telling);
  const holds = (node: Node): unknown => node instanceof Element && (node.matches(telling) || node.querySelector(telling));
  return [...removedNodes].some(holds) || [...addedNodes].some((node) => !isOurs(node) && holds(node));
}

async function parsed(): Promise<void> {
  // A page that is prepared before it is asked for cannot ask the background.
  if ((document as Document & { prerendering?: boolean }).prerendering) await once(document, 'prerenderingchange');
  if (document.readyState === 'loading') await once(document, 'DOMContentLoaded');
}

function once(target: EventTarget, type: string): Promise<unknown> {
  return new Promise((resolve) => target.addEventListener(type, resolve, { once: true }));
}
