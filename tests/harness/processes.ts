import { spawnSync } from 'node:child_process';
import { kill, platform } from 'node:process';

/** Ends a process and all that it started, at once. On Unix it must lead a process group. */
export function killAll(leader: number): void {
  if (platform === 'win32') spawnSync('taskkill', ['/pid', String(leader), '/T', '/F']);
  else kill(-leader, 'SIGKILL');
}
