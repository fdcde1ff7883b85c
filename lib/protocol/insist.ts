import { asTrouble } from '../paper/trouble.ts';

/** Waits before the second, third, … try, in milliseconds. A stopped worker takes about 20 ms to start. */
const PAUSES = [50, 200, 1_000];

/** Tries again while there is no answer, as after a worker's death. */
export async function insist<T>(attempt: () => Promise<T>): Promise<T> {
  for (const pause of PAUSES) {
    try {
      return await attempt();
    } catch (error) {
      if (asTrouble(error).code !== 'no-answer') throw error;
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
  }
  return attempt();
}
