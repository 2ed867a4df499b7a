import type { FileRecord } from '../gathering/fileRecord';
import { LAST_LINE } from '../lineHits';

const LINE_FEED = 10;
const COMMA = 44;
const MINUS = 45;
const ZERO = 48;
const COLON = 58;
const A = 65;
const B = 66;
const D = 68;
const R = 82;

/** No plain line has more characters. */
const LONGEST = 200;

const isOneDigit = (digit: number): boolean => digit >= 0 && digit < 10;
const isDigit = (code: number): boolean => code >= ZERO && code < ZERO + 10;

/** The number of a line, with which the value of DA and BRDA begins; used again and again, to make no garbage. */
export class Numbered {
  line = 0;
  /** Behind the comma that follows. */
  next = 0;

  /** From `at` on; false where there is no number with a comma behind it. */
  read(text: string, at: number, end: number): boolean {
    let next = at;
    let line = 0;
    for (; next < end; next++) {
      const code = text.charCodeAt(next);
      if (!isDigit(code)) break;
      line = line * 10 + code - ZERO;
    }
    this.line = line;
    this.next = next + 1;
    return next > at && next < end && text.charCodeAt(next) === COMMA;
  }
}

/** Whether the count at a place is above zero, up to the end or a comma; undefined where it is no plain number. */
export function isAboveZero(text: string, at: number, end: number): boolean | undefined {
  let next = at;
  let isAbove = false;
  for (; next < end && isDigit(text.charCodeAt(next)); next++) isAbove ||= text.charCodeAt(next) !== ZERO;
  if (next > at && (next === end || text.charCodeAt(next) === COMMA)) return isAbove;
  return next === at && next + 1 === end && text.charCodeAt(next) === MINUS ? false : undefined;
}

/** Keeps the number of a block apart from that of its branch, well enough. */
const BLOCK = 1e6;
/** So many branches of a line are told apart. */
const MOST_BRANCHES = 30;

/** The number of a branch in its line, from "0,1"; -1 for what is no two numbers. */
export function branchKey(text: string, start: number, end: number): number {
  let key = 0;
  let commas = 0;
  for (let at = start; at < end; at++) {
    const code = text.charCodeAt(at);
    if (isDigit(code)) key = key * 10 + code - ZERO;
    else if (code === COMMA && ++commas === 1) key *= BLOCK;
    else return -1;
  }
  return commas === 1 ? key : -1;
}

/** Puts together the branches of a line, which stand together in a record. */
export class LineBranches {
  readonly #record: FileRecord;
  #line = 0;
  #total = 0;
  #covered = 0;
  #taken = 0;
  #first = 0;

  constructor(record: FileRecord) {
    this.#record = record;
  }

  /** `key` is the number of the branch in its line; -1 where it has none. False for what cannot be a line of a source. */
  add(line: number, isTaken: boolean, key = -1): boolean {
    if (line < 1 || line > LAST_LINE) return false;
    if (line !== this.#line || (key === this.#first && key >= 0)) {
      this.end(line);
      this.#first = key;
    }
    if (isTaken) {
      this.#covered++;
      this.#taken |= 1 << this.#total;
    }
    this.#total++;
    return true;
  }

  /** The line is over. */
  end(next = 0): void {
    const [line, covered, total] = [this.#line, this.#covered, this.#total];
    if (total > 0)
      this.#record.setBranches(
        line,
        total > MOST_BRANCHES ? { covered, total } : { covered, total, taken: this.#taken, first: this.#first },
      );
    this.#line = next;
    this.#total = 0;
    this.#covered = 0;
    this.#taken = 0;
  }
}

/**
 * Reads as many plain lines as follow each other, "DA:12,3" or "BRDA:12,0,1,-": nearly all of a tracefile, and so in one go. `limit` is where
 * the last whole line ends. Returns where the first line begins that is no plain one.
 */
export function readRun(
  bytes: Uint8Array,
  from: number,
  limit: number,
  into: { record: FileRecord; branches: LineBranches },
): number {
  let start = from;
  while (start < limit) {
    const first = bytes[start];
    const next =
      first === D ? plainLine(bytes, start, into.record) : first === B ? plainBranch(bytes, start, into.branches) : -1;
    if (next < 0) return start;
    start = next;
  }
  return start;
}

/** Behind the line; -1 where it is not plain. Never looks behind the end of the line. */
function plainLine(bytes: Uint8Array, start: number, record: FileRecord): number {
  if (bytes[start + 1] !== A || bytes[start + 2] !== COLON) return -1;
  let at = start + 3;
  let digit = (bytes[at] as number) - ZERO;
  if (!isOneDigit(digit)) return -1;
  let line = digit;
  digit = (bytes[++at] as number) - ZERO;
  // Most lines have two to four digits; a processor guesses these better than how often a loop goes around.
  if (isOneDigit(digit)) {
    line = line * 10 + digit;
    digit = (bytes[++at] as number) - ZERO;
    for (; isOneDigit(digit); digit = (bytes[++at] as number) - ZERO) line = line * 10 + digit;
  }
  if (digit !== COMMA - ZERO || line === 0) return -1;
  const count = ++at;
  let digits = 0;
  for (digit = (bytes[at] as number) - ZERO; isOneDigit(digit); digit = (bytes[++at] as number) - ZERO) digits |= digit;
  return digit === LINE_FEED - ZERO && at > count && at - start < LONGEST && record.add(line, digits > 0) ? at + 1 : -1;
}

function plainBranch(bytes: Uint8Array, start: number, branches: LineBranches): number {
  if (bytes[start + 1] !== R || bytes[start + 2] !== D || bytes[start + 3] !== A) return -1;
  if (bytes[start + 4] !== COLON) return -1;
  let line = 0;
  let at = start + 5;
  let code = bytes[at] as number;
  for (; isDigit(code); code = bytes[++at] as number) line = line * 10 + code - ZERO;
  let key = 0;
  for (let commas = 0; commas < 2; commas++) {
    if (code !== COMMA) return -1;
    key *= BLOCK;
    for (code = bytes[++at] as number; isDigit(code); code = bytes[++at] as number) key = key * 10 + code - ZERO;
  }
  if (code !== COMMA) return -1;
  const count = ++at;
  let digits = 0;
  for (code = bytes[at] as number; isDigit(code); code = bytes[++at] as number) digits |= code - ZERO;
  if (code === MINUS && at === count) code = bytes[++at] as number;
  return code === LINE_FEED && at > count && at - start < LONGEST && branches.add(line, digits > 0, key) ? at + 1 : -1;
}
