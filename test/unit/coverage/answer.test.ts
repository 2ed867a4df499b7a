import { strict as assert } from 'node:assert';
import type { Coverage } from '../../../server/src/coverage/coverage';
import type { Changes } from '../../../server/src/diff';
import { coverageAnswer } from '../../../server/src/features/coverage/coverageAnswer';
import { lineDetails } from '../../../server/src/features/coverage/lineDetails';
import { coveredFiles } from '../../../server/src/features/coverage/summaries';
import type { CoverageAnswer, CoverageParams } from '../../../server/src/protocol';
import { changed, coverageOfLines, type Lines, type Measuring, projectOf, uriOf } from '../../support/measured';

const plan = (number: number, min: string, more = '') => `---
number: ${number}
title: "Ferry ${number}"
${min}
timebox_minutes: 90
---

# Sprint ${number}: Ferry ${number}

## Sprint Goal

Cross the river.

${more}
`;
const PLAN = { 'docs/sprint_2_plan.md': plan(2, 'coverage_min: 75') };
const FILES = { 'src/oar.ts': '+++-', 'src/hull.ts': '++', 'src/sail/jib.ts': '.+---' };

const answer = (files: Lines, measuring: Measuring = {}, documents: Readonly<Record<string, string>> = PLAN) =>
  coverageAnswer(projectOf(documents, coverageOfLines(files, measuring)), {});

