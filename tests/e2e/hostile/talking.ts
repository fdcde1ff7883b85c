import type { Attack } from './attack.ts';

// Attacks on the editor's address, and on the ways by which something is told or done. Their functions are sent to the page as text.

export const TALKING: Attack[] = [
  {
    name: 'asks for the editor by the addresses it can guess',
    kind: 'reads',
    leak: 'a frame in the page',
    look: async () => {
      const id = 'poomfebdlgacplnmbnafmfaglakpmcnd';
      // Firefox draws another id for each person.
      const roots = [`chrome-extension://${id}`, location.origin];
      const files = ['editor.html', 'popup.html', 'interaction-huggingface.js', 'overlay-huggingface.js', 'manifest.json', 'icon/128.png'];
      const asked = roots.flatMap((root) => files.map((file) => fetch(`${root}/${file}`).then((found) => found.text(), String)));
      const drawn = roots.map(
        (root) =>
          new Promise((resolve) => {
            const image = new Image();
            image.onload = () => resolve('drawn by Papermarks');
            image.onerror = () => resolve('');
            image.src = `${root}/icon/128.png`;
          }),
      );
      return Promise.all([...asked, ...drawn]);
    },
    betrays: ['<title>Papermarks</title>', 'drawn by Papermarks', '"manifest_version"', 'startEditing'],
  },
  {
    name: 'turns the wheel into a measure of the note',
    kind: 'compares',
    only: 'Chromium',
    leak: 'a frame that hands its scroll on',
    alone: true,
    person: async ({ reach, wheel, pause }) => {
      await reach('note');
      await wheel();
      await pause(400);
    },
    look: () => [Math.round(scrollY)],
  },
  {
    name: 'dispatches clicks, keys and pointers of its own',
    kind: 'acts',
    on: 'typed',
    leak: 'trust in any event',
    look: (paper) => {
      const host = document.querySelector(`papermarks-strip[paper="arxiv:${paper}"]`) as HTMLElement;
      const { x, y } = host.getBoundingClientRect();
      const at = { bubbles: true, composed: true, cancelable: true, clientX: x + 30, clientY: y + 12, button: 0, pointerId: 1 };
      const targets = [host, document.elementFromPoint(x + 30, y + 12), document.body, document, window];
      for (const target of targets) {
        for (const type of ['pointerdown', 'pointerup']) target?.dispatchEvent(new PointerEvent(type, at));
        for (const type of ['mousedown', 'mouseup', 'click', 'dblclick']) target?.dispatchEvent(new MouseEvent(type, at));
        for (const key of ['Enter', ' ', 'ArrowDown', '2', 's', 'u']) {
          for (const type of ['keydown', 'keypress', 'keyup']) target?.dispatchEvent(new KeyboardEvent(type, { ...at, key }));
        }
        target?.dispatchEvent(new InputEvent('beforeinput', { ...at, data: 'x', inputType: 'insertText' }));
      }
      host.focus();
      host.click();
      return document.activeElement?.localName;
    },
  },
  {
    name: 'forges messages, events and channels',
    kind: 'acts',
    on: 'typed',
    leak: 'trust in any event',
    person: ({ reach }) => reach('tags'),
    look: async (paper) => {
      const id = 'poomfebdlgacplnmbnafmfaglakpmcnd';
      const act = { id: crypto.randomUUID(), paper: `arxiv:${paper}`, at: Date.now(), change: { kind: 'status', status: 'read' } };
      const met = { site: 'huggingface', url: location.href };
      const sighting = { paper: { id: act.paper, title: 'Forged', authors: [] }, met };
      const envelope = { papermarks: 1, name: 'perform', ask: { act, sighting } };
      const said = [
        envelope,
        { nonce: crypto.randomUUID(), field: 'tags' },
        { nonce: '', field: 'note' },
        'closing',
        'close',
        'saved',
        'ready',
      ];
      const windows = [window, ...Array.from({ length: window.length }, (_, at) => window[at] as Window)];
      for (const target of windows) for (const message of said) target.postMessage(message, '*', [new MessageChannel().port2]);
      for (const name of ['papermarks', 'papermarks:changed', `${id}:overlay:wxt:content-script-started`, 'wxt:locationchange']) {
        for (const target of [window, document]) target.dispatchEvent(new CustomEvent(name, { detail: envelope }));
        new BroadcastChannel(name).postMessage(envelope);
        localStorage.setItem(name, JSON.stringify(envelope));
      }
      const { chrome } = window as { chrome?: { runtime?: Record<'sendMessage' | 'connect', (id: string, message?: object) => unknown> } };
      await Promise.resolve(chrome?.runtime?.sendMessage(id, envelope)).catch(() => undefined);
      chrome?.runtime?.connect(id);
      await new Promise((resolve) => setTimeout(resolve, 200));
    },
  },
];
