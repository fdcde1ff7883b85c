import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { needBrowser } from '../harness/browsers.ts';
import { UNSEEN, withPapermarks } from '../harness/chromium.ts';
import { until } from '../harness/driven.ts';
import type { Serve } from '../harness/pages.ts';
import { endWithUs, killAll } from '../harness/processes.ts';
import { forgetProfile, newProfile } from '../harness/profile.ts';
import { startTlsServer } from '../harness/tls-server.ts';
import { WELCOME } from '../harness/welcome.ts';

/** Sends one command of https://chromedevtools.github.io/devtools-protocol/ to the browser, or to a target by its session. */
export type Command = <R>(method: string, parameters?: object, session?: string) => Promise<R>;

/**
 * A Chromium with Papermarks that nobody looks into. Playwright stops every new frame until it has looked into it, which
 * makes an editor come later by some fifty milliseconds.
 */
export interface Undriven {
  command: Command;
  forget(): Promise<void>;
}

export async function launchUndriven(serve: Serve): Promise<Undriven> {
  const server = await startTlsServer(serve);
  const profile = newProfile('undriven');
  const child = spawn(
    needBrowser('Chromium', { install: false }),
    [
      ...withPapermarks(),
      ...UNSEEN,
      `--host-resolver-rules=MAP * 127.0.0.1:${server.port}`,
      '--ignore-certificate-errors',
      `--user-data-dir=${profile}`,
      '--remote-debugging-port=0',
      'about:blank',
    ],
    { stdio: 'ignore', detached: true },
  );
  endWithUs(child);
  const told = join(profile, 'DevToolsActivePort');
  await until(
    async () => existsSync(told) && readFileSync(told, 'utf8').includes('\n/'),
    (there) => there,
  );
  const [port, path] = readFileSync(told, 'utf8').trim().split('\n');
  const socket = new WebSocket(`ws://127.0.0.1:${port}${path}`);
  await new Promise((resolve) => socket.addEventListener('open', resolve));
  const command = commandsOver(socket);
  await closeWelcome(command);
  return {
    command,
    async forget() {
      socket.close();
      const ended = new Promise((resolve) => child.once('exit', resolve));
      killAll(child.pid as number);
      await ended;
      server.close();
      await forgetProfile(profile);
    },
  };
}

/** Waits for the page that welcomes in a new profile, so that it comes over no other, and closes it. */
async function closeWelcome(command: Command): Promise<void> {
  const targets = async () => (await command<{ targetInfos: { targetId: string; url: string }[] }>('Target.getTargets')).targetInfos;
  const isWelcome = ({ url }: { url: string }): boolean => url.endsWith(WELCOME);
  const found = (await until(targets, (all) => all.some(isWelcome))).find(isWelcome);
  await command('Target.closeTarget', { targetId: found?.targetId });
}

function commandsOver(socket: WebSocket): Command {
  const waiting = new Map<number, (result: unknown) => void>();
  let last = 0;
  socket.addEventListener('message', ({ data }) => {
    const { id, result } = JSON.parse(String(data)) as { id?: number; result?: unknown };
    if (id !== undefined) waiting.get(id)?.(result);
  });
  return <R>(method: string, params: object = {}, sessionId?: string) =>
    new Promise<R>((resolve) => {
      last += 1;
      waiting.set(last, (result) => resolve(result as R));
      socket.send(JSON.stringify({ id: last, method, params, sessionId }));
    });
}
