import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './tools.ts';

/** Where the pictures and traces of failed journeys lie. */
export const FAILED_JOURNEYS = join(ROOT, '.output/failed-journeys');

/** A running browser that can tell what it did and what it shows. */
export interface Witness {
  /** Writes pictures of what is open, and what was done so far, into a folder. */
  testify(folder: string): Promise<void>;
}

const witnesses = new Set<Witness>();

/** Takes a browser up as a witness; returns how to let it go once it has ended. */
export function addWitness(witness: Witness): () => void {
  witnesses.add(witness);
  return () => void witnesses.delete(witness);
}

/** Lets every running browser testify to a test that failed. A browser that cannot is passed over: the failure itself counts. */
export async function keepEvidence(test: string): Promise<void> {
  const folder = join(FAILED_JOURNEYS, test.replace(/[^\p{L}\p{N}.]+/gu, '-').slice(0, 120));
  mkdirSync(folder, { recursive: true });
  const late = new Promise<void>((resolve) => setTimeout(resolve, 15_000));
  const all = [...witnesses].map((witness, at) => witness.testify(witnesses.size > 1 ? join(folder, String(at + 1)) : folder));
  await Promise.race([Promise.allSettled(all), late]);
}

/** Writes each picture beside the others, named by its address. */
export function writePictures(folder: string, pictures: readonly { address: string; png: Buffer }[]): void {
  mkdirSync(folder, { recursive: true });
  for (const [at, { address, png }] of pictures.entries()) {
    writeFileSync(
      join(
        folder,
        `${at + 1}-${address
          .replace(/^\w+:\/\//, '')
          .replace(/[^\w.]+/g, '-')
          .slice(0, 60)}.png`,
      ),
      png,
    );
  }
}
