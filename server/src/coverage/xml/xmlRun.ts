import { AsciiBytes } from '../text/ascii';

/** Values of attributes, in the order of an element's names. */
export type Values = readonly (string | undefined)[];

/** Elements that make nearly all of a report, such as `<line number="1" hits="1"/>`, and the attributes that are asked for. */
export interface XmlRun {
  readonly element: string;
  readonly names: readonly string[];
  read(values: Values): void;
}

const TAB = 9;
const LINE_FEED = 10;
const RETURN = 13;
const SPACE = 32;
const QUOTE = 34;
const AMPERSAND = 38;
const SLASH = 47;
const LESS = 60;
const GREATER = 62;
const DELETE = 127;

/**
 * Reads plain elements that follow each other, several times as fast as a parser does: without content, in ASCII, without entities, and
 * with no other attributes than those that are asked for, each once. Anything else is left to the parser.
 */
export class RunReader {
  readonly #run: XmlRun;
  readonly #start: string;
  readonly #startBytes: Uint8Array;
  readonly #nameBytes: readonly Uint8Array[];
  readonly #ascii = new AsciiBytes();
  /** Of the text that is read, and where it ends. */
  #bytes: Uint8Array = NONE;
  #end = 0;
  readonly #values: (string | undefined)[];
  #passed = 0;
  /** How many ends of lines stood between what it has read. */
  lines = 0;

  constructor(run: XmlRun) {
    this.#run = run;
    this.#start = `<${run.element} `;
    this.#startBytes = bytesOf(this.#start);
    this.#nameBytes = run.names.map(name => bytesOf(`${name}="`));
    this.#values = run.names.map(() => undefined);
  }

  /** Where the next such element may stand; the end of the text where there is none. */
  next(text: string, from: number): number {
    const at = text.indexOf(this.#start, from);
    return at < 0 ? text.length : at;
  }

  /** Reads from a place between two tags; where what it leaves begins. */
  read(text: string, from: number): number {
    if (from === text.length) return from;
    this.#bytes = this.#ascii.of(text);
    this.#end = text.length;
    for (let at = from; ; ) {
      const tag = this.#tagAfter(at);
      const end = this.#standsAt(this.#startBytes, tag) ? this.#element(text, tag + this.#start.length) : -1;
      if (end < 0) return at;
      this.lines += this.#passed;
      this.#run.read(this.#values);
      at = end;
    }
  }

  /** Behind the space that stands there. */
  #tagAfter(from: number): number {
    this.#passed = 0;
    const bytes = this.#bytes;
    let at = from;
    for (; at < this.#end; at++) {
      const code = bytes[at];
      if (code === LINE_FEED) this.#passed++;
      else if (code !== SPACE && code !== TAB && code !== RETURN) break;
    }
    return at;
  }

  /** Behind the element; -1 where it is not plain, or not all there. */
  #element(text: string, from: number): number {
    const [bytes, values] = [this.#bytes, this.#values];
    for (let at = 0; at < values.length; at++) values[at] = undefined;
    for (let at = from; at + 1 < this.#end; ) {
      if (bytes[at] === SLASH) return bytes[at + 1] === GREATER ? at + 2 : -1;
      const name = this.#nameAt(at);
      if (name < 0 || values[name] !== undefined) return -1;
      const start = at + (this.#nameBytes[name] as Uint8Array).length;
      const end = this.#valueEnd(start);
      if (end < 0) return -1;
      values[name] = text.slice(start, end);
      at = end + 1;
      if (at >= this.#end) return -1;
      if (bytes[at] === SPACE) at++;
      else if (bytes[at] !== SLASH) return -1;
    }
    return -1;
  }

  #nameAt(at: number): number {
    for (let index = 0; index < this.#nameBytes.length; index++)
      if (this.#standsAt(this.#nameBytes[index] as Uint8Array, at)) return index;
    return -1;
  }

  #standsAt(word: Uint8Array, at: number): boolean {
    if (at + word.length > this.#end) return false;
    const bytes = this.#bytes;
    for (let index = 0; index < word.length; index++) if (bytes[at + index] !== word[index]) return false;
    return true;
  }

  /** Where the quotation mark stands that ends a value; -1 where it is not plain. */
  #valueEnd(from: number): number {
    const bytes = this.#bytes;
    for (let at = from; at < this.#end; at++) {
      const code = bytes[at] as number;
      if (code === QUOTE) return at;
      if (code < SPACE || code >= DELETE || code === LESS || code === AMPERSAND) return -1;
    }
    return -1;
  }
}

const NONE = new Uint8Array(0);
const bytesOf = (word: string): Uint8Array => new TextEncoder().encode(word);

/** Whether a part of a text is nothing but space. */
export function isSpace(text: string, start: number, end: number): boolean {
  for (let at = start; at < end; at++) {
    const code = text.charCodeAt(at);
    if (code !== SPACE && code !== TAB && code !== LINE_FEED && code !== RETURN) return false;
  }
  return true;
}
