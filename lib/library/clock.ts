import { NEVER, nextStamp, type Stamp } from '../mark/field-clock.ts';
import type { LibraryDb } from './db.ts';

/** A change of the library: its number, and its time. */
export interface Tick {
  seq: number;
  stamp: Stamp;
}

/** Moves the library's clock on by one change. Call it inside the transaction that makes the change. */
export async function tick(db: LibraryDb): Promise<Tick> {
  const clock = (await db.clock.get('clock')) ?? { name: 'clock', device: newDevice(), seq: 0, last: NEVER };
  const seq = clock.seq + 1;
  const stamp = nextStamp(clock.last, Date.now(), clock.device);
  await db.clock.put({ ...clock, seq, last: stamp });
  return { seq, stamp };
}

/** Names this browser profile among a person's machines: random, and told to nobody. */
function newDevice(): string {
  return crypto.randomUUID().slice(0, 8);
}
