import { type Ranged, ranged } from '../../range';
import { glyphPattern } from '../damage/glyphs';
import { proseLines } from '../markdown/prose';
import { checkboxesOf } from '../sections';
import type { Part } from '../sprint';
import type { CoverageClaim, MetMark } from './coverage';
import * as words from './coverageWords';

const { MARK, VERB, NAME, NAME_BEHIND, IS_ASKED, IS_SAID, LEAST, PLAIN, CHANGED, REACHED, ASIDE, OK, END } = words;

/** Whole lines alone: a scope such as a language, a component or a date makes it a claim about something else. */
const CRITERIA = [
  `^\\|?${MARK}${VERB}${NAME}${IS_ASKED}${LEAST}[*_]{0,2}${CHANGED}[*_]{0,2}${REACHED}${OK}${END}`,
  `^${MARK}${VERB}${LEAST}[*_]{0,2} ${NAME_BEHIND}${CHANGED}[*_]{0,2}${REACHED}${OK}${END}`,
];
const STATEMENTS = [
  `^${MARK}${NAME}${IS_SAID}${PLAIN}[*_]{0,2}${CHANGED}(?:${ASIDE})?${OK}${END}`,
  `^${MARK}${VERB}${PLAIN}[*_]{0,2} ${NAME_BEHIND}(?: (?:achieved|reached))?${CHANGED}(?:${ASIDE})?${OK}${END}`,
];
const PATTERNS = [...CRITERIA, ...STATEMENTS].map(source => new RegExp(source, 'diu'));

/** No person writes more on a line that says nothing but a percentage. */
const LONGEST = 160;
const NAMED =
  /%.*(?:coverage|abdeckung|cobertura|couverture|覆盖率)|(?:coverage|abdeckung|cobertura|couverture|覆盖率).*%/i;

/** The claims of a part that are a line of their own; offsets count from the part's start. */
export function coverageLines(part: Part): readonly CoverageClaim[] {
  return [...proseLines(part)].flatMap(line => {
    const claims = claimsInText(line, () => checkboxAt(part, line));
    const own = claims.length ? writtenIn(part, line) : undefined;
    return own ? claims.map(claim => ({ ...claim, text: own })) : [];
  });
}

/** What a whole line or cell claims; where it says no more than a percentage, `mark` tells whether it asks for that. */
export function claimsInText({ value, range }: Ranged<string>, mark: () => MetMark | undefined): CoverageClaim[] {
  if (value.length > LONGEST || !NAMED.test(value)) return [];
  for (const pattern of PATTERNS) {
    const match = pattern.exec(value);
    if (match) return claimsOf(match, { value, range }, mark());
  }
  return [];
}

function claimsOf(match: RegExpExecArray, text: Ranged<string>, box: MetMark | undefined): CoverageClaim[] {
  const { groups: { sign, lead = '', label, minima, changed, plain } = {} } = match;
  const number = (...names: readonly string[]) => numberIn(match, names, text.range.start);
  const percent = number('least', 'more', 'plain');
  // Nothing is above all.
  if (!percent || (sign === '>' && percent.percent.value === 100)) return [];
  const isTarget = Boolean(label ?? minima) || /min|target|required/i.test(lead);
  const asks = !plain || isTarget || (box && !percent.decimals);
  const common = { text, ...(changed && { changedOnly: true }), ...(/line/i.test(lead) && { linesOnly: true }) };
  const reached = number('reached', 'beside');
  return [
    {
      ...{
        is: asks ? 'minimum' : 'actual',
        ...percent,
        ...common,
        source: plain && !isTarget ? 'statement' : 'criterion',
      },
      ...(sign === '>' && { above: true }),
      ...(box && { box }),
    },
    ...(reached ? [{ is: 'actual', ...reached, ...common, source: 'statement' } as const] : []),
  ];
}

function numberIn({ groups, indices }: RegExpExecArray, names: readonly string[], offset: number) {
  const name = names.find(each => groups?.[each] !== undefined) ?? '';
  const [start, end] = indices?.groups?.[name] ?? [0, 0];
  return readPercent(groups?.[name] ?? '', offset + start, offset + end);
}

/** “87.3”, “87,3”; undefined for what is no share of a whole. */
export function readPercent(
  written: string,
  start: number,
  end: number,
): Pick<CoverageClaim, 'percent' | 'decimals'> | undefined {
  const value = written ? Number(written.replace(',', '.')) : Number.NaN;
  if (!(value >= 0 && value <= 100)) return undefined;
  return { percent: ranged(value, start, end), decimals: /[.,](\d+)/.exec(written)?.[1]?.length ?? 0 };
}

function checkboxAt(part: Part, { range }: Ranged<string>): MetMark | undefined {
  for (const { checkbox } of checkboxesOf(part.root))
    if (checkbox && checkbox.range.start >= range.start && checkbox.range.end <= range.end)
      return OPEN.test(part.prose.slice(range.start, range.end)) ? undefined : { ...checkbox, by: 'checkbox' };
  return undefined;
}

/** “- [x] ❌ Coverage ≥ 80%” is ticked, and says that it is not met. */
const OPEN = new RegExp(glyphPattern('❌⏳🔲⬜'), 'u');

const LEADING = /^(?:[>\s|]|[-*+]\s|\d+[.)]\s|\[[ xX]\]\s)*/;

/** The line without the marks of its list. */
function writtenIn({ text }: Part, { range: { start, end } }: Ranged<string>): Ranged<string> {
  const from = start + (LEADING.exec(text.slice(start, end))?.[0].length ?? 0);
  const value = text.slice(from, end).trimEnd();
  return ranged(value, from, from + value.length);
}

const FAIL_UNDER = /--cov-fail-under[= ](\d{1,3})(?![\d.%])/g;

/** What a command fails under, wherever it stands. */
export const coverageCommands = ({ text }: Part): readonly CoverageClaim[] =>
  [...text.matchAll(FAIL_UNDER)].flatMap(({ 0: whole, 1: written = '', index }) => {
    const end = index + whole.length;
    const percent = readPercent(written, end - written.length, end);
    return percent ? [{ is: 'minimum', ...percent, text: ranged(whole, index, end), source: 'command' } as const] : [];
  });
