import { expect, test } from 'vitest';
import { optionsOf, PARTS } from './options.ts';

test('everything is measured where nothing is asked for, with a build before', () => {
  expect(optionsOf([])).toMatchObject({ only: PARTS.filter((part) => part !== 'against'), build: true });
});

test('parts are told by their names', () => {
  expect(optionsOf(['--only', 'shift,triage', '--no-build'])).toMatchObject({ only: ['shift', 'triage'], build: false });
  expect(() => optionsOf(['--only', 'shift,tirage'])).toThrow('There is no part "tirage".');
});

test('another extension stands beside ours where one is named', () => {
  expect(optionsOf(['--against', '../other'])).toMatchObject({ only: PARTS, against: '../other' });
  expect(optionsOf(['--against', '../other', '--only', 'against']).only).toEqual(['against']);
});
