import { env } from 'node:process';
import { type PageFile, savedPages } from '../harness/pages.ts';

/**
 * The saved pages, or none where they are not at hand; the end of a run says so.
 *
 * @throws under CI, where they must be
 */
export function savedIfAny(): PageFile[] {
  try {
    return savedPages();
  } catch (error) {
    if (env.CI) throw error;
    return [];
  }
}

/** The saved page of Hugging Face's papers of a day, where it is. */
export function pagesToTriage(): PageFile | undefined {
  return savedIfAny().find(({ file }) => file === 'huggingface/daily-2026-07-02.html');
}
