import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseArxivId } from '../../lib/paper/ids/arxiv-id.ts';
import { paperAtAddress, paperUrl, parsePaperId } from '../../lib/paper/ids/schemes.ts';

describe('parseArxivId', () => {
  it('keeps the version beside the id', () => {
    expect(parseArxivId('2309.03729v2')).toEqual({ id: 'arxiv:2309.03729', version: 2 });
  });

  it('knows old ids, with and without their subject class', () => {
    expect(parseArxivId('hep-th/9901001')).toEqual({ id: 'arxiv:hep-th/9901001' });
    expect(parseArxivId('math.GT/0309136v1')).toEqual({ id: 'arxiv:math/0309136', version: 1 });
  });

  it.each([
    ...['', 'trending', '2309.03', '2313.00001', '9900.12345', '2309.03729v0', '2309.03729#community', 'date/2026-07-02'],
    ...[`2309.03729v${'9'.repeat(30)}`, `${'a'.repeat(300)}/9901001`, '2309.03729\n', ' 2309.03729'],
  ])('takes %j for none', (text) => {
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

describe('paperAtAddress', () => {
  it.each([
    ['https://arxiv.org/abs/2309.03729', { id: 'arxiv:2309.03729' }],
    ['https://arxiv.org/abs/2309.03729v2/', { id: 'arxiv:2309.03729', version: 2 }],
    ['https://arxiv.org/pdf/2309.03729', { id: 'arxiv:2309.03729' }],
    ['https://arxiv.org/pdf/2309.03729v2.pdf#page=4', { id: 'arxiv:2309.03729', version: 2 }],
    ['https://www.arxiv.org/pdf/hep-th/9901001.pdf', { id: 'arxiv:hep-th/9901001' }],
    ['http://export.arxiv.org/ps/math.GT/0309136v1', { id: 'arxiv:math/0309136', version: 1 }],
    ['https://arxiv.org/html/2309.03729v3?theme=dark#S2', { id: 'arxiv:2309.03729', version: 3 }],
    ['https://arxiv.org/format/2309.03729', { id: 'arxiv:2309.03729' }],
    ['https://arxiv.org/list/cs.LG/new', null],
    ['https://arxiv.org/abs/', null],
    ['https://arxiv.org/html/2309.03729v3/extracted/figure1.png', null],
    ['https://arxiv.org.example/abs/2309.03729', null],
    ['https://notarxiv.org/abs/2309.03729', null],
    ['https://example.com/https://arxiv.org/abs/2309.03729', null],
    ['file:///abs/2309.03729', null],
    ['/abs/2309.03729', null],
    ['2309.03729', null],
  ])('of %s', (address, paper) => {
    expect(paperAtAddress(address)).toEqual(paper);
  });
});

describe('an id', () => {
  const digits = (length: number): fc.Arbitrary<string> => fc.stringMatching(new RegExp(`^\\d{${length}}$`));
  const archive = fc.stringMatching(/^[a-z]{2,8}(-[a-z]{2,4})?$/);
  const month = fc.integer({ min: 1, max: 12 }).map((n) => String(n).padStart(2, '0'));
  const present = fc.tuple(digits(2), month, fc.oneof(digits(4), digits(5))).map(([yy, mm, number]) => `${yy}${mm}.${number}`);
  const old = fc.tuple(archive, digits(7)).map(([name, number]) => `${name}/${number}`);
  const version = fc.option(fc.integer({ min: 1, max: 99 }), { nil: undefined });

  it('is read as it is written, with its version beside it', () => {
    fc.assert(
      fc.property(fc.oneof(present, old), version, (value, number) => {
        const read = parseArxivId(number === undefined ? value : `${value}v${number}`);
        expect(read).toEqual({ id: `arxiv:${value}`, ...(number !== undefined && { version: number }) });
        expect(parsePaperId(`arxiv:${value}`)).toBe(read?.id);
        expect(paperAtAddress(`https://arxiv.org/abs/${value}${number === undefined ? '' : `v${number}`}`)).toEqual(read);
        expect(paperAtAddress(paperUrl(`arxiv:${value}`))).toEqual({ id: `arxiv:${value}` });
      }),
    );
  });

  it('is the same with and without the subject class of an old one', () => {
    fc.assert(
      fc.property(archive, fc.stringMatching(/^[A-Z]{2}$/), digits(7), (name, subject, number) => {
        expect(parseArxivId(`${name}.${subject}/${number}`)).toEqual(parseArxivId(`${name}/${number}`));
      }),
    );
  });

  it('is never anything but canonical, whatever is read', () => {
    const near = fc.array(fc.oneof(present, old, fc.constantFrom('v', 'v2', '.pdf', '/', '#', '?', '.GT', 'arxiv:', '\n', 'é')));
    const texts = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 400 }),
      fc.stringMatching(/^[a-zA-Z0-9./v-]{0,300}$/),
      near.map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(texts, (text) => {
        for (const read of [parseArxivId(text), paperAtAddress(text), paperAtAddress(`https://arxiv.org/pdf/${text}`)]) {
          if (!read) continue;
          expect(parsePaperId(read.id)).toBe(read.id);
          expect(Number.isSafeInteger(read.version ?? 1)).toBe(true);
          expect(parseArxivId(read.id.slice('arxiv:'.length))).toEqual({ id: read.id });
        }
        expect([null, text]).toContain(parsePaperId(text));
        expect([null, `arxiv:${text}`]).toContain(parsePaperId(`arxiv:${text}`));
      }),
    );
  });
});
