import type { Attack } from './attack.ts';
import { STRICT } from './stage.ts';

// Attacks that compare a paper with a mark and one without. Their functions are sent to the page as text.

/** Makes everything in the page as large and as loose as it can be. */
const MAGNIFIER = `* { all: unset !important; display: inline-block !important; font: 60px/2 Arial !important; letter-spacing: 20px !important;
  inline-size: max-content !important; block-size: auto !important; contain: none !important; overflow: visible !important;
  padding: 3px !important; pointer-events: auto !important; position: static !important }
head, script, style, title { display: none !important } article { display: block !important; inline-size: 500px !important; position: relative !important }
papermarks-strip { zoom: 2 !important; position: fixed !important }`;

const FAMILIES = [
  'Arial',
  'Helvetica',
  'system-ui',
  'sans-serif',
  'ui-sans-serif',
  'BlinkMacSystemFont',
  '-apple-system',
  'Segoe UI',
  'DejaVu Sans',
];
const ORACLE = FAMILIES.flatMap((family) =>
  [...'abcdefghijklmnopqrstuvwxyzMRST'].map(
    (letter) => `@font-face { font-family: "${family}"; src: url("/oracle/${encodeURIComponent(family)}/${letter}");
      unicode-range: U+${letter.charCodeAt(0).toString(16)} }`,
  ),
).join('\n');

export const MEASURING: Attack[] = [
  ...[undefined, MAGNIFIER].map(
    (style): Attack => ({
      name: style ? 'measures the boxes under a magnifying sheet' : 'measures the boxes',
      kind: 'compares',
      leak: 'a box that grows',
      ...(style && { style }),
      look: (paper) => {
        const host = document.querySelector(`papermarks-strip[paper="arxiv:${paper}"]`) as HTMLElement;
        const card = host.closest('article') as HTMLElement;
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
  {
    name: 'has a font of its own for each letter, under every name',
    kind: 'compares',
    leak: 'a named font',
    alone: true,
    style: `${ORACLE} papermarks-strip, papermarks-layer { font-family: Arial, sans-serif !important }`,
    person: async ({ hover, pause }) => {
      await hover('tags');
      await pause(150);
    },
    look: () => [...document.fonts].filter(({ status }) => status !== 'unloaded').map(({ family, unicodeRange }) => [family, unicodeRange]),
  },
  {
    name: 'is told how large the texts are that are painted',
    kind: 'compares',
    leak: 'a text without a cover',
    alone: true,
    style:
      'article { opacity: 0; animation: none } papermarks-strip { opacity: 1 } h3, p { font-size: 2px; opacity: 0 } article { opacity: 1 }',
    prepare: () => {
      for (const type of ['largest-contentful-paint', 'paint', 'element']) {
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries()) window.loot.push([type, entry.name, (entry as LargestContentfulPaint).size]);
        }).observe({ type, buffered: true });
      }
    },
    person: async ({ hover, pause }) => {
      await pause(150);
      await hover('note');
      await pause(150);
    },
    look: () => window.loot,
  },
  {
    name: 'is told how the layout shifts',
    kind: 'reads',
    // Firefox does not tell of layout shifts.
    only: 'Chromium',
    on: 'typed',
    leak: 'a part that moves',
    prepare: () => {
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) window.loot.push(`shifted by ${Reflect.get(entry, 'value')}`);
      }).observe({ type: 'layout-shift', buffered: true });
    },
    // The strip's tags come and go behind the editor.
    person: async ({ reach, type, press, pause }) => {
      await reach('tags');
      for (const tag of ['one', 'another']) {
        await type(tag);
        await press('Enter');
        await pause(150);
      }
      for (const _ of ['one', 'another']) {
        await press('Backspace');
        await pause(150);
      }
      await press('Escape');
      await pause(200);
    },
    look: () => window.loot,
    betrays: ['shifted'],
  },
  {
    name: 'moves the page away under the menu, for the focus to bring it back',
    kind: 'compares',
    leak: 'a menu that scrolls',
    alone: true,
    prepare: () => {
      const away = (): void => document.documentElement.style.setProperty('transform', 'translateY(700px)');
      addEventListener('click', away, { capture: true, once: true });
    },
    person: async ({ click, pause }) => {
      await click('all');
      await pause(300);
    },
    look: () => [scrollX, scrollY, document.querySelectorAll('papermarks-layer').length],
  },
  {
    name: 'collects what breaks its policy',
    kind: 'compares',
    leak: 'an inline style',
    alone: true,
    headers: { 'content-security-policy': STRICT },
    prepare: () => {
      document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI, sourceFile }) => {
        window.loot.push([effectiveDirective, blockedURI, sourceFile]);
      });
      if ('ReportingObserver' in window) {
        new ReportingObserver((reports) => window.loot.push(...reports.map(({ type }) => type)), { buffered: true }).observe();
      }
      addEventListener('error', ({ message }) => window.loot.push(message), true);
      addEventListener('unhandledrejection', ({ reason }) => window.loot.push(String(reason)));
    },
    person: async ({ reach, press }) => {
      await reach('tags');
      await press('Escape');
    },
    look: () => window.loot,
  },
  {
    name: 'takes stock of the whole document',
    kind: 'compares',
    leak: 'an attribute',
    alone: true,
    look: (paper) => {
      const sheets = [...document.styleSheets, ...document.adoptedStyleSheets].map(({ cssRules }) =>
        [...cssRules].map(({ cssText }) => cssText),
      );
      const entries = performance.getEntries().filter(({ entryType }) => ['mark', 'measure', 'resource'].includes(entryType));
      const told = [
        document.documentElement.outerHTML,
        sheets,
        entries.map((entry) => [entry.entryType, entry.name, (entry as PerformanceMark).detail]),
        [document.scripts.length, document.fonts.size, document.images.length, document.forms.length, window.length, history.length],
        [Object.keys(localStorage), Object.keys(sessionStorage), document.cookie, name, JSON.stringify(history.state)],
        Object.getOwnPropertyNames(window).filter((property) => /paper|chrome/i.test(property)),
      ];
      return JSON.stringify(told)
        .replaceAll(paper, 'PAPER')
        .replaceAll(/scene=\d+/g, '');
    },
  },
];
