import { describe, expect, it } from 'vitest';
import { titleOf } from '../../lib/page/acts/title.ts';
import type { Card, Site } from '../../lib/sites/kit/site.ts';

function read(html: string, label?: string): string {
  const title = document.createElement('h3');
  title.innerHTML = html;
  return titleOf({ title } as unknown as Card, { ...(label && { label }) } as Site);
}

const KATEX = `<span class="katex"><span class="katex-mathml"><math><semantics><mrow><mi>𝒪</mi><mo>(</mo><mi>n</mi><mo>)</mo></mrow>
<annotation encoding="application/x-tex">\\mathcal{O}(n)</annotation></semantics></math></span><span class="katex-html" aria-hidden="true">𝒪(n)</span></span>`;
const MATHJAX = `<span class="MathJax_Preview"></span><span class="MathJax"><nobr>O(n)</nobr><span class="MJX_Assistive_MathML"><math><mi>O</mi></math></span></span><script type="math/tex">\\mathcal{O}(n)</script>`;

describe('the title of a card', () => {
  it.each([
    ['KaTeX', KATEX],
    ['MathJax', MATHJAX],
    ['nothing', '$\\mathcal{O}(n)$'],
  ])('says a formula once where %s has drawn it', (_, formula) => {
    expect(read(`Sorting in ${formula} time`)).toBe('Sorting in 𝒪(n) time');
  });

  it('is read without its label, on one line', () => {
    expect(read('<span class="descriptor">Title:</span> One\n two', '.descriptor')).toBe('One two');
  });
});
