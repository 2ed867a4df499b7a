import { glyphPattern } from '../damage/glyphs';
import { remembered } from '../remembered';
import type { Status } from '../sprint';
import type { Legend } from './legend';
import { STATUS_GLYPHS, STATUS_WORDS } from './statusWords';

/**
 * Where a text says its state: `from` and `to` bound the word, or the glyph where there is no word. They count from the
 * text’s own start, so they are no range.
 */
export interface StatusMatch {
  readonly status: Status;
  readonly from: number;
  readonly to: number;
  /** The emoji before the word. */
  readonly glyphFrom: number;
  readonly by: 'word' | 'glyph' | 'box';
}

/**
 * The state that a text begins with: a token `[IN PROGRESS: Dev 2]`, a word, an emoji (damaged or not). What an emoji
 * such as 🟡 means differs from team to team: without the document's legend it means nothing.
 */
export const readStatus = (text: string, legend?: Legend): Status | undefined => matchStatus(text, legend)?.status;

/** No state is longer. */
const LONGEST = 120;

export const matchStatus = (text: string, legend?: Legend): StatusMatch | undefined =>
  legend ? findStatus(text, legend) : plainMatch(text);

const plainMatch = remembered((text: string) => findStatus(text));

function findStatus(whole: string, legend?: Legend): StatusMatch | undefined {
  const text = whole.length > LONGEST ? whole.slice(0, LONGEST) : whole;
  const lead = LEAD.exec(text)?.[0].length ?? 0;
  const box = BOX.exec(text.slice(lead, lead + 3));
  const meant = box && legend?.meaningOf(text.slice(lead));
  if (box) return found(meant || (/x/i.test(box[0]) ? 'done' : 'open'), [lead, lead, lead + 3], 'box');
  const glyphFrom = lead + (text[lead] === '[' ? 1 : 0);
  const start = glyphFrom + (GLYPHS.exec(text.slice(glyphFrom))?.[0].length ?? 0);
  const words = text.slice(start).replace(BETWEEN_LETTERS, ' ');
  for (const [status, pattern] of WORD_PATTERNS) {
    const length = pattern.exec(words)?.[0].length;
    if (length) return found(status, [glyphFrom, start, start + length], 'word');
  }
  return byGlyph(text, [lead, glyphFrom, start], legend);
}

/** A glyph alone; “✅ Ready for production” says something else than done. */
function byGlyph(
  text: string,
  [lead, glyphFrom, start]: readonly [number, number, number],
  legend: Legend | undefined,
): StatusMatch | undefined {
  const known = legend?.knows(text.slice(lead)) ? lead : legend?.knows(text.slice(glyphFrom)) ? glyphFrom : undefined;
  const status =
    known === undefined
      ? GLYPH_PATTERNS.find(([, pattern]) => pattern.test(text.slice(glyphFrom)))?.[0]
      : legend?.meaningOf(text.slice(known));
  if (!status || (start > glyphFrom && OTHER_WORDS.test(text.slice(start)))) return undefined;
  return found(status, [glyphFrom, glyphFrom, Math.max(start, glyphFrom + 1)], 'glyph');
}

const found = (
  status: Status,
  [glyphFrom, from, to]: readonly [number, number, number],
  by: StatusMatch['by'],
): StatusMatch => ({ status, glyphFrom, from, to, by });

const LEAD = /^[\s*_`~]*/;
const BOX = /^\[[ xX]?\]/;
/** The forms that tools use: `ready-for-dev`, `in_progress`. */
const BETWEEN_LETTERS = /(?<=\p{L})[-_\u2010\u2011](?=\p{L})/gu;
const OTHER_WORDS =
  /^(?:ready|on track|at risk|approved?|pass(?:ing|ed|es)?|good|ok|yes|active|available|healthy|green|planned|excellent)\b/i;

const ANY_GLYPH = glyphPattern('✅✔☑✓🔄🚧🚫⛔🔲⬜⏳☐🟢🟡🔴🟠🔵❌⏸');
/** What is left of an emoji that was lost, U+FFFD, says nothing, and the word behind it does. */
const GLYPHS = new RegExp(`^(?:(?:${ANY_GLYPH}|\\p{Extended_Pictographic}\\uFE0F?|\\uFFFD{1,4})[\\s*_\`~]*){0,3}`, 'u');
const WORD_PATTERNS = STATUS_WORDS.map(
  ([status, words]) => [status, new RegExp(`^(?:${words})(?![\\p{L}\\d])`, 'iu')] as const,
);
const GLYPH_PATTERNS = STATUS_GLYPHS.map(
  ([status, glyphs]) => [status, new RegExp(`^${glyphPattern(glyphs)}`, 'u')] as const,
);
