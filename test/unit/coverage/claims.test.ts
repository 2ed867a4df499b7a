import assert from 'node:assert/strict';
import fc from 'fast-check';
import { DEFAULT_SETTINGS } from '../../../server/src/config';
import { demandsOf } from '../../../server/src/evidence/coverage/demands';
import { codeActions } from '../../../server/src/features/codeActions';
import { checkDocument, toDiagnostic } from '../../../server/src/features/diagnostics';
import { toLspRange } from '../../../server/src/features/lsp';
import type { CoverageClaim } from '../../../server/src/model/claims/coverage';
import { lineBudget } from '../../../server/src/model/claims/lineBudget';
import { readDocument } from '../../../server/src/model/parse';
import type { SprintDoc } from '../../../server/src/model/sprint';
import { sprintOfBranch } from '../../../server/src/model/sprints/branchSprint';
import { currentSprints } from '../../../server/src/model/sprints/currentSprint';
import { makeProject } from '../../../server/src/project';
import { coverageOfFixtures } from '../../support/coverageFixtures';
import { ROOT, uriOf } from '../../support/listed';

const HEAD = '---\nnumber: 4\ntimebox_minutes: 90\ntest_pattern: "map"\n---\n# Sprint 4 Plan\n\n';
const plan = (text: string, path = 'sprint_4_plan.md'): SprintDoc => readDocument(uriOf(path), path, text);
const below = (heading: string, lines: string): SprintDoc => plan(`${HEAD}## ${heading}\n\n${lines}\n`);

/** “minimum 80 changed ticked”, in short. */
const told = ({ is, source, percent, changedOnly, above, linesOnly, box }: CoverageClaim): string =>
  [
    ...[is, source, percent.value, changedOnly && 'changed', above && 'above', linesOnly && 'lines'],
    box && `${box.by} ${box.value}`,
  ]
    .filter(each => each !== undefined && each !== false)
    .join(' ');
const claims = (doc: SprintDoc): string[] => doc.coverageClaims.map(told);

/** A line below “Success Metrics”, and what it claims. */
const LINES: readonly (readonly [string, ...string[]])[] = [
  ['- Coverage ≥ 80%', 'minimum criterion 80'],
  ['- [x] Coverage >= 80 %', 'minimum criterion 80 checkbox true'],
  ['- [ ] **Test coverage** must be at least 80%', 'minimum criterion 80 checkbox false'],
  ['- ✅ Coverage ≥ 80% on changed files', 'minimum criterion 80 changed'],
  ['1. Code coverage > 79.5%', 'minimum criterion 79.5 above'],
  ['- [x] Line coverage: 90%+', 'minimum criterion 90 lines checkbox true'],
  // Ticked and crossed out, it says neither.
  ['- [x] ❌ Coverage ≥ 80%', 'minimum criterion 80'],
  ['- [x] Coverage ≥ 80% ❌', 'minimum criterion 80'],
  ['- Coverage target: 85%', 'minimum criterion 85'],
  ['- Minimum test coverage: 85 %', 'minimum criterion 85'],
  ['- [x] ≥ 85% code coverage', 'minimum criterion 85 checkbox true'],
  ['- [ ] Achieve 85% test coverage', 'minimum statement 85 checkbox false'],
  ['- At least 85% coverage for new code', 'minimum criterion 85 changed'],
  ['- [x] Coverage: 85%', 'minimum statement 85 checkbox true'],
  ['- [x] Coverage: 87.3%', 'actual statement 87.3 checkbox true'],
  ['**Test Coverage:** 87%', 'actual statement 87'],
  ['Coverage at 92 %.', 'actual statement 92'],
  ['- Test coverage: 96% (target: 90%)', 'actual statement 96'],
  ['- Coverage ≥ 80% (actual: 87.3%)', 'minimum criterion 80', 'actual statement 87.3'],
  ['- Testabdeckung mindestens 80 %', 'minimum criterion 80'],
  ['- [x] Cobertura de testes ≥ 80%', 'minimum criterion 80 checkbox true'],
  ['- Cobertura mínima: 80%', 'minimum criterion 80'],
  ['- Couverture de code : 87,5 %', 'actual statement 87.5'],
  ['- 测试覆盖率 ≥ 80%', 'minimum criterion 80'],
  // None of these is about all that there is, or about what it is now.
  ['- Branch coverage ≥ 80%'],
  ['- [x] Coverage was 80%'],
  ['- [x] Coverage > 100%'],
  ['- [x] Coverage: 80–90 %'],
  ['- [x] Coverage > 80% (target)'],
  ['- [x] Coverage ≥ 80% / 90%'],
  ['- [x] ~~Coverage ≥ 80%~~'],
  ['- [x] Coverage ≤ 80%'],
  ['- [x] Coverage of requirements: 100%'],
  ['- [x] Insurance coverage: 100%'],
  ['- [x] Cobertura del seguro: 100%'],
  ['- [x] Abdeckung 80 bis 90 %'],
  ['<!-- - [x] Coverage ≥ 80% -->'],
  ['- Unit test coverage ≥ 80%'],
  ['- [x] Coverage of the parser ≥ 80%'],
  ['- Python coverage ≥ 80%, Rust coverage ≥ 70%'],
  ['- Coverage ≥ 90% by Sprint 8'],
  ['- Raise coverage from 60% to 80%'],
  ['- Coverage: 60% → 80%'],
  ['- Coverage ≥ 60% → 80%'],
  ['- Test coverage: 88% (97% without the integration tests)'],
  ['- Test coverage: ~40% of the config module'],
  ['- API coverage: 100%'],
  ['- 100% endpoint coverage'],
  ['- Coverage: 179%'],
  ['`Coverage ≥ 80%`'],
  ['Test coverage remains above 90% and nothing is slow.'],
];

