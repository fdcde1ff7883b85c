import { BUILDS, type Build, isFresh, recordBuild } from '../harness/builds.ts';
import type { Lane } from './lane.ts';

/** Builds for the browsers that are named, each only when its sources have changed since. False when one failed. */
export async function neededBuilds(lane: Lane, browsers: readonly Build['browser'][]): Promise<boolean> {
  for (const build of BUILDS.filter(({ browser }) => browsers.includes(browser))) {
    if (isFresh(build)) {
      lane.write(`The build for ${build.browser} was made from the sources as they are.\n`);
      continue;
    }
    // One after another: both write into WXT's folder.
    if (!(await lane.tool('wxt', build.args))) return false;
    recordBuild(build);
  }
  return true;
}
