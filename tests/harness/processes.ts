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

/** What the processes that run an extension hold in memory, in bytes, of the browser that another process leads. Not on Windows. */
export function memoryOfExtensions(leader: number): number {
  const listed = spawnSync('ps', ['-eo', 'pid=,ppid=,rss=,args='], { encoding: 'utf8', maxBuffer: 64e6 }).stdout.trim().split('\n');
  const all = listed.map((line) => {
    const [pid, parent, rss, ...args] = line.trim().split(/\s+/);
    return { pid: Number(pid), parent: Number(parent), rss: Number(rss), args };
  });
  const ours = new Set([leader]);
  // Children have higher numbers than their parents, save where numbers begin anew.
  for (const { pid, parent } of all) if (ours.has(parent)) ours.add(pid);
  const kilobytes = all.filter(({ pid, args }) => ours.has(pid) && args.includes('--extension-process')).map(({ rss }) => rss);
  return kilobytes.reduce((sum, each) => sum + each, 0) * 1024;
}
