import { type Ranged, ranged } from '../../range';
import { glyphPattern } from '../damage/glyphs';
import { ID, idKey, isId } from '../ids/ids';
import type { Dependency, StatedStatus, Task } from '../sprint';
import { readStatus } from '../statuses/status';

export type Needs = Pick<Task, 'dependsOn' | 'otherNeeds'>;

/**
 * What a “Depends On” text names, each id with its range; what is struck out is left out.
 * "5-1 ✅, Task 0.3.1 [DONE], Epic 2" -> 5-1 and 0.3.1, both noted as done, and “Epic 2” beside them;
 * "T01-T05" -> five ids with the range of the span
 */
export function readNeeds(text: Ranged<string> | undefined): Needs {
  if (!text || NONE.test(text.value)) return { dependsOn: [] };
  if (SIMPLE.test(text.value) && isId(text.value)) return { dependsOn: [{ ...text, key: idKey(text.value) }] };
  const parts = partsOf(text.value);
  const choice = parts.some(({ or }) => or);
  const dependsOn: Dependency[] = [];
  const otherNeeds: Ranged<string>[] = [];
  for (const part of parts) {
    if (/^\s*(?:~|$)/.test(part.text)) continue;
    const at = text.range.start + part.at;
    const ids = spanOf(part.text, at) ?? oneOf(part.text, at);
    if (ids) for (const id of ids) dependsOn.push(choice ? { ...id, loose: true } : id);
    else otherNeeds.push(trimmed(part.text, at));
  }
  return { dependsOn, ...(otherNeeds.length && { otherNeeds }) };
}

const NONE = /^[\s*_]*(?:none|n\/?a|nil|nothing|no\b|nenhum[ao]?|ningun[ao]|keine|无|[-–—]?\s*$)/i;

/** One id alone, as in most cells, needs no closer look. */
const SIMPLE = /^(?:[A-Za-z]{1,12}-?)?\d{1,4}(?:[-.]\d{1,4})?$/;

interface PartOfText {
  readonly text: string;
  readonly at: number;
  /** It stands beside an alternative. */
  readonly or: boolean;
}

const SEPARATOR =
  /\([^()]{0,200}\)|\[[^[\]]{0,60}\]|(?<or>\s(?:or|oder|o|ou)\s|或)|(?<and>[,;&、，；]|\s(?:and|und|y|e|et|\+)\s|[和与]|\s?\/\s?(?=[A-Z\d])|<br\s*\/?>)/gi;

/** Splits at commas and the like, though not inside brackets. */
function partsOf(value: string): PartOfText[] {
  const found: PartOfText[] = [];
  let at = 0;
  let or = false;
  for (const { index, 0: written, groups } of value.matchAll(SEPARATOR)) {
    if (!groups?.or && !groups?.and) continue;
    found.push({ text: value.slice(at, index), at, or: or || Boolean(groups.or) });
    at = index + written.length;
    or = Boolean(groups.or);
  }
  found.push({ text: value.slice(at), at, or });
  return found;
}

const WORD = '(?:tasks?|story|stories|user stor(?:y|ies)|tickets?|issues?|items?)';
const GLYPH = glyphPattern('✅✔☑⏳🔄🚧🚫⛔🔲⬜❌');
const LEAD = '(?:after|requires?|needs|depends on|blocked by|nach|después de|após|après)\\s+';
const STATE = `\\[[^\\]]{0,40}\\]|\\([^)]{0,200}\\)|${GLYPH}|(?:must be )?(?:completed?|done|merged)|in progress|first`;
/** `**Task 0.3.1** [DONE]`: the id, and around it nothing but a leading word and marks of its state. */
const ONE = new RegExp(
  `^([\\s*_\`~[(]*(?:${LEAD})?(?:${WORD}\\s*#?)?)(${ID})([\\s*_\`~\\])]*(?:(?:${STATE})[\\s*_]*)*)[.]?\\s*$`,
  'iu',
);

/** “Tasks 1-4” are four tasks. */
const MANY = /(?:tasks|stories|tickets|issues|items)\s+$/i;

function oneOf(text: string, at: number): Dependency[] | undefined {
  const [, lead, id, tail] = ONE.exec(text) ?? [];
  if (lead === undefined || !id || tail === undefined || (MANY.test(lead) && /^\d+-\d+$/.test(id))) return undefined;
  const start = at + lead.length;
  const state = stateIn(tail, start + id.length);
  return [
    {
      ...ranged(id, start, start + id.length),
      key: idKey(id),
      ...(state && { state }),
      ...(LOOSE.test(tail) && { loose: true }),
      ...(ELSEWHERE.test(tail) && { elsewhere: true }),
    },
  ];
}

/** "[DONE]", "(done)", "✅"; without brackets, words ask for a state: "Task 1.1 complete". */
const NOTE = new RegExp(`\\[[^\\]]{0,40}\\]|\\([^)]{0,40}\\)|${GLYPH}`, 'u');
const LOOSE =
  /\bin progress\s*$|\b(?:partial|partly|optional|soft|parallel|recommended|preferred|ideal|mock|nice|stub|draft|contract|interface)|\b(?:only|can (?:start|begin))\b/i;
/** Why nothing here has that id: “(Epic 3)”, “(removed)”, “(other team)”. */
const ELSEWHERE =
  /\((?:in |from |see )?(?:epic|sprint|phase|milestone|next|previous|other|another|external|upstream|archived?|removed|dropped|deleted|cancel\w*|obsolete|superseded|merged into|future)\b/i;

function stateIn(tail: string, at: number): StatedStatus | undefined {
  const match = NOTE.exec(tail);
  const written = match?.[0];
  if (!match || written === undefined) return undefined;
  const value = readStatus(written.replace(/^\(/, '').replace(/\)$/, ''));
  if (!value || !/^\P{L}*(?:[\p{L}_-]+ ?){0,2}(?:: ?[^\])]*)?[^\p{L}\d]*$/u.test(written.replace(ALL_GLYPHS, '')))
    return undefined;
  return { ...ranged(value, at + match.index, at + match.index + written.length), written };
}

const ALL_GLYPHS = new RegExp(GLYPH, 'gu');

const SPAN = new RegExp(
  `^[\\s*_\`]{0,9}(?:${WORD}\\s{0,3})?(\\D{0,20}(?:\\d+[.-])*)(\\d+)(?:\\s*-\\s*\\1|\\s*(?:[–—]|\\bto\\b|\\bthrough\\b|\\.\\.)\\s*(?:\\1)?)(\\d+)[\\s*_\`]*$`,
  'i',
);
const MOST_IN_SPAN = 200;

function spanOf(text: string, at: number): Dependency[] | undefined {
  const [, prefix, from, to] = SPAN.exec(text) ?? [];
  if (!prefix || !from || !to || !/[A-Za-z.-]$/.test(prefix) || !isId(prefix.trim() + from)) return undefined;
  const count = Number(to) - Number(from) + 1;
  if (!(count > 1 && count <= MOST_IN_SPAN)) return undefined;
  const { range } = trimmed(text, at);
  return Array.from({ length: count }, (_, step) => {
    const value = prefix.trim() + String(Number(from) + step).padStart(from.length, '0');
    return { value, range, key: idKey(value) };
  });
}

function trimmed(text: string, at: number): Ranged<string> {
  const value = text.trim();
  const start = at + (text.length - text.trimStart().length);
  return ranged(value, start, start + value.length);
}
