import { env } from 'node:process';
import { type PageFile, savedPages } from '../harness/pages.ts';

/**
 * The saved pages, or none, aloud, where they are not at hand.
 *
 * @throws under CI, where they must be
 */
export function savedIfAny(): PageFile[] {
  try {
    return savedPages();
  } catch (error) {
    if (env.CI) throw error;
    console.warn(`${(error as Error).message} WITHOUT THEM ONLY THE PROJECT'S OWN PAGES ARE TESTED.`);
    return [];
  }
}

/** The saved page of Hugging Face's papers of a day, where it is. */
export function pagesToTriage(): PageFile | undefined {
  return savedIfAny().find(({ file }) => file === 'huggingface/daily-2026-07-02.html');
}
