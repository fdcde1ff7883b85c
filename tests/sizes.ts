import { env } from 'node:process';

/** Two sizes of one check: how much of it `npm test` does, and how much `npm run test:soak` does. */
type Size = readonly [usual: number, soak: number];

/** Checks that find more the longer they run. */
interface SoakPart {
  /** What is done, for a person to read. */
  what: string;
  /** What a failure means: something kept was lost, something private was told, or a result was wrong. */
  finds: 'lost' | 'leaked' | 'wrong';
  /** The test files that do it. */
  tests: readonly string[];
  /** How often each check is made. */
  runs: Readonly<Record<string, Size>>;
  /** How large its made-up data is. */
  large?: Readonly<Record<string, Size>>;
}

/** Every check with two sizes. What is not here has one size, the same in `npm test` and in the soak. */
export const SOAK_PARTS = {
  files: {
    what: 'damaged and hostile files, read or refused',
    finds: 'wrong',
    tests: ['tests/formats/read/hostile.test.ts', 'tests/formats/library-json.test.ts', 'tests/formats/csv-table.test.ts'],
    runs: { 'damaged files of other programs': [600, 10_000], 'damaged library files': [800, 10_000] },
    large: {
      'characters of one sign': [200_000, 2_000_000],
      'rows of a table': [50_000, 1_000_000],
      'characters of a table': [1_000_000, 10_000_000],
    },
  },
  formats: {
    what: 'hostile papers, written in each format and read again',
    finds: 'wrong',
    tests: ['tests/formats/write.test.ts', 'tests/formats/independent.test.ts', 'tests/formats/bibtex.test.ts'],
    runs: { 'hostile papers': [600, 10_000], 'BibTeX entries': [1_000, 10_000] },
    large: { 'files of a zip': [600, 66_000] },
  },
  imports: {
    what: 'libraries brought into another, and taken back',
    finds: 'lost',
    tests: ['tests/library/import-any.test.ts', 'tests/library/import-acts.test.ts', 'tests/library/import.test.ts'],
    runs: { 'two libraries': [25, 1_000], 'acts after an import': [30, 400], 'acts before an import': [30, 300] },
    large: { 'papers of a library': [1_000, 10_000] },
  },
  acts: {
    what: 'acts and undos, from several places, over deaths of the background',
    finds: 'lost',
    tests: [
      'tests/background/serve-listing.test.ts',
      'tests/library/undo.test.ts',
      'tests/library/many.test.ts',
      'tests/library/note.test.ts',
      'tests/e2e/chromium-three-places.test.ts',
    ],
    runs: {
      'sequences in two tabs': [40, 1_000],
      'sequences undone from the end': [20, 60],
      'sequences undone in any order': [20, 60],
      'acts from three places at once': [1, 3],
      'editors of one note': [25, 100],
      'acts of each of two pages': [70, 400],
      'steps on strips meanwhile': [35, 200],
    },
  },
  joins: {
    what: 'papers joined and parted, with undos',
    finds: 'lost',
    tests: ['tests/library/joining.test.ts', 'tests/library/joining-undone.test.ts'],
    runs: { 'ids learnt': [40, 150], 'joined and parted': [30, 100], 'taken back step by step': [25, 80] },
  },
  notes: {
    what: 'two versions of a note, merged',
    finds: 'lost',
    tests: ['tests/mark/merge-notes.test.ts'],
    runs: { 'merged notes': [1_000, 5_000] },
  },
  searches: {
    what: 'searches, compared with reading every row',
    finds: 'wrong',
    tests: ['tests/library/search.test.ts', 'tests/library/search-small-blocks.test.ts', 'tests/library/queries.test.ts'],
    runs: { searches: [20, 60], 'small blocks': [20, 60], 'pages that follow': [15, 30], 'lists that follow': [12, 25] },
  },
  mutants: {
    what: 'pages of every site with other markup, each kind of mutant for each site',
    finds: 'wrong',
    tests: ['tests/sites/mutants.test.ts', 'tests/sites/redesign.test.ts', 'tests/sites/drift.test.ts'],
    runs: { 'mutants of a kind': [18, 170], 'redesigns of a page': [4, 12] },
    large: { 'percent of the changes of a page': [20, 100] },
  },
  kills: {
    what: 'power cuts right after "saved", and at any time; damaged files told, and given back',
    finds: 'lost',
    tests: ['tests/e2e/chromium-kill', 'tests/e2e/chromium-damage.test.ts'],
    runs: { kills: [3, 200], 'kills within 50 ms': [2, 100], 'kills at any time': [2, 300] },
  },
  leaks: {
    what: 'pages that try to learn what is marked',
    finds: 'leaked',
    tests: ['tests/e2e/chromium-hostile', 'tests/e2e/firefox-hostile'],
    runs: { 'times what is painted or timed is looked at': [1, 8] },
    large: { 'papers compared, each on a page of its own': [3, 7], 'kinds of pages of one paper': [1, 2] },
  },
} as const satisfies Record<string, SoakPart>;

export type SoakPartName = keyof typeof SOAK_PARTS;

type SizeName = { [P in SoakPartName]: NamesIn<(typeof SOAK_PARTS)[P]> }[SoakPartName];
type NamesIn<P> = P extends { runs: infer R; large: infer L } ? keyof R | keyof L : P extends { runs: infer R } ? keyof R : never;

/** Whether this is a run of the soak. */
export const IN_SOAK = env.PAPERMARKS_SOAK === '1';

const SIZES = new Map<string, Size>(
  Object.values<SoakPart>(SOAK_PARTS).flatMap(({ runs, large = {} }) => [...Object.entries(runs), ...Object.entries(large)]),
);

/** How much of a check is done in this run. */
export function sizeOf(name: SizeName): number {
  const size = SIZES.get(name);
  if (!size) throw new Error(`tests/sizes.ts has no size named "${name}".`);
  return size[IN_SOAK ? 1 : 0];
}

/** The seed of everything that is drawn by chance in this run: the same seed gives the same run. */
export const SEED = Number(env.PAPERMARKS_SEED ?? Math.floor(Math.random() * 2 ** 31));
