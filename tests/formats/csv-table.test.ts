import fc from 'fast-check';
import Papa from 'papaparse';
import { expect, it } from 'vitest';
import { tableLine, tableRows } from '../../lib/formats/csv/csv-table.ts';
import { sizeOf } from '../sizes.ts';

const cell = fc.string({ unit: fc.constantFrom('a', '"', ',', ';', '\n', '\r', ' ', 'é', "'", '='), maxLength: 8 });
const anyRows = fc.array(fc.array(cell, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 5 });
const isSomething = (cells: readonly string[]): boolean => cells.some((each) => each.trim() !== '');

it('what was written is read again, by this and by an independent parser', () => {
  fc.assert(
    fc.property(anyRows, (rows) => {
      const text = rows.map(tableLine).join('');
      const full = rows.filter(isSomething);
      expect([...tableRows(text, ',')]).toEqual(full.map((cells) => ({ cells, isCut: false })));
      expect(Papa.parse<string[]>(text, { delimiter: ',', newline: '\r\n' }).data.filter(isSomething)).toEqual(full);
    }),
    { numRuns: 2_000 },
  );
});

it.each<[string, string, string[][]]>([
  ['plain cells and any end of line', 'a,b\nc,d\r\ne,f\rg', [['a', 'b'], ['c', 'd'], ['e', 'f'], ['g']]],
  [
    'empty cells, and rows without anything',
    'a,\n,\n\n,b',
    [
      ['a', ''],
      ['', 'b'],
    ],
  ],
  ['quotes within a cell', 'a"b,"c""d" e', [['a"b', 'c"d e']]],
])('reads %s', (_, text, rows) => {
  expect([...tableRows(text, ',')].map(({ cells }) => cells)).toEqual(rows);
});

it('says of the last row that it is cut when a quote is open', () => {
  expect([...tableRows('a,"b\nc', ',')]).toEqual([{ cells: ['a', 'b\nc'], isCut: true }]);
});

it('takes any text, however long, in no time that grows with its square', () => {
  const length = sizeOf('characters of a table');
  for (const text of ['"'.repeat(length), ','.repeat(length / 3), 'a,"b\n'.repeat(length / 10)]) {
    let rows = 0;
    for (const _ of tableRows(text, ',')) rows += 1;
    expect(rows).toBeLessThanOrEqual(length / 10);
  }
});
