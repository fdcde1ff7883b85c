import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { cardsOf, fixture } from './page.ts';

const PAGES = join(import.meta.dirname, '../pages');
const EXPECTED = '.expected.json';

// Pages that `npm run fixture` made out of captures: beside each stands what is to be read of it.
describe.each(globSync(`*/*${EXPECTED}`, { cwd: PAGES }).toSorted())('%s', (expected) => {
  test('is what the page beside it tells', () => {
    const papers = cardsOf(fixture(expected.replace(EXPECTED, '.html'))).map((card) => card.paper());
    expect(papers).toEqual(JSON.parse(readFileSync(join(PAGES, expected), 'utf8')));
    expect(papers.length).toBeGreaterThan(0);
  });
});
