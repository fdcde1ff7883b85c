import type { Attack } from './attack.ts';

// Attacks by what browsers have learnt of late. Their functions are sent to the page as text.

export const RECENT: Attack[] = [
  {
    name: 'takes a strip into a view transition',
    kind: 'compares',
    leak: 'a box for the page',
    look: async (paper) => {
      const style = document.createElement('style');
      style.textContent = `papermarks-strip[paper="arxiv:${paper}"] { view-transition-name: strip !important }`;
      document.head.append(style);
      // https://drafts.csswg.org/css-view-transitions/#named-and-transitioning
      const transition = document.startViewTransition(() => undefined);
      await transition.ready;
      const told = ['group', 'image-pair', 'old', 'new'].map((part) => {
        const { width, height } = getComputedStyle(document.documentElement, `::view-transition-${part}(strip)`);
        return [part, width, height];
      });
      transition.skipTransition();
      await transition.finished;
      style.remove();
      return told;
    },
  },
  {
    name: 'measures itself by a strip as an anchor',
    kind: 'compares',
    leak: 'a box for the page',
    look: (paper) => {
      const style = document.createElement('style');
      style.textContent = `papermarks-strip[paper="arxiv:${paper}"] { anchor-name: --strip !important; }
        .ruler { position: fixed; position-anchor: --strip; inset: 0 auto auto 0; inline-size: anchor-size(--strip width, 7px); block-size: anchor-size(--strip height, 7px) }`;
      const ruler = document.createElement('div');
      ruler.className = 'ruler';
      document.head.append(style);
      document.body.append(ruler);
      const told = [ruler.offsetWidth, ruler.offsetHeight];
      ruler.remove();
      style.remove();
      return told;
    },
  },
  {
    name: 'asks which scripts made its frames long',
    kind: 'compares',
    alone: true,
    leak: 'a long frame',
    look: async () => {
      const frames = await new Promise<PerformanceEntry[]>((resolve) => {
        const observer = new PerformanceObserver((list) => resolve(list.getEntries()));
        observer.observe({ type: 'long-animation-frame', buffered: true });
        setTimeout(resolve, 100, []);
      });
      // The page's own first scripts take as long as they take: https://w3c.github.io/long-animation-frames/#sec-PerformanceScriptTiming
      const scripts = frames.flatMap(
        (frame) => Reflect.get(frame, 'scripts') as (PerformanceEntry & { invokerType: string; invoker: string })[],
      );
      return scripts.filter(({ invokerType, duration }) => invokerType !== 'classic-script' && duration > 40).map(({ invoker }) => invoker);
    },
  },
];
