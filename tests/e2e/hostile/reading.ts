import type { Attack } from './attack.ts';

// Attacks on what is drawn. Their functions are sent to the page as text: they use nothing from around them.

/** Any closed root that comes out tells by this. */
const INSIDES = ['data-text', 'data-status', 'class="strip"'];

export const READING: Attack[] = [
  {
    name: 'finds a tag letter by letter',
    kind: 'reads',
    leak: 'text in the page',
    look: () => {
      const finds = (text: string): boolean => {
        getSelection()?.removeAllRanges();
        return window.find(text, false, false, true);
      };
      let found = 'qzve';
      if (!finds(found)) return '';
      for (;;) {
        const next = [...'abcdefghijklmnopqrstuvwxyz'].find((letter) => finds(found + letter));
        if (!next) return found;
        found += next;
      }
    },
  },
  {
    name: 'finds the words of a status or a note',
    kind: 'reads',
    leak: 'text in the page',
    look: () => {
      const words = ['Skipped', 'jyxwkobq', 'jyxw'];
      return words.filter((word) => {
        getSelection()?.collapse(document.body, 0);
        return window.find(word, false, false, true);
      });
    },
    betrays: ['Skipped'],
  },
  {
    name: 'selects all that can be selected',
    kind: 'reads',
    openInFirefox: 'Made a text field and selected, a host of a closed root gives the root itself as the anchor of the selection.',
    leak: 'text in its element',
    look: (paper) => {
      const host = document.querySelector(`papermarks-strip[paper="arxiv:${paper}"]`) as HTMLElement;
      const selection = getSelection() as Selection;
      const told: unknown[] = [];
      const tell = (): void => {
        for (const node of [selection.anchorNode, selection.focusNode]) {
          const root = node?.getRootNode();
          told.push(root instanceof ShadowRoot ? root.innerHTML : node?.textContent);
        }
        told.push(selection.toString());
      };
      for (const element of [host, host.parentElement as Element, document.body]) {
        selection.selectAllChildren(element);
        tell();
      }
      selection.collapse(host, 0);
      for (let step = 0; step < 60; step++) {
        selection.modify('extend', 'forward', 'character');
        tell();
      }
      host.contentEditable = 'true';
      document.execCommand('selectAll');
      tell();
      host.removeAttribute('contenteditable');
      return told;
    },
    betrays: INSIDES,
  },
  {
    name: 'copies the page, or drags it, and reads what it took',
    kind: 'reads',
    leak: 'text in its element',
    person: async ({ reach, press }) => {
      await reach('tags');
      await press('Escape');
    },
    look: async (paper) => {
      const card = document.querySelector(`papermarks-strip[paper="arxiv:${paper}"]`)?.parentElement as HTMLElement;
      const taken: string[] = [];
      // Firefox without a window leaves some reads of its clipboard unanswered for good: such a one is made again.
      const copied = async (tries = 4): Promise<ClipboardItem[]> => {
        document.execCommand('selectAll');
        document.execCommand('copy');
        const late = new Promise<undefined>((resolve) => setTimeout(resolve, 700));
        const items = await Promise.race([navigator.clipboard.read(), late]);
        if (!items && tries === 1) throw new Error('the clipboard did not answer');
        return items ?? copied(tries - 1);
      };
      // A strip without boxes, unseen, or in a page that is a text field, is copied in another way.
      for (const style of [
        '',
        'display: none',
        'display: contents',
        'content-visibility: hidden',
        'visibility: hidden',
        'user-select: text',
      ]) {
        for (const mode of ['off', 'on']) {
          card.style.cssText = style;
          document.designMode = mode;
          const items = await copied();
          taken.push(...(await Promise.all(items.flatMap((item) => item.types.map(async (type) => (await item.getType(type)).text())))));
        }
      }
      document.designMode = 'off';
      card.style.cssText = '';
      return taken;
    },
    betrays: INSIDES,
  },
  {
    name: 'takes the markup in every way there is',
    kind: 'reads',
    leak: 'an open root',
    look: (paper) => {
      const host = document.querySelector(`papermarks-strip[paper="arxiv:${paper}"]`) as HTMLElement;
      const whole = document.documentElement;
      const copy = host.cloneNode(true) as HTMLElement;
      return [
        whole.outerHTML,
        whole.textContent,
        Reflect.get(whole, 'innerText'),
        whole.getHTML({ serializableShadowRoots: true }),
        new XMLSerializer().serializeToString(document),
        [host, copy, document.importNode(host, true)].map(({ innerHTML, shadowRoot }) => [innerHTML, shadowRoot?.innerHTML]),
        [Reflect.get(host, 'innerText'), host.title, host.ariaLabel, host.ariaDescription, host.ariaValueText],
        Object.getOwnPropertyNames(host).map((name) => String(host[name as 'title'])),
        [...document.querySelectorAll('[role=status], [aria-live]')].map((live) => live.textContent),
      ];
    },
    betrays: INSIDES,
  },
  {
    name: 'asks what is under every point of a strip',
    kind: 'reads',
    leak: 'an open root',
    look: (paper) => {
      const host = document.querySelector(`papermarks-strip[paper="arxiv:${paper}"]`) as HTMLElement;
      const { left, top, right, bottom } = host.getBoundingClientRect();
      const told = new Set<string | null | undefined>();
      const tell = (node: Node | null | undefined): void => {
        const root = node?.getRootNode();
        told.add(root instanceof ShadowRoot ? root.innerHTML : node?.nodeName);
      };
      for (let y = top; y < bottom; y += 6) {
        for (let x = left; x < right; x += 3) {
          tell(document.caretPositionFromPoint(x, y, { shadowRoots: host.shadowRoot ? [host.shadowRoot] : [] })?.offsetNode);
          if ('caretRangeFromPoint' in document) tell(document.caretRangeFromPoint(x, y)?.startContainer);
          for (const element of document.elementsFromPoint(x, y)) tell(element);
          tell(host.shadowRoot?.elementFromPoint(x, y));
        }
      }
      return [...told];
    },
    betrays: INSIDES,
  },
  {
    name: 'defines our elements as its own, for their internals',
    kind: 'reads',
    leak: 'a root for a custom element',
    prepare: () => {
      for (const name of ['papermarks-strip', 'papermarks-layer']) {
        customElements.define(
          name,
          class extends HTMLElement {
            constructor() {
              super();
              window.loot.push(this.attachInternals(), String(new Error('who calls?').stack));
            }
          },
        );
      }
    },
    async person({ click, pause, press }) {
      await click('all');
      await pause(300);
      await press('Escape');
    },
    look: () => window.loot.map((told) => (told instanceof ElementInternals ? told.shadowRoot?.innerHTML : told)),
    betrays: [...INSIDES, '-extension:'],
  },
  {
    name: 'reads the nodes that animate',
    kind: 'reads',
    leak: 'an animation in the page',
    prepare: () => {
      const tell = (node: Node | null | undefined): void => {
        const root = node?.getRootNode();
        window.loot.push(root instanceof ShadowRoot ? root.innerHTML : node?.textContent);
      };
      const watch = (): void => {
        for (const { effect } of document.getAnimations()) tell((effect as KeyframeEffect).target);
        requestAnimationFrame(watch);
      };
      watch();
      for (const type of ['animationstart', 'animationiteration', 'animationend', 'transitionrun', 'transitionend']) {
        addEventListener(type, ({ target }) => tell(target as Node), true);
      }
    },
    async person({ sweep, reach, press }) {
      await sweep();
      await reach('tags');
      await press('Escape');
    },
    look: () => [...new Set(window.loot)],
    betrays: INSIDES,
  },
  {
    name: 'patches what our script calls, before it runs',
    kind: 'reads',
    leak: 'the page’s world',
    prepare: () => {
      // Only texts and plain objects, and not by what is patched.
      const tell = (value: unknown): void => {
        const isPlain = typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
        if (window.loot.length < 5_000 && (isPlain || typeof value === 'string')) window.loot[window.loot.length] = value;
        if (value instanceof ShadowRoot) requestAnimationFrame(() => tell(value.innerHTML));
      };
      const patch = (holder: object, name: string): void => {
        const before = Reflect.get(holder, name);
        Reflect.set(holder, name, function patched(this: unknown, ...args: unknown[]) {
          for (const value of Array.isArray(this) ? this : args) tell(value);
          const result: unknown = Reflect.apply(before, this, args);
          tell(result);
          return result;
        });
      };
      patch(Element.prototype, 'attachShadow');
      patch(Element.prototype, 'append');
      patch(MessagePort.prototype, 'postMessage');
      patch(window, 'postMessage');
      patch(Map.prototype, 'set');
      patch(Array.prototype, 'map');
      Object.defineProperty(Object.prototype, 'tags', { set: tell, configurable: true });
    },
    async person({ reach, press }) {
      await reach('tags');
      await press('Escape');
    },
    look: () => window.loot,
    betrays: [...INSIDES, '"nonce"'],
  },
];
