import { createHash, randomBytes } from 'node:crypto';
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** A file of the cache: one program's version, and what it is about. */
export interface SealedPlace {
  readonly folder: string;
  readonly version: string;
  readonly name: string;
}

/**
 * Some bytes in two pieces, of which the second can be read later. Before each stands what proves that it is whole:
 * `sprintmark VERSION LENGTH HASH HASH`, a line break, the first piece, the second.
 */
export interface Sealed {
  readonly first: Buffer;
  /** Undefined where it is damaged, or where somebody has replaced the file meanwhile. */
  second(): Promise<Buffer | undefined>;
}

/** The longest first line there can be. */
const LONGEST_HEAD = 300;

/** Undefined where it is missing, damaged or another version's. */
export async function readSealed(place: SealedPlace): Promise<Sealed | undefined> {
  const path = pathOf(place);
  const head = await readHead(path, place.version);
  const first = head && (await readPiece(path, head.line.length, head.length));
  if (!head || !first || hashOf([first]) !== head.first) return undefined;
  return {
    first,
    async second() {
      const now = await readHead(path, place.version);
      const second = now?.line === head.line && (await readPiece(path, head.line.length + head.length));
      return second && hashOf([second]) === head.second ? second : undefined;
    },
  };
}

/** Replaces the file at once or not at all. A cache that cannot be written is only slower. */
export async function writeSealed(place: SealedPlace, first: Buffer, second: readonly Uint8Array[]): Promise<void> {
  const path = pathOf(place);
  const temporary = `${path}.${randomBytes(6).toString('hex')}.tmp`;
  try {
    await mkdir(place.folder, { recursive: true, mode: 0o700 });
    const head = `sprintmark ${place.version} ${first.length} ${hashOf([first])} ${hashOf(second)}\n`;
    await writeAll(temporary, [Buffer.from(head), first, ...second]);
    await rename(temporary, path);
    await removeOld(place.folder);
  } catch {
    // A folder that nobody may write to, a full disk.
    await rm(temporary, { force: true }).catch(() => {});
  }
}

interface Head {
  readonly line: string;
  readonly length: number;
  readonly first: string;
  readonly second: string;
}

async function readHead(path: string, version: string): Promise<Head | undefined> {
  const bytes = await readPiece(path, 0, LONGEST_HEAD);
  const line = bytes?.toString('latin1', 0, bytes.indexOf('\n') + 1) ?? '';
  const [name, found, length, first, second] = line.trimEnd().split(' ');
  if (name !== 'sprintmark' || found !== version || !first || !second) return undefined;
  return { line, length: Number(length), first, second };
}

/** What stands there, less where the file ends before; undefined where it cannot be read. */
async function readPiece(path: string, start: number, length?: number): Promise<Buffer | undefined> {
  try {
    const file = await open(path);
    try {
      const left = Math.max(0, (await file.stat()).size - start);
      const bytes = Buffer.allocUnsafeSlow(Math.min(length ?? left, left));
      const { bytesRead } = await file.read(bytes, 0, bytes.length, start);
      return bytes.subarray(0, bytesRead);
    } finally {
      await file.close();
    }
  } catch {
    // There is no such file, or no room for it.
    return undefined;
  }
}

/** A system takes only so many parts in one call. */
const AT_ONCE = 500;

async function writeAll(path: string, parts: readonly Uint8Array[]): Promise<void> {
  const file = await open(path, 'wx', 0o600);
  try {
    for (let at = 0; at < parts.length; at += AT_ONCE) {
      const some = parts.slice(at, at + AT_ONCE).filter(({ length }) => length);
      const wanted = some.reduce((sum, { length }) => sum + length, 0);
      if (wanted && (await file.writev(some)).bytesWritten !== wanted) throw new Error('The disk is full.');
    }
  } finally {
    await file.close();
  }
}

function hashOf(parts: readonly Uint8Array[]): string {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest('base64url');
}

const pathOf = ({ folder, name }: SealedPlace): string =>
  join(folder, `${createHash('sha256').update(name).digest('hex').slice(0, 32)}.cache`);

/** So much is kept; what was left alone for the longest time goes first. */
const MOST_FILES = 40;
const MOST_BYTES = 400_000_000;
const HOUR = 3_600_000;

async function removeOld(folder: string): Promise<void> {
  const names = (await readdir(folder)).filter(name => /\.cache(?:\.[0-9a-f]+\.tmp)?$/.test(name));
  const files = await Promise.all(names.map(async name => ({ name, ...(await look(join(folder, name))) })));
  let bytes = 0;
  for (const [at, { name, size, changed }] of files.sort((a, b) => b.changed - a.changed).entries()) {
    bytes += size;
    const isLost = name.endsWith('.tmp') && Date.now() - changed > HOUR;
    if (at >= MOST_FILES || bytes > MOST_BYTES || isLost) await rm(join(folder, name), { force: true });
  }
}

const look = (path: string): Promise<{ readonly size: number; readonly changed: number }> =>
  stat(path).then(
    ({ size, mtimeMs }) => ({ size, changed: mtimeMs }),
    // Another process has removed it meanwhile.
    () => ({ size: 0, changed: 0 }),
  );
