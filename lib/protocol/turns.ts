import type { RequestName } from './requests.ts';
import type { Sender } from './roles.ts';

/** What pages ask of their own accord, as often as they like: nobody has pressed anything and waits for it. */
const QUESTIONS: readonly RequestName[] = ['lookUp', 'weigh', 'newAmong', 'saw', 'sawCards', 'sawNoCards', 'sawLinksCarry'];

/** How many questions are answered at a time. */
const AT_ONCE = 2;

/** Lets acts go before questions: an act waits for two of these at most, however many have come, and every page has its turn. */
export interface Turns {
  /** Does the work of a request when its turn comes; that of an act at once. */
  take<T>(name: RequestName, sender: Sender, work: () => Promise<T>): Promise<T>;
}

export function createTurns(): Turns {
  /** What waits, by who asked. */
  const waiting = new Map<string, (() => Promise<unknown>)[]>();
  let running = 0;

  function next(): void {
    const [first] = waiting;
    if (!first || running >= AT_ONCE) return;
    const [who, [work, ...others]] = first;
    // Whoever has just had a turn comes last.
    waiting.delete(who);
    if (others.length > 0) waiting.set(who, others);
    running += 1;
    void work?.().finally(() => {
      // What has come meanwhile is heard before the next question begins.
      setTimeout(() => {
        running -= 1;
        next();
      });
    });
    next();
  }

  return {
    take(name, sender, work) {
      if (!QUESTIONS.includes(name)) return work();
      return new Promise((resolve, reject) => {
        const who = sender.documentId ?? `${sender.tab?.id} ${sender.url}`;
        const asked = waiting.get(who) ?? [];
        asked.push(() => Promise.resolve().then(work).then(resolve, reject));
        waiting.set(who, asked);
        next();
      });
    },
  };
}
