import type { Attack } from './attack.ts';
import { STRICT } from './stage.ts';

// Attacks that compare what the browser tells of a whole page with a marked paper and with another. Their functions are sent to the page as text.

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

export const WATCHING: Attack[] = [
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
        entries.map((entry) => `${entry.entryType} ${entry.name} ${(entry as PerformanceMark).detail}`).sort(),
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
