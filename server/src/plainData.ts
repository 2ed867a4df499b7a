import { LineIndex, type Range } from './range';

/**
 * Plain data — objects, arrays, maps, sets, strings, numbers, booleans, `LineIndex` — as a short text; `decode` gives its
 * equal back. What stands in several places is written once and is one object again; cycles are no trouble.
 *
 * It is JSON: `[names, tokens]`. A token is a string, a boolean, null for undefined, or a number that says what the next
 * ones are: from 0 on an object with that list of names, whose values follow; below, see the constants. One long list
 * of tokens is read several times as fast as lists in lists.
 */
export function encode(value: unknown): string {
  const encoder = new Encoder();
  encoder.add(value, 0);
  return JSON.stringify([encoder.names, encoder.tokens]);
}

/** Throws where the text is not what `encode` has made. */
export function decode(text: string): unknown {
  const [names, tokens] = JSON.parse(text);
  return new Decoder(names, tokens).next();
}

/** How many items, and they. */
const ARRAY = -1;
/** Start and length. */
const RANGE = -2;
/** Start and length of the range, and the value. */
const RANGED = -3;
/** How many entries, and each one's key and value. */
const MAP = -4;
const SET = -5;
/** The how-manieth object, in the order in which they begin. */
const SEEN = -6;
/** How many lines, and their lengths. */
const LINES = -7;
const NULL = -8;
/** The number itself, or as a string where JSON does not know it. */
const NUMBER = -9;

/** Nobody writes deeper data by hand, and a stack has an end; what stands deeper is undefined. */
const DEEPEST = 500;

type Token = string | number | boolean | null;

/** Lists of names as a tree: one step a name. */
interface Names {
  number: number;
  readonly next: Map<string, Names>;
}

class Encoder {
  readonly names: (readonly string[])[] = [];
  readonly tokens: Token[] = [];
  readonly #tree: Names = { number: -1, next: new Map() };
  readonly #seen = new Map<object, number>();

  add(value: unknown, depth: number): void {
    if (typeof value === 'string' || typeof value === 'boolean') this.tokens.push(value);
    else if (typeof value === 'number') this.tokens.push(NUMBER, isPlain(value) ? value : printed(value));
    else if (value === null) this.tokens.push(NULL);
    else if (typeof value !== 'object' || depth > DEEPEST) this.tokens.push(null);
    else if (value instanceof LineIndex) this.#addLines(value);
    else if (isRange(value)) this.tokens.push(RANGE, value.start, value.end - value.start);
    else if (isRanged(value)) {
      this.tokens.push(RANGED, value.range.start, value.range.end - value.range.start);
      this.add(value.value, depth + 1);
    } else this.#addOnce(value, depth);
  }

  #addLines({ lengths }: LineIndex): void {
    this.tokens.push(LINES, lengths.length);
    for (const length of lengths) this.tokens.push(length);
  }

  #addOnce(value: object, depth: number): void {
    const seen = this.#seen.get(value);
    if (seen !== undefined) {
      this.tokens.push(SEEN, seen);
      return;
    }
    this.#seen.set(value, this.#seen.size);
    if (Array.isArray(value)) this.#addItems(ARRAY, value.length, value, depth);
    else if (value instanceof Map) this.#addItems(MAP, value.size, [...value].flat(1), depth);
    else if (value instanceof Set) this.#addItems(SET, value.size, value, depth);
    else this.#addObject(value as Readonly<Record<string, unknown>>, depth);
  }

  #addItems(what: number, size: number, items: Iterable<unknown>, depth: number): void {
    this.tokens.push(what, size);
    for (const item of items) this.add(item, depth + 1);
  }

  #addObject(value: Readonly<Record<string, unknown>>, depth: number): void {
    const keys = Object.keys(value);
    this.tokens.push(this.#numberOf(keys));
    for (const key of keys) this.add(value[key], depth + 1);
  }

  #numberOf(keys: readonly string[]): number {
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
  readonly #tokens: readonly Token[];
  readonly #seen: unknown[] = [];
  #at = 0;

  constructor(names: readonly (readonly string[])[], tokens: readonly Token[]) {
    this.#names = names;
    this.#tokens = tokens;
  }

  next(): unknown {
    const token = this.#tokens[this.#at++];
    if (token === null) return undefined;
    if (typeof token !== 'number') return token;
    if (token >= 0) return this.#object(this.#names[token] as readonly string[]);
    switch (token) {
      case RANGED: {
        const range = this.#range();
        return { value: this.next(), range };
      }
      case RANGE:
        return this.#range();
      case SEEN:
        return this.#seen[this.#number()];
      case LINES:
        return this.#lines();
      case NULL:
        return null;
      case NUMBER:
        return Number(this.#tokens[this.#at++]);
      default:
        return this.#collection(token, this.#number());
    }
  }

  #number(): number {
    return this.#tokens[this.#at++] as number;
  }

  #range(): Range {
    const start = this.#number();
    return { start, end: start + this.#number() };
  }

  #lines(): LineIndex {
    const start = this.#at + 1;
    this.#at = start + this.#number();
    return new LineIndex(this.#tokens.slice(start, this.#at) as number[]);
  }

  #object(names: readonly string[]): unknown {
    const object: Record<string, unknown> = {};
    this.#seen.push(object);
    for (const name of names) {
      const value = this.next();
      if (name !== '__proto__') object[name] = value;
      // A key that YAML may hold and that is no ordinary one to JavaScript.
      else Object.defineProperty(object, name, { value, enumerable: true, configurable: true, writable: true });
    }
    return object;
  }

  #collection(what: number, size: number): unknown {
    const found = what === ARRAY ? [] : what === MAP ? new Map<unknown, unknown>() : new Set<unknown>();
    this.#seen.push(found);
    for (let left = size; left > 0; left--) {
      const item = this.next();
      if (found instanceof Set) found.add(item);
      else if (found instanceof Map) found.set(item, this.next());
      else (found as unknown[]).push(item);
    }
    return found;
  }
}

function isRange(value: object): value is Range {
  const { start, end } = value as Partial<Range>;
  if (!Number.isSafeInteger(start) || !Number.isSafeInteger(end)) return false;
  const [first, second, ...more] = Object.keys(value);
  return first === 'start' && second === 'end' && !more.length;
}

function isRanged(value: object): value is { readonly value: unknown; readonly range: Range } {
  if (!('range' in value) || typeof value.range !== 'object' || !value.range || !isRange(value.range)) return false;
  const [first, second, ...more] = Object.keys(value);
  return first === 'value' && second === 'range' && !more.length;
}

const isPlain = (value: number): boolean => Number.isFinite(value) && !Object.is(value, -0);
const printed = (value: number): string => (Object.is(value, -0) ? '-0' : String(value));
