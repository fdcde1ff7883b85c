import { expect, test } from 'vitest';
import { optionsOf } from './options.ts';

test('everything runs where nothing is asked for, with a seed of its own', () => {
  expect(optionsOf([])).toMatchObject({ only: undefined, paths: [], changedSince: undefined, shard: undefined, without: [] });
  expect(optionsOf([]).seed).not.toBe(optionsOf([]).seed);
});

test('steps, a shard, a seed, names, browsers and paths are read', () => {
  const asked = ['--only', 'types,lint', '--shard', '2/3', '--seed', '7', '-t', 'some words', '--without-firefox', './tests/library/undo'];
  expect(optionsOf(asked)).toMatchObject({
    only: ['types', 'lint'],
    shard: { nth: 2, of: 3 },
    seed: 7,
    name: 'some words',
    without: ['firefox'],
    paths: ['tests/library/undo'],
  });
});

test('what changed counts since the last commit, or since the one that is named', () => {
  expect(optionsOf(['--changed']).changedSince).toBe('HEAD');
  expect(optionsOf(['--since', 'main~3']).changedSince).toBe('main~3');
});

test.each([
  [['--only', 'types,unti'], 'There is no step "unti".'],
  [['--shard', '3/2'], '"3/2" is no shard: the first of two is 1/2.'],
  [['--shard', 'half'], '"half" is no shard: the first of two is 1/2.'],
  [['--seed', 'x'], '"x" is no seed: it is a whole number.'],
  [['--fast'], /--fast/],
])('%j is refused in words', (args, words) => expect(() => optionsOf(args)).toThrow(words));
