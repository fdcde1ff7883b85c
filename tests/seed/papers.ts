import type { Act } from '../../lib/mark/act.ts';
import type { Change, Status } from '../../lib/mark/mark.ts';
import type { PaperId } from '../../lib/paper/ids/paper-id.ts';
import type { Paper, Sighting } from '../../lib/paper/paper.ts';
import { type Random, randomBy } from './random.ts';
import { DEEDS, FAMILY, GIVEN, MANNERS, ODD_TITLES, TAGS, THINGS } from './words.ts';

/** When the first paper was marked, and how much later each next one was, in milliseconds. */
const BEGUN = Date.UTC(2024, 5, 1);
const STEP = 5 * 60_000;

/** How many months the papers are spread over; the first is January 2021. */
const MONTHS = 48;

const ABSTRACT = 1_200;
const NOTE = { shortest: 200, longest: 2_000 };

/** How often each status comes, in hundredths. */
const STATUSES: readonly Status[] = [
  ...Array<Status>(45).fill('want'),
  ...Array<Status>(25).fill('read'),
  ...Array<Status>(10).fill('reading'),
  ...Array<Status>(10).fill('skipped'),
  ...Array<Status>(10).fill('none'),
];

/** One paper of a made-up library: what a page told of it, and what a person did to it, in order. */
export interface SeededPaper {
  sighting: Sighting;
  acts: Act[];
}

/** Paper number `n`, counted from 0, of the library of a seed: always the same. */
export function seededPaper(seed: number, n: number): SeededPaper {
  const random = randomBy(seed, n);
  const paper = paperOf(random, n);
  const acts = changesOf(random).map((change, at) => ({
    id: uuid(random),
    paper: paper.id,
    at: BEGUN + n * STEP + at * random.whole(1_000, 9_000),
    change,
  }));
  return { sighting: { paper, met: { site: 'arxiv', url: 'https://arxiv.org/list/cs.LG/recent' } }, acts };
}

function paperOf(random: Random, n: number): Paper {
  const month = n % MONTHS;
  const year = 2021 + Math.floor(month / 12);
  const inYear = String(1 + (month % 12)).padStart(2, '0');
  const id: PaperId = `arxiv:${String(year).slice(2)}${inYear}.${String(1 + Math.floor(n / MONTHS) * 7 + random.whole(0, 6)).padStart(5, '0')}`;
  const authors = Array.from({ length: 1 + Math.floor(random.number() ** 2 * 14) }, () => `${random.pick(GIVEN)} ${random.pick(FAMILY)}`);
  return {
    id,
    title: titleOf(random),
    authors,
    published: `${year}-${inYear}-${String(random.whole(1, 28)).padStart(2, '0')}`,
    abstract: textOf(random, ABSTRACT),
  };
}

function titleOf(random: Random): string {
  if (random.chance(0.04)) return random.pick(ODD_TITLES);
  const about = `${often(random, MANNERS)} ${often(random, THINGS)}`;
  const title = random.pick([
    () => `${about} for ${often(random, MANNERS)} ${often(random, THINGS)}`,
    () => `Towards ${about} with ${often(random, THINGS)}`,
    () => `On the ${often(random, THINGS)} of ${about}: a case of ${often(random, THINGS)} and ${often(random, THINGS)}`,
    () => `When ${often(random, THINGS)} ${random.pick(DEEDS)} ${about}`,
  ])();
  return title.charAt(0).toUpperCase() + title.slice(1);
}

/** What a person did: 40 in 100 papers get tags, 15 a note; each gets something. */
function changesOf(random: Random): Change[] {
  const tags = random.chance(0.4) ? Array.from({ length: random.whole(1, 4) }, () => often(random, TAGS)) : [];
  const note = random.chance(0.15) ? noteOf(random) : '';
  const drawn = random.pick(STATUSES);
  const status = drawn === 'none' && tags.length === 0 && note === '' ? 'want' : drawn;
  return [
    ...(status === 'none' ? [] : [{ kind: 'status', status } as const]),
    ...[...new Set(tags)].map((tag) => ({ kind: 'tag', tag }) as const),
    ...(note === '' ? [] : [{ kind: 'note', note } as const]),
  ];
}

function noteOf(random: Random): string {
  const { shortest, longest } = NOTE;
  return textOf(random, Math.round(shortest * (longest / shortest) ** random.number()), '\n- ');
}

/** Sentences of a length in characters. */
function textOf(random: Random, length: number, between = ' '): string {
  let text = '';
  while (text.length < length) {
    const sentence = `${random.pick(['We show that', 'Here', 'Yet', 'In contrast,', 'Across tasks,'])} ${often(random, MANNERS)} ${often(random, THINGS)} ${random.pick(DEEDS)} ${often(random, THINGS)} of ${often(random, MANNERS)} ${often(random, THINGS)}.`;
    text += text === '' ? sentence : between + sentence;
  }
  return `${text.slice(0, length - 1)}.`;
}

/** One of a list, those at its beginning more often, as words and tags are used. */
function often<T>(random: Random, from: readonly T[]): T {
  return from[Math.floor(from.length * random.number() ** 2)] as T;
}

function uuid(random: Random): string {
  const hex = (digits: number): string => Array.from({ length: digits }, () => random.whole(0, 15).toString(16)).join('');
  return `${hex(8)}-${hex(4)}-4${hex(3)}-a${hex(3)}-${hex(12)}`;
}
