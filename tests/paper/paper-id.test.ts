import { describe, expect, it } from 'vitest';
import { parseArxivId, parsePaperId } from '../../lib/paper/paper-id.ts';

describe('parseArxivId', () => {
  it('keeps the version beside the id', () => {
    expect(parseArxivId('2309.03729v2')).toEqual({ id: 'arxiv:2309.03729', version: 2 });
  });

  it('knows old ids, with and without their subject class', () => {
    expect(parseArxivId('hep-th/9901001')).toEqual({ id: 'arxiv:hep-th/9901001' });
    expect(parseArxivId('math.GT/0309136v1')).toEqual({ id: 'arxiv:math/0309136', version: 1 });
  });

  it.each(['', 'trending', '2309.03', '2309.03729v0', '2309.03729#community', 'date/2026-07-02'])('takes %j for none', (text) => {
    expect(parseArxivId(text)).toBeNull();
  });
});

describe('parsePaperId', () => {
  it('takes the canonical form alone', () => {
    expect(parsePaperId('arxiv:2309.03729')).toBe('arxiv:2309.03729');
    for (const text of ['2309.03729', 'arxiv:2309.03729v2', 'arxiv:math.GT/0309136', `arxiv:${'1'.repeat(500)}`])
      expect(parsePaperId(text)).toBeNull();
  });
});
