import type { Range } from '../../range';
import { type ByteTable, MACINTOSH_BYTES, WINDOWS_BYTES } from './codepages';

/** How hard it is to read a run as anything but damage: never as prose, hardly, or quite well (`CAFÉ…`, `l’été`). */
export type Certainty = 'sure' | 'likely' | 'possible';

/** Neighbouring characters whose bytes are valid UTF-8 beyond ASCII. */
export interface Run extends Range {
  readonly repaired: string;
  readonly certainty: Certainty;
}

/** Every run of `text` under one table, in order. Linear. */
export function runsIn(text: string, bytes: ByteTable): readonly Run[] {
  const runs: Run[] = [];
  for (let at = 0; at < text.length; at++) {
    const start = at;
    let repaired = '';
    for (let point = codePointAt(text, at, bytes); point; point = codePointAt(text, at, bytes)) {
      repaired += String.fromCodePoint(point);
      at += utf8Length(point);
    }
    if (at === start) continue;
    runs.push({ start, end: at, repaired, certainty: certaintyOf(text, { start, end: at, repaired }, bytes) });
    at--;
  }
  return runs;
}

/** The code point whose UTF-8 bytes stand misread at `at`, or 0. Overlong forms and surrogates are no UTF-8. */
function codePointAt(text: string, at: number, bytes: ByteTable): number {
  const lead = bytes[text.charCodeAt(at)] ?? 0;
  if (lead < 0xc2 || lead > 0xf4) return 0;
  const length = lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
  let point = lead & (0xff >> (length + 1));
  for (let next = 1; next < length; next++) {
    const byte = bytes[text.charCodeAt(at + next)] ?? 0;
    if (byte < 0x80 || byte > 0xbf) return 0;
    point = (point << 6) | (byte & 0x3f);
  }
  const isSurrogate = point >= 0xd800 && point <= 0xdfff;
  return utf8Length(point) !== length || isSurrogate || point > 0x10ffff ? 0 : point;
}

const utf8Length = (point: number): number => (point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4);

/** Punctuation, arrows, mathematics, box drawing, dingbats, CJK punctuation, ligatures, variation selectors, a BOM, emoji. */
const SYMBOL =
  /[\u2000-\u2BFF\u3000-\u303F\uFB00-\uFB06\uFEFF\uFFFD\u{1D400}-\u{1D7FF}\u{1F000}-\u{1FAFF}]|\p{Variation_Selector}/u;
/** Letters that text is really written in; `É…` would be U+0245, which none is. */
const LETTERS =
  /^(?:[\u00A0-\u017F\u0218-\u021B\u0384-\u03CE\u0400-\u045F\u0490\u0491\u05D0-\u05EA\u0600-\u06FF]|\p{Mn})+$/u;
const C1 = /[\x80-\x9f]/;
const NO_CHARACTER = /[\p{Cn}\p{Co}]/u;

function certaintyOf(text: string, run: Omit<Run, 'certainty'>, bytes: ByteTable): Certainty {
  const { start, end, repaired } = run;
  if (SYMBOL.test(repaired) || C1.test(text.slice(start, end))) return 'sure';
  if (/^[\u0800-\u{10FFFF}]{2,}$/u.test(repaired)) return NO_CHARACTER.test(repaired) ? 'possible' : 'likely';
  if (!LETTERS.test(repaired)) return 'possible';
  return repaired.length >= 3 || isOutOfPlace(text, run, bytes) ? 'likely' : 'possible';
}

const WINDOWS_PUNCTUATION = /[‘’“”–—…«»\xa0]$/;
const MACINTOSH_MATHEMATICS = /√[πΩµ∂∑∏∫∞]$/;

/** Whether a two-byte run stands where neither a capital nor a sign would, as in `AtualizaÃ§ao` or `2 Â· Async`. */
function isOutOfPlace(text: string, { start, end }: Range, bytes: ByteTable): boolean {
  const before = text[start - 1] ?? ' ';
  const run = text.slice(start, end);
  if (bytes === MACINTOSH_BYTES && (!/^[¬√ƒ≈]/.test(run) || MACINTOSH_MATHEMATICS.test(run))) return false;
  if (/\p{Ll}/u.test(before)) return true;
  const isInWord = /\p{L}/u.test(text[end] ?? ' ');
  if (bytes === WINDOWS_BYTES)
    return isInWord ? !WINDOWS_PUNCTUATION.test(run) || /^[ÂÃ]/.test(run) : /^[ÂÃ]/.test(run) && !/\p{L}/u.test(before);
  return isInWord || /^¬[^\p{L}]/u.test(run);
}
