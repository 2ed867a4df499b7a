/** What has changed in a working tree since it left its base branch. Paths are relative to the workspace folder, with `/`. */
export interface Changes {
  /** The branch that is checked out; undefined where none is. */
  readonly branch: string | undefined;
  /** Undefined where there is no base to compare with: then nothing is known of changed lines. */
  readonly since: ChangesSince | undefined;
}

export interface ChangesSince {
  /** The branch that it is compared with, such as "origin/main"; "HEAD" where only what is not committed counts. */
  readonly base: string;
  /** By path; files that are no longer there are left out. */
  readonly files: ReadonlyMap<string, ChangedFile>;
  /**
   * Added less removed lines of all files, also those that are gone; binary ones do not count. Undefined where too many
   * files are neither added nor ignored for anyone to mean them all.
   */
  readonly netLines: number | undefined;
}

export interface ChangedFile {
  /** Added or changed lines, sorted, apart from each other: the first line, from 1, and how many. */
  readonly added: readonly (readonly [first: number, count: number])[];
  /** Which lines have changed is not known: it is no text, or an attribute says that nobody compares its lines. */
  readonly isOpaque?: true;
}

/** What a diff alone tells. */
export interface Diff extends Pick<ChangesSince, 'files'> {
  readonly netLines: number;
}

/**
 * Reads a unified diff without context, with the prefix `b/`, piece by piece, as `git diff-index -p -U0` writes it (Git's
 * diff-generate-patch; names as core.quotePath has them). It goes from hunk to hunk by their headers: what stands between
 * may be a hundred megabytes of generated files, and is not looked at.
 */
export class DiffReader {
  readonly #files = new Map<string, ChangedFile>();
  #added: [first: number, count: number][] = [];
  #netLines = 0;
  /** Removed and added lines of the hunk that have yet to begin. */
  #removedLeft = 0;
  #addedLeft = 0;
  /** Whether the last piece broke off inside a line of a hunk. */
  #isInHunk = false;
  /** What the last piece began of a line outside hunks. */
  #begun: Uint8Array = NOTHING;
  #isBroken = false;

  /** Pieces may break anywhere. */
  write(bytes: Uint8Array): void {
    for (let at = 0; at < bytes.length && !this.#isBroken; ) {
      const end = bytes.indexOf(LINE_FEED, at);
      if (this.#isInHunk || this.#isHunkOpen()) this.#skip(bytes[at], end >= 0);
      else this.#take(bytes.subarray(at, end < 0 ? bytes.length : end), end >= 0);
      at = end < 0 ? bytes.length : end + 1;
    }
  }

  /** Undefined for what breaks off, or is no such diff. */
  end(): Diff | undefined {
    const isWhole = !this.#isBroken && !this.#isHunkOpen() && !this.#isInHunk && !this.#begun.length;
    return isWhole ? { files: this.#files, netLines: this.#netLines } : undefined;
  }

  #isHunkOpen = (): boolean => this.#removedLeft > 0 || this.#addedLeft > 0;

  /** Of a line that had begun before, `mark` is but some byte. */
  #skip(mark: number | undefined, ends: boolean): void {
    const begins = !this.#isInHunk;
    this.#isInHunk = !ends;
    if (!begins) return;
    if (mark === MINUS) this.#isBroken = --this.#removedLeft < 0;
    else if (mark === PLUS) this.#isBroken = --this.#addedLeft < 0;
    // "\ No newline at end of file"
    else if (mark !== BACKSLASH) this.#isBroken = true;
  }

  #take(piece: Uint8Array, ends: boolean): void {
    const line = this.#begun.length ? joined(this.#begun, piece) : piece;
    this.#begun = ends ? NOTHING : line.slice();
    if (line.length > LONGEST) this.#isBroken = true;
    else if (ends) this.#read(line);
  }

