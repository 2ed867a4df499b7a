import { URI } from 'vscode-uri';
import type { PackedDigest } from '../digest';
import type { DigestRequest } from '../host';
import { digestFile, type FileDigest, type LocalFile } from './digestFile';

/** To start a thread costs as much as to read so many documents. */
export const WORTH_A_THREAD = 150;
/** So many files are read before anything else gets its turn. */
const BATCH = 25;

/** A file that was removed since it was found is none. */
const ABSENT: ReadonlySet<string> = new Set(['ENOENT', 'ENOTDIR', 'EISDIR']);

export interface Batch {
  readonly start: number;
  readonly files: readonly LocalFile[];
}

/** One reading of many files: what is still to be read, and what came of the others. */
export class DigestRun {
  /** The keys of what needs no reading. */
  readonly known: ReadonlySet<string>;
  /** By the file's place in the request; empty where it cannot be read. */
  readonly keys: string[] = [];
  readonly #request: DigestRequest;
  readonly #fresh: (PackedDigest | undefined)[] = [];
  readonly #unreadable: (readonly [path: string, code: string])[] = [];
  #next = 0;
  #freshCount = 0;

  constructor(request: DigestRequest, known: ReadonlySet<string>) {
    this.#request = request;
    this.known = known;
  }

  get left(): number {
    return this.#request.files.length - this.#next;
  }

  get isOver(): boolean {
    return this.left === 0 || this.#request.token.isCancellationRequested;
  }

  /** Files that are known are read faster than a thread starts. */
  get isWorthThreads(): boolean {
    const expected =
      this.#freshCount > WORTH_A_THREAD ? this.left : Math.min(this.left, this.#request.files.length - this.known.size);
    return expected > WORTH_A_THREAD;
  }

  /** Whether no file is a known one. */
  get hasAll(): boolean {
    return this.keys.every((key, at) => !key || this.#fresh[at]);
  }

  take(): Batch | undefined {
    const { files, progress } = this.#request;
    if (this.isOver) return undefined;
    progress(this.#next, files.length);
    const start = this.#next;
    this.#next = Math.min(start + BATCH, files.length);
    return { start, files: files.slice(start, this.#next).map(toLocal) };
  }

  takeHere(): void {
    const batch = this.take();
    if (batch) this.give(batch, this.digest(batch.files));
  }

  digest(files: readonly LocalFile[]): readonly FileDigest[] {
    return files.map(file => digestFile(file, this.known));
  }

  give({ start, files }: Batch, digests: readonly FileDigest[]): void {
    for (const [at, { key, packed, error }] of digests.entries()) {
      this.keys[start + at] = key;
      this.#fresh[start + at] = packed;
      if (packed) this.#freshCount++;
      if (error !== undefined) this.#unreadable.push([files[at]?.file ?? '', error]);
    }
  }

  /** All digests in the files' order. What `stored` should have and has not is read now. */
  complete(stored: ReadonlyMap<string, PackedDigest>): readonly (PackedDigest | undefined)[] {
    const none: ReadonlySet<string> = new Set();
    return this.#request.files.map((file, at) => {
      const key = this.keys[at] ?? '';
      return this.#fresh[at] ?? (key ? (stored.get(key) ?? digestFile(toLocal(file), none).packed) : undefined);
    });
  }

  differsFrom(keys: ReadonlySet<string>): boolean {
    return this.#freshCount > 0 || keys.size !== new Set(this.keys.filter(Boolean)).size;
  }

  complain(onUnreadable: (path: string, error: unknown) => void): void {
    for (const [path, code] of this.#unreadable)
      if (!ABSENT.has(code)) onUnreadable(path, Object.assign(new Error(code), { code }));
  }
}

const toLocal = ({ uri, path }: { readonly uri: string; readonly path: string }): LocalFile => ({
  file: URI.parse(uri).fsPath,
  path,
});