const OF_A_PART = [
  ...['Backend', 'Backend Quality Gates', 'API Acceptance Criteria', 'Parser goals', 'Unit Tests', 'E2E Test Criteria'],
  ...['Phase 2: Tests', 'Stretch goals', 'Q3 targets', 'Long-term targets', 'Future goals', 'Next Steps: Quality'],
  ...['Deferred Goals', 'Out of Scope Goals', 'Non-Goals', 'Not in this sprint', 'Optional Goals', 'Rejected targets'],
  ...[
    'Previous Sprint Results',
    'Last sprint’s results',
    'Sprint 3 Results',
    'Metrics (Sprint 5)',
    'Goals for next sprint',
  ],
  ...[
    'T1 Acceptance Criteria',
    'Example Acceptance Criteria',
    'Nächster Sprint: Ziele',
    '前端验收标准',
    'Baseline Metrics',
  ],
];
const OF_ALL = [
  ...[
    'Success Metrics',
    '4 · Success Metrics (CI-enforced)',
    'Definition of Done',
    'Acceptance Criteria ✅',
    'Test Results',
  ],
  ...[
    'Sprint 4 Goals',
    'Quality Gates',
    'Akzeptanzkriterien',
    'Critérios de Aceitação',
    'Métricas de éxito',
    '验收标准',
  ],
];

