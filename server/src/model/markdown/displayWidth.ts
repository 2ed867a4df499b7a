/**
 * How many columns a text takes in an editor's fixed-width font: two for what East Asian fonts draw wide and for emoji,
 * none for marks that sit on another character. By Unicode's East_Asian_Width and emoji properties.
 */
export function displayWidth(text: string): number {
  if (!BEYOND_LATIN.test(text)) return text.length;
  let width = 0;
  graphemes ??= new Intl.Segmenter('en', { granularity: 'grapheme' });
  for (const { segment } of graphemes.segment(text)) width += widthOf(segment);
  return width;
}

const BEYOND_LATIN = /[^\x20-\u02ff\t]|\u00ad/;
/** Made when it is needed, which is seldom at the start of the program. */
let graphemes: Intl.Segmenter | undefined;

function widthOf(grapheme: string): number {
  if (INVISIBLE.test(grapheme)) return 0;
  return WIDE.test(grapheme) ? 2 : 1;
}

const INVISIBLE = /^[\p{Mn}\p{Me}\p{Cf}]+$/u;
/** Blocks whose characters are all wide, and what is drawn as a picture. */
const WIDE =
  /^(?:[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\ua4cf\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6]|[\u{17000}-\u{18fff}\u{1b000}-\u{1b2ff}\u{20000}-\u{3fffd}]|\p{Emoji_Presentation}|\p{Regional_Indicator}|\p{Emoji}\p{Mn}*\ufe0f)/u;
