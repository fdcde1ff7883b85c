import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { execPath } from 'node:process';

/** The folder of the project. */
export const ROOT = join(import.meta.dirname, '../..');

const TOOLS = { wxt: 'wxt/bin/wxt.mjs', tsc: 'typescript/bin/tsc', biome: '@biomejs/biome/bin/biome', vitest: 'vitest/vitest.mjs' };

/** A command-line tool that the project is built and tested with. */
export type Tool = keyof typeof TOOLS;

/** The script that starts a tool. */
export function toolPath(name: Tool): string {
  return join(ROOT, 'node_modules', TOOLS[name]);
}

/** Runs a tool of the project with this Node, its output in the terminal. True when it succeeded. */
export function runTool(name: Tool, ...args: string[]): boolean {
  return spawnSync(execPath, [toolPath(name), ...args], { cwd: ROOT, stdio: ['ignore', 'inherit', 'inherit'] }).status === 0;
}
