import type { CDPSession, Page } from 'playwright-core';
import type { Rooted, Sent } from './driven.ts';

/** Runs functions in the extension's own world of a page, which alone can open its closed roots. */
export type Inside = <A extends unknown[], R>(name: string, work: Sent<[Rooted[], ...A], R>, ...args: A) => Promise<R>;

/**
 * A way into our closed roots on a page: https://developer.chrome.com/docs/extensions/reference/api/dom
 * It follows the page through navigations.
 *
 * @param origin of the extension, such as `chrome-extension://abc`
 */
export async function inside(page: Page, origin: string): Promise<Inside> {
  const session = await page.context().newCDPSession(page);
  const worlds = new Set<number>();
  session.on('Runtime.executionContextCreated', ({ context }) => {
    const { type, frameId } = context.auxData as { type?: string; frameId?: string };
    if (context.origin === origin && type === 'isolated' && frameId === mainFrame) worlds.add(context.id);
  });
  session.on('Runtime.executionContextDestroyed', ({ executionContextId }) => worlds.delete(executionContextId));
  session.on('Runtime.executionContextsCleared', () => worlds.clear());
  const mainFrame = (await session.send('Page.getFrameTree')).frameTree.frame.id;
  await session.send('Runtime.enable');

  return async (name, work, ...args) => {
    // A reload of the extension adds a world and leaves the old one: the newest has the strips.
    const world = [...worlds].at(-1);
    const source = `(name, ...args) => (${work})([...document.getElementsByTagName(name)].flatMap((host) => {
      const root = chrome.dom.openOrClosedShadowRoot(host);
      return root ? [{ host, root }] : [];
    }), ...args)`;
    if (world !== undefined) return call(session, world, source, [name, ...args]);
    throw new Error(`Papermarks does not run on ${page.url()}`);
  };
}

async function call<R>(session: CDPSession, world: number, source: string, args: unknown[]): Promise<R> {
  const { result, exceptionDetails } = await session.send('Runtime.callFunctionOn', {
    functionDeclaration: source,
    executionContextId: world,
    arguments: args.map((value) => ({ value })),
    returnByValue: true,
    awaitPromise: true,
  });
  if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
  return result.value as R;
}
