import type { Chromium } from '../harness/chromium.ts';
import { type Place, until } from '../harness/driven.ts';

/** The popup itself, opened over the current tab, which no driver knows as a page. */
export interface ToolbarPopup extends Place {
  /** What is in view, as PNG. */
  picture(): Promise<Buffer>;
  close(): Promise<void>;
}

/**
 * Opens the popup as the toolbar button does, over the tab in front. The driver of the browser passes it by, so it is
 * spoken to by its target: https://chromedevtools.github.io/devtools-protocol/tot/Target/
 */
export async function openToolbarPopup({ context, worker, ours }: Chromium): Promise<ToolbarPopup> {
  const browser = await context.browser()?.newBrowserCDPSession();
  if (!browser) throw new Error('The browser cannot be spoken to.');
  const session = browser;
  await worker.evaluate('chrome.action.openPopup()');
  const targets = async () => (await session.send('Target.getTargets')).targetInfos;
  const found = (await until(targets, (all) => all.some(({ url }) => url === ours('popup.html')))).find(
    ({ url }) => url === ours('popup.html'),
  );
  const { targetId = '' } = found ?? {};
  const { sessionId } = await session.send('Target.attachToTarget', { targetId, flatten: false });
  const answers = new Map<number, (answer: Answer) => void>();
  session.on('Target.receivedMessageFromTarget', ({ message }) => {
    const answer: Answer = JSON.parse(message);
    answers.get(answer.id)?.(answer);
  });
  let last = 0;

  function send(method: string, params: object = {}): Promise<Record<string, unknown>> {
    const id = ++last;
    const answered = new Promise<Answer>((resolve) => answers.set(id, resolve));
    const message = JSON.stringify({ id, method, params });
    return session.send('Target.sendMessageToTarget', { sessionId, message }).then(async () => {
      const { result, error } = await answered;
      if (!result) throw new Error(`${method}: ${error?.message}`);
      return result;
    });
  }

  return {
    async run(work, ...args) {
      const expression = `(${work})(...${JSON.stringify(args)})`;
      const { result, exceptionDetails } = (await send('Runtime.evaluate', {
        expression,
        awaitPromise: true,
        returnByValue: true,
      })) as Evaluated;
      if (exceptionDetails) throw new Error(JSON.stringify(exceptionDetails));
      return result.value as never;
    },
    async picture() {
      const { data } = await send('Page.captureScreenshot');
      return Buffer.from(String(data), 'base64');
    },
    async close() {
      await session.send('Target.closeTarget', { targetId });
      await session.detach();
    },
  };
}

interface Answer {
  id: number;
  result?: Record<string, unknown>;
  error?: { message: string };
}

type Evaluated = Record<string, unknown> & { result: { value?: unknown }; exceptionDetails?: unknown };