describe('claims about coverage', function () {
  // Others may keep the machine busy.
  this.timeout(60_000);
  for (const [line, ...expected] of LINES)
    it(`in “${line}”`, () => assert.deepEqual(claims(below('Success Metrics', line)), expected));

  it('in rows, by their columns', () => {
    const table = (header: string, ...rows: readonly string[]) =>
      claims(below('Metrics', [header, header.replace(/[^|]+/g, '---'), ...rows].join('\n')));
    assert.deepEqual(table('| Metric | Target | Actual | Status |', '| Coverage | ≥ 80% | 87.3% | ✅ Met |'), [
      'minimum criterion 80 cell true',
      'actual statement 87.3',
    ]);
    assert.deepEqual(table('| # | Metric | Before | Now |', '| 1 | **Line coverage** | 60% | 71% |'), [
      'actual statement 71 lines',
    ]);
    assert.deepEqual(table('| Criterion | Result |', '| Coverage ≥ 80% | ❌ Missed |'), [
      'minimum criterion 80 cell false',
    ]);
    assert.deepEqual(table('| Task | Acceptance | Status |', '| Coverage ≥ 80% | Done | ✅ Done |'), []);
    assert.deepEqual(table('| Metric | Target | When |', '| Coverage | ≥ 80% | Phase 7 |'), []);
    for (const other of ['Area', 'Language', 'Repo', 'Due'])
      assert.deepEqual(table(`| Metric | ${other} | Target | Status |`, '| Coverage | x | 80% | ✅ |'), [], other);
    for (const later of ['Q3', '2027', 'Long-term', 'Next'])
      assert.deepEqual(table(`| Metric | Target | ${later} target |`, '| Coverage | 80% | 90% |'), [
        'minimum criterion 80',
      ]);
    // A traffic light tells how things go.
    assert.deepEqual(table('| Metric | Target | Status |', '| Coverage | 80% | 🟢 |'), ['minimum criterion 80']);
    assert.deepEqual(table('| Metric | Web | Server |', '| Coverage | 80% | 70% |'), []);
  });

  it('are none of a part, a phase, a component or a task', () => {
    for (const heading of OF_A_PART) assert.deepEqual(claims(below(heading, '- [x] Coverage ≥ 80%')), [], heading);
    for (const heading of OF_ALL) assert.equal(claims(below(heading, '- [x] Coverage ≥ 80%')).length, 1, heading);
    for (const label of ['**Backend tests**', 'Next sprint’s targets:', 'T1 done when:'])
      assert.deepEqual(claims(below('Metrics', `${label}\n\n- [x] Coverage ≥ 80%`)), [], label);
    assert.deepEqual(claims(below('Metrics', '- Backend\n  - [x] Coverage ≥ 80%')), []);
    assert.deepEqual(claims(below('Metrics', '**Backend:**\n\n- [x] Coverage ≥ 80%')), []);
    assert.deepEqual(claims(below('Metrics', 'Quality gates:\n\n- [x] Coverage ≥ 80%')).length, 1);
  });

  it('stand where they are told to, whatever is typed before them', () => {
    const text = `${HEAD}## Metrics\n\n- [x] Coverage ≥ 80%\n\n| Metric | Target | Status |\n|---|---|---|\n| Coverage | 75% | Met |\n`;
    const typed = fc.array(fc.constantFrom('\n', '# A', 'x', '- [ ] ', '| a |', 'Coverage ≥ 70%', '```'), {
      maxLength: 6,
    });
    fc.assert(
      fc.property(typed, fc.nat(text.length), (pieces, at) => {
        const next = text.slice(0, at) + pieces.join('') + text.slice(at);
        const incremental = readDocument(uriOf('p.md'), 'p.md', next, readDocument(uriOf('p.md'), 'p.md', text));
        const fresh = readDocument(uriOf('p.md'), 'p.md', next);
        assert.deepEqual(incremental.coverageClaims, fresh.coverageClaims);
        for (const { percent, box, source } of fresh.coverageClaims) {
          const written = next.slice(percent.range.start, percent.range.end);
          if (source !== 'front matter') assert.equal(Number(written.replace(',', '.')), percent.value);
          if (box?.by === 'checkbox') assert.match(next.slice(box.range.start, box.range.end), /^\[[ xX]\]$/);
        }
      }),
      { numRuns: 200 },
    );
  });

  it('are read from any text without effort', () => {
    const pieces = [
      'Coverage',
      '≥',
      '80%',
      '(',
      '*',
      '_',
      ' ',
      ':',
      '- ',
      '[x]',
      '|',
      'at least',
      '覆盖率',
      '99999%',
      '-',
      'on changed files',
    ];
    const hostile = fc.array(fc.constantFrom(...pieces), { maxLength: 60 }).map(each => each.join(''));
    fc.assert(
      fc.property(hostile, line => {
        for (const { percent } of below('Metrics', line).coverageClaims)
          assert.ok(percent.value >= 0 && percent.value <= 100);
      }),
      { numRuns: 500 },
    );
  });

  it('make demands: front matter before criteria, changed lines by themselves', () => {
    const doc = plan(
      '---\nnumber: 4\ncoverage_min: 85\nloc_budget: 200\n---\n# Sprint 4 Plan\n\n## Metrics\n\n- Coverage ≥ 90% on changed files\n- Coverage > 80%\n',
    );
    const { minimum, changed, budget } = demandsOf([doc]);
    assert.deepEqual([minimum?.percent, minimum?.text, changed?.percent, budget?.lines], [85, 'coverage_min', 90, 200]);
    assert.equal(demandsOf([below('Metrics', '- Coverage > 79%')]).minimum?.above, true);
    assert.deepEqual(demandsOf([below('Metrics', 'Coverage: 79%')]), {});
  });
});

describe('line budgets', () => {
  for (const [written, expected] of [
    ['200', 200],
    ['"200"', 200],
    ['unlimited', undefined],
    ['100-200', undefined],
    ['0', undefined],
    ['-5', undefined],
    ['1e9', undefined],
  ] as const)
    it(`${written}`, () => {
      const doc = plan(`---\nnumber: 4\nloc_budget: ${written}\n---\n# Sprint 4 Plan\n`);
      assert.equal(lineBudget(doc)?.value, expected);
    });
});

