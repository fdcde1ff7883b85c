import fc from 'fast-check';
import { STATUSES } from '../../lib/mark/mark.ts';
import type { MarkedPaper } from '../../lib/mark/marked-paper.ts';
import { cleanTag, tagKey } from '../../lib/mark/tag.ts';
import type { PaperId } from '../../lib/paper/ids/paper-id.ts';
import { SEED } from '../sizes.ts';

/** What breaks files: signs of TeX, BibTeX, RIS, CSV, YAML and Markdown, ends of lines, letters from right to left, halves of characters. */
const ODD = [
  ...'{}\\$%#&_^~"\'@,;:=+-|`<>[]()*!?/.',
  ...['\n', '\r\n', '\r', '\t', '\0', '\x1b', '\x85', '\u2028', '\ufeff', '\u2060', '\u202e', '\ud800', '\udc00', '\uffff'],
  ...[
    'ER  - ',
    '\nER  - ',
    'TY  - JOUR',
    '\nN1 - ',
    'a  - b',
    '---',
    '\n---\n',
    '@misc{x,',
    '},',
    '\\begin{x}',
    '\\input{x}',
    '\\{',
    '\\}',
  ],
  ...[
    '$a_{b}^2$',
    '$a{b$',
    '$\\{x$',
    "\\'e",
    '\\"{o}',
    '\\alpha',
    ' and ',
    ', ',
    '=1+1',
    "'=1",
    "''",
    '</script>',
    '[[x]]',
    '$' + '{x}',
    '__proto__',
  ],
  ...['Müller', 'مرحبا', 'עברית', '深層学習', '🧪', '👩‍🔬', 'é', 'İ', 'ß', 'A', 'b', ' ', '  ', '0', '42', 'word', 'Graph', 'CON.'],
];

const text = (maxLength: number): fc.Arbitrary<string> => fc.string({ unit: fc.constantFrom(...ODD), maxLength });

const id: fc.Arbitrary<PaperId> = fc.oneof(
  fc.integer({ min: 0, max: 99_999 }).map((n): PaperId => `arxiv:2311.${String(n).padStart(5, '0')}`),
  fc.integer({ min: 0, max: 9_999_999 }).map((n): PaperId => `arxiv:hep-th/${String(n).padStart(7, '0')}`),
);

const title = fc.oneof({ weight: 30, arbitrary: text(12) }, { weight: 1, arbitrary: text(12).map((some) => `${some}long `.repeat(400)) });

const paper = fc.record(
  {
    id,
    title: title.map((some) => `T${some}.`.slice(0, 10_000)),
    authors: fc.array(
      text(6).map((some) => `N ${some}m`),
      { maxLength: 4 },
    ),
    authorsCut: fc.constant(true as const),
    authorCount: fc.integer({ min: 1, max: 5_000 }),
    published: fc.constantFrom('2023', '2023-11', '2023-11-09'),
    abstract: text(10).map((some) => `A${some}`),
    version: fc.integer({ min: 1, max: 99 }),
  },
  { requiredKeys: ['id', 'title', 'authors'] },
);

const tags = fc
  .array(text(4).map(cleanTag), { maxLength: 5 })
  .map((some) => [...new Map(some.filter((tag) => tag !== '').map((tag) => [tagKey(tag), tag])).values()]);

/** Papers whose every text is meant to break a file. */
export const hostile: fc.Arbitrary<MarkedPaper> = fc.record(
  {
    paper,
    mark: fc.record({ status: fc.constantFrom(...STATUSES), star: fc.boolean(), tags, note: text(20) }),
    savedAt: fc.integer({ min: 1, max: 4e12 }),
    met: fc.constantFrom(
      { site: 'huggingface', url: 'https://huggingface.co/papers?q=%7B_%23' },
      { site: 'arxiv', url: 'https://arxiv.org/a~b' },
    ),
  },
  { requiredKeys: ['paper', 'mark', 'savedAt'] },
);

/** As many hostile papers, each with an id of its own, the same for the seed of the run. */
export function hostilePapers(count: number): MarkedPaper[] {
  return fc.sample(hostile, { numRuns: count, seed: SEED }).map((marked, n) => ({
    ...marked,
    paper: { ...marked.paper, id: n % 3 === 0 ? `arxiv:hep-th/${String(n).padStart(7, '0')}` : `arxiv:2311.${String(n).padStart(5, '0')}` },
  }));
}
