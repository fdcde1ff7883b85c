import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

/** The journeys in real browsers, on the production builds. `npm run build` and `npm run build:firefox` come first. */
export default defineConfig({
  root: fileURLToPath(new URL('../..', import.meta.url)),
  test: {
    include: ['tests/e2e/*.test.ts'],
    environment: 'node',
    // One browser at a time, so that what is timed is not timed against another.
    fileParallelism: false,
    testTimeout: 60_000,
    hookTimeout: 60_000,
    teardownTimeout: 30_000,
    expect: { poll: { timeout: 10_000 } },
  },
});
