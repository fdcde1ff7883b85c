import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { defineConfig, type TestProjectInlineConfiguration } from 'vitest/config';
import { WxtVitest } from 'wxt/testing/vitest-plugin';
import { LongestFirst } from './run/longest-first.ts';
import { PROJECTS, type ProjectName, UNITS } from './run/projects.ts';
import { IN_SOAK } from './sizes.ts';

/** How many journeys go on at once: each keeps about two thirds of a core busy. Three at once make pages so slow that pauses of a person are too short. */
const JOURNEYS_AT_ONCE = 2;

/** The hooks of the setup file come first, also after a test. */
const IN_ORDER = { hooks: 'list' } as const;

/** Both of two cores; a machine with more keeps one for what runs beside. */
const UNITS_AT_ONCE = Math.max(2, availableParallelism() - 1);

const units: TestProjectInlineConfiguration['test'] = {
  maxWorkers: UNITS_AT_ONCE,
  // What hangs is told; what is slow, on a machine that does other things too, is not wrong.
  testTimeout: IN_SOAK ? 3_600_000 : 120_000,
  expect: { poll: { timeout: 60_000 } },
  setupFiles: ['tests/setup.ts'],
  mockReset: true,
  restoreMocks: true,
};

const journeys: TestProjectInlineConfiguration['test'] = {
  // What drives browsers takes a second of each file to load.
  isolate: false,
  globalSetup: ['tests/e2e/prepare.ts'],
  setupFiles: ['tests/e2e/setup.ts'],
  maxWorkers: JOURNEYS_AT_ONCE,
  testTimeout: IN_SOAK ? 1_800_000 : 120_000,
  hookTimeout: 120_000,
  expect: { poll: { timeout: 30_000 } },
};

/** What is set for each project beside its name and its files. */
const SETTINGS: Record<ProjectName, TestProjectInlineConfiguration['test']> = {
  // A new world for each file costs more than most tests.
  unit: { ...units, isolate: false },
  page: { ...units, isolate: false, environment: 'happy-dom' },
  isolated: units,
  build: {},
  chromium: { ...journeys, sequence: { ...IN_ORDER, groupOrder: 1 } },
  firefox: { ...journeys, sequence: { ...IN_ORDER, groupOrder: 1 } },
  // What measures time is alone on the machine, one at a time.
  measured: { ...journeys, maxWorkers: 1, sequence: { ...IN_ORDER, groupOrder: 2 } },
};

const projects = PROJECTS.map(({ name, include, exclude = [] }): TestProjectInlineConfiguration => {
  const test = { name, include: [...include], exclude: [...exclude], ...SETTINGS[name] };
  return { extends: true, plugins: UNITS.includes(name) ? [WxtVitest()] : [], test };
});

export default defineConfig({
  root: fileURLToPath(new URL('..', import.meta.url)),
  test: { projects, silent: 'passed-only', sequence: { sequencer: LongestFirst } },
});
