import { type Ranged, ranged } from '../../range';
import type { Facts, SprintDoc } from '../sprint';
import { coverageCommands, coverageLines } from './coverageLines';
import { coverageRows } from './coverageRows';
import { isOfThePart, isOfTheWhole } from './coverageScope';

/** What a document says of the test coverage of all that it is about, in percent. */
export interface CoverageClaim {
  /** What is asked for, or what is said to have been reached. */
  readonly is: 'minimum' | 'actual';
  /** 0–100; the range is that of the number alone, in front matter of the value. */
  readonly percent: Ranged<number>;
  /** How many decimals it is written with: what is said to be reached may be rounded. */
  readonly decimals: number;
  /** All that states it, as it is written: a criterion's line, a row, `coverage_min`. */
  readonly text: Ranged<string>;
  /** A statement names a percentage and leaves open whether it is asked for: “Coverage: 85%”, “85% code coverage”. */
  readonly source: 'front matter' | 'criterion' | 'command' | 'statement';
  /** It holds for changed code alone, of which a team may well ask more. */
  readonly changedOnly?: boolean;
  /** "> 79%", which whole percentages meet from 80% on. */
  readonly above?: boolean;
  /** “Line coverage”: what reports count, and another minimum than that of coverage as such. */
  readonly linesOnly?: boolean;
  readonly box?: MetMark;
}

/** Whether a claim is said to be met, and what says so: `[x]`, or “✅ Met” in its row. */
export interface MetMark extends Ranged<boolean> {
  readonly by: 'checkbox' | 'cell';
}

/** Every claim of a document about coverage as a whole: the front matter's first, then in the order of the text. */
export function readCoverageClaims(doc: SprintDoc): readonly CoverageClaim[] {
  const declared = frontMatterMinimum(doc);
  const stated = doc.parts
    .flatMap(part => part.read(claimsOfPart))
    .filter(({ percent }) => isOfTheWhole(doc, percent.range.start));
  const commands = declared.length ? doc.parts.flatMap(part => part.read(coverageCommands)) : [];
  return [...declared, ...[...stated, ...commands].sort((a, b) => a.percent.range.start - b.percent.range.start)];
}

function claimsOfPart(part: Parameters<typeof coverageLines>[0]): readonly CoverageClaim[] {
  if (!COVERAGE.test(part.prose)) return [];
  return [...coverageLines(part), ...coverageRows(part)].filter(({ text }) => isOfThePart(part, text.range.start));
}

const COVERAGE = /coverage|abdeckung|cobertura|couverture|覆盖率/i;

/** The minimums that hold for the sprint as a whole, the front matter's first. */
export const coverageMinimums = (doc: SprintDoc): readonly CoverageClaim[] =>
  doc
    .once(readCoverageClaims, readCoverageClaims)
    .filter(({ is, source, linesOnly }) => is === 'minimum' && source !== 'statement' && !linesOnly);

/** Whether two minimums ask for the same: "> 79%" and "≥ 80%" do. */
export const areEqual = (a: CoverageClaim, b: CoverageClaim): boolean =>
  a.percent.value === b.percent.value ||
  Boolean(a.above && a.percent.value + 1 === b.percent.value) ||
  Boolean(b.above && b.percent.value + 1 === a.percent.value);

/** The one that a plan's front matter states, if it states one. */
function frontMatterMinimum({ frontMatter }: Pick<Facts, 'frontMatter'>): CoverageClaim[] {
  const entry = frontMatter?.entries.find(({ key }) => key.value === 'coverage_min');
  const value = Number(String(entry?.value.value ?? '').replace(/\s*%$/, ''));
  if (!entry?.source || !(value >= 1 && value <= 100)) return [];
  const { range } = entry.value;
  const text = ranged('coverage_min', entry.key.range.start, range.end);
  return [{ is: 'minimum', percent: { value, range }, decimals: 0, text, source: 'front matter' }];
}
