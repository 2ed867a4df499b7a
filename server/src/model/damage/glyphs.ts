import { type ByteTable, type Codec, charsFor, MACINTOSH_BYTES, misread, WINDOWS_BYTES } from './codepages';

const CODECS: readonly Codec[] = ['windows-1252', 'macintosh', 'latin1'];
const VARIATION = '\uFE0F';

/**
 * The glyph and what it looks like after each common misreading, longest first.
 * `glyphForms('→')` -> `['â†’', '‚Üí', …, '→']`
 */
export function glyphForms(glyph: string): readonly string[] {
  const forms = new Set([glyph, ...CODECS.map(codec => misread(glyph, codec))]);
  return [...forms].sort((a, b) => b.length - a.length);
}

/**
 * Source of a non-capturing group that matches any of the glyphs, intact or misread. A glyph's emoji variation selector
 * may be there or not, misread or not. `new RegExp(glyphPattern('≥≤') + '\\s*(\\d+)')`
 */
export function glyphPattern(glyphs: string): string {
  const wanted = [...glyphs].filter(glyph => glyph !== VARIATION);
  const damaged = wanted.flatMap(glyph => glyphForms(glyph).filter(form => form !== glyph));
  const forms = [alternatives(damaged), ...[...new Set(wanted.map(guardOf))].map(intact)].filter(Boolean).join('|');
  return `(?:(?:${forms})(?:${alternatives(glyphForms(VARIATION))})?)`;

  function intact(guard: string): string {
    return `${guard}(?:${alternatives(wanted.filter(glyph => guardOf(glyph) === guard))})`;
  }
}

interface Guard {
  readonly bytes: ByteTable;
  /** Lookbehinds that fail inside a misread character, such as at the `≥` of `‚è≥` (⏳). */
  readonly source: string;
}

const GUARDS: readonly Guard[] = [MACINTOSH_BYTES, WINDOWS_BYTES].map(bytes => {
  const [two, three, four] = [charClass(bytes, 0xc2, 0xc3), charClass(bytes, 0xe0, 0xef), charClass(bytes, 0xf0, 0xf4)];
  const next = charClass(bytes, 0x80, 0xbf);
  return { bytes, source: `(?<!${two}|${three}${next}|${four}${next}{2})(?<!${three}(?=.${next}))` };
});

const guardOf = (glyph: string): string =>
  GUARDS.map(({ bytes, source }) => (isContinuation(glyph, bytes) ? source : '')).join('');

function isContinuation(glyph: string, bytes: ByteTable): boolean {
  const byte = glyph.length === 1 ? (bytes[glyph.charCodeAt(0)] ?? 0) : 0;
  return byte >= 0x80 && byte <= 0xbf;
}

function charClass(bytes: ByteTable, first: number, last: number): string {
  return `[${charsFor(bytes, first, last)}]`;
}

function alternatives(forms: readonly string[]): string {
  return [...new Set(forms)]
    .sort((a, b) => b.length - a.length)
    .map(form => form.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'))
    .join('|');
}
