import type { Edit } from '../sprint';
import type { StatusConflict } from './statusConflicts';

/** “In progress” in the language of the word that it stands for. */
const STARTED: readonly (readonly [RegExp, string])[] = [
  [/^(?:not (?:yet )?started|to ?do|complete[d]?|done|finished)$/i, 'In Progress'],
  [/^(?:no iniciad[oa]|por hacer|completad[oa]|terminad[oa]|finalizad[oa])$/i, 'En progreso'],
  [/^(?:não iniciad[oa]|a fazer|conclu[ií]d[oa])$/i, 'Em andamento'],
  [/^(?:nicht (?:begonnen|gestartet)|erledigt|abgeschlossen|fertig)$/i, 'In Arbeit'],
  [/^(?:à faire|non (?:commencée?|démarrée?)s?|terminée?s?|achevée?s?)$/i, 'En cours'],
  [/^(?:未开始|待开始|已完成)$/, '进行中'],
];

/**
 * The status as it should be where some boxes are ticked and some are open: in progress, written as the document writes.
 * Undefined where all or none are ticked: what is true then, only its people know.
 */
export function startedInstead({ claim, isMixed }: StatusConflict): Edit | undefined {
  const { text, match } = claim;
  const word = text.value.slice(match.from, match.to);
  const started = STARTED.find(([pattern]) => pattern.test(word.replace(/[-_]/g, ' ')))?.[1];
  if (!started || !isMixed || match.by !== 'word' || claim.isDocument) return undefined;
  // “Done ✅” says it twice.
  if (/^[\s*_]*\p{Extended_Pictographic}/u.test(text.value.slice(match.to))) return undefined;
  const glyph = text.value.slice(match.glyphFrom, match.from);
  const intact = INTACT.test(glyph);
  return {
    range: {
      start: text.range.start + (intact ? match.glyphFrom : match.from),
      end: text.range.start + match.to,
    },
    text: (intact ? glyph.replace(INTACT, '🔄') : '') + inStyleOf(word, started),
  };
}

/** The emoji of a state that ends with it. */
const INTACT = /^(?:✅|✔|☑|🔲|⬜|⏳|☐|🔴|🟥)\uFE0F?/u;

function inStyleOf(word: string, started: string): string {
  const joint = /[-_]/.exec(word)?.[0];
  if (word === word.toUpperCase() && word !== word.toLowerCase()) return started.toUpperCase();
  const cased = word === word.toLowerCase() ? started.toLowerCase() : started;
  return joint ? cased.replace(/ /g, joint) : cased;
}
