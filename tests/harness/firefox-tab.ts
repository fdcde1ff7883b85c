import { type Place, type Sent, type Tab, until } from './driven.ts';
import { MarionetteError } from './marionette.ts';
import { keysOf, typed } from './webdriver-keys.ts';

/** Runs commands while no other tab's commands come between. */
export type Turn = <T>(commands: (send: Send) => Promise<T>) => Promise<T>;
export type Send = <R = unknown>(command: string, parameters?: object) => Promise<R>;

/** How WebDriver names a node: https://www.w3.org/TR/webdriver2/#elements */
type Reference = Record<string, string>;
const ELEMENT = 'element-6066-11e4-a52e-4f735466cecf';
const SHADOW = 'shadow-6066-11e4-a52e-4f735466cecf';

/** A tab of Firefox, by its handle. */
export function tabAt(handle: string, turn: Turn): Tab {
  /** Commands to this tab; `front` brings it to the front first, as a person must to use it. */
  const here = <T>(commands: (send: Send) => Promise<T>, front = false): Promise<T> =>
    turn(async (send) => {
      await send('WebDriver:SwitchToWindow', { handle, focus: front });
      return commands(send);
    });
  const act = (...actions: object[]): Promise<void> =>
    here(async (send) => void (await send('WebDriver:PerformActions', { actions })), true);

  return {
    run: (work, ...args) => here((send) => script(send, work, args)),
    inRoots: (name, work, ...args) =>
      here(async (send) => {
        const roots = await rootsOf(send, name);
        const source = `const [hosts, roots, ...rest] = arguments;
          return (${work})(hosts.map((host, at) => ({ host, root: roots[at] })), ...rest);`;
        return answered(send, source, [roots.map(({ host }) => host), roots.map(({ root }) => root), ...args]);
      }),
    async editor() {
      await until(
        () => here(frameOf),
        (frame) => frame !== undefined,
      );
      return editorIn(here);
    },
    show: () => here(async () => undefined, true),
    go: (url) => here(async (send) => void (await send('WebDriver:Navigate', { url }))),
    click: (at) => act(mouse({ type: 'pointerMove', ...whole(at) }, { type: 'pointerDown', button: 0 }, { type: 'pointerUp', button: 0 })),
    hover: (at) => act(mouse({ type: 'pointerMove', ...whole(at) })),
    press: (key) => act({ type: 'key', id: 'keyboard', actions: keysOf(key) }),
    type: (text) => act({ type: 'key', id: 'keyboard', actions: typed(text) }),
    picture: () =>
      here(async (send) => {
        const { value } = await send<{ value: string }>('WebDriver:TakeScreenshot', { full: false });
        return Buffer.from(value, 'base64');
      }),
    close: () =>
      here(async (send) => {
        // No command works, not even for a new tab, while the current one is gone.
        const [left] = await send<string[]>('WebDriver:CloseWindow');
        await send('WebDriver:SwitchToWindow', { handle: left, focus: false });
      }),
  };
}

type Here = <T>(commands: (send: Send) => Promise<T>) => Promise<T>;

function editorIn(here: Here): Place {
  return {
    run: (work, ...args) =>
      here(async (send) => {
        await send('WebDriver:SwitchToFrame', { element: (await frameOf(send))?.[ELEMENT] });
        return script(send, work, args).finally(() => send('WebDriver:SwitchToFrame', { id: null }));
      }),
  };
}

/** Our elements of a name that have a root, and these roots, closed ones too. */
async function rootsOf(send: Send, name: string): Promise<{ host: Reference; root: Reference }[]> {
  const hosts = await send<Reference[]>('WebDriver:FindElements', { using: 'css selector', value: name });
  const found: { host: Reference; root: Reference }[] = [];
  for (const host of hosts) {
    const root = await send<{ value: Reference }>('WebDriver:GetShadowRoot', { id: host[ELEMENT] }).catch(noRoot);
    if (root) found.push({ host, root: root.value });
  }
  return found;
}

function noRoot(error: unknown): undefined {
  if (!(error instanceof MarionetteError) || !/no such shadow root|stale element/.test(error.code)) throw error;
}

/** The editor's frame, in the closed root that holds it; one that waits out of sight does not count. */
async function frameOf(send: Send): Promise<Reference | undefined> {
  for (const { host, root } of await rootsOf(send, 'papermarks-layer')) {
    if (!(await answered(send, 'return arguments[0].checkVisibility({ visibilityProperty: true });', [host]))) continue;
    const query = { using: 'css selector', value: 'iframe', shadowRoot: root[SHADOW] };
    const [frame] = await send<Reference[]>('WebDriver:FindElementsFromShadowRoot', query);
    if (frame) return frame;
  }
  return undefined;
}

function script<A extends unknown[], R>(send: Send, work: Sent<A, R>, args: A): Promise<R> {
  return answered(send, `return (${work})(...arguments);`, args);
}

async function answered<R>(send: Send, source: string, args: unknown[]): Promise<R> {
  return (await send<{ value: R }>('WebDriver:ExecuteScript', { script: source, args })).value;
}

function mouse(...actions: object[]): object {
  return { type: 'pointer', id: 'mouse', parameters: { pointerType: 'mouse' }, actions };
}

function whole({ x, y }: { x: number; y: number }): object {
  return { x: Math.round(x), y: Math.round(y), origin: 'viewport', duration: 0 };
}
