import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { env } from 'node:process';
import { promisify } from 'node:util';
import { endWithUs, killAll } from './processes.ts';

const run = promisify(execFile);

/** A display that nobody sees, with a keyboard and a mouse: what is pressed there comes to a browser as from a person. */
export interface Display {
  /** Brings the keyboard to the window of a browser, by the name of its class. */
  take(windowClass: string): Promise<void>;
  /** Presses keys one after the other, each as xdotool names it, so many milliseconds apart. */
  press(keys: readonly string[], apart: number): Promise<void>;
  /** Moves the mouse to a point of the display and presses it, then keys at once. */
  click(at: { x: number; y: number }, keys: readonly string[], apart: number): Promise<void>;
  end(): void;
}

/** The programs that a display takes and that are not there. */
export function missingForDisplay(): string[] {
  const folders = (env.PATH ?? '').split(delimiter);
  return ['Xvfb', 'xdotool'].filter((program) => !folders.some((folder) => existsSync(join(folder, program))));
}

/** Starts a display; browsers that are started from now on are shown on it. */
export async function startDisplay(): Promise<Display> {
  const server = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1400x1000x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
    detached: true,
  });
  endWithUs(server);
  const before = env.DISPLAY;
  env.DISPLAY = `:${await numberOf(server)}`;
  const xdotool = (...args: string[]): Promise<unknown> => run('xdotool', args);
  // Of xdotool's own pauses there are two for each key: before it goes up, and after.
  const keysOf = (keys: readonly string[], apart: number): string[] => ['key', '--delay', String(apart), ...keys];

  return {
    async take(windowClass) {
      await xdotool('search', '--sync', '--onlyvisible', '--class', windowClass, 'windowfocus');
    },
    async press(keys, apart) {
      await xdotool(...keysOf(keys, apart));
    },
    async click({ x, y }, keys, apart) {
      await xdotool('mousemove', String(Math.round(x)), String(Math.round(y)), 'click', '1', ...keysOf(keys, apart));
    },
    end() {
      if (before === undefined) delete env.DISPLAY;
      else env.DISPLAY = before;
      if (server.pid !== undefined) killAll(server.pid);
    },
  };
}

/** The number of the display that a server has begun. */
async function numberOf(server: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.once('exit', (code) => reject(new Error(`Xvfb ended with code ${code}.`)));
    server.stdio[3]?.once('data', (told: Buffer) => resolve(String(told).trim()));
  });
}
