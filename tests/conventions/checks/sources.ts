import { type Files, shippedSource } from './files.ts';

/** The most lines of a shipped file. */
const LINES_MAX = 250;

/** A sentence for each shipped file that has grown too long: it is two things. */
export function longFiles(files: Files): string[] {
  return shippedSource(files).flatMap(([path, text]) => {
    const lines = text.split('\n').length - 1;
    return lines > LINES_MAX
      ? [`${path} has ${lines} lines, and ${LINES_MAX} may be: it is two things by now, so find each its room.`]
      : [];
  });
}

/** A sentence for each place that opens the background's storage to scripts in pages: it names papers that other tabs edit. */
export function openedStorage(files: Files): string[] {
  return shippedSource(files)
    .filter(([, source]) => source.includes('TRUSTED_AND_UNTRUSTED_CONTEXTS'))
    .map(
      ([path]) => `${path} opens a storage to scripts in pages, where they could read what other tabs edit: send them a message instead.`,
    );
}
