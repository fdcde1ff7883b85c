import type { Leak } from './attack.ts';

/** The editor of the imitation: it tells its parent, and scrolls when the address says so. */
export const EDITOR_PAGE = `<!doctype html><title>Papermarks</title><style nonce="ours-of-the-page">.long { height: 2000px }</style>
<input autofocus><script>document.body.className = location.hash.slice(1); addEventListener('input', (event) => parent.postMessage(event.target.value, '*'));</script>`;

/**
 * An imitation of the strips, as a careless hand might make them: it is sealed but for one leak. Runs in the head of a page.
 *
 * @param marks what the library holds, by the papers' ids
 */
export function leaky(leak: Leak, marks: Record<string, { status: string; tag?: string }>): void {
  const world = Object.assign(window, { library: marks });
  const apart = document.implementation.createHTMLDocument('');
  const grows = leak === 'a box that grows' || leak === 'a box for the page';
  const size = grows ? 'inline-size:max-content' : 'contain:strict!important;overflow:clip!important;inline-size:264px';
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`:host { ${leak === 'a box for the page' ? '' : 'all: initial!important;'} display: block!important; position: absolute!important; block-size: 24px!important; ${size}!important;
    font: 500 12px/24px ${leak === 'a named font' ? 'Arial, ' : ''}system-ui, sans-serif!important; pointer-events: ${leak === 'a box with holes' ? 'none' : 'auto'}!important }
    button, input { all: unset; box-sizing: border-box; block-size: 24px; overflow: clip; white-space: nowrap; pointer-events: auto }
    .strip { display: flex; gap: 4px } .status { inline-size: 88px } .all, .note { inline-size: 24px } .tags { min-inline-size: ${grows ? 0 : 117}px; display: flex; align-items: center }
    .names { display: block; ${leak === 'a part that moves' ? '' : 'block-size: 22px'} } .bare button { pointer-events: none }
    .name { display: inline-block; padding: 8px 6px; line-height: 18px } [data-text]::before { content: attr(data-text) }
    .cover { position: absolute; inset: 0; overflow: clip; pointer-events: none }
    .cover > i::before { content: '.'; font: 500px/500px system-ui; letter-spacing: 500px; color: rgb(0 0 0/.2%) }
    ${leak === 'an image by name' ? '[data-tagged] .tags { background: var(--reading) }' : ''}
    .menu { display: block } .menu button { display: block; block-size: 32px }`);
  const marked = new CSSStyleSheet();
  marked.replaceSync(':host { outline-color: red!important }');
  const made = (tag: string, className: string, ...children: Node[]): HTMLElement => {
    const element = document.createElement(tag);
    element.className = className;
    element.append(...children);
    return element;
  };

  function rooted(name: string, into: Element): { host: HTMLElement; root: ShadowRoot } {
    const late = leak === 'a root for a custom element';
    const host = (late ? document : apart).createElement(name);
    if (late) into.append(host);
    const open = leak === 'an open root';
    const root = host.attachShadow({ mode: open ? 'open' : 'closed', serializable: open });
    document.adoptNode(host);
    root.adoptedStyleSheets = [sheet];
    into.append(host);
    return { host, root };
  }

  function mount(article: Element): void {
    const id = (article.querySelector('a') ?? location).pathname.split('/').at(-1) ?? '';
    const { host, root } = rooted('papermarks-strip', article);
    host.setAttribute('paper', `arxiv:${id}`);
    const label = made('span', 'label');
    const hint = made('span', 'hint');
    hint.dataset.text = 'Add';
    const names = made('span', 'names', hint);
    const status = made('button', 'status', label);
    const all = made('button', 'all');
    const tags = leak === 'an input in the page' ? made('input', 'tags') : made('button', 'tags', names);
    const strip = made('div', 'strip', status, all, tags, made('button', 'note'));
    const cover = made('div', 'cover');
    root.append(strip, cover);

    const paint = (): void => {
      const { status: shown, tag } = marks[id] ?? { status: 'Mark' };
      label.dataset.text = shown;
      strip.classList.toggle('bare', leak === 'a box with holes' && !marks[id]);
      if (leak !== 'a text without a cover') cover.replaceChildren(made('i', ''));
      if (!tag) return;
      for (const end = performance.now() + (leak === 'a long frame' ? 80 : 0); performance.now() < end; );
      strip.dataset.tagged = '';
      const name = made('span', 'name');
      names.replaceChildren(name);
      if (leak === 'text in the page') name.textContent = `${tag} ${shown}`;
      else name.dataset.text = tag;
      for (let more = 0; leak === 'a heavier root' && more < 30; more++) names.append(name.cloneNode());
      if (leak === 'a style of its own') root.adoptedStyleSheets = [sheet, marked];
      if (leak === 'an attribute') host.setAttribute('status', shown);
      if (leak === 'an inline style') host.setAttribute('style', 'color: red');
      if (leak === 'text in its element' || leak === 'an animation in the page') {
        const shownTwice = made('span', 'name');
        shownTwice.textContent = tag;
        host.replaceChildren(shownTwice);
        names.replaceChildren(document.createElement('slot'));
        if (leak === 'an animation in the page') shownTwice.animate({ opacity: [0.9, 1] }, { duration: 1000, iterations: 99 });
      }
      if (leak === 'the page’s world') new MessageChannel().port1.postMessage([tag].map((text) => ({ tag: text })));
      if (leak === 'messages') {
        postMessage({ tag }, '*');
        document.dispatchEvent(new CustomEvent('papermarks:changed', { detail: tag }));
        new BroadcastChannel('papermarks').postMessage(tag);
        localStorage.setItem('papermarks', tag);
      }
      if (leak === 'a detail') performance.mark('papermarks:marks-painted', { detail: { tag } });
    };
    const trusts = (event: Event): boolean => event.isTrusted || leak === 'trust in any event';
    const step = (): void => {
      marks[id] = { ...marks[id], status: marks[id] ? 'Read' : 'To read' };
      paint();
    };
    (leak === 'trust in any event' ? host : strip).addEventListener('click', (event) => {
      const on = event.target;
      if (trusts(event) && (on === status || on === label || on === host)) step();
      else if (on === all) openMenu(Number(Boolean(marks[id])) * 4);
      else if (leak.startsWith('a frame')) openFrame(marks[id] ? 'long' : '');
    });
    if (leak === 'trust in any event') addEventListener('message', ({ data }) => data?.papermarks && step());
    // The library answers after the first paint.
    setTimeout(() => {
      paint();
      Object.assign(world, { painted: true });
    }, 60);
  }

  function openMenu(present: number): void {
    const { host, root } = rooted('papermarks-layer', document.documentElement);
    const items = [0, 1, 2, 3, 4].map(() => made('button', 'item'));
    for (const item of items) item.tabIndex = -1;
    root.append(made('div', 'menu', ...items));
    const box = new CSSStyleSheet();
    box.replaceSync(':host { block-size: 160px!important; inset: 90px auto auto 40px!important }');
    root.adoptedStyleSheets.push(box);
    items[present]?.focus({ preventScroll: leak !== 'a menu that scrolls' });
    host.addEventListener('keydown', () => host.remove());
  }

  function openFrame(note: string): void {
    const layer = document.createElement('papermarks-layer');
    const frame = document.createElement('iframe');
    frame.src = `/editor.html#${note || 'short'}`;
    frame.height = '200';
    layer.append(frame);
    document.documentElement.append(layer);
    Object.assign(layer.style, { position: 'absolute', top: '150px', left: '40px' });
    frame.addEventListener('load', () => frame.contentWindow?.focus());
  }

  addEventListener('DOMContentLoaded', () => {
    for (const card of document.querySelectorAll('article, section, #abs')) mount(card);
  });
  Object.assign(world, { imitation: leak });
}
