import { LineIndex, type Range } from './range';

/**
 * Plain data — objects, arrays, maps, sets, strings, numbers, booleans, `LineIndex` — as a short text; `decode` gives its
 * equal back. What stands in several places is written once and is one object again; cycles are no trouble.
 *
 * It is JSON: `[names, value]`. Each object is an array that begins with the number of its list of names, each other
 * thing that JSON does not know one that begins with a number below zero.
 */
export function encode(value: unknown): string {
  const encoder = new Encoder();
  const encoded = encoder.encode(value, 0);
  return JSON.stringify([encoder.names, encoded]);
}

/** Throws where the text is not what `encode` has made. */
export function decode(text: string): unknown {
  const [names, encoded] = JSON.parse(text);
  return new Decoder(names).decode(encoded);
}

const ARRAY = -1;
const RANGE = -2;
const RANGED = -3;
const MAP = -4;
const SET = -5;
/** The how-manieth object, in the order in which they begin. */
const SEEN = -6;
const LINES = -7;
const NULL = -8;
const NUMBER = -9;

/** Nobody writes deeper data by hand, and a stack has an end; what stands deeper is undefined. */
const DEEPEST = 500;

type Encoded = string | number | boolean | null | readonly Encoded[];

/** Lists of names as a tree: one step a name. */
interface Names {
  number: number;
  readonly next: Map<string, Names>;
}

class Encoder {
  readonly names: (readonly string[])[] = [];
  readonly #tree: Names = { number: -1, next: new Map() };
  readonly #seen = new Map<object, number>();

  encode(value: unknown, depth: number): Encoded {
    if (typeof value === 'string' || typeof value === 'boolean') return value;
    if (typeof value === 'number')
      return Number.isFinite(value) && !Object.is(value, -0) ? value : [NUMBER, printed(value)];
    if (value === null) return [NULL];
    // JSON's null is undefined, which is more frequent.
    if (typeof value !== 'object' || depth > DEEPEST) return null;
    if (value instanceof LineIndex) return [LINES, ...value.lengths];
    return this.#object(value as Readonly<Record<string, unknown>>, depth);
  }

  #object(value: Readonly<Record<string, unknown>>, depth: number): Encoded {
    const keys = Object.keys(value);
    if (isRange(value, keys)) return [RANGE, value.start, value.end - value.start];
    if (keys.length === 2 && keys[0] === 'value' && keys[1] === 'range') {
      const { range } = value;
      if (isRange(range)) return [RANGED, this.encode(value.value, depth + 1), range.start, range.end - range.start];
    }
    const seen = this.#seen.get(value);
    if (seen !== undefined) return [SEEN, seen];
    this.#seen.set(value, this.#seen.size);
    const items = (all: Iterable<unknown>): Encoded[] => Array.from(all, each => this.encode(each, depth + 1));
    if (Array.isArray(value)) return [ARRAY, ...items(value)];
    if (value instanceof Map) return [MAP, ...items([...value].flat(1))];
    if (value instanceof Set) return [SET, ...items(value)];
    const encoded: Encoded[] = [this.#number(keys)];
    for (const key of keys) encoded.push(this.encode(value[key], depth + 1));
    return encoded;
  }

  #number(keys: readonly string[]): number {
    let names = this.#tree;
    for (const key of keys) {
      const next: Names = names.next.get(key) ?? { number: -1, next: new Map() };
      names.next.set(key, next);
      names = next;
    }
    if (names.number < 0) names.number = this.names.push(keys) - 1;
    return names.number;
  }
}

class Decoder {
  readonly #names: readonly (readonly string[])[];
  readonly #seen: unknown[] = [];

  constructor(names: readonly (readonly string[])[]) {
    this.#names = names;
  }

  decode(encoded: Encoded): unknown {
    if (encoded === null) return undefined;
    if (typeof encoded !== 'object') return encoded;
    const [first, second, third, fourth] = encoded as readonly number[];
    switch (first) {
      case RANGE:
        return rangeOf(second as number, third as number);
      case RANGED:
        return { value: this.decode(encoded[1] as Encoded), range: rangeOf(third as number, fourth as number) };
      case SEEN:
        return this.#seen[second as number];
      case LINES:
        return new LineIndex(encoded.slice(1) as number[]);
      case NULL:
        return null;
      case NUMBER:
        return Number(second);
      default:
        return this.#object(first as number, encoded);
    }
  }

  #object(first: number, encoded: readonly Encoded[]): unknown {
    const object = first === ARRAY ? [] : first === MAP ? new Map() : first === SET ? new Set() : {};
    this.#seen.push(object);
    const at = (index: number) => this.decode(encoded[index] as Encoded);
    if (Array.isArray(object)) for (let index = 1; index < encoded.length; index++) object.push(at(index));
    else if (object instanceof Map)
      for (let index = 1; index < encoded.length; index += 2) object.set(at(index), at(index + 1));
    else if (object instanceof Set) for (let index = 1; index < encoded.length; index++) object.add(at(index));
    else for (const [index, name] of (this.#names[first] ?? []).entries()) set(object, name, at(index + 1));
    return object;
  }
}

/** A key that YAML may hold and that is no ordinary one to JavaScript. */
function set(object: Record<string, unknown>, name: string, value: unknown): void {
  if (name !== '__proto__') object[name] = value;
  else Object.defineProperty(object, name, { value, enumerable: true, configurable: true, writable: true });
}

const rangeOf = (start: number, length: number): Range => ({ start, end: start + length });

const isRange = (value: unknown, keys?: readonly string[]): value is Range => {
  if (typeof value !== 'object' || value === null) return false;
  const [start, end, ...more] = keys ?? Object.keys(value);
  if (start !== 'start' || end !== 'end' || more.length) return false;
  const range = value as Range;
  return Number.isSafeInteger(range.start) && Number.isSafeInteger(range.end);
};

const printed = (value: number): string => (Object.is(value, -0) ? '-0' : String(value));
