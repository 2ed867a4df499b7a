/** Longer lines are no lines of a report: they are left out. */
const LONGEST = 1 << 16;
const LINE_FEED = 10;
const RETURN = 13;

/** Gets a line as a part of `text`, without its end; what is kept of it must be copied. */
export type OnLine = (text: string, start: number, end: number) => void;

/** Takes whole lines between two places in one go; where the first one begins that is left. */
type OnRun = (text: string, start: number, end: number) => number;

/** Lines out of pieces that may break anywhere. Makes no text of its own for a line, unless a piece ends inside it. */
export class TextLines {
  readonly #onLine: OnLine;
  readonly #onRun: OnRun;
  #rest = '';
  #isSkipping = false;
  /** How many were longer than any report's. */
  tooLong = 0;

  /** `onRun` may take whole lines from where one begins, before they are handed out one by one. */
  constructor(onLine: OnLine, onRun: OnRun = (_, start) => start) {
    this.#onLine = onLine;
    this.#onRun = onRun;
  }

  write(piece: string): void {
    let start = 0;
    if (this.#rest || this.#isSkipping) {
      const end = piece.indexOf('\n');
      if (end < 0) {
        this.#keep(piece);
        return;
      }
      this.#keep(piece.slice(0, end + 1));
      this.#endRest();
      start = end + 1;
    }
    const last = piece.lastIndexOf('\n') + 1;
    for (start = this.#onRun(piece, start, last); start < last; start = this.#onRun(piece, start, last)) {
      const end = piece.indexOf('\n', start);
      if (end - start > LONGEST) this.tooLong++;
      else this.#onLine(piece, start, end > start && piece.charCodeAt(end - 1) === RETURN ? end - 1 : end);
      start = end + 1;
    }
    if (start < piece.length) this.#keep(piece.slice(start));
  }

  /** Hands over what stands behind the last end of a line. */
  end(): void {
    this.#endRest();
  }

  #keep(text: string): void {
    if (this.#isSkipping) return;
    this.#rest += text;
    this.#isSkipping = this.#rest.length > LONGEST;
    if (this.#isSkipping) this.#rest = '';
  }

  #endRest(): void {
    const text = this.#rest;
    let end = text.length;
    if (text.charCodeAt(end - 1) === LINE_FEED) end--;
    if (end < text.length && text.charCodeAt(end - 1) === RETURN) end--;
    if (this.#isSkipping) this.tooLong++;
    else if (text) this.#onLine(text, 0, end);
    this.#rest = '';
    this.#isSkipping = false;
  }
}
