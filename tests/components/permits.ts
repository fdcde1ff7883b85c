import type { Permits } from '../../lib/messages/permits.ts';

/** A browser that grants what it is asked for. */
export interface FakePermits extends Permits {
  /** The sites of each time that somebody asked. */
  asked: string[][];
  has: Set<string>;
}

export function fakePermits(): FakePermits {
  let changed = (): void => undefined;
  const fake: FakePermits = {
    asked: [],
    has: new Set(),
    granted: async () => new Set(fake.has),
    async ask(sites) {
      fake.asked.push(sites.map(({ id }) => id));
      for (const { id } of sites) fake.has.add(id);
      changed();
      return true;
    },
    async leave({ id }) {
      fake.has.delete(id);
      changed();
    },
    watch(hear) {
      changed = hear;
    },
  };
  return fake;
}
