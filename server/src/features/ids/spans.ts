import { ID, idKey } from '../../model/ids/ids';
import type { Dependency, Edit, Facts } from '../../model/sprint';
import { type Range, type Ranged, ranged } from '../../range';

/** A dependency on several tasks in one: “T01–T05”. */
export interface Span {
  readonly range: Range;
  /** Every id that it stands for, in order. */
  readonly ids: readonly Dependency[];
}

/** The spans among a document's dependencies, in the order of the text. */
export function spansOf({ tasks }: Pick<Facts, 'tasks'>): Span[] {
  const spans = new Map<number, Dependency[]>();
  for (const { dependsOn } of tasks) for (const each of dependsOn) if (isOfSpan(each)) add(each);
  return [...spans.values()].flatMap(ids => (ids[0] ? [{ range: ids[0].range, ids }] : []));

  function add(each: Dependency): void {
    const known = spans.get(each.range.start) ?? [];
    // A row and a heading may hold the same task, a span stands but once.
    if (!known.some(({ key }) => key === each.key)) known.push(each);
    spans.set(each.range.start, known);
  }
}

/**
 * The span in a sentence at whose end a mention stands: “Setup (T001-T007)” at T007. Undefined where it is none for certain:
 * “5-1-5-3” could be anything.
 */
export function spanInText(text: string, { start, end }: Range): Span | undefined {
  const own = text.slice(start, end);
  const behind = TO.exec(text.slice(end, end + FARTHEST));
  const before = behind ? null : FROM.exec(text.slice(Math.max(0, start - FARTHEST), start));
  const [other, between = ''] = behind ? [behind[2], behind[1]] : [before?.[1], before?.[2]];
  if (!other || (between.trim() === between && `${own}${other}`.includes('-'))) return undefined;
  const names = behind ? between && numbered(own, other) : numbered(other, own);
  const range = { start: start - (before?.[0].length ?? 0), end: end + (behind?.[0].length ?? 0) };
  return names ? { range, ids: names.map(value => ({ value, key: idKey(value), range })) } : undefined;
}

const FARTHEST = 40;
const TO = /^(\s?[-\u2010-\u2015]\s?|\.\.)([A-Za-z][\w.-]{0,20}\d|\d{1,3}[.-]\d{1,3})(?![\w-]|\.\d)/;
const FROM = /(?<![\w.-])([A-Za-z][\w.-]{0,20}\d|\d{1,3}[.-]\d{1,3})(\s?[-\u2010-\u2015]\s?|\.\.)$/;
const LONGEST_SPAN = 200;

/** Every id from one to the other: T001, T003 -> T001, T002, T003 */
function numbered(from: string, to: string): string[] | undefined {
  const [first, last] = [from, to].map(id => /^(.*?)(\d{1,6})$/.exec(id));
  const [low, high] = [Number(first?.[2]), Number(last?.[2])];
  const isSpan = first && last && first[1] === last[1] && high > low && high - low < LONGEST_SPAN;
  if (!isSpan) return undefined;
  const digits = first[2]?.length ?? 0;
  return Array.from({ length: high - low + 1 }, (_, at) => first[1] + String(low + at).padStart(digits, '0'));
}

/** Whether a dependency is written as one of several: then its range is that of all of them. */
export const isOfSpan = ({ value, range }: Ranged<string>): boolean => range.end - range.start > value.length;

const FIRST = new RegExp(ID);
/** What stands between the ends: “T01–T05”, “T1 to T5”, “T01..05”. */
const BETWEEN = /^\s*(?:[-\u2010-\u2015]|to\b|through\b|\.\.)\s*/i;

interface Written {
  readonly first: Ranged<string>;
  readonly between: string;
  /** “T05”, or only its number. */
  readonly last: Ranged<string>;
}

function writtenAs(text: string, { range, ids }: Span): Written | undefined {
  const [first, last] = [ids[0], ids.at(-1)];
  const span = text.slice(range.start, range.end);
  const at = first ? span.indexOf(first.value) : -1;
  if (!first || !last || at < 0 || !FIRST.test(first.value)) return undefined;
  const behind = at + first.value.length;
  const between = BETWEEN.exec(span.slice(behind))?.[0] ?? '';
  const rest = /^[\w.-]*/.exec(span.slice(behind + between.length))?.[0] ?? '';
  if (!between || !rest) return undefined;
  const start = range.start + behind + between.length;
  return {
    first: ranged(first.value, range.start + at, range.start + behind),
    between,
    last: ranged(last.value, start, start + rest.length),
  };
}

/** The ids that are written at the ends of a span; the last one only where it is written in full. */
export function spanEnds(text: string, span: Span): Ranged<string>[] {
  const written = writtenAs(text, span);
  if (!written) return [];
  const { first, last } = written;
  return idKey(text.slice(last.range.start, last.range.end)) === idKey(last.value) ? [first, last] : [first];
}

/**
 * Takes one id out of a span and puts its new name there, so that the span goes on to mean the same tasks.
 * T3 to X-9: "T1–T5" -> "T1, T2, X-9, T4, T5"; T5 to T7: "T1–T5" -> "T1–T4, T7"
 */
export function renamedInSpan(text: string, span: Span, { key, to }: { key: string; to: string }): Edit[] {
  const at = span.ids.findIndex(each => each.key === key);
  const written = writtenAs(text, span);
  if (at < 0 || !written) return [];
  const names = span.ids.map(({ value }) => value);
  const [before, after] = [names.slice(0, at), names.slice(at + 1)];
  const parts = [...shortest(before, written.between), to, ...shortest(after, written.between)];
  return [{ range: { start: written.first.range.start, end: written.last.range.end }, text: parts.join(', ') }];
}

const shortest = (names: readonly string[], between: string): readonly string[] =>
  names.length > 2 ? [`${names[0]}${between}${names.at(-1)}`] : names;
