import type { PaperId } from '../../paper/ids/paper-id.ts';
import { insist } from '../../protocol/insist.ts';
import { LOOK_UP_MAX } from '../../protocol/requests.ts';
import type { OverlayContext } from '../core/context.ts';
import type { Strip } from '../core/strips.ts';

/** Which papers had not stood in view before this visit. */
export interface Fresh {
  isNew(strip: Strip): boolean;
  count(): number;
  /** The card before which the last visit ended: the first that was seen, when all before it are new. */
  ended(): Strip | undefined;
  looked(): void;
}

/** How long a card has to stand in view to count as seen, in milliseconds, at least. */
const DWELL = 1_000;

/** @param changed called when more is known */
export function createFresh({ client, strips, isAlive, signal }: OverlayContext, changed: () => void): Fresh {
  const fresh = new Set<PaperId>();
  const asked = new Set<PaperId>();
  const reported = new Set<PaperId>();
  const inView = new Map<Element, Strip>();
  const byHost = new WeakMap<Element, Strip>();
  let waiting = new Set<PaperId>();
  let ended: Strip | undefined;
  let count = 0;
  let timer: ReturnType<typeof setInterval> | undefined;

  const observer = new IntersectionObserver((entries) => {
    for (const { isIntersecting, target } of entries) {
      const strip = byHost.get(target);
      if (isIntersecting && strip) inView.set(target, strip);
      else inView.delete(target);
    }
    if (inView.size > 0) timer ??= setInterval(report, DWELL);
  });
  signal.addEventListener('abort', () => {
    observer.disconnect();
    clearInterval(timer);
  });

  /** Tells of those that stand in view and did when it looked last. */
  function report(): void {
    if (!isAlive() || document.visibilityState !== 'visible') return;
    const now = new Set([...inView.values()].map(({ card }) => card.id).filter((paper) => !reported.has(paper)));
    const papers = [...now].filter((paper) => waiting.has(paper)).slice(0, LOOK_UP_MAX);
    waiting = now;
    if (now.size === 0) {
      clearInterval(timer);
      timer = undefined;
    }
    if (papers.length === 0) return;
    for (const paper of papers) reported.add(paper);
    client('saw', { papers }).catch(() => {
      for (const paper of papers) reported.delete(paper);
    });
  }

  async function ask(papers: PaperId[]): Promise<void> {
    for (let at = 0; at < papers.length; at += LOOK_UP_MAX) {
      const some = papers.slice(at, at + LOOK_UP_MAX);
      for (const paper of await insist(() => client('newAmong', { papers: some }))) fresh.add(paper);
    }
    tally();
    changed();
  }

  function tally(): void {
    const all = strips.all();
    const first = all.findIndex(({ card }) => !fresh.has(card.id));
    ended = first > 0 ? all[first] : undefined;
    count = all.filter(({ card }) => fresh.has(card.id)).length;
  }

  return {
    isNew: ({ card }) => fresh.has(card.id),
    count: () => count,
    ended: () => ended,
    looked() {
      const papers: PaperId[] = [];
      for (const strip of strips.all()) {
        const { host, card } = strip;
        if (!byHost.has(host)) observer.observe(host);
        byHost.set(host, strip);
        if (asked.has(card.id)) continue;
        asked.add(card.id);
        papers.push(card.id);
      }
      tally();
      if (papers.length > 0)
        ask(papers).catch(() => {
          for (const paper of papers) asked.delete(paper);
        });
    },
  };
}
