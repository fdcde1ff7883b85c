import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** A way in which the files of a database were seen to be damaged, and what is left of it. */
export interface Damage {
  name: string;
  /** The browser mends this one by itself. */
  isMended?: true;
  /** @param folder of the database's files */
  do(folder: string): void;
}

/** What was seen on people's machines, or does the same: https://github.com/google/leveldb/blob/main/doc/impl.md */
export const DAMAGES: readonly Damage[] = [
  { name: 'bytes in the log are flipped', do: (folder) => change(newestLog(folder), flipped) },
  { name: 'the list of files is zeroed', do: (folder) => change(filesOf(folder, /^MANIFEST-/), (bytes) => bytes.fill(0)) },
  { name: 'half of the newest log is missing', do: (folder) => change(newestLog(folder), (bytes) => bytes.subarray(0, bytes.length / 2)) },
  {
    name: 'the files are gone',
    do: (folder) => {
      for (const file of filesOf(folder, /\.(log|ldb)$/)) rmSync(file);
    },
  },
  {
    name: 'the pointer to the list of files is gone',
    isMended: true,
    do: (folder) => rmSync(join(folder, 'CURRENT')),
  },
];

/** The folder of the library's files in a profile of Chromium. */
export function databaseIn(profile: string): string {
  const databases = join(profile, 'Default', 'IndexedDB');
  const name = readdirSync(databases).find((each) => /^chrome-extension_.*\.leveldb$/.test(each));
  if (!name) throw new Error(`No database of an extension in ${databases}.`);
  return join(databases, name);
}

function filesOf(folder: string, which: RegExp): string[] {
  return readdirSync(folder)
    .filter((name) => which.test(name))
    .map((name) => join(folder, name));
}

function newestLog(folder: string): string[] {
  return filesOf(folder, /\.log$/)
    .sort()
    .slice(-1);
}

function change(files: readonly string[], damaged: (bytes: Uint8Array) => Uint8Array): void {
  if (files.length === 0) throw new Error('There is no such file to damage.');
  for (const file of files) writeFileSync(file, damaged(readFileSync(file)));
}

/** A run of bytes near the beginning, where what was written first stands. */
function flipped(bytes: Uint8Array): Uint8Array {
  const from = Math.min(5_000, bytes.length / 2);
  return bytes.map((byte, at) => (at >= from && at < from + 64 ? byte ^ 0xff : byte));
}