describe('the sprint that is measured', () => {
  const sprint = (number: string, rest = '', more = '') =>
    plan(
      `---\nnumber: ${number}\ntimebox_minutes: 90\n${rest}---\n# Sprint ${number} Plan\n${more}`,
      `sprint_${number}_plan.md`,
    );
  const review = (number: string) => plan(`# Sprint ${number} Review\n\n## Metrics\n`, `sprint_${number}_review.md`);
  const current = (documents: readonly SprintDoc[], branch?: string) => {
    const changes = new Map(branch === undefined ? [] : [[ROOT, { branch, since: undefined }]]);
    const ids = currentSprints({ sprints: makeProject(documents).sprints, changes });
    return [...ids].map(id => id.slice(id.lastIndexOf('#') + 1));
  };
  const [done, begun, waiting] = ['status: done\n', 'status: in progress\n', 'status: planned\n'];

  it('is the last that has begun', () => {
    assert.deepEqual(current([sprint('1', done), sprint('2', begun), sprint('3', waiting)]), ['2']);
    assert.deepEqual(current([sprint('9', '', '\n- [x] T1 Read\n'), sprint('10', waiting)]), ['9']);
  });
  it('is the newest after the one that is over', () =>
    assert.deepEqual(current([sprint('1'), review('1'), sprint('2'), sprint('3')]), ['3']));
  it('is not over because a story of it was looked back at', () => {
    const story = plan('# Sprint 1 Story 1.2 Completion Report\n\n## Metrics\n', 'sprint_1_story_review.md');
    assert.deepEqual(current([sprint('1', begun), story, sprint('2')]), ['1']);
  });
  it('is one whose boxes are all ticked, as long as nothing newer is under way', () => {
    const ticked = sprint('1', '', '\n- [x] T1 Read\n');
    assert.deepEqual(current([ticked, sprint('2', waiting)]), ['1']);
    assert.deepEqual(current([ticked, sprint('2')]), ['2']);
  });
  it('is none of those that are over, called off, or say that they wait', () => {
    assert.deepEqual(current([sprint('1', done), sprint('2', done), sprint('3', waiting)]), []);
    assert.deepEqual(current([sprint('1', begun), sprint('2', 'status: cancelled\n')]), ['1']);
    assert.deepEqual(current([sprint('1', waiting), sprint('2', waiting)]), []);
    assert.deepEqual(current([sprint('1', begun), review('1')]), []);
  });
  it('is the newest of those that tell nothing', () => assert.deepEqual(current([sprint('1'), sprint('2')]), ['2']));
  it('is that of the branch, if there is such a sprint', () => {
    const all = [sprint('1', done), sprint('2', begun), sprint('3', waiting)];
    assert.deepEqual(current(all, 'feature/sprint-3-login'), ['3']);
    assert.deepEqual(current(all, 'sprint-7'), ['2']);
  });
  it('is one of each way to number', () =>
    assert.deepEqual(current([sprint('1.2', begun), sprint('4', begun)]).sort(), ['1.2', '4']));

  for (const [branch, number] of [
    ['sprint-2', '2'],
    ['feature/sprint_02-login', '02'],
    ['sprint/2.1-x', '2.1'],
    ['Sprint2', '2'],
    ['sprint/03-reader', '03'],
    ['sprinter-2', undefined],
    ['main', undefined],
    ['sprint-1-to-2', undefined],
    [`sprint-${'2'.repeat(300)}`, undefined],
  ] as const)
    it(`of the branch “${branch.slice(0, 30)}”`, () => assert.equal(sprintOfBranch(branch), number));
});

describe('a criterion that the report refutes', () => {
  const doc = below('Metrics', '- [x] Coverage ≥ 80%');
  const coverage = coverageOfFixtures([
    { path: 'coverage/lcov.info', text: 'SF:src/a.ts\nDA:1,1\nDA:2,0\nend_of_record\n' },
    { path: 'src/a.ts', text: '', isNewer: true },
  ]);
  const project = makeProject([doc], { files: { has: () => undefined }, evidence: [], coverage });
  const context = { project, settings: DEFAULT_SETTINGS };
  const isMeant = ({ rule }: { readonly rule: string }) => rule === 'coverage-below-minimum';
  const [finding] = checkDocument(doc, context).filter(isMeant);

  it('is told as less than a warning where the report is old, with the report and what is newer', () => {
    assert.ok(finding);
    const { relatedInformation = [], severity } = toDiagnostic(project, doc, finding);
    assert.equal(severity, 3);
    assert.deepEqual(
      relatedInformation.map(({ location: { uri } }) => uri),
      [uriOf('coverage/lcov.info'), uriOf('src/a.ts')],
    );
  });

  it('can be unticked by hand, and never by “fix all”', () => {
    assert.ok(finding);
    assert.equal(finding.fix, undefined);
    const actions = codeActions(doc, context, { range: finding.range, only: undefined });
    const untick = actions.find(({ title }) => title === 'Untick this criterion');
    const start = doc.text.indexOf('[x]');
    assert.equal(untick?.isPreferred, undefined);
    assert.deepEqual(untick?.edit?.changes?.[doc.uri], [
      { range: toLspRange(doc.lines, { start, end: start + 3 }), newText: '[ ]' },
    ]);
  });
});
