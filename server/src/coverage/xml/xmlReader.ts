import { SaxesParser } from 'saxes';
import { isSpace, RunReader, type Values, type XmlRun } from './xmlRun';

export type Attributes = Readonly<Record<string, string>>;

/** What is told of a document while it is read. */
export interface XmlHandlers {
  /** The elements that are not told of by `open`. */
  readonly run: XmlRun;
  open(name: string, attributes: Attributes): void;
  close(name: string): void;
}

/** Where a document is none: `line` counts from 1. */
export interface XmlBreak {
  readonly line: number;
  /** Whether it only ends too early. */
  readonly isCut: boolean;
}

/** Deeper than any report nests; and characters of a tag, comment or doctype that is longer than any. */
const DEEPEST = 100;
const LONGEST = 1 << 20;

/**
 * Reads XML (W3C, 1.0 and 1.1) piece by piece up to its first mistake, behind which nothing can be trusted. No entity is expanded but those
 * of XML itself, and nothing that the document refers to is loaded.
 */
export class XmlReader {
  readonly #parser = new SaxesParser();
  readonly #handlers: XmlHandlers;
  readonly #run: RunReader;
  #depth = 0;
  /** How many characters the parser got, and behind how many of them it last told something. */
  #parsed = 0;
  #toldAt = 0;
  /** The element that closes, unless that is a mistake. */
  #closing: string | undefined;
  #text = '';
  #break: XmlBreak | undefined;
  #isEnding = false;

  constructor(handlers: XmlHandlers) {
    this.#handlers = handlers;
    this.#run = new RunReader({ ...handlers.run, read: values => this.#read(values) });
    this.#parser.on('opentag', ({ name, attributes }) => this.#open(name, attributes));
    this.#parser.on('closetag', ({ name }) => this.#close(name));
    // Thrown, so that a piece full of mistakes costs no more than one.
    this.#parser.on('error', mistake => {
      this.#stop();
      throw mistake;
    });
  }

  write(text: string): void {
    for (let at = 0; at < text.length && !this.#break; ) {
      const end = this.#run.next(text, at + 1);
      this.#parse(text.slice(at, end));
      at = this.#isBetweenTags(text, at, end) ? this.#run.read(text, end) : end;
    }
  }

  /** Undefined for a whole document. */
  end(): XmlBreak | undefined {
    this.#isEnding = true;
    if (!this.#break) this.#try(() => this.#parser.close());
    this.#endClosing();
    return this.#break;
  }

  /** Collects text until it is taken. */
  startText(): void {
    this.#text = '';
    this.#parser.on('text', text => {
      this.#text += text;
    });
  }

  takeText(): string {
    this.#parser.off('text');
    return this.#text;
  }

  #open(name: string, attributes: Attributes): void {
    if (!this.#goOn()) return;
    const { run } = this.#handlers;
    if (++this.#depth > DEEPEST) this.#stop();
    else if (name === run.element) run.read(run.names.map(key => attributes[key]));
    else this.#handlers.open(name, attributes);
  }

  #read(values: Values): void {
    this.#endClosing();
    this.#handlers.run.read(values);
  }

  /** The parser says that a tag closes before it says that another one should have. */
  #close(name: string): void {
    if (!this.#goOn()) return;
    this.#depth--;
    this.#closing = name;
  }

  #endClosing(): void {
    const name = this.#closing;
    this.#closing = undefined;
    if (name !== undefined && !this.#break) this.#handlers.close(name);
  }

  /** Before something is told. */
  #goOn(): boolean {
    this.#endClosing();
    if (this.#parser.position - this.#toldAt > LONGEST) this.#stop();
    this.#toldAt = this.#parser.position;
    return !this.#break;
  }

  #parse(text: string): void {
    this.#try(() => this.#parser.write(text));
    this.#parsed += text.length;
    if (this.#parsed - this.#toldAt > LONGEST) this.#stop();
  }

  /** Whether nothing but space stands between a tag that was parsed since `start` and `end`, up to which all was parsed. */
  #isBetweenTags(text: string, start: number, end: number): boolean {
    const tagEnd = end - (this.#parsed - this.#toldAt);
    return !this.#break && this.#depth > 0 && tagEnd > start && isSpace(text, tagEnd, end);
  }

  /** The parser throws on half characters, too, which are no XML either. */
  #try(parse: () => void): void {
    try {
      parse();
    } catch {
      this.#stop();
    }
  }

  #stop(): void {
    this.#break ??= { line: this.#parser.line + this.#run.lines, isCut: this.#isEnding };
  }
}
