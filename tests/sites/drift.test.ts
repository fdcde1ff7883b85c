import { describe, expect, it } from 'vitest';
import { pageText } from '../../lib/sites/kit/page-text.ts';
import { SEED, sizeOf } from '../sizes.ts';
import { cardsOf, FIXTURES, fixture, type Page } from './page.ts';

/** What a site may one day call or build otherwise: each drift changes a page and tells how to change it back. */
type Drift = (page: Page) => () => void;

const ATTRIBUTES = ['class', 'id', 'name', 'data-target', 'data-props', 'title', 'role', 'type'];

/** The sites that are there from the install on; for all of them see mutants.test.ts. */
const FIRST = FIXTURES.map(({ file }) => file).filter((file) => /^(?:arxiv|huggingface)\//.test(file));

describe.each(FIRST)('when the markup of %s changes', (file) => {
  const here = fixture(file);
  const whole = cardsOf(here);
  const titles = new Map(whole.map((card) => [card.id, card.paper().title]));
  const authors = new Map(whole.map((card) => [card.id, card.paper().authors]));

  it.each([
    ['classes', everyToken(here), 1],
    ['other attributes', everyValue(here), 1],
    ['elements', everyElement(here), 12],
  ])('there may be fewer cards, but never one of the wrong paper: %s', (what, drifts, mayHurt) => {
    expect(drifts.length).toBeGreaterThan(20);
    let hurt = 0;
    // As many as this run tries of them, from all over the list.
    const every = 100 / sizeOf('percent of the changes of a page');
    for (const drift of drifts.filter((_, n) => n % every === SEED % every)) {
      const undo = drift(here);
      const cards = cardsOf(here);
      expect(cards.length).toBeLessThanOrEqual(whole.length);
      if (cards.length < whole.length) hurt += 1;
      for (const card of cards) {
        const paper = card.paper();
        expect(paper.title).toBe(titles.get(card.id));
        if (paper.authors.length > 0) expect(paper.authors).toEqual(authors.get(card.id));
        const text = card.elements.map((element) => pageText(element, { longest: 1_000_000 })).join(' ');
        for (const [id, title] of titles) expect(text.includes(title), `${title} in the card of ${card.id}`).toBe(id === card.id);
      }
      undo();
    }
    const advice = `${hurt} of ${drifts.length} changes of ${what} hide cards, and ${mayHurt} may: find cards by addresses and structure, not by ${what}.`;
    expect(hurt <= mayHurt, advice).toBe(true);
    expect(cardsOf(here).map((card) => card.paper())).toEqual(whole.map((card) => card.paper()));
  });
});

/** A page's elements that match a selector, but for what MathJax or a search made of parts of texts: those stay within their lines. */
function siteElements(doc: Document, selector: string): Element[] {
  return [...doc.documentElement.querySelectorAll(selector)].filter(
    (element) => !element.closest('[class^="MathJax"], .highlight, .search-hit, script'),
  );
}

/** Renames one class everywhere, then the next. */
function everyToken({ doc }: Page): Drift[] {
  const tokens = new Set(siteElements(doc, '[class]').flatMap((element) => [...element.classList]));
  return [...tokens].map((token) => () => {
    const changed = siteElements(doc, '[class]')
      .filter((element) => element.classList.contains(token))
      .map((element) => ({ element, was: element.className }));
    for (const { element } of changed)
      element.setAttribute('class', [...element.classList].map((t) => (t === token ? `${t}-2` : t)).join(' '));
    return () => {
      for (const { element, was } of changed) element.setAttribute('class', was);
    };
  });
}

/** Takes one attribute with one value away everywhere, then the next. */
function everyValue({ doc }: Page): Drift[] {
  return ATTRIBUTES.flatMap((name) => {
    const values = new Set(siteElements(doc, `[${name}]`).map((element) => element.getAttribute(name) ?? ''));
    return [...values].map((value) => () => {
      const changed = siteElements(doc, `[${name}]`).filter((element) => element.getAttribute(name) === value);
      for (const element of changed) element.removeAttribute(name);
      return () => {
        for (const element of changed) element.setAttribute(name, value);
      };
    });
  });
}

/** Gives all elements of one kind another name, then the next; wraps them, takes them out from around what they hold. */
function everyElement({ doc }: Page): Drift[] {
  const kinds = ['article', 'section', 'main', 'h1', 'h3', 'dl', 'dt', 'dd', 'ul', 'li', 'p', 'span', 'a'];
  return kinds.flatMap((kind) => [renamed(kind, 'x-other'), renamed(kind, 'div'), wrapped(kind), unwrapped(kind)]);

  function renamed(kind: string, name: string): Drift {
    return () => {
      const undo = siteElements(doc, `body ${kind}`).map((element) => {
        const other = doc.createElement(name);
        for (const { name, value } of element.attributes) other.setAttribute(name, value);
        other.append(...element.childNodes);
        element.replaceWith(other);
        return () => {
          element.append(...other.childNodes);
          other.replaceWith(element);
        };
      });
      return () => {
        for (const back of undo.toReversed()) back();
      };
    };
  }

  function wrapped(kind: string): Drift {
    return () => {
      const wrappers = siteElements(doc, `body ${kind}`).map((element) => {
        const wrapper = doc.createElement('div');
        element.replaceWith(wrapper);
        wrapper.append(element);
        return wrapper;
      });
      return () => {
        for (const wrapper of wrappers.toReversed()) wrapper.replaceWith(...wrapper.childNodes);
      };
    };
  }

  function unwrapped(kind: string): Drift {
    return () => {
      const undo = siteElements(doc, `body ${kind}`).map((element) => {
        const place = doc.createComment('');
        const inside = [...element.childNodes];
        element.replaceWith(place, ...inside);
        return () => {
          element.append(...inside);
          place.replaceWith(element);
        };
      });
      return () => {
        for (const back of undo.toReversed()) back();
      };
    };
  }
}
