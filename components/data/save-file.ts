/** How much is gathered before it is handed to the browser, which may keep it on disk. */
const PART = 1_000_000;

/**
 * A file out of pieces, of which this page holds about a megabyte at a time.
 *
 * @throws the signal's reason when it is aborted
 */
export async function gather(pieces: AsyncIterable<string | Uint8Array>, type: string, signal: AbortSignal): Promise<Blob> {
  const parts: Blob[] = [];
  let begun: BlobPart[] = [];
  let size = 0;
  for await (const piece of pieces) {
    signal.throwIfAborted();
    begun.push(piece as BlobPart);
    size += piece.length;
    if (size < PART) continue;
    parts.push(new Blob(begun));
    begun = [];
    size = 0;
  }
  return new Blob([...parts, ...begun], { type });
}

/** Has the browser save a file where it saves files. */
export function saveAs(name: string, file: Blob): void {
  const address = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // The browser has begun to read it by then.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

/** A name for a file of today: papermarks-2026-11-24.json. */
export function datedFileName(ext: string, now: number, part = ''): string {
  const day = new Date(now - new Date(now).getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
  return `papermarks-${part ? `${part}-` : ''}${day}.${ext}`;
}
