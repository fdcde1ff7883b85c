import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { env, execPath, platform, stdout } from 'node:process';
import { ROOT, type Tool, toolPath } from '../harness/tools.ts';

/** A tenth of the share that others get of a core that is wanted: https://man7.org/linux/man-pages/man7/sched.7.html */
const LOW = 10;

/** What a lane does, and whether it gives way to the lanes beside it where a core is wanted by both. */
export interface Work {
  isLowPriority: boolean;
  run(lane: Lane): Promise<void>;
}

/** Steps that run one after another. What it writes is held back while another lane is shown, so that lines of two never mix. */
export class Lane {
  #held: string[] = [];
  #isShown = false;
  readonly #isLowPriority: boolean;

  constructor({ isLowPriority }: Pick<Work, 'isLowPriority'>) {
    this.#isLowPriority = isLowPriority;
  }

  write(text: string): void {
    if (this.#isShown) stdout.write(text);
    else this.#held.push(text);
  }

  /** Shows what was held back, and from now on everything at once. */
  show(): void {
    this.#isShown = true;
    for (const text of this.#held.splice(0)) stdout.write(text);
  }

  /** Runs a tool of the project with this Node, its output in this lane. True when it succeeded. */
  tool(name: Tool, args: readonly string[], more: NodeJS.ProcessEnv = {}): Promise<boolean> {
    // A tool that writes into a pipe would leave out its colours.
    const colours = stdout.isTTY ? { FORCE_COLOR: '1' } : {};
    const nice = this.#isLowPriority && platform !== 'win32' ? ['nice', '-n', String(LOW)] : [];
    const [command = execPath, ...words] = [...nice, execPath, toolPath(name), ...args];
    const child = spawn(command, words, {
      cwd: ROOT,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...env, ...colours, ...more },
    });
    return this.#ended(child);
  }

  #ended(child: ChildProcess): Promise<boolean> {
    for (const stream of [child.stdout, child.stderr]) stream?.setEncoding('utf8').on('data', (text: string) => this.write(text));
    return new Promise((resolve, reject) => {
      child.once('error', reject);
      child.once('close', (code) => resolve(code === 0));
    });
  }
}

/** A folder for what tools leave behind during a run. */
export const LEFT = join(ROOT, '.output/test');

/** Runs lanes side by side, and shows one after another. */
export async function runLanes(works: readonly Work[]): Promise<void> {
  const lanes = works.map((work) => {
    const lane = new Lane(work);
    return { lane, done: work.run(lane) };
  });
  for (const { lane, done } of lanes) {
    lane.show();
    await done;
  }
}
