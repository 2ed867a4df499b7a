import { type Digest, digestOf } from './features/diagnostics';
import { readDocument } from './model/parse';
import type { Facts } from './model/sprint';
import { decode, encode } from './plainData';

/**
 * A digest as bytes: the lengths of its segments as JSON, a line break, and the segments one after the other, each read
 * only when something of it is asked for. Nothing of it depends on where the workspace lies.
 */
export type PackedDigest = Uint8Array;

/** What is kept of a file; of one that is no sprint document, nothing. */
export const NO_DOCUMENT: PackedDigest = new Uint8Array();

/** Reads a text as the document at `path` in its workspace folder. */
export function digestText(path: string, text: string): PackedDigest {
  const doc = readDocument('', path, text);
  return doc.kind ? packDigest(digestOf(doc)) : NO_DOCUMENT;
}

const WORK = 1;

/** In which segment each fact stands: those that are asked for together, or that are the same objects, go together. */
const SEGMENTS: Readonly<Record<Exclude<keyof Facts, 'uri' | 'path'>, number>> = {
  ...{ kind: 0, eol: 0, title: 0, sprint: 0, status: 0, coverageClaims: 0 },
  ...{ tasks: WORK, phases: WORK, introduced: WORK, ids: WORK, plan: WORK, roadmap: WORK, readiness: WORK },
  ...{ tracker: WORK, queue: WORK, review: WORK, rca: WORK, story: WORK },
  ...{ lines: 2, headings: 3, frontMatter: 4, links: 5, namedFiles: 5, anchors: 5, mentions: 6 },
};
const FINDINGS = 7;
export const FACT_NAMES = Object.keys(SEGMENTS) as readonly (keyof typeof SEGMENTS)[];

export function packDigest({ facts, findings, suppressions }: Digest): PackedDigest {
  const segments: Record<string, unknown>[] = Array.from({ length: FINDINGS }, () => ({}));
  for (const name of FACT_NAMES) (segments[SEGMENTS[name]] as Record<string, unknown>)[name] = facts[name];
  const encoder = new TextEncoder();
  const bytes = [...segments, { findings, suppressions }].map(segment => encoder.encode(encode(segment)));
  const head = encoder.encode(`${JSON.stringify(bytes.map(({ length }) => length))}\n`);
  return concat([head, ...bytes]);
}

export interface Place {
  readonly uri: string;
  readonly path: string;
}

export function unpackDigest(packed: PackedDigest, { uri, path }: Place, recent?: RecentSegments): Digest {
  const segments = new Segments(packed, recent);
  return {
    facts: new StoredFacts(uri, path, segments) as unknown as Facts,
    get findings() {
      return segments.of(FINDINGS).findings as Digest['findings'];
    },
    get suppressions() {
      return segments.of(FINDINGS).suppressions as Digest['suppressions'];
    },
  };
}

/** Of so many digests everything is kept that was read of them; the others are read again when they are asked. */
const MOST_RECENT = 1000;

/** The digests of a workspace that were read last: together, documents are many times larger read than packed. */
export class RecentSegments {
  readonly #ring: (Segments | undefined)[] = [];
  #next = 0;

  add(segments: Segments): void {
    this.#ring[this.#next]?.forget();
    this.#ring[this.#next] = segments;
    this.#next = (this.#next + 1) % MOST_RECENT;
  }
}

class Segments {
  readonly #packed: PackedDigest;
  readonly #recent: RecentSegments | undefined;
  #known: (Record<string, unknown> | undefined)[] = [];
  #isRecent = false;

  constructor(packed: PackedDigest, recent: RecentSegments | undefined) {
    this.#packed = packed;
    this.#recent = recent;
  }

  of(number: number): Record<string, unknown> {
    const known = this.#known[number];
    if (known) return known;
    if (!this.#isRecent) this.#recent?.add(this);
    this.#isRecent = true;
    const read = this.#read(number);
    this.#known[number] = read;
    return read;
  }

  /** Tasks with ids stand in the indexes of the project, too, and must stay the same objects. */
  forget(): void {
    const work = this.#known[WORK];
    const ids = work?.ids as Facts['ids'] | undefined;
    this.#known = [];
    this.#isRecent = false;
    if (ids?.size) this.#known[WORK] = work;
  }

  #read(number: number): Record<string, unknown> {
    const head = this.#packed.indexOf(LINE_BREAK);
    const lengths: number[] = JSON.parse(text.decode(this.#packed.subarray(0, head)));
    const start = lengths.slice(0, number).reduce((sum, length) => sum + length, head + 1);
    return decode(text.decode(this.#packed.subarray(start, start + (lengths[number] ?? 0)))) as Record<string, unknown>;
  }
}

const LINE_BREAK = 10;
const text = new TextDecoder();

/** Has a getter for each fact. */
class StoredFacts {
  readonly uri: string;
  readonly path: string;
  readonly segments: Segments;

  constructor(uri: string, path: string, segments: Segments) {
    this.uri = uri;
    this.path = path;
    this.segments = segments;
  }
}

for (const name of FACT_NAMES)
  Object.defineProperty(StoredFacts.prototype, name, {
    get(this: StoredFacts) {
      return this.segments.of(SEGMENTS[name])[name];
    },
  });

function concat(parts: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
