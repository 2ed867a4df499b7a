import { createHash } from 'node:crypto';
import { availableParallelism } from 'node:os';
import { setImmediate } from 'node:timers/promises';
import type { PackedDigest } from '../digest';
import type { DigestRequest, FileDigests } from '../host';
import { DigestRun, WORTH_A_THREAD } from './digestRun';
import type { SealedPlace } from './sealed';
import { NO_STORE, readStore, writeStore } from './store';
import { startThread } from './thread';

export interface DigestOptions {
  /** The program's own file, to be started once more as threads. Without it, everything is read in this one. */
  readonly program?: string | undefined;
  /** Where digests are kept between starts, if they are. */
  readonly cache?: Omit<SealedPlace, 'name'> | undefined;
  readonly onUnreadable?: (path: string, error: unknown) => void;
}

export interface FingerprintedDigests extends FileDigests {
  /** The same as long as no file has changed. */
  readonly fingerprint: string;
}

/** Reads files on several threads and remembers what it has made of them; nothing is read twice. */
export function digestFiles(
  options: DigestOptions,
): (request: DigestRequest) => Promise<FingerprintedDigests | undefined> {
  return async request => {
    const place = options.cache && { ...options.cache, name: `digests ${[...request.folders].sort().join(' ')}` };
    const store = place && request.files.length ? await readStore(place) : NO_STORE;
    const run = new DigestRun(request, store.keys);
    while (!run.isOver && !(options.program && run.isWorthThreads)) {
      run.takeHere();
      await setImmediate();
    }
    if (!run.isOver && options.program) await inThreads(run, options.program);
    if (request.token.isCancellationRequested) return undefined;
    run.complain(options.onUnreadable ?? (() => {}));
    return {
      fingerprint: fingerprintOf(run.keys),
      async load() {
        const digests = run.complete(run.hasAll ? new Map() : await store.load());
        if (place && run.differsFrom(store.keys)) void writeStore(place, byKey(run.keys, digests));
        return digests;
      },
    };
  };
}

async function inThreads(run: DigestRun, program: string): Promise<void> {
  const count = Math.min(availableParallelism(), Math.ceil(run.left / WORTH_A_THREAD));
  await Promise.all(Array.from({ length: count }, () => inThread(run, program)));
}

async function inThread(run: DigestRun, program: string): Promise<void> {
  const thread = startThread(program, run.known);
  try {
    for (let batch = run.take(); batch; batch = run.take()) {
      const { files } = batch;
      // A thread that dies takes nothing along.
      run.give(batch, await thread.digest(files).catch(() => run.digest(files)));
    }
  } finally {
    await thread.stop();
  }
}

function fingerprintOf(keys: readonly string[]): string {
  const hash = createHash('sha256');
  for (const key of keys) hash.update(`${key}\n`);
  return hash.digest('base64url');
}

function byKey(
  keys: readonly string[],
  digests: readonly (PackedDigest | undefined)[],
): ReadonlyMap<string, PackedDigest> {
  return new Map(
    keys.flatMap((key, at) => {
      const digest = digests[at];
      return digest ? [[key, digest]] : [];
    }),
  );
}
