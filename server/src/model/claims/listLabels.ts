import { type Ranged, ranged } from '../../range';
import type { Part } from '../sprint';

/** "**New Files** (18):" */
export interface ListLabel {
  /** What is counted, without markup: "New Files". */
  readonly label: string;
  readonly declared: Ranged<number>;
  /** "files", "point"; empty where only a number stands there. */
  readonly unit: string;
}

const LABEL =
  /^(.*?)[\s*_]*\((\d{1,3})(?:[ -](\p{L}[\p{L}-]*(?: \p{L}+){0,2})(?:, ~?[\d.,]{1,9}\+? (?:lines|loc|líneas|linhas|zeilen|lignes)(?: \p{L}{1,12}){0,2})?)?\)[\s*_]*[:：]?[\s*_]*$/u;
/** These measure; they do not count what stands in the list. */
const MEASURE =
  /^(?:h|hrs?|hours?|min|mins|minutes?|sec|seconds?|s|ms|d|days?|weeks?|months?|years?|dias?|horas?|semanas?|meses|minutos|sp|pts?|points|pontos|puntos|lines?|loc|linhas|words?|chars?|pages?|mb|kb|gb|tb|usd|eur|percent|users?|people|devs?|developers?|engineers?|fte|max|min|level|levels|dim|tokens?|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|story|business|working)$/i;

/** "Option (2)" and "Sprint 3 (2)" say which one, "Agenda (60)" and "Story Points (13)" how much. */
const NUMBERED =
  /\b(?:(?:appendix|option|step|part|chapter|section|phase|sprint|attempt|version|round|iteration|priority|level|tier|note|figure|table|scenario|variant|alternative|case|day|week|anhang|schritt|teil|opci[oó]n|paso|parte|annexe|[ée]tape)(?: [\dA-Z]{1,3})?|agenda|hours?|minutes?|points?|budget|capacity|velocity|effort|score|votes?|weight|rating|horas|stunden|puntos|pontos|punkte)$/iu;

/** Behind a plain line, "Topic A (5)", a bare number may be its votes or points; bold or a colon announces a list. */
export function marked({ prose }: Part, label: ListLabel | undefined): ListLabel | undefined {
  if (!label || label.unit) return label;
  const { end } = label.declared.range;
  const isBold =
    prose.slice(0, end).endsWith(`** (${label.declared.value}`) ||
    /^\)[*_]*[:：]?[*_]{2}/.test(prose.slice(end, end + 8));
  if (SENTENCE.test(label.label) || (!isBold && IN_SENTENCE.test(label.label))) return undefined;
  return isBold || /^\)[*_]*[:：]/.test(prose.slice(end, end + 8)) ? label : undefined;
}

/** "As agreed with the board (2):" refers to something else; behind it, the number is no count. */
const SENTENCE =
  /^(?:as|per|see|according|since|when|if|after|before|during|from|in|at|on|under|with|wie|laut|siehe|gemäß|nach|seit|según|como|conforme|ver|tras)\b/iu;
const IN_SENTENCE =
  /\b(?:as|with|by|from|during|per|see|is|are|was|were|be|we|they|agreed|mit|von|bei|wir|ist|sind|con|por|según|com|são|foram)\b/iu;

/** `text` as in the prose, where code is blank. */
export function labelOf(doc: Part, { range }: Ranged<string>): ListLabel | undefined {
  const line = doc.prose.slice(range.start, range.end);
  const match = line.includes('(') ? LABEL.exec(line) : null;
  const [, label, written, unit = ''] = match ?? [];
  // A bare “(404)” or “(443)” is a code or a port.
  if (!unit && (Number(written) > 99 || NUMBERED.test(label?.replace(/[\s*_]+$/, '') ?? ''))) return undefined;
  if (!match || label === undefined || !written || MEASURE.test(unit.trim().split(' ')[0] ?? '')) return undefined;
  const start = range.start + line.lastIndexOf(`(${written}`) + 1;
  return {
    label: label.replace(/[*_]/g, '').trim(),
    unit: unit.trim().toLowerCase(),
    declared: ranged(Number(written), start, start + written.length),
  };
}
