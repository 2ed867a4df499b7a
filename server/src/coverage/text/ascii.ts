/** Stands for what is not ASCII. */
const OTHER = 255;

/** The characters of a text as bytes, which are read several times as fast: each at its own place, 255 for what is not ASCII. */
export class AsciiBytes {
  readonly #encoder = new TextEncoder();
  #bytes = new Uint8Array(1 << 16);
  #text = '';

  /** Holds until another text is asked for; what stands behind the end of the text means nothing. */
  of(text: string): Uint8Array {
    if (text !== this.#text) this.#fill(text);
    return this.#bytes;
  }

  #fill(text: string): void {
    this.#text = text;
    if (text.length > this.#bytes.length) this.#bytes = new Uint8Array(text.length * 2);
    const bytes = this.#bytes;
    const { read, written } = this.#encoder.encodeInto(text, bytes);
    if (read === text.length && written === read) return;
    for (let at = 0; at < text.length; at++) {
      const code = text.charCodeAt(at);
      bytes[at] = code < 128 ? code : OTHER;
    }
  }
}
