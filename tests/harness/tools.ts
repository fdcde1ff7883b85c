import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { execPath } from 'node:process';

/** The folder of the project. */
export const ROOT = join(import.meta.dirname, '../..');

const TOOLS = { wxt: 'wxt/bin/wxt.mjs', tsc: 'typescript/bin/tsc', biome: '@biomejs/biome/bin/biome', vitest: 'vitest/vitest.mjs' };

/** Runs a tool of the project with this Node, its output in the terminal. True when it succeeded. */
export function runTool(name: keyof typeof TOOLS, ...args: string[]): boolean {
  const command = [join(ROOT, 'node_modules', TOOLS[name]), ...args];
  return spawnSync(execPath, command, { cwd: ROOT, stdio: ['ignore', 'inherit', 'inherit'] }).status === 0;
}
