import { glyphPattern } from '../damage/glyphs';
import type { Legend } from './legend';
import { matchStatus, type StatusMatch } from './status';

/**
 * The state that a text says plainly, as a whole: "✅ Complete (2025-01-08)". Undefined for a choice of states
 * ("Done / Blocked"), a change ("Open → Done") and a state with reservations ("Complete, docs pending").
 */
export function plainStatus(text: string, legend?: Legend): StatusMatch | undefined {
  const match = matchStatus(text, legend);
  if (!match || text.length > LONGEST) return undefined;
  const rest = text.slice(match.to);
  if (RESERVATION.test(rest) || ANOTHER_GLYPH.test(rest)) return undefined;
  // “✅ Everything is green” tells of something else, “In progress bar” too.
  return (match.by === 'word' ? AFTER_WORD : AFTER_GLYPH).test(rest) ? match : undefined;
}

const LONGEST = 200;
/** A number other than 100% says that not all is done. */
const RESERVATION =
  /[|→⇒]|->|=>|(?<!\d)\/|\/(?!\d)|(?<![\d.])(?!100 ?%)\d{1,3}(?:\.\d+)? ?%|\b(?:except|excluding|partial\w*|but|however|remain\w*|pending|defer\w*|await\w*|needs?|todo|to do|follow\w*|mvp|mostly|nearly|almost|minus|without|besides|outstanding|blocked|open|not|manual\w*|only|skeleton|drafts?|so far|initial|part|later|wip|review|in progress|started|if|when|once|until|unless|would|or|will|falta\w*|pendient\w*|pendent\w*|parcial\w*|excepto|exceto|salvo|mas|pero|außer|aber|ohne)\b|仍|未|待|除/iu;
const ANOTHER_GLYPH = new RegExp(glyphPattern('⏳🔄🚧🟡🔴❌⚠🔲⬜'), 'u');
const AFTER_WORD = /^[\s*_`\])]*(?:$|[-–—,.;:!(（，。]|\p{Extended_Pictographic}|on \d|by @?\p{Lu}|with |\d{4}-)/u;
const AFTER_GLYPH = /^[\s*_`\])]*(?:$|\()/u;
