import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { digestText, type PackedDigest } from '../digest';
import { decode } from '../nodeFile';

/** A file on this machine, and its path in its workspace folder. */
export interface LocalFile {
  readonly file: string;
  readonly path: string;
}

export interface FileDigest {
  /** The same for the same text at the same path in its workspace folder; empty for a file that cannot be read. */
  readonly key: string;
  /** Absent where `known` has the key, and for a file that cannot be read. */
  readonly packed?: PackedDigest;
  /** Why the file cannot be read: Node's code, such as `EACCES`. */
  readonly error?: string;
}

/** Reads a file and makes its digest, unless its key is a known one. */
export function digestFile({ file, path }: LocalFile, known: ReadonlySet<string>): FileDigest {
  const bytes = read(file);
  if (typeof bytes === 'string') return { key: '', error: bytes };
  const key = createHash('sha256').update(`${path}\n`).update(bytes).digest('base64url').slice(0, KEY_LENGTH);
  return known.has(key) ? { key } : { key, packed: digestText(path, decode(bytes)) };
}

/** 144 bits: no two texts meet by chance. */
const KEY_LENGTH = 24;

function read(file: string): Buffer | string {
  try {
    return readFileSync(file);
  } catch (error) {
    return error instanceof Error && 'code' in error ? String(error.code) : String(error);
  }
}