describe('the answer about coverage', () => {
  it('tells how the code stands beside the minimum of the active sprint, and where that is stated', () => {
    const { state, sprint, minimum, lines, below, files, worst } = answer(FILES);
    assert.deepEqual([state, sprint?.number, sprint?.title], ['fail', '2', 'Ferry 2']);
    assert.deepEqual(minimum, {
      ...{ percent: 75, text: 'coverage_min', uri: uriOf('docs/sprint_2_plan.md') },
      range: { start: { line: 3, character: 14 }, end: { line: 3, character: 16 } },
    });
    assert.deepEqual(lines, { covered: 6, total: 10, percent: 60 });
    assert.deepEqual([below, files], [1, 3]);
    assert.deepEqual(worst, [
      {
        ...{ uri: uriOf('src/sail/jib.ts'), path: 'src/sail/jib.ts', firstUncovered: 3 },
        lines: { covered: 1, total: 4, percent: 25 },
      },
    ]);
  });

  it('shows no product the code of another one that has sprints of its own', () => {
    const PLANS = {
      'apps/ferry/docs/sprint_2_plan.md': plan(2, 'coverage_min: 75'),
      'apps/quay/docs/sprint_2_plan.md': plan(2, 'coverage_min: 60'),
    };
    const inFront = (files: Lines, product: string) => {
      const project = projectOf(PLANS, coverageOfLines(files));
      return coverageAnswer(project, { uri: uriOf(`apps/${product}/docs/sprint_2_plan.md`) });
    };
    const ofQuay = { 'apps/quay/src/crane.ts': '+--' };
    assert.equal(inFront(ofQuay, 'quay').lines?.percent, 33.3);
    assert.deepEqual([inFront(ofQuay, 'ferry').state, inFront(ofQuay, 'ferry').lines], ['none', undefined]);
    assert.equal(inFront({ ...ofQuay, 'src/oar.ts': '++' }, 'ferry').lines, undefined);
    assert.equal(inFront({ 'src/oar.ts': '++-+' }, 'ferry').lines?.percent, 75);
    assert.equal(inFront({ ...ofQuay, 'apps/ferry/src/oar.ts': '+' }, 'ferry').lines?.percent, 100);
  });

  it('never shows a share as the minimum that it misses', () => {
    const lines = '+'.repeat(7499) + '-'.repeat(2501);
    const { state, lines: shown } = answer({ 'src/oar.ts': lines });
    assert.deepEqual([state, shown?.percent], ['near', 74.9]);
  });

  it('lists what lacks most where no minimum is stated', () => {
    const { state, minimum, below, worst } = answer(
      FILES,
      {},
      { 'docs/sprint_2_plan.md': plan(2, 'focus_minutes: 9') },
    );
    assert.deepEqual([state, minimum, below], ['unjudged', undefined, 0]);
    assert.deepEqual(
      worst.map(({ path }) => path),
      ['src/sail/jib.ts', 'src/oar.ts'],
    );
  });

  it('says no number of a report that broke off, and that one is older than the code', () => {
    const broken = answer(FILES, { report: { isComplete: false, problems: ['It ends in the middle.'] } });
    assert.deepEqual([broken.state, broken.lines, broken.branches], ['unknown', undefined, undefined]);
    assert.deepEqual([broken.reports[0]?.isComplete, broken.reports[0]?.problems], [false, ['It ends in the middle.']]);
    const newerSource = { uri: uriOf('src/oar.ts'), path: 'src/oar.ts' };
    const stale = answer(FILES, { report: { newerSource } });
    assert.deepEqual([stale.state, stale.lines?.percent, stale.reports[0]?.newerSource], ['stale', 60, newerSource]);
  });

  it('judges changed lines by their own minimum, and never those of an old or broken report', () => {
    const documents = {
      'docs/sprint_2_plan.md': plan(
        2,
        'coverage_min: 50',
        '## Success Metrics\n\n- [ ] Coverage ≥ 80% on changed files\n',
      ),
    };
    const changes = changed({ 'src/oar.ts': [[3, 2]], 'docs/a.md': [[1, 9]] }, 11);
    const { changed: told, state } = answer(FILES, { changes }, documents);
    assert.equal(state, 'pass');
    assert.deepEqual(
      [told?.passes, told?.minimum?.percent, told?.lines, told?.files, told?.base],
      [false, 80, { covered: 1, total: 2, percent: 50 }, 1, 'origin/main'],
    );
    const newerSource = { uri: uriOf('src/oar.ts'), path: 'src/oar.ts' };
    assert.equal(answer(FILES, { changes, report: { newerSource } }, documents).changed?.passes, null);
    const broken = answer(FILES, { changes, report: { isComplete: false } }, documents).changed;
    assert.deepEqual([broken?.passes, broken?.lines], [null, undefined]);
    assert.equal(answer(FILES, {}, documents).changed, undefined);
  });

  it('sets the lines that were added beside the budget', () => {
    const documents = { 'docs/sprint_2_plan.md': plan(2, 'coverage_min: 50\nloc_budget: 400') };
    const { budget } = answer(FILES, { changes: changed({}, 420) }, documents);
    assert.deepEqual(
      [budget?.allowed, budget?.net, budget?.base, budget?.range.start.line],
      [400, 420, 'origin/main', 4],
    );
  });

  it('tells of the budget without a report, and of none where the rule would not', () => {
    const documents = { 'docs/sprint_2_plan.md': plan(2, 'loc_budget: 400') };
    const of = (changes: Changes) =>
      coverageAnswer(
        projectOf(documents, { files: new Map(), reports: [], changes: new Map([[uriOf('').slice(0, -1), changes]]) }),
        {},
      );
    const changes = changed({}, 420);
    assert.deepEqual([of(changes).state, of(changes).budget?.net], ['none', 420]);
    assert.equal(of({ ...changes, branch: 'main' }).budget, undefined);
  });

  it('is of a sprint whose boxes are all ticked until that is over', () => {
    const ticked = { 'docs/sprint_2_plan.md': plan(2, 'coverage_min: 75', '- [x] T1 Row') };
    const { sprint, state } = answer(FILES, {}, ticked);
    assert.deepEqual([sprint?.number, state], ['2', 'fail']);
    const over = { ...ticked, 'docs/sprint_2_review.md': '# Sprint 2 Review\n\n## What Went Well\n\n- The wind\n' };
    assert.deepEqual([answer(FILES, {}, over).sprint, answer(FILES, {}, over).state], [null, 'unjudged']);
  });

  it('tells of all that is measured where no sprint is known, and of nothing where nothing is', () => {
    const { sprint, state, lines } = answer(FILES, {}, {});
    assert.deepEqual([sprint, state, lines?.percent], [null, 'unjudged', 60]);
    const none: Coverage = { files: new Map(), reports: [], changes: new Map() };
    const { state: without, reports } = coverageAnswer(projectOf(PLAN, none), {});
    assert.deepEqual([without, reports], ['none', []]);
  });

  it('goes by the sprint that a person chose, then by the document in front', () => {
    const documents = { ...PLAN, 'docs/sprint_3_plan.md': plan(3, 'coverage_min: 40') };
    const project = projectOf(documents, coverageOfLines(FILES));
    const of = (params: CoverageParams) => {
      const { state, sprint } = coverageAnswer(project, params);
      return `${sprint?.number} ${state}`;
    };
    const { sprint } = coverageAnswer(project, { uri: uriOf('docs/sprint_3_plan.md') });
    assert.equal(of({ uri: uriOf('docs/sprint_3_plan.md') }), '3 pass');
    assert.equal(of({ uri: uriOf('docs/sprint_2_plan.md') }), '2 fail');
    assert.equal(of({ uri: uriOf('docs/sprint_2_plan.md'), chosen: sprint?.id ?? '' }), '3 pass');
  });

  it('answers whatever is asked', () => {
    const project = projectOf(PLAN, coverageOfLines(FILES));
    const expected: CoverageAnswer = coverageAnswer(project, {});
    for (const strange of [null, 5, '', '__proto__', {}, [], 'file:////a//b', '\u0000'])
      assert.deepEqual(coverageAnswer(project, { uri: strange, chosen: strange } as object), expected);
  });

  it('counts files that are not in the workspace and shows none of them', () => {
    const coverage = coverageOfLines(FILES);
    const [key, file] = [...coverage.files][0] ?? assert.fail();
    const files = new Map(coverage.files).set(key, { ...file, uri: undefined, place: uriOf('coverage') });
    const { lines, files: shown } = coverageAnswer(projectOf(PLAN, { ...coverage, files }), {});
    assert.deepEqual([lines?.total, shown], [10, 2]);
    assert.deepEqual(
      coveredFiles(files).map(({ path }) => path),
      ['src/hull.ts', 'src/sail/jib.ts'],
    );
    assert.equal(lineDetails(files.get(key)), null);
  });
});

describe('the lines of a covered file', () => {
  it('are told in order, with their branches', () => {
    const file = coverageOfLines({ 'src/oar.ts': '.+-+' }).files.get(uriOf('src/oar.ts'));
    assert.deepEqual(lineDetails(file), [
      { line: 2, isCovered: true },
      { line: 3, isCovered: false },
      { line: 4, isCovered: true },
    ]);
  });

  it('are none where no report details them', () => assert.equal(lineDetails(undefined), null));
});
