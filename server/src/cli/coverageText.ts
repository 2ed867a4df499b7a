import { meets } from '../coverage/verdict';
import type { CoverageCount } from '../protocol';
import type { PrintedCoverage, PrintedFile, PrintedMinimum, PrintedReport } from './coverageOutput';
import { COLORS } from './output';
import { count, painter, printable } from './terminal';

export interface TextOptions {
  readonly color: boolean;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** The total beside its minimum, changed lines and the budget, the reports, and the files that lack most. */
export function coverageText(printed: PrintedCoverage, { color, now }: TextOptions): string {
  const paint = painter(color);
  const { sprint, branches, reports } = printed;
  const name = sprint ? `Coverage of Sprint ${sprint.number}${sprint.title ? `: ${sprint.title}` : ''}` : 'Coverage';
  const head = [paint('1', printable(name)), totalOf(printed), verdict()].filter(Boolean).join(' · ');
  const more = [branches && `Branches: ${shareOf(branches)}`, changedLines(), budget()];
  return [`${[head, ...more].filter(Boolean).join('\n')}\n`, `Reports\n${reports.map(report).join('')}`, filesBelow()]
    .filter(Boolean)
    .join('\n');

  function verdict(): string {
    const { state, minimum, lines } = printed;
    if (!minimum) return sprint ? 'no minimum is stated' : 'no sprint is active: name one with --sprint, or use --min';
    if (!lines) return minimumOf(minimum);
    return `${minimumOf(minimum)}: ${met(reaches(lines, minimum))}${state === 'stale' ? paint(COLORS.warning, ', by a report that is older than the code') : ''}`;
  }

  function met(isMet: boolean): string {
    return isMet ? paint(GREEN, 'met') : paint(COLORS.error, 'not met');
  }

  function changedLines(): string {
    const { changed } = printed;
    if (!changed) return '';
    const { lines, isPartial, minimum, passes, base, files } = changed;
    if (!lines && !minimum) return '';
    const none = printed.lines && !isPartial ? 'none that a report covers' : 'not known';
    const what = lines ? `${shareOf(lines)} in ${count(files, 'file')}` : none;
    const judged = minimum && `${minimumOf(minimum)}${passes === null ? '' : `: ${met(passes)}`}`;
    return [`Changed lines since ${sinceOf(base)}: ${what}`, judged].filter(Boolean).join(' · ');
  }

  function budget(): string {
    if (!printed.budget) return '';
    const { allowed, net, base } = printed.budget;
    const stands = net > allowed ? paint(COLORS.warning, 'over') : 'within';
    return `Lines added since ${sinceOf(base)}: ${NUMBER.format(net)}, ${stands} the budget of ${NUMBER.format(allowed)}`;
  }

  function report({ path, format, modified, newerSource, isComplete, problems }: PrintedReport): string {
    const parts = [printable(path), format, modified && ageOf(now - Date.parse(modified))];
    const faults = [
      newerSource && `older than ${newerSource}`,
      !isComplete && 'incomplete, so that its totals are not used',
      ...problems,
    ];
    const lines = faults.flatMap(each => (each ? `    ${paint(COLORS.warning, printable(each))}\n` : []));
    return `  ${parts.filter(Boolean).join(' · ')}\n${lines.join('')}`;
  }

  function filesBelow(): string {
    const below = printed.files.filter(({ isBelow }) => isBelow).toSorted((a, b) => lacking(b) - lacking(a));
    if (!below.length) return '';
    const shown = below.slice(0, MOST);
    const lines = shown.map(file => {
      const share = paint(COLORS.error, `${file.lines.percent}%`.padStart(6));
      const place = file.firstUncovered === null ? '' : `:${file.firstUncovered + 1}`;
      return `  ${share}  ${printable(file.path)}${place} · ${NUMBER.format(lacking(file))} uncovered\n`;
    });
    const more = below.length - shown.length;
    const rest = more > 0 ? `  and ${NUMBER.format(more)} more; --format json lists them\n` : '';
    return `Below the minimum: ${NUMBER.format(below.length)} of ${count(printed.files.length, 'file')}\n${lines.join('')}${rest}`;
  }
}

const GREEN = '32';
/** More is a list to search. */
const MOST = 20;
const NUMBER = new Intl.NumberFormat('en');

const lacking = ({ lines: { covered, total } }: PrintedFile): number => total - covered;

/** "87.2% of lines (3,421 of 3,923)" */
const shareOf = ({ covered, total, percent }: CoverageCount, what = ''): string =>
  `${percent}%${what} (${NUMBER.format(covered)} of ${NUMBER.format(total)})`;

const totalOf = ({ lines, reports }: PrintedCoverage): string => {
  if (!lines) return reports.every(({ isComplete }) => isComplete) ? 'nothing that can be covered' : 'not known';
  return shareOf(lines, ' of lines');
};

function minimumOf({ percent, above, path, line }: PrintedMinimum): string {
  const place = path === null ? '' : ` (${printable(path)}${line === null ? '' : `:${line + 1}`})`;
  return `${above ? 'more than' : 'minimum'} ${percent}%${place}`;
}

/** What is shown of a share never reaches a minimum that the share itself does not. */
export const reaches = ({ covered, total }: CoverageCount, { percent, above }: PrintedMinimum): boolean =>
  meets({ covered, total }, { percent, above });

/** Where there is no other branch to compare with, only what is not committed counts. */
const sinceOf = (base: string): string => (base === 'HEAD' ? 'the last commit' : printable(base));

/** "3 minutes ago" */
function ageOf(milliseconds: number): string {
  const [unit, length] = UNITS.find(([, each]) => milliseconds >= each) ?? [];
  return unit && length ? AGE.format(-Math.floor(milliseconds / length), unit) : 'just now';
}

const AGE = new Intl.RelativeTimeFormat('en');
const UNITS = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
] as const;
