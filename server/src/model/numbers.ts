import { type Ranged, ranged } from '../range';
import { withoutMarkup } from './effort';

/** "**1,250 lines**": a number that can be added to others, and how it is written. */
export interface Amount {
  /** The digits alone. */
  readonly number: Ranged<number>;
  readonly decimals: number;
  /** "line", "$"; empty where there is none. Plurals and the usual short forms are one unit. */
  readonly unit: string;
  /** What parts thousands; empty where nothing does. */
  readonly separator: string;
  readonly point: '.' | ',';
}

const AMOUNT =
  /^([$€£¥])? ?([-\u2212])?(\d{1,3}(?:([,'\u2019\u00A0\u202F ])\d{3})(?:\4\d{3})*|\d{1,12})(?:([.,])(\d{1,2}))? ?(\p{L}[\p{L} -]{0,24}|[€$£])?$/u;

/**
 * The number that a cell is; `nothing` for a dash or an empty cell; undefined where it cannot be added up exactly:
 * "~5", "5+", "3-4", "80%", "1.234", "5 (of 6)".
 */
export function readAmount(cell: Ranged<string>): Amount | 'nothing' | undefined {
  const inner = withoutMarkup(cell);
  if (/^(?:|[-–—]+)$/.test(inner.value)) return 'nothing';
  const match = AMOUNT.exec(inner.value);
  if (!match || inner.value.length > 60) return undefined;
  const [, currency, sign, whole = '', separator = '', point, fraction = '', unit = ''] = match;
  const digits = `${whole}${point ?? ''}${fraction}`;
  const start = inner.range.start + inner.value.indexOf(digits);
  const value = Number(`${whole.replaceAll(separator || '_', '')}.${fraction || 0}`) * (sign ? -1 : 1);
  return {
    number: ranged(value, start, start + digits.length),
    decimals: fraction.length,
    unit: currency ?? stem(unit),
    separator,
    point: point === ',' ? ',' : '.',
  };
}

/** Digits written as `like` is. */
export function writeAmount(value: number, like: Pick<Amount, 'decimals' | 'separator' | 'point'>): string {
  const [whole = '', fraction] = Math.abs(value).toFixed(like.decimals).split('.');
  const grouped = like.separator ? whole.replace(/\B(?=(?:\d{3})+$)/g, like.separator) : whole;
  return fraction ? `${grouped}${like.point}${fraction}` : grouped;
}

/** How many decimals a number of hundredths needs. */
export const decimalsOf = (value: number): number =>
  Number.isInteger(value) ? 0 : Number.isInteger(Math.round(value * 100) / 10) ? 1 : 2;

/** "Hours", "hrs" and "h" are one unit, "points" and "point" another. */
export function stem(unit: string): string {
  const word = unit.trim().toLowerCase();
  return SHORT[word] ?? word.replace(/(?<=[^s])s$/, '');
}

const SHORT: Readonly<Record<string, string>> = {
  ...{ h: 'hour', hr: 'hour', hrs: 'hour', min: 'minute', mins: 'minute', d: 'day', w: 'week', wk: 'week' },
  ...{ sp: 'point', sps: 'point', pt: 'point', pts: 'point', 'story point': 'point', 'story points': 'point' },
};
