import type { Attack } from './attack.ts';
import { TYPED_NOTE, TYPED_TAG } from './stage.ts';

// Attacks that listen while a person uses strip and editor. Their functions are sent to the page as text.

/** A person who types a tag and a note about the strip's paper. */
const typing: Attack['person'] = async ({ reach, type, press, pause }) => {
  await reach('tags');
  await type(TYPED_TAG);
  await press('Enter');
  await pause(100);
  await press('Escape');
  await pause(400);
  await reach('note');
  await type(TYPED_NOTE);
  await pause(400);
  await press('Escape');
  await pause(200);
};

/** Where the editor is, by what names it. */
const ADDRESS = ['editor.html', '-extension:'];

export const LISTENING: Attack[] = [
  {
    name: 'listens to every key and letter while a person types',
    kind: 'reads',
    on: 'typed',
    leak: 'an input in the page',
    prepare: () => {
      const keys = [
        'keydown',
        'keypress',
        'keyup',
        'beforeinput',
        'input',
        'change',
        'compositionstart',
        'compositionupdate',
        'textInput',
        'paste',
      ];
      for (const target of [window, document]) {
        for (const type of [...keys, 'selectionchange', 'focusin', 'pointerdown']) {
          target.addEventListener(
            type,
            (event) => {
              const { key, data } = event as KeyboardEvent & InputEvent;
              const value = Reflect.get(event.composedPath()[0] ?? {}, 'value');
              if (type === 'keydown' && target === window) window.loot.push(key);
              else if (data || value) window.loot.push(` ${type} ${data} ${value} `);
            },
            true,
          );
        }
      }
    },
    person: typing,
    // One letter after the other, so that a word shows.
    look: () => window.loot.join(''),
  },
  {
    name: 'takes every node that an event brings',
    kind: 'reads',
    leak: 'an open root',
    prepare: () => {
      const tell = (node: unknown): void => {
        const root = node instanceof Node ? node.getRootNode() : undefined;
        if (root instanceof ShadowRoot) window.loot.push(root.innerHTML);
      };
      const types = Object.keys(Object.getOwnPropertyDescriptors(HTMLElement.prototype)).concat(
        Object.keys(window),
        'onfocusin',
        'onfocusout',
      );
      for (const type of types.filter((property) => property.startsWith('on'))) {
        addEventListener(
          type.slice(2),
          (event) => {
            // All that an event has, whatever a browser may have added.
            for (let from: object | null = event; from; from = Object.getPrototypeOf(from)) {
              for (const name of Object.getOwnPropertyNames(from)) if (!name.startsWith('init')) tell(Reflect.get(event, name));
            }
            event.composedPath().forEach(tell);
            for (const node of [document.activeElement, getSelection()?.anchorNode, getSelection()?.focusNode]) tell(node);
          },
          true,
        );
      }
    },
    person: async ({ sweep, click, press, pause, reach }) => {
      await sweep();
      await click('all');
      await pause(200);
      await press('ArrowDown');
      await press('Escape');
      await reach('tags');
      await press('Escape');
      await pause(200);
      await press('ArrowRight');
    },
    look: () => [...new Set(window.loot)],
    betrays: ['data-text', 'class="strip"', 'class="menu"'],
  },
  {
    name: 'reads all that the browser measures',
    kind: 'reads',
    leak: 'a detail',
    prepare: () => {
      for (const type of PerformanceObserver.supportedEntryTypes) {
        const observer = new PerformanceObserver((list) => {
          for (const entry of list.getEntries()) {
            window.loot.push(JSON.stringify(entry), JSON.stringify(Reflect.get(entry, 'detail')), Reflect.get(entry, 'targetSelector'));
            for (const name of ['element', 'target', 'lastPaintedElement']) {
              const root = (Reflect.get(entry, name) as Node | undefined)?.getRootNode?.();
              if (root instanceof ShadowRoot) window.loot.push(root.innerHTML);
            }
            window.loot.push((Reflect.get(entry, 'sources') ?? []).map(({ node }: { node?: Node }) => node?.nodeName));
          }
        });
        observer.observe({ type, buffered: true, durationThreshold: 16 } as PerformanceObserverInit);
      }
    },
    person: async ({ sweep, reach, press, pause }) => {
      await sweep();
      await reach('tags');
      await press('Escape');
      await pause(300);
    },
    look: () => window.loot,
    betrays: ['data-text', 'editor.html', 'names', 'button.'],
  },
  {
    name: 'watches every change of the document',
    kind: 'reads',
    leak: 'an attribute',
    prepare: () => {
      const options = {
        subtree: true,
        childList: true,
        attributes: true,
        attributeOldValue: true,
        characterData: true,
        characterDataOldValue: true,
      };
      new MutationObserver((records) => {
        for (const { type, target, attributeName, oldValue, addedNodes } of records) {
          const value = attributeName === null ? null : (target as Element).getAttribute(attributeName);
          window.loot.push([
            type,
            attributeName,
            oldValue,
            value,
            ...[...addedNodes].map((node) => (node as Element).outerHTML ?? node.textContent),
          ]);
        }
      }).observe(document, options);
    },
    person: async ({ reach, press, pause }) => {
      await reach('tags');
      await press('Escape');
      await pause(200);
    },
    look: () => window.loot,
    betrays: ['"Skipped"', 'editor.html', 'data-text'],
  },
  {
    name: 'listens to messages, channels, events and storage',
    kind: 'reads',
    on: 'typed',
    leak: 'messages',
    prepare: () => {
      const tell = (event: Event): unknown => window.loot.push([event.type, Reflect.get(event, 'data'), Reflect.get(event, 'detail')]);
      const id = 'poomfebdlgacplnmbnafmfaglakpmcnd';
      const names = ['papermarks', 'papermarks:changed', 'papermarks:hello', 'editor', 'changed', 'hello'];
      const started = ['overlay', 'overlay-huggingface', 'interaction'].map((script) => `${id}:${script}:wxt:content-script-started`);
      for (const type of ['message', 'messageerror', 'storage', 'wxt:locationchange', ...names, ...started]) {
        for (const target of [window, document, document.documentElement]) target.addEventListener(type, tell, true);
      }
      for (const name of [...names, id]) new BroadcastChannel(name).onmessage = tell;
    },
    person: typing,
    look: async () => {
      const kept = [{ ...localStorage }, { ...sessionStorage }, document.cookie, name, history.state];
      return [window.loot, kept, await indexedDB.databases(), await caches.keys(), (await navigator.locks.query()).held];
    },
  },
  {
    name: 'hunts for the editor’s frame and its address',
    kind: 'reads',
    on: 'typed',
    leak: 'a frame in the page',
    prepare: () => {
      addEventListener('message', ({ origin, source }) => window.loot.push(origin, source === null));
      document.addEventListener('securitypolicyviolation', ({ blockedURI }) => window.loot.push(blockedURI));
      if ('ReportingObserver' in window)
        new ReportingObserver((reports) => window.loot.push(JSON.stringify(reports)), { buffered: true }).observe();
      addEventListener('focus', ({ target }) => window.loot.push((target as Element).outerHTML), true);
      new PerformanceObserver((list) => window.loot.push(JSON.stringify(list.getEntries()))).observe({
        entryTypes: PerformanceObserver.supportedEntryTypes.filter((type) => !['event', 'element', 'navigation'].includes(type)),
      });
    },
    person: async ({ reach, type, pause }) => {
      await reach('tags');
      await type(TYPED_TAG);
      await pause(300);
    },
    look: async () => {
      const frames = [...document.querySelectorAll('iframe, frame, embed, object')].map(({ outerHTML }) => outerHTML);
      const named = Array.from({ length: window.length + 2 }, (_, at) => String(Reflect.get(window, at)));
      const layers = [...document.querySelectorAll('papermarks-layer')].map((layer) => [layer.outerHTML, Object.keys(layer)]);
      document.execCommand('selectAll');
      document.execCommand('copy');
      // Firefox asks the person first.
      const [copied] = navigator.userAgent.includes('Chrome/') ? await navigator.clipboard.read() : [];
      const copy = await (await copied?.getType('text/html'))?.text();
      return [
        window.loot,
        frames,
        named,
        layers,
        copy,
        document.activeElement?.outerHTML,
        performance.getEntries().map((entry) => entry.name),
      ];
    },
    betrays: [...ADDRESS, TYPED_TAG, TYPED_NOTE],
  },
];
