import type { Attack } from './attack.ts';
import { STRICT } from './stage.ts';

/** A page that makes it hard to work in. */
export interface Condition {
  name: string;
  headers?: Record<string, string>;
  prepare?: Attack['prepare'];
  style?: string;
  /** Nothing can open the editor there: the person is told where else to go. */
  keepsEditorOut?: true;
}

const csp = (policy: string): Record<string, string> => ({ 'content-security-policy': policy });

/** Headers by which a page guards itself: https://developer.mozilla.org/docs/Web/HTTP/Reference/Headers */
export const HEADERS: Condition[] = [
  { name: 'allows nothing', headers: csp("default-src 'none'; frame-src 'none'; style-src 'none'; script-src 'none'; base-uri 'none'") },
  { name: 'allows its own script and style alone', headers: csp(STRICT) },
  { name: 'requires trusted types', headers: csp("require-trusted-types-for 'script'; trusted-types 'none'") },
  { name: 'is sandboxed, with scripts', headers: csp('sandbox allow-scripts') },
  { name: 'is sandboxed, without scripts', headers: csp('sandbox'), keepsEditorOut: true },
  { name: 'may not be framed', headers: { 'x-frame-options': 'DENY', ...csp("frame-ancestors 'none'") } },
  {
    name: 'is isolated',
    headers: {
      'cross-origin-embedder-policy': 'require-corp',
      'cross-origin-opener-policy': 'same-origin',
      'permissions-policy': 'fullscreen=()',
    },
  },
  { name: 'embeds without credentials', headers: { 'cross-origin-embedder-policy': 'credentialless' } },
];

/** Pages that try to keep Papermarks from working. */
export const SABOTAGE: Condition[] = [
  {
    name: 'gives its elements the names of what our scripts share',
    prepare: () => {
      addEventListener('DOMContentLoaded', () => {
        for (const name of ['papermarksInteraction', 'papermarksRuns', 'papermarks:interaction', 'browser', 'chrome', 'open']) {
          const link = document.createElement('a');
          link.id = name;
          document.body.append(link);
        }
      });
    },
  },
  {
    name: 'defines our elements as ones without a root',
    prepare: () => {
      for (const name of ['papermarks-strip', 'papermarks-layer']) {
        customElements.define(
          name,
          class extends HTMLElement {
            static readonly disabledFeatures = ['shadow'];
            constructor() {
              super();
              this.attachShadow({ mode: 'open' });
            }
          },
        );
      }
    },
  },
  {
    name: 'breaks every method that our script needs',
    prepare: () => {
      const broken = (): never => {
        throw new Error('broken by the page');
      };
      for (const name of ['attachShadow', 'setAttribute', 'append'] as const) Element.prototype[name] = broken;
      for (const name of ['createElement', 'adoptNode'] as const) Document.prototype[name] = broken;
      Object.assign(window, { MessageChannel: broken, IntersectionObserver: broken, MutationObserver: broken });
      crypto.randomUUID = () => '0-0-0-0-0';
    },
  },
  {
    name: 'dresses our elements as nothing and stops what happens in them',
    style: `* { all: unset !important; display: none !important }
      html, body, body div, article, h3, p, a { display: block !important } article { height: 90px !important }
      papermarks-strip, papermarks-layer { all: unset !important; opacity: 0 !important; visibility: hidden !important;
      pointer-events: none !important; clip-path: inset(50%) !important; filter: opacity(0) !important; transform: scale(0) !important;
      display: none !important }
      papermarks-layer { width: 0 !important; inset: -999px !important; content-visibility: hidden !important }`,
    prepare: () => {
      for (const type of ['click', 'pointerup', 'focusin', 'message']) addEventListener(type, (event) => event.preventDefault(), true);
    },
  },
];
