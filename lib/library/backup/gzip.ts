/** How many bytes are unpacked at once: what comes out of them is held, and may be a thousand times as much. */
const BITE = 16_000;

/** How much text is handed on at once, in UTF-16 code units. */
const PIECE = 64_000;

/** Text as gzip, in bounded memory. */
export async function* gzip(text: AsyncIterable<string>): AsyncGenerator<Uint8Array> {
  yield* through(bytesOf(text), new CompressionStream('gzip'));
}

/**
 * Text out of gzip.
 *
 * @throws TypeError when it is damaged or cut
 */
export async function* gunzip(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  for await (const piece of through(bites(bytes), new DecompressionStream('gzip'))) yield decoder.decode(piece, { stream: true });
  yield decoder.decode();
}

async function* bites(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  for await (const piece of bytes) for (let at = 0; at < piece.length; at += BITE) yield piece.subarray(at, at + BITE);
}

async function* bytesOf(text: AsyncIterable<string>): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder();
  let waiting = '';
  for await (const piece of text) {
    waiting += piece;
    if (waiting.length < PIECE) continue;
    yield encoder.encode(waiting);
    waiting = '';
  }
  yield encoder.encode(waiting);
}

async function* through(bytes: AsyncIterable<Uint8Array>, stream: CompressionStream | DecompressionStream): AsyncGenerator<Uint8Array> {
  const writer = stream.writable.getWriter();
  const reader = stream.readable.getReader();
  const writing = write(bytes, writer);
  // What fails there fails here too, when it is read.
  writing.catch(() => undefined);
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    yield value;
  }
  await writing;
}

async function write(bytes: AsyncIterable<Uint8Array>, writer: WritableStreamDefaultWriter<BufferSource>): Promise<void> {
  try {
    for await (const piece of bytes) await writer.write(piece as Uint8Array<ArrayBuffer>);
    await writer.close();
  } catch (error) {
    await writer.abort(error).catch(() => undefined);
    throw error;
  }
}
