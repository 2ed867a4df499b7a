import { type Ranged, ranged } from '../../range';
import { glyphPattern } from '../damage/glyphs';
import type { Legend } from './legend';
import { plainStatus } from './plainStatus';
import type { StatusMatch } from './status';

/** A text and the state that it says plainly; offsets of the match count from the text's start. */
export interface StatedState {
  readonly text: Ranged<string>;
  readonly match: StatusMatch;
}

/**
 * The state at a heading's end: "Phase 2: Reader ✅ COMPLETE", "Task 3 [DONE]", "Phase 1 — Not started". A lone ✅ is
 * one only behind “Phase 2” and the like; in “Phase 5: Complete Migration” it is a verb.
 */
export function headingState(heading: Ranged<string>, legend?: Legend): StatedState | undefined {
  const { value, range } = heading;
  if (!value || value.length > LONGEST) return undefined;
  for (const [pattern, isState] of FORMS) {
    const match = pattern.exec(value);
    const tail = match?.[1];
    if (!match || tail === undefined || !isState(tail, value)) continue;
    const start = range.start + match.index + match[0].lastIndexOf(tail);
    const state = plainStatus(tail, legend);
    if (state) return { text: ranged(tail, start, start + tail.length), match: state };
  }
  return undefined;
}

const LONGEST = 300;
const WORK =
  'phase|task|story|sprint|step|stage|tier|milestone|epic|wave|fase|tarea|tarefa|etapa|aufgabe|schritt|étape|tâche';
const KEY = new RegExp(`^[^\\p{L}\\d]*(${WORK})\\s*#?(\\d[\\d.]*[a-z]?|[a-z])(?![\\p{L}\\d])`, 'iu');

/** What a heading numbers: "Phase 2: Reader" -> "phase 2" */
export function workKey(heading: string): string | undefined {
  const [, word, number] = KEY.exec(heading) ?? [];
  return word && number ? `${word} ${number.replace(/\.$/, '')}`.toLowerCase() : undefined;
}

const GLYPH = glyphPattern('✅✔☑🔄🚧🚫⛔🔲⬜⏳❌⏸🟢🟡🔴');
/** Behind a bare dash, other words name what a part is about: “Phase 4 - Testing”. */
const UNMISTAKABLE =
  /^[*_]{0,2}(?:done|completed?|finished|not started|in progress|completad[oa]|conclu[ií]d[oa]|terminad[oa]|no iniciad[oa]|não iniciad[oa]|erledigt|abgeschlossen|terminée?|achevée?|non commencée?|en cours|已完成|未开始|进行中)[*_]{0,2}(?:\s*\([^()]*\))?$/i;

const FORMS: readonly (readonly [RegExp, (tail: string, whole: string) => boolean])[] = [
  [/[[(]([^[\]()]{2,60})[\])][\s*_]*$/, tail => /\p{L}/u.test(tail) && !/^(?:new|open|review|testing)\b/i.test(tail)],
  [new RegExp(`(${GLYPH}[\\s*_]*\\p{L}[^✅⏳]{1,60})$`, 'u'), tail => !/:\s/.test(tail)],
  [/\s[-–—]+\s+([^-–—]{2,60})$/, tail => UNMISTAKABLE.test(tail.trim())],
  [new RegExp(`(${glyphPattern('✅')})\\s*$`, 'u'), (_, whole) => workKey(whole) !== undefined],
];
