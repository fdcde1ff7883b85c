import { readLibrary } from '../../formats/library-file/library-json.ts';
import { Trouble } from '../../paper/trouble.ts';
import type { BackupInfo } from '../../protocol/requests.ts';
import { gunzip, gzip } from './gzip.ts';
import { thinned } from './thin.ts';

/** Where backups are kept: `storage.local`, which stands apart from the database. */
export interface BackupArea {
  get(key: string): Promise<Record<string, unknown>>;
  set(items: Record<string, unknown>): Promise<void>;
  remove(keys: string[]): Promise<void>;
}

/** What a backup is made of: text of a library file, and up to which change of the library it goes. */
export interface BackupText extends Pick<BackupInfo, 'seq' | 'device'> {
  text: AsyncIterable<string>;
}

/** Bytes of gzip in one part; a third more as text. */
const PART = 750_000;

const LIST = 'backups';
/** The backup that is being made, so that its parts can be taken away if it never is. */
const BEGUN = 'backup-begun';
const partOf = (id: string, part: number): string => `backup:${id}:${part}`;

/** Backups of the library, outside of it. */
export function createBackups(area: BackupArea) {
  /** All that are whole, newest first. */
  async function list(): Promise<BackupInfo[]> {
    const found = (await area.get(LIST))[LIST];
    return Array.isArray(found) ? (found as BackupInfo[]) : [];
  }

  /** The parts of a backup, as bytes of gzip. */
  async function* bytesOf({ id, parts }: Pick<BackupInfo, 'id' | 'parts'>): AsyncGenerator<Uint8Array> {
    for (let part = 0; part < parts; part++) {
      const key = partOf(id, part);
      const held = (await area.get(key))[key];
      if (typeof held !== 'string') throw new Trouble('file-cut', `part ${part} of ${parts}`);
      yield bytesIn(held);
    }
  }

  /**
   * The text of a backup: a library file.
   *
   * @throws Trouble `file-cut` when something of it is missing or damaged
   */
  async function* textOf(backup: Pick<BackupInfo, 'id' | 'parts'>): AsyncGenerator<string> {
    try {
      yield* gunzip(bytesOf(backup));
    } catch (error) {
      throw error instanceof Trouble ? error : new Trouble('file-cut', 'a backup', { cause: error });
    }
  }

  async function write(id: string, text: AsyncIterable<string>): Promise<{ parts: number; bytes: number }> {
    let parts = 0;
    let bytes = 0;
    async function put(part: Uint8Array): Promise<void> {
      await area.set({ [BEGUN]: { id, parts: parts + 1 } });
      await area.set({ [partOf(id, parts)]: textIn(part) });
      parts += 1;
      bytes += part.length;
    }
    let waiting = new Uint8Array(0);
    for await (const piece of gzip(text)) {
      waiting = joined(waiting, piece);
      for (; waiting.length >= PART; waiting = waiting.slice(PART)) await put(waiting.slice(0, PART));
    }
    await put(waiting);
    return { parts, bytes };
  }

  /** Takes away what is left of a backup that was begun and never whole. */
  async function clearBegun(): Promise<void> {
    const begun = (await area.get(BEGUN))[BEGUN] as { id: string; parts: number } | undefined;
    if (begun) await area.remove([...partsOf(begun), BEGUN]);
  }

  /** How many papers a backup holds, read back from where it is kept. */
  async function papersIn(backup: Pick<BackupInfo, 'id' | 'parts'>): Promise<number> {
    let papers = 0;
    for await (const { kind } of readLibrary(textOf(backup))) {
      if (kind === 'broken') throw new Trouble('file-cut', 'a row of a backup');
      if (kind === 'paper') papers += 1;
    }
    return papers;
  }

  /**
   * Makes a backup, reads it back, and only then drops older ones that are no longer needed. A library without papers
   * makes none: undefined.
   *
   * @throws Trouble `file-cut` when it cannot be read back; then nothing is dropped
   */
  async function make({ text, seq, device }: BackupText, now: number): Promise<BackupInfo | undefined> {
    await clearBegun();
    const id = `${now.toString(36)}-${crypto.randomUUID().slice(0, 8)}`;
    try {
      const written = await write(id, text);
      const papers = await papersIn({ id, ...written });
      if (papers === 0) return undefined;
      const made: BackupInfo = { id, at: now, papers, seq, device, ...written };
      const all = [made, ...(await list())];
      const kept = thinned(all, now);
      await area.set({ [LIST]: kept });
      await area.remove([BEGUN, ...all.filter((each) => !kept.includes(each)).flatMap(partsOf)]);
      return made;
    } finally {
      const stays = (await list()).some((each) => each.id === id);
      if (!stays) await clearBegun();
    }
  }

  return { list, make, textOf, bytesOf };
}

export type Backups = ReturnType<typeof createBackups>;

function partsOf({ id, parts }: { id: string; parts: number }): string[] {
  return Array.from({ length: parts }, (_, part) => partOf(id, part));
}

function joined(first: Uint8Array, second: Uint8Array): Uint8Array<ArrayBuffer> {
  const both = new Uint8Array(first.length + second.length);
  both.set(first);
  both.set(second, first.length);
  return both;
}

/** Bytes as text, which is all that Chromium keeps there. */
function textIn(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 0x8000) text += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  return btoa(text);
}

function bytesIn(text: string): Uint8Array {
  try {
    return Uint8Array.from(atob(text), (each) => each.charCodeAt(0));
  } catch (error) {
    throw new Trouble('file-cut', 'no base64', { cause: error });
  }
}
