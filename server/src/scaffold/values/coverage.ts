import type { FileCoverage } from '../../coverage/coverage';
import { judgedFiles } from '../../coverage/judged';
import { percentOf } from '../../coverage/percent';
import { meets } from '../../coverage/verdict';
import type { Measured } from '../../evidence/coverage/measured';
import {
  countedIn,
  newerSourceIn,
  numberText,
  pathText,
  reportsText,
  shareText,
} from '../../evidence/coverage/wording';
import { code, type Phrase, paragraph, table } from '../markdown/build';
import type { About } from '../scaffold';
import { blocks, text, todo } from '../value';
import { coverageOf } from './measured';
import type { Variables } from './variable';

/** What reports of coverage show beside what the sprint asks for. */
export const coverageVariables: Variables = {
  coverage: {
    summary: '“87.2% of lines (872 of 1,000), minimum 85%”.',
    value: about => {
      const share = shareOf(about);
      const { minimum } = coverageOf(about).demands;
      if (!share) return todo('coverage, and the report that shows it');
      return text(minimum ? `${share}, minimum ${askedOf(minimum)}` : share);
    },
  },
  coverage_details: {
    summary: 'How coverage stands beside the minimum, by which report, and the files that lack most.',
    isBlock: true,
    value: about => {
      const said = coverageSentence(about);
      const { measured, demands } = coverageOf(about);
      if (!said || !measured) return todo('coverage, and the report that shows it');
      const { worst } = judgedFiles(measured.totals, demands.minimum);
      const rows = worst.slice(0, MOST_FILES).map(rowOf);
      const files =
        measured.totals.isComplete && rows.length ? [table(['File', 'Covered', 'Lines left'], ...rows)] : [];
      return blocks(paragraph(...said), ...changedOf(about), ...files);
    },
  },
};

const MOST_FILES = 10;

const rowOf = ({ path, lines }: FileCoverage) => [
  code(pathText(path)),
  `${percentOf(lines) ?? 0}%`,
  numberText(lines.total - lines.covered),
];

const askedOf = ({ percent, above }: { readonly percent: number; readonly above?: boolean }): string =>
  `${above ? 'above ' : ''}${percent}%`;

/** Undefined where nothing is measured, or not all of it. */
export function shareOf(about: About): string | undefined {
  const { demands, measured } = coverageOf(about);
  const lines = measured?.totals.isComplete ? measured.totals.lines : undefined;
  return measured && lines?.total ? shareText(lines, countedIn(measured), demands.minimum?.percent) : undefined;
}

/** Whether reports that are whole and up to date show less than is asked for. */
export function isBelow(about: About): boolean {
  const { demands, measured } = coverageOf(about);
  const totals = measured?.totals;
  return Boolean(
    demands.minimum &&
      totals?.isComplete &&
      !totals.isStale &&
      totals.lines.total &&
      !meets(totals.lines, demands.minimum),
  );
}

/** “Coverage is 71.4% of lines (5 of 7), below the minimum of 85%, by `lcov.info`.”; undefined without a report. */
export function coverageSentence(about: About): readonly Phrase[] | undefined {
  const { demands, measured } = coverageOf(about);
  if (!measured) return undefined;
  const by = [', by ', code(reportsText(measured.totals)), '.'];
  const share = shareOf(about);
  if (!share) return ['The reports of coverage do not tell all', ...by];
  const { minimum } = demands;
  const isMet = minimum && meets(measured.totals.lines, minimum);
  const beside = minimum ? `, ${isMet ? 'which meets' : 'below'} the minimum of ${askedOf(minimum)}` : '';
  return [`Coverage is ${share}${beside}`, ...by, ...staleness(measured)];
}

/** What is older than the code may no longer hold. */
function staleness({ totals }: Measured): readonly Phrase[] {
  const newer = newerSourceIn(totals);
  return newer ? [' The code has changed since: ', code(pathText(newer.path)), ' is newer.'] : [];
}

function changedOf(about: About) {
  const { demands, measured } = coverageOf(about);
  const { changed, totals } = measured ?? {};
  if (!measured || !changed?.isWhole || !changed.lines.total || !totals?.isComplete || totals.isStale) return [];
  const share = shareText(changed.lines, `changed ${countedIn(measured)}`, demands.changed?.percent);
  const asked = demands.changed ? `, where ${askedOf(demands.changed)} is asked for` : '';
  return [paragraph(`Of what has changed since ${pathText(changed.base)}: ${share}${asked}.`)];
}
