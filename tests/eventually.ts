import { vi } from 'vitest';

/** Waits until a check passes; a machine that does other things too may take its time. Throws what the check threw last. */
export function eventually<T>(check: () => T | Promise<T>): Promise<T> {
  return vi.waitFor(check, { timeout: 60_000 });
}
