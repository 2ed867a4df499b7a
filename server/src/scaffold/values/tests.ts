import type { Paragraph } from 'mdast';
import type { FailedTest, TestReport } from '../../evidence/evidence';
import { bullets, code, type Phrase, paragraph } from '../markdown/build';
import type { About } from '../scaffold';
import { blocks, phrase, todo, type Value } from '../value';
import { coverageSentence, isBelow } from './coverage';
import { testReportsOf } from './measured';
import { linkToPath } from './places';
import type { Variables } from './variable';

/** What test reports say. */
export const testVariables: Variables = {
  tests: {
    summary: '“117 of 120 tests passed”, as the test reports count.',
    value: about => {
      const reports = testReportsOf(about);
      return reports.length ? phrase({ type: 'text', value: passed(reports) }) : todo('how many tests passed');
    },
  },
  failing_tests: {
    summary: 'The tests that failed, as JUnit reports list them; or that none did.',
    isBlock: true,
    value: about => {
      const reports = testReportsOf(about);
      return reports.length ? blocks(...reports.flatMap(failuresOf)) : todo('which tests failed, or that none did');
    },
  },
  incident: {
    summary: 'What is known to have failed: tests, coverage, and CI where a document says so.',
    isBlock: true,
    value: incidentOf,
  },
};

const failedIn = ({ failures, errors }: TestReport): number => failures + errors;
/** Some count errors beside tests. */
const allIn = (report: TestReport): number => Math.max(report.tests, failedIn(report));

export function passed(reports: readonly TestReport[]): string {
  const sum = (count: (report: TestReport) => number) => reports.reduce((total, each) => total + count(each), 0);
  return `${sum(allIn) - sum(failedIn)} of ${sum(allIn)} tests passed`;
}

function failuresOf(report: TestReport): readonly (Paragraph | ReturnType<typeof bullets>)[] {
  const said = paragraph(...testSentence(report));
  return report.failed.length ? [said, bullets(...report.failed.map(itemOf))] : [said];
}

/** “3 of 120 tests failed, by `reports/junit.xml`.” */
export function testSentence(report: TestReport, named: readonly Phrase[] = []): readonly Phrase[] {
  const count = failedIn(report);
  const words = count ? `${count} of ${allIn(report)} tests failed` : `None of ${allIn(report)} tests failed`;
  return [`${words}, by `, code(report.path), ...(named.length ? [': ', ...named] : []), '.'];
}

/** What it failed with is code: it may hold anything. */
const itemOf = ({ name, suite, file, message }: FailedTest): readonly Phrase[] => {
  const place = file ?? suite;
  return [code(name), ...(place ? [' in ', code(place)] : []), ...(message ? [': ', code(message)] : [])];
};

function incidentOf(about: About): Value {
  const failing = testReportsOf(about).filter(report => failedIn(report) > 0);
  const tests = failing.map(report => testSentence(report, namesOf(report)));
  const covered = isBelow(about) ? coverageSentence(about) : undefined;
  const said = [...tests, ...(covered ? [covered] : []), ...statedFailures(about)];
  if (!said.length) return todo('what failed');
  return blocks(...said.map(each => paragraph(...each)));
}

const MOST_NAMES = 5;

function namesOf({ failed }: TestReport): readonly Phrase[] {
  const names = failed.slice(0, MOST_NAMES).map(({ name }) => code(name));
  const all = failed.length > MOST_NAMES ? [...names, 'and others'] : names;
  return all.flatMap((name, at) => (at ? [all.length - 1 === at && name === 'and others' ? ' ' : ', ', name] : [name]));
}

function statedFailures(about: About): readonly (readonly Phrase[])[] {
  const { sprint } = about;
  const told = [...(sprint?.trackers ?? []), ...(sprint?.reviews ?? [])].filter(
    ({ path, review, tracker }) => path !== about.path && (review ?? tracker)?.ciFailures.length,
  );
  return told.slice(0, MOST_NAMES).map(({ path }) => ['CI failed, as ', linkToPath(about, path), ' says.']);
}
