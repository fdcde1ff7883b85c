import { type Files, shippedSource } from './files.ts';

/** The most lines of a file: beyond them it is two things. */
const LINES_MAX = 250;

/** A sentence for each file that has grown too long. */
export function longFiles(files: Files): string[] {
  return [...files].flatMap(([path, text]) => {
    const lines = text.split('\n').length - 1;
    return /\.(tsx?|css)$/.test(path) && lines > LINES_MAX
      ? [`${path} has ${lines} lines: it is two things by now, find each its room.`]
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
