import { othersOf, TITLE_HOSTS } from '../../lib/background/origins.ts';
import { originsOf, type Permits, WANTED } from '../../lib/background/permissions.ts';

/** A browser that grants what it is asked for, unless it is told to refuse. */
export interface FakePermits extends Permits {
  /** The origins of each time that somebody asked. */
  asked: (readonly string[])[];
  has: Set<string>;
  refuses: boolean;
}

export function fakePermits(...origins: string[]): FakePermits {
  const heard = new Set<() => void>();
  const change = (): void => {
    for (const hear of heard) hear();
  };
  const hasAll = (wanted: readonly string[]): boolean => wanted.every((origin) => fake.has.has(origin));
  const fake: FakePermits = {
    asked: [],
    has: new Set(origins),
    refuses: false,
    granted: async () => ({
      sites: new Set(WANTED.filter((site) => hasAll(originsOf([site]))).map(({ id }) => id)),
      others: othersOf([...fake.has]),
      titles: hasAll(TITLE_HOSTS),
    }),
    async ask(wanted) {
      fake.asked.push(wanted);
      if (fake.refuses) return false;
      for (const origin of wanted) fake.has.add(origin);
      change();
      return true;
    },
    async leave(left) {
      for (const origin of left) fake.has.delete(origin);
      change();
    },
    watch(hear, signal) {
      heard.add(hear);
      signal.addEventListener('abort', () => heard.delete(hear));
    },
  };
  return fake;
}
