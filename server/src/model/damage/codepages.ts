import { oncePer } from '../../oncePer';

/** The encodings as which UTF-8 text is commonly misread. Latin-1 differs from Windows-1252 in 0x80–0x9F only. */
export type Codec = 'windows-1252' | 'macintosh' | 'latin1';

export const CODEC_NAMES: Readonly<Record<Codec, string>> = {
  'windows-1252': 'Windows-1252',
  macintosh: 'MacRoman',
  latin1: 'Latin-1',
};

// Written out, since `TextDecoder` reads windows-1252 as Latin-1 in some releases of Node 20 and 22, and a runtime
// with reduced ICU data has no macintosh at all. The five bytes that Windows-1252 leaves undefined are kept as C1
// control characters, as the WHATWG decoder and most tools do.
const WINDOWS_80_9F = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ';
const MACINTOSH_80_FF =
  'ÄÅÇÉÑÖÜáàâäãåçéèêëíìîïñóòôöõúùûü†°¢£§•¶ß®©™´¨≠ÆØ∞±≤≥¥µ∂∑∏π∫ªºΩæø' +
  '¿¡¬√ƒ≈∆«»…\xa0ÀÃÕŒœ–—“”‘’÷◊ÿŸ⁄€‹›ﬁﬂ‡·‚„‰ÂÊÁËÈÍÎÏÌÓÔ\uf8ffÒÚÛÙıˆ˜¯˘˙˚¸˝˛ˇ';

/** What `text` looks like when its UTF-8 bytes are read as `codec`. Lone surrogates become U+FFFD first. */
export function misread(text: string, codec: Codec): string {
  let out = '';
  for (const byte of new TextEncoder().encode(text)) out += charOf(byte, codec);
  return out;
}

/** By UTF-16 unit: the byte that was misread as it, or 0 for ASCII and for what the codec cannot show. */
export type ByteTable = Uint8Array;

/** Windows-1252 and Latin-1 share a table: no character stands for different bytes in them. */
export const WINDOWS_BYTES: ByteTable = byteTable('latin1', 'windows-1252');
export const MACINTOSH_BYTES: ByteTable = byteTable('macintosh');

/** The characters of `table` that stand for bytes from `first` to `last`. */
export function charsFor(table: ByteTable, first: number, last: number): string {
  let chars = '';
  for (const code of codesIn(table)) {
    const byte = table[code] ?? 0;
    if (byte >= first && byte <= last) chars += String.fromCharCode(code);
  }
  return chars;
}

/** The few of a table that stand for anything; it is asked many times at the start of the program. */
const codesIn = oncePer((table: ByteTable): readonly number[] => {
  const codes: number[] = [];
  for (let code = 0x80; code < table.length; code++) if (table[code]) codes.push(code);
  return codes;
});

function byteTable(...codecs: readonly Codec[]): ByteTable {
  const table = new Uint8Array(0x10000);
  for (const codec of codecs)
    for (let byte = 0x80; byte <= 0xff; byte++) table[charOf(byte, codec).charCodeAt(0)] = byte;
  return table;
}

function charOf(byte: number, codec: Codec): string {
  if (codec === 'macintosh' && byte >= 0x80) return MACINTOSH_80_FF[byte - 0x80] as string;
  if (codec === 'windows-1252' && byte >= 0x80 && byte <= 0x9f) return WINDOWS_80_9F[byte - 0x80] as string;
  return String.fromCharCode(byte);
}
