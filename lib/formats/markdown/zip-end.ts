/** The most files that the end of a zip can count; with more, an end of 64 bits stands before it. */
const FILES_MAX = 0xfffe;

/** The length of the end of a zip that has no comment, in bytes, as of its two parts with 64 bits. */
const END = 22;
const END_64 = 56;
const LOCATOR_64 = 20;

/**
 * The last piece of a zip, its directory and its end, such that it counts any number of files (`most` is what the end counts without help):
 * https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT, 4.3.14 to 4.3.16
 */
export function withManyFiles(last: Uint8Array, files: number, most = FILES_MAX): Uint8Array {
  if (files <= most) return last;
  const directory = last.length - END;
  const whole = new Uint8Array(last.length + END_64 + LOCATOR_64);
  whole.set(last.subarray(0, directory));
  whole.set(last.subarray(directory), directory + END_64 + LOCATOR_64);
  const view = new DataView(whole.buffer);
  const end = directory + END_64 + LOCATOR_64;
  const begins = view.getUint32(end + 16, true);
  const number = (at: number, value: number): void => view.setBigUint64(at, BigInt(value), true);

  view.setUint32(directory, 0x06064b50, true);
  number(directory + 4, END_64 - 12);
  view.setUint16(directory + 12, 45, true);
  view.setUint16(directory + 14, 45, true);
  number(directory + 24, files);
  number(directory + 32, files);
  number(directory + 40, directory);
  number(directory + 48, begins);

  const locator = directory + END_64;
  view.setUint32(locator, 0x07064b50, true);
  number(locator + 8, begins + directory);
  view.setUint32(locator + 16, 1, true);

  view.setUint16(end + 8, 0xffff, true);
  view.setUint16(end + 10, 0xffff, true);
  view.setUint32(end + 12, directory, true);
  view.setUint32(end + 16, begins, true);
  return whole;
}
