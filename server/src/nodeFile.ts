import { constants } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { StringDecoder } from 'node:string_decoder';

/** As much is read at once as keeps others waiting for a few milliseconds at most. */
const READ = 1 << 19;
/** So much of it becomes text at once: longer texts lie outside of what is cheap to make and to throw away. */
const PIECE = 1 << 16;

/** Throws where the file cannot be read to its end. */
export async function* readPieces(path: string): AsyncGenerator<string> {
  const file = await openPlain(path);
  let ahead: Promise<unknown> = Promise.resolve();
  try {
    let [buffer, other] = [Buffer.allocUnsafe(READ), Buffer.allocUnsafe(READ)];
    let decoder: Decoder | undefined;
    for (let size = await fill(file, buffer); size > 0; ) {
      // What comes next is read while this is looked at.
      const next = fill(file, other);
      // Whoever waits for it hears of a failure.
      ahead = next.catch(() => {});
      decoder ??= decoderOf(buffer.subarray(0, size));
      for (let at = 0; at < size; at += PIECE) yield decoder.write(buffer.subarray(at, Math.min(at + PIECE, size)));
      size = await next;
      [buffer, other] = [other, buffer];
    }
    yield decoder?.end() ?? '';
  } finally {
    await ahead;
    await file.close();
  }
}

const fill = async (file: FileHandle, buffer: Buffer): Promise<number> =>
  (await file.read(buffer, 0, buffer.length, null)).bytesRead;

interface Decoder {
  write(bytes: Buffer): string;
  end(): string;
}

/** Some tools on Windows write UTF-16, as its byte order mark says. */
function decoderOf([first, second]: Uint8Array): Decoder {
  if (first === 0xff && second === 0xfe) return utf16('utf-16le');
  if (first === 0xfe && second === 0xff) return utf16('utf-16be');
  return new StringDecoder('utf8');
}

function utf16(encoding: string): Decoder {
  const decoder = new TextDecoder(encoding, { ignoreBOM: true });
  return { write: bytes => decoder.decode(bytes, { stream: true }), end: () => decoder.decode() };
}

export async function readPlain(path: string): Promise<Uint8Array> {
  const file = await openPlain(path);
  try {
    return await file.readFile();
  } finally {
    await file.close();
  }
}

/** A pipe would keep everybody waiting for somebody who writes, and a device may never end. */
async function openPlain(path: string): Promise<FileHandle> {
  // Windows has no such flag, nor pipes among its files.
  const file = await open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  const found = await file.stat();
  if (found.isFile() || found.isDirectory()) return file;
  await file.close();
  throw Object.assign(new Error(`${path} is no file.`), { code: 'EINVAL' });
}

/** Bytes that are no UTF-8 become U+FFFD; a BOM stays. */
export const decode = (bytes: Uint8Array): string => new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
