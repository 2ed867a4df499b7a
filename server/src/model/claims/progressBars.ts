import { type Range, type Ranged, ranged } from '../../range';
import { glyphForms } from '../damage/glyphs';

/** "████░░░░░░ 45%": how much of a bar is filled, and the percentage beside it. */
export interface ProgressBar {
  readonly range: Range;
  readonly filled: number;
  readonly cells: number;
  /** How a cell is drawn, as written: a glyph may be damaged. */
  readonly full: string;
  readonly empty: string;
  /** 0–100 */
  readonly percent: Ranged<number>;
}

/** Every bar of a line with a percentage right beside it. Full cells behind empty ones make a timeline. */
export function progressBarsOf(line: Ranged<string>): ProgressBar[] {
  const { value, range } = line;
  if (!value.includes('%') || value.length > LONGEST_LINE || DRAWN.test(value)) return [];
  return [...value.matchAll(RUN)].flatMap(({ index, 0: run }) => {
    const filling = fillingOf(run);
    const end = index + run.length;
    const percent = filling && !HALF_CELL.test(value[end] ?? '') && percentBeside(value, index, end);
    if (!filling || !percent) return [];
    const start = range.start;
    return [
      {
        ...filling,
        range: { start: start + index, end: start + end },
        percent: ranged(percent.value, start + percent.range.start, start + percent.range.end),
      },
    ];
  });
}

/**
 * How many cells should be full, where the bar is more than a cell and more than 5 points off. A bar of full cells alone
 * may be a length without an end, as in a chart: it is wrong beside 0% only.
 */
export function rightFilling({ filled, cells, percent }: ProgressBar): number | undefined {
  const tolerance = Math.max(100 / cells, 5) + 1e-9;
  if (filled === cells && percent.value !== 0) return undefined;
  if (Math.abs((100 * filled) / cells - percent.value) <= tolerance) return undefined;
  return Math.round((percent.value * cells) / 100);
}

const LONGEST_LINE = 2000;
/** A drawing of what a screen will show is no report of progress. */
const DRAWN = /[│┃║┌┐└┘├┤┬┴┼╔╗╚╝|].*[│┃║┌┐└┘┤╗╝]/;
const HALF_CELL = /[▏▎▍▌▋▊▉]/;

/** Glyphs that draw a full and an empty cell; the first pair that fits completes a bar of one kind alone. */
const PAIRS = ['█░', '█▒', '▓░', '■□', '▰▱', '⬛⬜', '🟩⬜', '🟦⬜', '🟩⬛', '●○'];

/** Each pair, intact and in each damaged form. */
const FORMS = PAIRS.flatMap(pair => {
  const [fulls = [], empties = []] = [...pair].map(glyph => glyphForms(glyph));
  return fulls.map((full, at) => ({ full, empty: empties[at] ?? full }));
});
const GLYPHS = [...new Set(FORMS.flatMap(({ full, empty }) => [full, empty]))].sort((a, b) => b.length - a.length);
const RUN = new RegExp(`(?:${GLYPHS.join('|')})+`, 'gu');
const CELL = new RegExp(GLYPHS.join('|'), 'gu');

/** Fewer are a rating, more a rule across the page. */
const [FEWEST, MOST] = [5, 200];

function fillingOf(run: string): Omit<ProgressBar, 'range' | 'percent'> | undefined {
  const cells: string[] = run.match(CELL) ?? [];
  const [first, second, third] = new Set(cells);
  if (third || cells.length < FEWEST || cells.length > MOST) return undefined;
  const form = FORMS.find(({ full, empty }) =>
    second ? full === first && empty === second : full === first || empty === first,
  );
  if (!form) return undefined;
  const filled = cells.filter(cell => cell === form.full).length;
  return cells.lastIndexOf(form.full) === filled - 1 ? { ...form, filled, cells: cells.length } : undefined;
}

const AFTER = /^[\s\])*_`:]{0,4}(\d{1,3}(?:\.\d{1,2})?) ?%(?! ?(?:[-–—→]|to|bis)[> ]*\d)/;
const BEFORE = /(?<![\d.,–~-])(\d{1,3}(?:\.\d{1,2})?) ?%[\s[(*_`:]{0,4}$/;
const REACH = 20;

/** Between two percentages, a bar leaves open which one it draws. */
function percentBeside(line: string, start: number, end: number): Ranged<number> | undefined {
  const from = Math.max(0, start - REACH);
  const after = AFTER.exec(line.slice(end, end + REACH));
  const before = BEFORE.exec(line.slice(from, start));
  const found = after && before ? null : (after ?? before);
  const written = found?.[1];
  if (!found || !written || Number(written) > 100) return undefined;
  const at = (after ? end : from) + found.index + found[0].indexOf(written);
  return ranged(Number(written), at, at + written.length);
}
