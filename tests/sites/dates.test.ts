import { describe, expect, test } from 'vitest';
import { shownDate } from '../../lib/sites/kit/shown-date.ts';
import { dateIn } from '../../lib/sites/kit/written-date.ts';

describe('the date in a text', () => {
  test.each([
    ['2023-09-07T10:00:00Z', '2023-09-07'],
    ['2023/9/7', '2023-09-07'],
    ['2023-09', '2023-09'],
    ['7 Sep 2023', '2023-09-07'],
    ['7th September, 2023', '2023-09-07'],
    ['Sep 7, 2023', '2023-09-07'],
    ['Sept. 7, 2023', '2023-09-07'],
    ['May 12 2023', '2023-05-12'],
    ['2011 Feb 3', '2011-02-03'],
    ['2011 Feb', '2011-02'],
    ['September 2023', '2023-09'],
    ['Journal of Letters, vol. 4, 2019', '2019'],
    ['Marvels 2020', '2020'],
    ['2023-02-31', '2023-02'],
    ['Feb 30, 2024', '2024-02'],
    ['12 pages', undefined],
  ])('%s: %s', (text, date) => expect(dateIn(text)).toBe(date));
});

describe('the date that a card shows', () => {
  const now = Date.parse('2026-11-30T12:00:00Z');
  const at = (text: string, id = '2510.90001', when = now) => shownDate(text, { id: `arxiv:${id}`, now: when });

  test.each([
    ['Sep 30, 2025', '2025-09-30'],
    ['· Published on Oct 15, 2025', '2025-10-15'],
    ['15 October 2025 ·', '2025-10-15'],
    ['Oct 15', '2025-10-15'],
    ['Published on Oct 15', '2025-10-15'],
    ['2025-10-15', '2025-10-15'],
  ])('%s: %s', (text, date) => expect(at(text)).toBe(date));

  test('without a year it is none where its arXiv id is of another month, or of none', () => {
    expect(at('Oct 15', '2509.90001')).toBeUndefined();
    expect(at('Oct 15', 'hep-th/9901001')).toBeUndefined();
    expect(shownDate('Oct 15', { id: 'doi:10.1000/x', now })).toBeUndefined();
  });

  test('is none where its arXiv id says that the paper came in another year or month', () => {
    for (const text of ['2 days ago', 'Nov 28, 2026', '2026-11', 'Sep 7, 2023', 'August 9, 2025']) expect(at(text)).toBeUndefined();
    expect(at('Dec 31, 2024', '2501.90001')).toBe('2024-12-31');
    expect(shownDate('Nov 28, 2026', { id: 'doi:10.1000/x', now })).toBe('2026-11-28');
  });

  test('told as so long ago it is what is sure: the month, the year, or none', () => {
    expect(at('2 days ago', '2611.90001', Date.parse('2026-11-15T12:00:00Z'))).toBe('2026-11');
    expect(at('about 2 days ago')).toBeUndefined();
    expect(at('2 days ago', '2611.90001', Date.parse('2026-11-02T12:00:00Z'))).toBe('2026');
    expect(at('3 hours ago', '2612.90001', Date.parse('2027-01-01T01:00:00Z'))).toBeUndefined();
    expect(at('2 months ago', '2609.90001')).toBe('2026');
    expect(at('2 years ago')).toBeUndefined();
    expect(at('99999999999999999999 days ago')).toBeUndefined();
  });

  test.each(['Submitted on Oct 15', '10 authors', 'May', '2', '12 upvotes', 'Qwen 2025 of May', `${'x'.repeat(99)} 2023`])(
    '"%s" is none',
    (text) => expect(at(text)).toBeUndefined(),
  );
});
