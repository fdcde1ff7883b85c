import type { Attack } from './attack.ts';
import { TYPED_NOTE } from './stage.ts';

// Attacks on the editor's frame, as it waits and as it is open. Their functions are sent to the page as text.

/** What betrays a frame to a page that counts, and reads what it is told. */
const FOUND = ['found a frame', 'was answered', 'chrome-extension:', 'moz-extension:', 'editor.html'];

/** A person points at the strip until an editor waits, then writes a note. */
const writes: NonNullable<Attack['person']> = async ({ hover, pause, reach, type }) => {
  await hover('note');
  await pause(600);
  await reach('note');
  await type(TYPED_NOTE);
  await pause(300);
};

export const FRAME: Attack[] = [
  {
    name: 'counts its windows, resources and messages while an editor waits and is open',
    kind: 'reads',
    leak: 'a frame in the page',
    on: 'typed',
    person: writes,
    betrays: FOUND,
    prepare: () => {
      addEventListener('message', ({ data, origin }) => window.loot.push([origin, data]), true);
      setInterval(() => {
        const elements = document.querySelectorAll('iframe, frame, object, embed').length;
        if (window.length + frames.length + elements > 0) window.loot.push('found a frame');
      }, 20);
    },
    look: () => [
      [...new Set(window.loot.map((each) => JSON.stringify(each)))],
      performance.getEntries().map(({ name }) => name),
      [...document.querySelectorAll('papermarks-layer')].map((layer) => [layer.outerHTML, layer.shadowRoot?.innerHTML]),
    ],
  },
  {
    name: 'greets every window it can reach with a port of its own',
    kind: 'reads',
    leak: 'a frame in the page',
    on: 'typed',
    person: writes,
    betrays: FOUND,
    prepare: () => {
      addEventListener('message', ({ data, source }) => source !== window && window.loot.push(['was answered', data]));
      setInterval(() => {
        const reached = [
          ...new Set<Window>([
            window,
            parent,
            top ?? window,
            opener ?? window,
            ...Array.from({ length: window.length }, (_, at) => window[at] as Window),
          ]),
        ];
        if (reached.length > 1) window.loot.push('found a frame');
        for (const other of reached) {
          const { port1, port2 } = new MessageChannel();
          port1.onmessage = ({ data }) => window.loot.push(['was answered', data]);
          other.postMessage({ nonce: '', field: 'note' }, '*', [port2]);
        }
      }, 50);
    },
    look: () => window.loot,
  },
  {
    name: 'opens an editor of its own under every address it can learn',
    kind: 'reads',
    leak: 'a frame in the page',
    on: 'typed',
    person: writes,
    betrays: FOUND,
    look: async () => {
      const named = performance.getEntriesByType('resource').map(({ name }) => name);
      const framed = [...document.querySelectorAll('iframe')].map(({ src }) => src);
      const addresses = [...named, ...framed].filter((address) => /editor|-extension:/.test(address));
      for (const src of addresses) document.body.append(Object.assign(document.createElement('iframe'), { src }));
      return addresses;
    },
  },
];
