import { type ChildProcess, spawnSync } from 'node:child_process';
import { kill, platform } from 'node:process';

/** Ends a process and all that it started, at once. On Unix it must lead a process group. */
export function killAll(leader: number): void {
  if (platform === 'win32') spawnSync('taskkill', ['/pid', String(leader), '/T', '/F']);
  else kill(-leader, 'SIGKILL');
}

/** Whether a process that we started runs still. */
export function isRunning({ pid, exitCode, signalCode }: ChildProcess): boolean {
  return pid !== undefined && exitCode === null && signalCode === null;
}

/** Sees to it that a process ends with this one, however this one ends. */
export function endWithUs(child: ChildProcess): void {
  const end = (): void => {
    if (isRunning(child) && child.pid !== undefined) killAll(child.pid);
  };
  process.once('exit', end);
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.once(signal, () => {
      end();
      kill(process.pid, signal);
    });
  }
}
