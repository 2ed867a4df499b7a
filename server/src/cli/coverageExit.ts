import type { Standing } from '../features/coverage/standing';
import type { PrintedCoverage } from './coverageOutput';
import { reaches } from './coverageText';
import { FAILED, FOUND, NOTHING_FOUND, printable } from './terminal';

/** The exit code, and what is to be said of it that the output does not. */
export interface Exit {
  readonly code: number;
  readonly problem?: string;
}

export interface Gate {
  /** Whether what cannot be shown to be met counts as not met. */
  readonly failUnder: boolean;
  /** What was asked about, and no report tells of. */
  readonly untold: readonly string[];
}

export function exitOf(printed: PrintedCoverage, { demands }: Standing, { failUnder, untold }: Gate): Exit {
  const { state, lines, minimum, reports } = printed;
  if (state === 'none') return { code: FAILED };
  if (state === 'unknown' || !lines) {
    const problem = reports.every(({ isComplete }) => isComplete) ? NOTHING : INCOMPLETE;
    return { code: failUnder ? FOUND : FAILED, problem };
  }
  if (minimum && !reaches(lines, minimum)) return { code: FOUND };
  const [folder] = untold;
  const missing = folder === undefined ? [] : [`no report tells of “${printable(folder)}”.`];
  const [reason] = failUnder ? [...missing, ...unproved(printed, demands)] : [];
  return reason === undefined ? { code: NOTHING_FOUND } : { code: FOUND, problem: `“--fail-under” fails: ${reason}` };
}

const NOTHING = 'The reports tell of no code here that can be covered. See whether they are of this folder.';
const INCOMPLETE = 'A report is incomplete, so nobody can tell how much is covered. Run the tests with coverage again.';

function* unproved(
  { state, minimum, changed, files }: PrintedCoverage,
  demands: Standing['demands'],
): Generator<string> {
  if (!files.length) yield 'the reports tell of no file that is here. See whether they are of this folder.';
  if (!minimum && !demands.changed)
    yield 'no minimum is stated. State “coverage_min” in the sprint’s plan, or use --min.';
  if (state === 'stale') yield 'a report is older than the code. Run the tests with coverage again.';
  if (changed?.passes === false) yield 'changed lines are below their minimum.';
  if (demands.changed && changed?.isPartial)
    yield 'reports or git do not tell the lines of a changed file. Use a report with lines, and with paths of this folder.';
  if (demands.changed && changed?.base === 'HEAD')
    yield 'there is no other branch to compare changed lines with. Set “coverage.base” in .sprintmark.json.';
  if (demands.changed && !changed) yield 'git does not tell which lines have changed. In CI, fetch the whole history.';
}
