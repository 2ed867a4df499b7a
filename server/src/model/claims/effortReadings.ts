import type { Range } from '../../range';
import { type Effort, type EffortUnit, effortsOf, measured, unitNamed, wholeEffort } from '../effort';
import { fieldsOf } from '../fields';
import { sectionsOf } from '../sections';
import type { Section, SprintDoc } from '../sprint';
import { effortOfField, isEffortField, looseEfforts } from './effortSums';

/** Every way of adding up the efforts of one form, in any section around a place. */
export interface EffortReadings {
  /** Whether an amount in minutes, days, weeks or points is one of them at `offset`. */
  give(amount: number, of: EffortUnit, offset: number): boolean;
}

/** `totals` are efforts that add up others; only those before a place may be added up there. */
export function effortReadings({ root, prose }: SprintDoc, totals: readonly Effort[]): EffortReadings {
  const forms = new Map<string, Effort[]>();
  const ofTotals = new Set(totals.map(({ digits }) => digits.start));
  const add = (form: string, efforts: readonly (Effort | undefined)[]): void => {
    const known = forms.get(form) ?? [];
    for (const effort of efforts) if (effort && !ofTotals.has(effort.digits.start)) known.push(effort);
    forms.set(form, known);
  };
  for (const section of sectionsOf(root)) addSection(section, prose, add);
  // A heading that names the same total adds up nothing.
  const sums = [...forms].flatMap(([form, efforts]) => sumsByUnit(efforts, form.startsWith('heading') ? 2 : 1));
  const sumsOfTotals = sumsByUnit(totals, 1);
  return {
    give(amount, of, offset) {
      const isOne = (range: Range) => (each: Sums) => each.of === of && Math.abs(each.within(range) - amount) < 0.5;
      return around(root, offset).some(
        range => sums.some(isOne(range)) || sumsOfTotals.some(isOne({ start: range.start, end: offset })),
      );
    },
  };
}

function addSection(
  section: Section,
  prose: string,
  add: (form: string, efforts: readonly (Effort | undefined)[]) => void,
): void {
  if (section.heading) add(`heading ${section.heading.level}`, effortsOf(section.heading.text));
  add('fields', fieldsOf(section, prose).filter(isEffortField).map(effortOfField));
  for (const block of section.blocks) {
    add('items', looseEfforts(block, prose));
    if (block.type !== 'table') continue;
    block.table.header.cells.forEach(({ value }, column) => {
      const known = unitNamed(value);
      add(
        `column ${value.toLowerCase()}`,
        block.table.rows.map(({ cells }) => cells[column] && wholeEffort(cells[column], known)),
      );
    });
  }
}

interface Sums {
  readonly of: EffortUnit;
  within(range: Range): number;
}

/** Sums up to each effort, so that those of a section are a difference; fewer than `least` efforts make none. */
function sumsByUnit(efforts: readonly Effort[], least: number): Sums[] {
  const byUnit = new Map<EffortUnit, { offsets: number[]; sums: number[] }>();
  for (const effort of efforts) {
    const known = measured(effort);
    if (!known) continue;
    const { offsets, sums } = byUnit.get(known.of) ?? { offsets: [], sums: [0] };
    offsets.push(effort.range.start);
    sums.push((sums.at(-1) ?? 0) + known.amount);
    byUnit.set(known.of, { offsets, sums });
  }
  return [...byUnit].map(([of, { offsets, sums }]) => ({
    of,
    within: ({ start, end }) => {
      const [from, to] = [firstFrom(offsets, start), firstFrom(offsets, end)];
      return to - from < least ? 0 : (sums[to] ?? 0) - (sums[from] ?? 0);
    },
  }));
}

/** The place of the first of sorted `offsets` that is not before `offset`. */
function firstFrom(offsets: readonly number[], offset: number): number {
  let low = 0;
  let high = offsets.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((offsets[middle] as number) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The sections that hold a place, each whole and up to it. */
function around(section: Section, offset: number): Range[] {
  const inner = section.sections.find(({ range }) => range.start <= offset && offset < range.end);
  const { start, end } = section.range;
  return [{ start, end }, { start, end: offset }, ...(inner ? around(inner, offset) : [])];
}
