import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hasText, pageText, plainText, rawText } from '../../lib/sites/kit/page-text.ts';
import { page } from './page.ts';

function element(html: string): Element {
  const made = page(`<div id="it">${html}</div>`, 'https://arxiv.org/').doc.getElementById('it');
  if (!made) throw new Error('The markup closes its own element.');
  return made;
}

function text(html: string, without?: string): string {
  return pageText(element(html), { longest: 1_000, ...(without && { without }) });
}

describe('pageText', () => {
  it.each([
    ['collapses spaces of every kind', ' a\n\t b&nbsp;&#8195;c\u0000 ', 'a b c'],
    [
      'keeps a highlighted word whole',
      'Trans<span class="highlight">form</span>ers, multi<span class="highlight">-</span>head',
      'Transformers, multi-head',
    ],
    ['parts what stands apart', 'a<br>b<p>c</p>d<ul><li>e</li><li>f</li></ul>', 'a b c d e f'],
    [
      'takes markup for text and no more',
      '&lt;script&gt;alert(1)&lt;/script&gt; &amp;amp; <b>bold</b>',
      '<script>alert(1)</script> &amp; bold',
    ],
    [
      'reads no scripts, styles or strips of ours',
      'a<script>no()</script><style>p{}</style><papermarks-strip>no</papermarks-strip>b',
      'ab',
    ],
  ])('%s', (_, html, expected) => {
    expect(text(html)).toBe(expected);
  });

  it('leaves out what it is asked to', () => {
    expect(text('<span class="label">Title:</span> A <i>title</i>', '.label')).toBe('A title');
  });

  const preview = '<span class="MathJax_Preview">[math]</span>';
  const drawn =
    '<span class="MathJax" id="MathJax-Element-1-Frame"><nobr><span class="math">𝑥²</span></nobr><span class="MJX_Assistive_MathML"><math><mi>x</mi><mn>2</mn></math></span></span>';
  const mml = '<math><msup><mi>x</mi><mn>2</mn></msup></math>';

  it.each([
    ['MathJax 2', `of ${preview}${drawn}<script type="math/tex">x^2</script>-trees`, 'of $x^2$-trees'],
    ['MathJax 2 before it has drawn', `of ${preview}<script type="math/tex">x^2</script>-trees`, 'of $x^2$-trees'],
    [
      'MathJax 2 on a line of its own',
      `<span class="MathJax_Preview"></span><div class="MathJax_Display">${drawn}</div><script type="math/tex; mode=display">x^2</script>`,
      '$$x^2$$',
    ],
    ['MathJax 2 with its script gone', `of ${drawn}-trees`, 'of x2-trees'],
    [
      'MathJax 3, which keeps no TeX',
      `of <mjx-container class="MathJax" jax="CHTML"><mjx-math>𝑥²</mjx-math><mjx-assistive-mml>${mml}</mjx-assistive-mml></mjx-container>-trees`,
      'of x2-trees',
    ],
    [
      'MathJax 4',
      `of <mjx-container class="MathJax"><mjx-math data-latex="x^2"><mjx-msup data-latex="x^2">𝑥²</mjx-msup></mjx-math><mjx-assistive-mml><math data-latex="x^2">${mml}</math></mjx-assistive-mml></mjx-container>-trees`,
      'of $x^2$-trees',
    ],
    [
      'MathJax 4 on a line of its own',
      '<mjx-container class="MathJax" display="true"><mjx-math data-latex="x^2">𝑥²</mjx-math></mjx-container>',
      '$$x^2$$',
    ],
    [
      'KaTeX',
      `of <span class="katex"><span class="katex-mathml"><math><semantics><mrow></mrow><annotation encoding="application/x-tex">x^2</annotation></semantics></math></span><span class="katex-html" aria-hidden="true">x2</span></span>-trees`,
      'of $x^2$-trees',
    ],
    ['several side by side', `${drawn}<script type="math/tex">a</script>${drawn}<script type="math/tex">b</script>`, '$a$$b$'],
  ])('undoes %s', (_, html, expected) => {
    expect(text(html)).toBe(expected);
  });

  it('is the same before and after typesetting', () => {
    expect(text('An $x^2$-tree')).toBe(text(`An ${preview}${drawn}<script type="math/tex">x^2</script>-tree`));
  });

  it('reads what is nested deeper than a stack is high', () => {
    const { doc } = page('', 'https://arxiv.org/');
    const nest = (parts: readonly (readonly [outer: Element, inner: Element])[]): readonly [outer: Element, inner: Element] => {
      for (const [at, [outer]] of parts.slice(1).entries()) parts[at]?.[1].append(outer);
      return [parts[0]?.[0] as Element, parts.at(-1)?.[1] as Element];
    };
    const single = (): readonly [Element, Element] => {
      const element = doc.createElement('i');
      element.append('x');
      return [element, element];
    };
    // In parts: a document of tests takes time by all that is around what is appended.
    const part = () => nest(Array.from({ length: 100 }, single));
    const [root] = nest(Array.from({ length: 120 }, part));
    expect(pageText(root, { longest: 100_000 })).toBe('x'.repeat(12_000));
  });

  it('reads any text as plainText does', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary' })), (parts) => {
        const root = element('');
        for (const part of parts) {
          const span = root.ownerDocument.createElement('span');
          span.append(part);
          root.append(span);
        }
        expect(pageText(root, { longest: 50 })).toBe(plainText(parts.join(''), 50));
        expect(rawText(root) !== '').toBe(plainText(parts.join(''), 50) !== '');
      }),
    );
  });
});

describe('plainText', () => {
  it('cuts between characters', () => {
    expect(plainText('ab🦉cd', 3)).toBe('ab');
    expect(plainText('ab🦉cd', 4)).toBe('ab🦉');
    expect(plainText('ab cd', 3)).toBe('ab');
  });

  it('gives one line of sound text, no longer than asked, and leaves such a line as it is', () => {
    const anything = fc
      .array(fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('\uD83E', '\uDD89', '\u0000', '\u2028', ' ', '\n')))
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(anything, fc.nat(40), (given, longest) => {
        const plain = plainText(given, longest);
        expect(plain.length).toBeLessThanOrEqual(longest);
        expect(plain.isWellFormed()).toBe(true);
        expect(plain).not.toMatch(/\p{Cc}|\s{2}|^\s|\s$/u);
        expect(plainText(plain, longest)).toBe(plain);
      }),
    );
  });
});

describe('rawText', () => {
  it.each([
    ['', ''],
    [' \n&nbsp;', ''],
    ['<svg></svg>', ''],
    ['<span class="label">Title:</span> ', ''],
    ['<span class="label">Title:</span> A  title', 'A title'],
    ['A<b></b>', 'A'],
    ['<b>A</b> title: <i>this</i>', 'A title: this'],
  ])('of %j is %j', (html, expected) => {
    expect(rawText(element(html), '.label')).toBe(expected);
    expect(hasText(element(html), '.label')).toBe(expected !== '');
  });
});
