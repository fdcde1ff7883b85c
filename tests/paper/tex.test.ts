import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plainTex } from '../../lib/paper/tex.ts';

describe('plainTex', () => {
  it.each([
    ['Attention in $O(n \\log n)$ time', 'Attention in O(n log n) time'],
    ['$\\mathcal{O}(n^2)$ and $x_{10}$', '𝒪(n²) and x₁₀'],
    ['$\\alpha$-divergence as $n \\to \\infty$', 'α-divergence as n → ∞'],
    ['Learning on $\\mathbb{R}^d$', 'Learning on ℝᵈ'],
    ['$\\ell_1$ and $\\frac{1}{2}$ and $\\sqrt{n}$', 'ℓ₁ and 1/2 and √n'],
    ['$\\mathcal{N}=4$ super Yang--Mills', '𝒩=4 super Yang--Mills'],
    ['Poincar\\\'e and Schr\\"{o}dinger, \\v{C}ech', 'Poincaré and Schrödinger, Čech'],
    ['A \\emph{new} {BERT} at 50\\%', 'A new BERT at 50%'],
    ['\\(x\\) marks', 'x marks'],
    ['$-1 \\leq x$', '−1 ≤ x'],
  ])('reads %j', (written, read) => {
    expect(plainTex(written)).toBe(read);
  });

  it.each([
    'It costs $5 or more',
    'From $5 to $6',
    '$\\begin{matrix} a \\end{matrix}$',
    '$x^{q!}$',
    '$a_{\\text{max}}^{\\underline{q}}$',
    '$\\unknown{x}$',
    'A {brace and more',
    'C:\\Users',
    'plain text ~ with a tilde',
    '',
  ])('leaves %j as it was written', (written) => {
    expect(plainTex(written)).toBe(written);
  });

  it.each(['{', '\\^', '\\emph{', '$\\sqrt', '$x^{'])('leaves %j as it was written, when it stands in itself without end', (opening) => {
    const deep = `${opening.repeat(10_000)}x${opening.startsWith('$') ? '$' : ''}`;
    expect(plainTex(deep)).toBe(deep);
  });

  it('takes any text, and changes none that has no TeX', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => typeof plainTex(text) === 'string'));
    const noTex = fc.string({ unit: 'grapheme' }).filter((text) => !/[$\\~{]/.test(text));
    fc.assert(fc.property(noTex, (text) => plainTex(text) === text));
  });

  it('reads a title that was cut within a character as it is, however often', () => {
    const whole = '{Kernel} methods for the test tube 🧪 and what stands behind it'.repeat(2);
    const cut = whole.slice(0, whole.indexOf('🧪') + 1);
    const read = new Set(Array.from({ length: 5_000 }, () => plainTex(cut)));
    expect([...read]).toEqual(['Kernel methods for the test tube \ud83e']);
  });
});
