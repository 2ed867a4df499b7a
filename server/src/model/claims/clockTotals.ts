import type { Range, Ranged } from '../../range';
import { withoutMarkup } from '../effort';
import type { TableRow } from '../sprint';
import type { TotalRow } from './totalRows';

/** "54h 40m": a time of hours and minutes, and the text that says so. */
interface Clock {
  readonly minutes: number;
  /** Whether minutes are written at all. */
  readonly isFine: boolean;
  readonly written: Ranged<string>;
}

/** A total of times that is not the time of the rows, and as it should be written. */
export interface StaleClock {
  readonly declared: Range;
  readonly written: string;
  readonly right: string;
}

/** The total of a column of hours and minutes, where no set of rows that it may mean makes it true. */
export function staleClock(
  { row, own, others }: TotalRow,
  column: number,
  earlier: readonly (readonly TableRow[])[],
): StaleClock | undefined {
  const cell = row.cells[column];
  const declared = cell && readClock(cell);
  if (!declared || declared === 'nothing') return undefined;
  const clocks = clocksIn(own, column);
  if (!clocks || clocks.length < 2 || ![...clocks, declared].some(({ isFine }) => isFine)) return undefined;
  const found = sumOf(clocks);
  const longest = clocks.reduce((most, { minutes }) => Math.max(most, minutes), 0);
  const sums = [...others, ...earlier].flatMap(rows => {
    const times = clocksIn(rows, column);
    return times ? [sumOf(times)] : [];
  });
  // Whole hours may be rounded.
  const slack = declared.isFine ? 0 : 59;
  const readings = [found, longest, found / clocks.length, ...sums];
  if (readings.some(reading => Math.abs(reading - declared.minutes) <= slack)) return undefined;
  if (found > FARTHEST * declared.minutes || declared.minutes > FARTHEST * found) return undefined;
  const { value: written, range } = declared.written;
  return { declared: range, written, right: writeClock(found, written) };
}

/** So far from the sum, a time counts something else. */
const FARTHEST = 3;

const CLOCK = /^(?:(\d{1,5}) ?h(?:ours?|rs?)?)?,? ?(?:(\d{1,2}) ?m(?:in(?:ute)?s?)?)?$/i;

function readClock(cell: Ranged<string>): Clock | 'nothing' | undefined {
  const written = withoutMarkup(cell);
  if (/^[-–—]*$/.test(written.value)) return 'nothing';
  const [, hours, minutes] = CLOCK.exec(written.value) ?? [];
  if (!hours && !minutes) return undefined;
  return { minutes: Number(hours ?? 0) * 60 + Number(minutes ?? 0), isFine: minutes !== undefined, written };
}

/** The times of a column; undefined where a cell is none. */
function clocksIn(rows: readonly TableRow[], column: number): Clock[] | undefined {
  const clocks: Clock[] = [];
  for (const { cells } of rows) {
    const cell = cells[column];
    const clock = cell ? readClock(cell) : 'nothing';
    if (!clock) return undefined;
    if (clock !== 'nothing') clocks.push(clock);
  }
  return clocks;
}

const sumOf = (clocks: readonly Clock[]): number => clocks.reduce((sum, { minutes }) => sum + minutes, 0);

/** Hours and minutes as `like` writes them. */
function writeClock(total: number, like: string): string {
  const hours = Math.floor(total / 60);
  const minutes = total % 60;
  const numbers = [String(hours), String(minutes).padStart(/ ?0\d ?m/i.test(like) ? 2 : 1, '0')];
  return /\d.*\d ?m/i.test(like) && /h/i.test(like)
    ? like.replace(/\d+/g, () => numbers.shift() ?? '')
    : `${hours}h${minutes ? ` ${minutes}m` : ''}`;
}
