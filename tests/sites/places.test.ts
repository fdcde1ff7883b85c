import { describe, expect, it } from 'vitest';
import { cardsOf, FIXTURES, fixture, page } from './page.ts';

const OURS = FIXTURES.filter(({ file }) => !/^(?:arxiv|huggingface)\//.test(file));

describe('where strips stand', () => {
  it.each(OURS)('$file: within the heading of a paper, or at the foot of its card', ({ file }) => {
    for (const { place, title, elements } of cardsOf(fixture(file))) {
      expect([place.how, place.as]).toEqual(['append', place.as === 'title' ? 'title' : 'foot']);
      expect(elements.some((element) => element.contains(place.element))).toBe(true);
      // A press on a strip is no press on a link around it.
      expect(place.element.closest('a')).toBeNull();
      if (place.as === 'title') expect(place.element).toBe(title);
    }
  });

  it('is the nearest that can keep room, where the site wraps a card in something else; in running text there is none', () => {
    const { doc, url } = page(
      `<main><div class="made-1"><h2><a href="/forum?id=aVh9KRZdRk">Slow Reading</a></h2></div>
<div class="made-1"><span><a href="/forum?id=bQ2-mLpX0s">A Map That Forgets</a></span></div>
<p>Two: <a href="/forum?id=cT_7nWq5Ez">Quiet Quantisation</a>, <a href="/forum?id=dY4RkFv8Lo">Another Title</a></p></main>`,
      'https://openreview.net/group?id=Made.cc/2026/Conference',
    );
    const places = cardsOf({ doc, url }).map(({ place }) => [place.how, place.as, place.element.localName]);
    expect(places).toEqual([
      ['append', 'foot', 'h2'],
      ['append', 'foot', 'div'],
    ]);
  });
});
