/** Finds the end of a value that comes in pieces. */
export class JsonValue {
  state: 'begun' | 'inside' | 'over' | 'broken' = 'over';
  readonly #closing = new Uint8Array(DEEPEST_VALUE);
  #depth = 0;
  #isString = false;
  #isEscaped = false;
  #parts: string[] = [];
  #length = 0;
  #isKept = false;

  begin(isKept: boolean): void {
    this.state = 'begun';
    this.#isKept = isKept;
    this.#length = 0;
  }

  /** Undefined for what is no JSON, and for what was too much to be kept. */
  take(): unknown {
    const text = this.#parts.join('');
    this.#parts = [];
    try {
      return this.#isKept ? JSON.parse(text) : undefined;
    } catch {
      // Whoever reads the value tells that it is lost.
      return undefined;
    }
  }

  /** Where it ends, or the text does. */
  scan(text: string, from: number): number {
    let at = from;
    while (at < text.length && (this.state === 'begun' || this.state === 'inside'))
      at = this.#isString ? this.#string(text, at) : this.#outside(text, at);
    this.#keep(text, from, at);
    return at;
  }

  #keep(text: string, from: number, to: number): void {
    this.#length += to - from;
    if (this.#length > LONGEST_VALUE) this.#isKept = false;
    if (this.#isKept) this.#parts.push(text.slice(from, to));
    else this.#parts = [];
  }

  /** Up to the end of the string. */
  #string(text: string, from: number): number {
    for (let at = from; at < text.length; at++) {
      const code = text.charCodeAt(at);
      if (this.#isEscaped) this.#isEscaped = false;
      else if (code === BACKSLASH) this.#isEscaped = true;
      else if (code === QUOTE) {
        this.#isString = false;
        if (!this.#depth) this.state = 'over';
        return at + 1;
      }
      if (code < SPACE) {
        this.state = 'broken';
        return at;
      }
    }
    return text.length;
  }

  /** Up to a string's beginning or the end of the value. */
  #outside(text: string, from: number): number {
    for (let at = from; at < text.length; at++) {
      const code = text.charCodeAt(at);
      if (code === QUOTE) {
        // A quote within a number or a word.
        this.state = !this.#depth && this.state === 'inside' ? 'broken' : 'inside';
        this.#isString = true;
        return at + 1;
      }
      if (code === OBJECT || code === LIST) this.#openBracket(code + 2);
      else if (code === OBJECT + 2 || code === LIST + 2 || (!this.#depth && (code === COMMA || isSpace(code)))) {
        if (!this.#depth) return this.#scalarEnd(at);
        if (this.#closing[--this.#depth] !== code) this.state = 'broken';
        else if (!this.#depth) this.state = 'over';
      } else if (!this.#depth) this.state = 'inside';
      if (this.state !== 'inside') return at + 1;
    }
    return text.length;
  }

  #openBracket(closing: number): void {
    const isWithin = this.#depth > 0 || this.state === 'begun';
    this.state = isWithin ? 'inside' : 'broken';
    if (this.#depth < DEEPEST_VALUE) this.#closing[this.#depth] = closing;
    else this.state = 'broken';
    this.#depth++;
  }

  #scalarEnd(at: number): number {
    this.state = this.state === 'inside' ? 'over' : 'broken';
    return at;
  }
}

/** No file's entry is longer; what is would only fill the memory. */
const LONGEST_VALUE = 1 << 24;
/** No report is deeper. */
export const DEEPEST_VALUE = 100;

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COMMA = 0x2c;
const SPACE = 0x20;
/** `{`; its end is two further on, as that of a list. */
const OBJECT = 0x7b;
const LIST = 0x5b;

export const isSpace = (code: number): boolean => code === SPACE || code === 0x0a || code === 0x0d || code === 0x09;
