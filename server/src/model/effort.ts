import { type Range, type Ranged, ranged } from '../range';
import { glyphPattern } from './damage/glyphs';

export type EffortUnit = 'minutes' | 'hours' | 'days' | 'weeks' | 'points' | 'size';

/** "~4h", "2-3 hours", "8 SP", "XL": how much work something is, and the text that says so. */
export interface Effort {
  /** From the number to the unit. */
  readonly range: Range;
  /** One number, or the lowest and the highest; a size is its place among XS, S, M, L, XL, XXL, from 1. */
  readonly value: number | readonly [low: number, high: number];
  readonly unit: EffortUnit;
  /** Whether it stands there with `~`, `+`, “about” or “up to”. */
  readonly approximate: boolean;
  /** The number alone; for a range, the first of its two. */
  readonly digits: Range;
}

const UNITS: readonly (readonly [EffortUnit, string])[] = [
  ['minutes', 'minut(?:es?|os?|en)|mins?|分钟'],
  ['hours', 'hours?|hrs?|horas?|stunden?|std|h|个?小时'],
  ['days', '(?:person[- ]|work(?:ing)? ?|dev )?days?|d[ií]as?|tagen?|tage?|d|pt|人?天'],
  ['weeks', 'weeks?|wks?|semanas?|wochen?|w|周'],
  ['points', '(?:story ?)?(?:points?|pts?)|sps?|puntos?|pontos?|punkte|点'],
];
const SIZES = ['XS', 'S', 'M', 'L', 'XL', 'XXL'];

const NUMBER = '\\d{1,6}(?:[.,]\\d{1,2})?';
const DASH = `(?:-|to|bis|a|até|${glyphPattern('–—')})`;
const ABOUT = `~|<|>|${glyphPattern('≈≤≥')}|(?:about|approx\\.?|approximately|around|circa|ca\\.?|up to|at least|max\\.?|etwa|unos|cerca de|约)(?= )`;
const UNIT = UNITS.map(([, words]) => words).join('|');
const EFFORT = new RegExp(
  `(?<![\\p{L}\\d.,$€£/_#+-]|\\d:)((?:${ABOUT}) ?)?(${NUMBER})(?: ?${DASH} ?(${NUMBER}))?(\\+)? ?(${UNIT})(?![\\p{L}\\d]|-\\p{L})(\\+)?`,
  'giu',
);
const KINDS = UNITS.map(([unit, words]) => [unit, new RegExp(`^(?:${words})$`, 'iu')] as const);

/** Every effort in a text, in its order; "1h 30min" is one. */
export function effortsOf({ value, range }: Ranged<string>): Effort[] {
  if (!/\d/.test(value)) return [];
  const found: Effort[] = [];
  for (const match of value.matchAll(EFFORT)) {
    const effort = effortOf(match, range.start);
    const last = found.at(-1);
    if (!effort) continue;
    const joined =
      last && join(last, effort, value.slice(last.range.end - range.start, effort.range.start - range.start));
    if (joined) found[found.length - 1] = joined;
    else found.push(effort);
  }
  return found;
}

/** The effort that a text is as a whole, markup aside; a bare number where it is known what it counts. */
export function wholeEffort(text: Ranged<string>, known?: EffortUnit): Effort | undefined {
  const inner = withoutMarkup(text);
  const [first, ...more] = effortsOf(inner);
  if (first && !more.length && !inner.value.slice(0, first.range.start - inner.range.start).trim())
    return first.range.end === inner.range.end ? first : undefined;
  const size = SIZES.indexOf(inner.value) + 1;
  if (size) return { range: inner.range, digits: inner.range, value: size, unit: 'size', approximate: false };
  return known && BARE.test(inner.value)
    ? { range: inner.range, digits: inner.range, value: numberOf(inner.value), unit: known, approximate: false }
    : undefined;
}

const BARE = /^\d{1,6}(?:[.,]\d{1,2})?$/;

/** What a name or a column’s header counts: "Story Points", "Est. (hours)". */
export function unitNamed(name: string): EffortUnit | undefined {
  const words = name.toLowerCase().match(/story points?|[\p{L}]+/gu) ?? [];
  return words.map(unitOf).find(unit => unit !== undefined);
}

/** Hours and minutes can be added up, and so can efforts of one unit; the number is in minutes, days, weeks or points. */
export function measured({
  value,
  unit,
  approximate,
}: Effort): { readonly of: EffortUnit; readonly amount: number } | undefined {
  if (approximate || typeof value !== 'number' || unit === 'size') return undefined;
  return unit === 'hours' ? { of: 'minutes', amount: Math.round(value * 6000) / 100 } : { of: unit, amount: value };
}

/** A text without the bold, italics and space around it. */
export function withoutMarkup({ value, range }: Ranged<string>): Ranged<string> {
  const lead = /^[\s*_]*/.exec(value)?.[0].length ?? 0;
  const inner = value.slice(lead).replace(/[\s*_]+$/, '');
  return ranged(inner, range.start + lead, range.start + lead + inner.length);
}

const unitOf = (word: string): EffortUnit | undefined => KINDS.find(([, pattern]) => pattern.test(word))?.[0];

function effortOf(match: RegExpMatchArray, offset: number): Effort | undefined {
  const [whole, about = '', low = '', high, plus, word = '', plusAfter] = match;
  const unit = unitOf(word);
  // “3D” is no three days.
  if (!unit || (word.length === 1 && word !== word.toLowerCase())) return undefined;
  const start = offset + (match.index ?? 0);
  const digits = start + about.length;
  return {
    range: { start, end: start + whole.length },
    digits: { start: digits, end: digits + low.length },
    value: high === undefined ? numberOf(low) : [numberOf(low), numberOf(high)],
    unit,
    approximate: Boolean(about || plus || plusAfter),
  };
}

function join(hours: Effort, minutes: Effort, between: string): Effort | undefined {
  const fits = hours.unit === 'hours' && minutes.unit === 'minutes' && /^ ?$/.test(between);
  if (!fits || typeof hours.value !== 'number' || typeof minutes.value !== 'number') return undefined;
  const range = { start: hours.range.start, end: minutes.range.end };
  return { ...hours, range, digits: range, value: hours.value + minutes.value / 60 };
}

const numberOf = (written: string): number => Number(written.replace(',', '.'));
