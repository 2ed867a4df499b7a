import type { PackedDigest } from '../digest';
import { readSealed, type SealedPlace, writeSealed } from './sealed';

/** Digests by key, as an earlier start has left them. */
export interface Store {
  readonly keys: ReadonlySet<string>;
  /** Reads the digests themselves. One that is damaged is not there, whatever `keys` says. */
  load(): Promise<ReadonlyMap<string, PackedDigest>>;
}

export const NO_STORE: Store = { keys: new Set(), load: async () => new Map() };

type Index = readonly (readonly [key: string, length: number])[];

export async function readStore(place: SealedPlace): Promise<Store> {
  const sealed = await readSealed(place);
  if (!sealed) return NO_STORE;
  const index: Index = JSON.parse(sealed.first.toString());
  return {
    keys: new Set(index.map(([key]) => key)),
    async load() {
      const bytes = await sealed.second();
      return bytes ? cut(bytes, index) : new Map();
    },
  };
}

export function writeStore(place: SealedPlace, digests: ReadonlyMap<string, PackedDigest>): Promise<void> {
  const index: Index = Array.from(digests, ([key, { length }]) => [key, length]);
  return writeSealed(place, Buffer.from(JSON.stringify(index)), [...digests.values()]);
}

function cut(bytes: Buffer, index: Index): Map<string, PackedDigest> {
  const digests = new Map<string, PackedDigest>();
  let at = 0;
  for (const [key, length] of index) {
    digests.set(key, bytes.subarray(at, at + length));
    at += length;
  }
  return digests;
}
