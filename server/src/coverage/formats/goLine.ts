import { LAST_LINE } from '../lineHits';

const COMMA = 44;
const DOT = 46;
const SPACE = 32;
const COLON = 58;

const isDigit = (code: number): boolean => code >= 48 && code < 58;

/** More digits have no lines, columns and statements of a source. */
const MOST_DIGITS = 9;

/** A line of a profile, `name.go:line.column,line.column statements count`; used again and again, to make no garbage. */
export class GoLine {
  /** Behind the path, where a colon stands. */
  pathEnd = 0;
  placeEnd = 0;
  firstLine = 0;
  lastLine = 0;
  statements = 0;
  isCovered = false;
  #number = 0;

  /** Part of a text; false for what is no such line of a source. Read from behind, since a path may hold anything. */
  read(text: string, start: number, end: number): boolean {
    const count = this.#countStart(text, end);
    this.placeEnd = digitsStart(text, count - 1) - 1;
    if (count === end || this.#numberEnd(text, this.placeEnd + 1) !== count - 1) return false;
    this.statements = this.#number;
    let at = this.placeEnd;
    while (at > start && text.charCodeAt(at - 1) !== COLON) at--;
    this.pathEnd = at - 1;
    const isLine = text.charCodeAt(count - 1) === SPACE && text.charCodeAt(this.placeEnd) === SPACE;
    return isLine && this.pathEnd > start && this.#readPlace(text, at);
  }

  /** Where the digits of the count begin, which may be as many as there are. */
  #countStart(text: string, end: number): number {
    let at = end;
    this.isCovered = false;
    for (; isDigit(text.charCodeAt(at - 1)); at--) this.isCovered ||= text.charCodeAt(at - 1) !== 48;
    return at;
  }

  #readPlace(text: string, from: number): boolean {
    let at = this.#numberEnd(text, from);
    this.firstLine = this.#number;
    if (text.charCodeAt(at) !== DOT) return false;
    at = this.#numberEnd(text, at + 1);
    if (text.charCodeAt(at) !== COMMA) return false;
    at = this.#numberEnd(text, at + 1);
    this.lastLine = this.#number;
    if (text.charCodeAt(at) !== DOT || this.#numberEnd(text, at + 1) !== this.placeEnd) return false;
    return this.firstLine >= 1 && this.firstLine <= this.lastLine && this.lastLine <= LAST_LINE;
  }

  /** Behind the number; -1 where there is none. */
  #numberEnd(text: string, from: number): number {
    let at = from;
    this.#number = 0;
    for (let code = text.charCodeAt(at); isDigit(code); code = text.charCodeAt(++at))
      this.#number = this.#number * 10 + code - 48;
    return at > from && at - from <= MOST_DIGITS ? at : -1;
  }
}

function digitsStart(text: string, end: number): number {
  let at = end;
  while (isDigit(text.charCodeAt(at - 1))) at--;
  return at;
}
