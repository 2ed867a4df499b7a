import { type Range, type Ranged, ranged } from '../../range';

/** "2/8 phases (25%)", "88.9% (8/9 stories)": what is done of how many, and the percentage beside it. */
export interface Ratio {
  readonly range: Range;
  readonly done: Ranged<number>;
  readonly total: Ranged<number>;
  /** The word after the numbers, in lower case: "tasks"; empty where there is none. */
  readonly unit: string;
  readonly percent?: Percent;
}

/** A percentage as written, 0–100 and beyond; `decimals` are the digits after its point. */
export interface Percent extends Ranged<number> {
  readonly decimals: number;
}

const RATIO =
  /(?<![\d/.,:$€£~≈<>≥≤=_-]|[~≈<>≥≤=] )(\d{1,6})(?: ?\/ ?| (?:out )?of )(\d{1,6})(?![\d/+%,-]|\.\d| ?\+)(?: ([a-z][a-z-]{1,20}))?/gi;
const BEFORE =
  /(?<![\d.,~≈<>≥≤+-]|[~≈<>≥≤] )(\d{1,4}(?:\.\d{1,3})?) ?%[*_]{0,3}(?: (?:complete|completed|done))?[*_]{0,3} ?[(（][*_]{0,3}$/i;
const NUMBER = '(\\d{1,4}(?:\\.\\d{1,3})?) ?%';
const SAID = '(?: (?:complete|completed|done|passing|passed|pass rate|success(?: rate)?))?';
/** "(25%)", "(100% complete)", "= 25%"; a percentage of something else, "(22% cloud savings)", is none. */
const AFTER = new RegExp(
  `^[*_]{0,3}(?: [a-z][a-z-]{1,20}){0,3}[*_]{0,3},?(?: ?[([（]${NUMBER}${SAID}[)\\]）](?! (?:of|off|by|from)\\b)| ?[=–—] ?[*_]{0,3}${NUMBER}${SAID}[*_]{0,3} ?(?:$|\\|))`,
  'i',
);
const REACH = 90;
/** "Sprint 3/6 (40%)" and "**Week**: 2/4 (30%)" say where something stands in a row, not what is done of it. */
const PLACE =
  /\b(?:day|week|month|quarter|sprint|phase|stage|step|part|milestone|iteration|round|level|tier|page|session|tag|woche|d[ií]a|semana|fase|jour|semaine|[ée]tape|etapa)[\s*_:#]*$/iu;

/** Every ratio in a line of prose. Dates, scores beside words and approximations are the rules' business. */
export function ratiosOf(line: Ranged<string>): Ratio[] {
  if (!line.value.includes('/') && !line.value.includes(' of ')) return [];
  return [...line.value.matchAll(RATIO)].map(match => {
    const start = line.range.start + match.index;
    const done = match[1] as string;
    const total = match[2] as string;
    const slashEnd = match[0].lastIndexOf(total, done.length + 8 + total.length);
    const totalStart = start + slashEnd;
    const end = totalStart + total.length;
    const said = percentBefore(line, match.index) ?? percentAfter(line, end - line.range.start);
    const behind = line.value.slice(end - line.range.start, end - line.range.start + REACH);
    const before = line.value.slice(Math.max(0, match.index - REACH), match.index);
    const percent =
      isOfOther(behind) ||
      HEDGED.test(behind) ||
      MEASURE.test(before) ||
      (PLACE.test(before) && !/s$|^sp$/.test((match[3] ?? '').toLowerCase()))
        ? undefined
        : said;
    return {
      range: { start, end },
      done: ranged(Number(done), start, start + done.length),
      total: ranged(Number(total), totalStart, end),
      unit: (match[3] ?? '').toLowerCase(),
      ...(percent && { percent }),
    };
  });
}

/** “2 of 3 goals, partially the third” counts parts. */
const HEDGED = /^[^()[\]]{0,60}\b(?:partial\w*|partly|half|incl\w*|teilweise|parcial\w*)\b/iu;

/** "Availability: 99.9% (1 of 3 incidents)", "Confidence 7/10 (75%)": such a percentage is measured, not counted by the numbers. */
const MEASURE =
  /\b(?:availab\w*|uptime|confiden\w*|precision|recall|accurac\w*|(?:line|branch|code|statement|function) coverage|reduc\w*|saving\w*|faster|slower|utili[sz]ation|occupancy|satisf\w*|happiness|weight\w*|growth|increase|margin|discount|conversion|retention|engagement|probab\w*|verfügbarkeit|disponib\w*)\b[^,;|()]*\W(?:\d[\d.]* ?% ?[*_]*\()?[*_]*$/iu;

/** "30% (3/4 weight)": what stands behind the numbers is not counted by them; things that are counted are many, or done. */
function isOfOther(behind: string): boolean {
  const words = /^[*_]{0,3}((?: \p{L}[\p{L}-]{1,20}){1,3})[*_]{0,3}(?=\W{0,3}(?:[()[\],;:.|=–—]|$))/u.exec(behind)?.[1];
  const last = words?.trim().split(' ').at(-1) ?? '';
  return words !== undefined && !(MANY_OR_DONE.test(last) || (MANY_OR_DONE.test(words) && /(?:ed|ing)$/.test(last)));
}

const MANY_OR_DONE =
  /s(?: |$)|en(?: |$)|\b(?:sp|complete|completed|done|finished|pass|passed|passing|green|total|closed|merged|left|open|lista|listo|hecho|feito|fertig|erledigt)\b|[^\u0000-\u024F]/iu;

function percentBefore({ value, range }: Ranged<string>, at: number): Percent | undefined {
  const from = Math.max(0, at - REACH);
  const match = BEFORE.exec(value.slice(from, at));
  return match?.[1] ? percentOf(match[1], range.start + from + match.index) : undefined;
}

function percentAfter({ value, range }: Ranged<string>, at: number): Percent | undefined {
  const match = AFTER.exec(value.slice(at, at + REACH));
  const written = match?.[1] ?? match?.[2];
  return match && written ? percentOf(written, range.start + at + match[0].lastIndexOf(written)) : undefined;
}

/** A percentage as it is written at `start`, without its sign. */
export const percentOf = (written: string, start: number): Percent => ({
  ...ranged(Number(written), start, start + written.length),
  decimals: written.split('.')[1]?.length ?? 0,
});