  #read(line: Uint8Array): void {
    if (line[0] === AT) this.#beginHunk(UTF8.decode(line));
    else if (startsWith(line, '+++ ')) this.#beginFile(UTF8.decode(unquoted(line.subarray(4))));
    else if (startsWith(line, 'Binary files ')) this.#noteOpaque(UTF8.decode(line));
    // What has no names of its own, such as a change of mode, belongs to no file before it.
    else if (startsWith(line, 'diff ')) this.#added = [];
  }

  #beginFile(name: string): void {
    this.#added = [];
    if (name.startsWith('b/')) this.#files.set(name.slice(2), { added: this.#added });
  }

  /** "Binary files a/sail.bin and b/sail.bin differ" */
  #noteOpaque(line: string): void {
    const [, quoted, plain] = OPAQUE.exec(line) ?? [];
    const name = quoted === undefined ? plain : UTF8.decode(unquoted(UTF8_BYTES.encode(quoted)));
    if (name) this.#files.set(name.slice('b/'.length), { added: [], isOpaque: true });
  }

  #beginHunk(header: string): void {
    const [, removed = '1', first = '', count = '1'] = HUNK.exec(header) ?? [];
    const [start, lines, last] = [Number(first), Number(count), this.#added.at(-1)];
    const end = last ? last[0] + last[1] : 1;
    if (!first || (lines > 0 && start < end)) this.#isBroken = true;
    else if (last && lines && start === end) last[1] += lines;
    else if (lines) this.#added.push([start, lines]);
    this.#netLines += lines - Number(removed);
    this.#removedLeft = Number(removed);
    this.#addedLeft = lines;
  }
}

/** "@@ -3,0 +4,2 @@ function row() {" */
const HUNK = /^@@ -\d{1,9}(?:,(\d{1,9}))? \+(\d{1,9})(?:,(\d{1,9}))? @@/;
/** What is gone has no second name; a name with a quotation mark stands in such. */
const OPAQUE = /^Binary files .+ and (?:("b\/(?:[^"\\]|\\.)+")|(b\/[^"]+)) differ$/;
/** A path has 4,096 bytes at most, and each may be written as "\303". */
const LONGEST = 32_768;
const [TAB, LINE_FEED, QUOTE, PLUS, MINUS, AT, BACKSLASH] = [0x09, 0x0a, 0x22, 0x2b, 0x2d, 0x40, 0x5c] as const;
const NOTHING = new Uint8Array();
const UTF8 = new TextDecoder();
const UTF8_BYTES = new TextEncoder();

const startsWith = (line: Uint8Array, word: string): boolean =>
  [...word].every((character, at) => line[at] === character.charCodeAt(0));

function joined(a: Uint8Array, b: Uint8Array): Uint8Array {
  const both = new Uint8Array(a.length + b.length);
  both.set(a);
  both.set(b, a.length);
  return both;
}

/** A name as it is. `"b/\"q\"\303\274"` -> `b/"q"ü` */
function unquoted(name: Uint8Array): Uint8Array {
  // One with a space has a tab behind it.
  if (name[0] !== QUOTE) return name.at(-1) === TAB ? name.subarray(0, -1) : name;
  const bytes: number[] = [];
  for (let at = 1; at < name.length && name[at] !== QUOTE; at++) {
    if (name[at] !== BACKSLASH) {
      bytes.push(name[at] as number);
      continue;
    }
    const octal = /^[0-3][0-7]{2}/.exec(String.fromCharCode(...name.subarray(at + 1, at + 4)))?.[0];
    const letter = String.fromCharCode(name[at + 1] ?? BACKSLASH);
    bytes.push(octal ? Number.parseInt(octal, 8) : (ESCAPES[letter] ?? letter.charCodeAt(0)));
    at += octal ? 3 : 1;
  }
  return Uint8Array.from(bytes);
}

const ESCAPES: Readonly<Record<string, number>> = { a: 7, b: 8, t: 9, n: 10, v: 11, f: 12, r: 13 };
