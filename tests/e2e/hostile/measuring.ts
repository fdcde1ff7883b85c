import type { Attack } from './attack.ts';

// Attacks that compare the elements of a paper with a mark and of one without. Their functions are sent to the page as text.

/** Makes everything in the page as large and as loose as it can be. */
const MAGNIFIER = `* { all: unset !important; display: inline-block !important; font: 60px/2 Arial !important; letter-spacing: 20px !important;
  inline-size: max-content !important; block-size: auto !important; contain: none !important; overflow: visible !important;
  padding: 3px !important; pointer-events: auto !important; position: static !important }
head, script, style, title { display: none !important } article { display: block !important; inline-size: 500px !important; position: relative !important }
papermarks-strip { zoom: 2 !important; position: fixed !important }`;

export const MEASURING: Attack[] = [
  ...[undefined, MAGNIFIER].map(
    (style): Attack => ({
      name: style ? 'measures the boxes under a magnifying sheet' : 'measures the boxes',
      kind: 'compares',
      leak: 'a box that grows',
      // What is torn out of its card so is alone in view.
      ...(style && { style, alone: true }),
      look: (paper) => {
        const host = document.querySelector(`papermarks-strip[paper="arxiv:${paper}"]`) as HTMLElement;
        const card = host.parentElement as HTMLElement;
        const origin = card.getBoundingClientRect();
        const sizes = (element: HTMLElement): unknown[] => {
          element.scrollTo(1_000, 1_000);
          const { offsetWidth, offsetHeight, offsetLeft, clientWidth, clientHeight, clientLeft } = element;
          const { scrollWidth, scrollHeight, scrollTop, scrollLeft } = element;
          const range = document.createRange();
          range.selectNode(element);
          const boxes = [...element.getClientRects(), ...range.getClientRects(), element.getBoundingClientRect()];
          return [
            [
              offsetWidth,
              offsetHeight,
              offsetLeft,
              clientWidth,
              clientHeight,
              clientLeft,
              scrollWidth,
              scrollHeight,
              scrollTop,
              scrollLeft,
            ],
            boxes.map(({ x, y, width, height }) => [x - origin.x, y - origin.y, width, height].map(Math.round)),
          ];
        };
        return [sizes(host), sizes(card), document.documentElement.scrollWidth];
      },
    }),
  ),
  {
    name: 'asks which points in and around a strip are its own',
    kind: 'compares',
    leak: 'a box with holes',
    look: (paper) => {
      const host = document.querySelector(`papermarks-strip[paper="arxiv:${paper}"]`) as HTMLElement;
      const { left, top } = host.getBoundingClientRect();
      const rows: string[] = [];
      for (let y = -10; y < 40; y += 1) {
        let row = '';
        for (let x = -10; x < 300; x += 3) row += document.elementFromPoint(left + x, top + y) === host ? '#' : '.';
        rows.push(row);
      }
      return rows;
    },
  },
  {
    name: 'follows the mouse over a strip',
    kind: 'compares',
    leak: 'text in its element',
    prepare: () => {
      for (const type of ['pointermove', 'mousemove', 'mouseover', 'mouseout', 'pointerenter', 'mouseleave']) {
        addEventListener(
          type,
          (event) => {
            const { clientX, offsetX, clientY, offsetY, target, relatedTarget } = event as MouseEvent;
            const within = [clientX - offsetX, clientY - offsetY - ((target as Element).getBoundingClientRect?.().y ?? 0)];
            window.loot.push([type, within, (target as Element).localName, (relatedTarget as Element | null)?.localName]);
          },
          true,
        );
      }
    },
    alone: true,
    ownTab: true,
    person: ({ sweep }) => sweep(),
    look: () => window.loot,
  },
  {
    name: 'computes the styles of a strip and its pseudo-elements',
    kind: 'compares',
    leak: 'a style of its own',
    look: (paper) => {
      const host = document.querySelector(`papermarks-strip[paper="arxiv:${paper}"]`) as HTMLElement;
      const told = (element: Element, pseudo?: string): string[] => {
        const style = getComputedStyle(element, pseudo);
        // Where a card stands in the page is the page's own.
        return [...style]
          .map((name) => `${name}: ${style.getPropertyValue(name)}`)
          .filter((line) => !/^(perspective|transform)-origin/.test(line));
      };
      return [told(host), ...['::before', '::after', '::selection', '::backdrop', '::marker'].map((pseudo) => told(host, pseudo))];
    },
  },
  {
    name: 'asks which selectors match a strip',
    kind: 'compares',
    // Which card a person is at is no secret: each paper is the only one there.
    alone: true,
    leak: 'text in its element',
    look: (paper) => {
      const host = document.querySelector(`papermarks-strip[paper="arxiv:${paper}"]`) as HTMLElement;
      const selectors = [
        ':empty',
        ':has(*)',
        ':hover',
        ':focus',
        ':focus-within',
        ':active',
        ':checked',
        ':disabled',
        ':defined',
        ':popover-open',
      ];
      const attributes = [
        ':is([class], [style], [title], [status], [data-status], [role], [lang], [dir])',
        ':dir(rtl)',
        ':lang(en)',
        ':has(:first-child)',
      ];
      return [...selectors, ...attributes].map((selector) => [selector, host.matches(selector)]);
    },
  },
  {
    name: 'observes sizes and what is in view',
    kind: 'compares',
    leak: 'a box that grows',
    look: async (paper) => {
      const host = document.querySelector(`papermarks-strip[paper="arxiv:${paper}"]`) as HTMLElement;
      const resized = new Promise<ResizeObserverEntry>((resolve) => new ResizeObserver(([entry]) => entry && resolve(entry)).observe(host));
      const options = { trackVisibility: true, delay: 100, threshold: [0, 0.5, 1] };
      const seen = new Promise<IntersectionObserverEntry>((resolve) =>
        new IntersectionObserver(([entry]) => entry && resolve(entry), options).observe(host),
      );
      const { contentRect, borderBoxSize } = await resized;
      const { intersectionRatio, intersectionRect, isIntersecting } = await seen;
      return [
        [contentRect.width, contentRect.height, borderBoxSize[0]?.inlineSize],
        [intersectionRatio, intersectionRect.width, intersectionRect.height, isIntersecting],
        host.checkVisibility({ contentVisibilityAuto: true, opacityProperty: true, visibilityProperty: true }),
      ];
    },
  },
];
