import type { Serve } from './pages.ts';

/** A rectangle of the viewport, in CSS pixels. */
export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** A host of ours on a page, with its closed root. */
export interface Rooted {
  host: HTMLElement;
  root: ShadowRoot;
}

/** A function that runs in a page: it is sent as text, so it may use nothing from around it. Arguments and result are JSON. */
export type Sent<A extends unknown[], R> = (...args: A) => R | Promise<R>;

/** A document in a running browser. */
export interface Place {
  /** Runs a function in the page's own world. */
  run<A extends unknown[], R>(work: Sent<A, R>, ...args: A): Promise<R>;
}

/** A tab of a running browser, moved as a person moves it. */
export interface Tab extends Place {
  /** Runs a function over our elements of a name, with their closed roots; those without a root yet are left out. */
  inRoots<A extends unknown[], R>(name: string, work: Sent<[Rooted[], ...A], R>, ...args: A): Promise<R>;
  /** The editor in its frame, once it is open. */
  editor(): Promise<Place>;
  /** Brings the tab to the front. */
  show(): Promise<void>;
  go(address: string): Promise<void>;
  /** Moves the mouse to a point and presses it. */
  click(at: { x: number; y: number }): Promise<void>;
  /** Moves the mouse to a point. */
  hover(at: { x: number; y: number }): Promise<void>;
  /** Presses a key such as `Enter`, `Tab`, `Shift+Tab`, `ArrowDown` or `a`, wherever the focus is. */
  press(key: string): Promise<void>;
  /** Types a text, key by key, wherever the focus is. */
  type(text: string): Promise<void>;
  /** What is in view, as PNG. */
  picture(): Promise<Buffer>;
  close(): Promise<void>;
}

/** A running browser with Papermarks in it. */
export interface Driven {
  readonly name: 'Chromium' | 'Firefox';
  /** The folder that holds all it keeps. */
  readonly profile: string;
  /** Opens a page in a new tab and waits until it has loaded. */
  open(address: string): Promise<Tab>;
  /** The address of a page of the extension, such as `popup.html`. */
  ours(page: string): string;
  /** Opens the popup's page in a new tab of the popup's size. */
  popup(): Promise<Tab>;
  /** Stops the extension's background, as the browser does when it has been idle. The next message starts it again. */
  stopWorker(): Promise<void>;
  /** Ends it at once, with all its processes, as a power cut would. */
  kill(): Promise<void>;
  /** Ends it as a person does. */
  close(): Promise<void>;
  /** Ends it, and removes all that it kept. */
  forget(): Promise<void>;
}

/** How to start a browser. */
export interface Launch {
  /** What it gets for addresses of sites. */
  serve: Serve;
  /** A folder from an earlier start; without one it begins anew. */
  profile?: string;
  /** Shows a window; without, it runs unseen. */
  window?: boolean;
  /** Begins on a profile in which nothing was ever installed, though another was prepared: where the worker's own requests are to be answered by `serve`, which an installed one may send before anybody listens. */
  fresh?: boolean;
  /** Leaves the page open that welcomes in a new profile; without, it is closed before anything else is done. */
  welcome?: boolean;
  /** Folders of further unpacked extensions that run beside Papermarks; in Chromium alone. */
  beside?: readonly string[];
  /** The folder of the build that is loaded; without, the production build. In Chromium alone. */
  build?: string;
  /** Whether the build has hot reload: it reaches the server on this machine, and starts again at a change. In Chromium alone. */
  hot?: boolean;
}

/**
 * Reads again and again until what was read holds, and returns it.
 *
 * @param patience in milliseconds
 * @throws with what was last read
 */
export async function until<T>(read: () => Promise<T>, holds: (seen: T) => boolean, patience = 30_000): Promise<T> {
  const end = Date.now() + patience;
  for (;;) {
    const seen = await read();
    if (holds(seen)) return seen;
    if (Date.now() > end) throw new Error(`Waited ${patience} ms in vain for: ${holds}; last seen: ${JSON.stringify(seen)}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
