import { connect, type Socket } from 'node:net';

/** What a Marionette server answered instead of a result. */
export class MarionetteError extends Error {
  override name = 'MarionetteError';
  /** Such as `no such shadow root`: https://www.w3.org/TR/webdriver2/#errors */
  readonly code: string;

  constructor(command: string, { error, message }: { error: string; message: string }) {
    super(`${command}: ${error}: ${message}`);
    this.code = error;
  }
}

/** A connection to a Firefox that was started with --marionette. */
export interface Marionette {
  /** Sends a command such as `WebDriver:Navigate` and returns its result. */
  send<R = unknown>(command: string, parameters?: object): Promise<R>;
  /** The last commands and what was answered to them, a line each. */
  lastCommands(): string[];
  end(): void;
}

/** How many commands are remembered, and how much of each. */
const REMEMBERED = 400;
const LETTERS = 300;

interface Waiting {
  command: string;
  resolve(result: never): void;
  reject(error: Error): void;
}

/**
 * Connects to a Marionette server on this machine. Each message is its length in bytes, a colon, and JSON; a command is
 * `[0, id, name, parameters]`, an answer `[1, id, error, result]`: https://firefox-source-docs.mozilla.org/testing/marionette/Protocol.html
 */
export async function connectMarionette(port: number): Promise<Marionette> {
  const socket = await opened(port);
  const waiting = new Map<number, Waiting>();
  let last = 0;
  const commands: string[] = [];
  const remember = (id: number, what: string, content: unknown): void => {
    commands.push(`${new Date().toISOString()} ${id} ${what} ${(JSON.stringify(content) ?? '').slice(0, LETTERS)}`);
    if (commands.length > REMEMBERED) commands.shift();
  };

  // The first message is the server's greeting.
  read(socket, (message) => {
    if (!Array.isArray(message)) return;
    const [, id, error, result] = message as [1, number, { error: string; message: string } | null, never];
    const asked = waiting.get(id);
    waiting.delete(id);
    remember(id, error ? 'failed' : 'answered', error ?? result);
    if (error) asked?.reject(new MarionetteError(asked.command, error));
    else asked?.resolve(result);
  });
  socket.on('close', () => {
    for (const { command, reject } of waiting.values()) reject(new Error(`Firefox ended before it answered ${command}.`));
  });

  return {
    send: (command, parameters = {}) =>
      new Promise((resolve, reject) => {
        const id = ++last;
        waiting.set(id, { command, resolve, reject });
        remember(id, command, parameters);
        const message = JSON.stringify([0, id, command, parameters]);
        socket.write(`${Buffer.byteLength(message)}:${message}`);
      }),
    lastCommands: () => [...commands],
    end: () => socket.destroy(),
  };
}

function opened(port: number): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => resolve(socket));
    socket.once('error', reject);
  });
}

function read(socket: Socket, receive: (message: unknown) => void): void {
  let held = Buffer.alloc(0);
  socket.on('data', (chunk) => {
    held = Buffer.concat([held, chunk]);
    for (let colon = held.indexOf(':'); colon !== -1; colon = held.indexOf(':')) {
      const end = colon + 1 + Number(held.toString('latin1', 0, colon));
      if (held.length < end) return;
      const message = held.toString('utf8', colon + 1, end);
      held = held.subarray(end);
      receive(JSON.parse(message));
    }
  });
}
