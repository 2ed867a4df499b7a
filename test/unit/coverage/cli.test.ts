import { strict as assert } from 'node:assert';
import { rm, utimes } from 'node:fs/promises';
import { useFolder } from '../folder';
import { Repository } from '../repository';

const plan = (number: number, more: string) => `---
number: ${number}
title: "Ferry ${number}"
${more}
timebox_minutes: 90
---

# Sprint ${number}: Ferry ${number}

## Sprint Goal

Cross the river.
`;
const PLAN = plan(2, 'coverage_min: 75');

/** Files by path, a character a line: `+` was run, `-` was not, all else is no code. */
const lcov = (files: Readonly<Record<string, string>>): string =>
  Object.entries(files)
    .map(([path, lines]) => {
      const data = [...lines].flatMap((char, at) =>
        '+-'.includes(char) ? `DA:${at + 1},${char === '+' ? 1 : 0}` : [],
      );
      const hit = data.filter(each => each.endsWith(',1')).length;
      return `SF:${path}\n${data.join('\n')}\nLF:${data.length}\nLH:${hit}\nend_of_record\n`;
    })
    .join('');
const sources = (files: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.entries(files).map(([path, lines]) => [path, '//\n'.repeat(lines.length)]));

const FILES = { 'src/oar.ts': '+++-', 'src/hull.ts': '++', 'src/sail/jib.ts': '.+---' };
const PROJECT = {
  ...{ 'package.json': '{}', '.sprintmark.json': '{}', 'docs/sprint_2_plan.md': PLAN },
  ...sources(FILES),
};
const REPORT = { 'coverage/lcov.info': lcov(FILES) };

/** The exit code, and what is complained of. */
const pick = ({ code, err }: { readonly code: number; readonly err: string }) =>
  [code, err.replace('sprintmark: ', '').trim()] as const;

describe('sprintmark coverage', () => {
  const { write, sprintmark, at } = useFolder();
  /** Written before, so that no report is younger by chance. */
  const measured = async (files: Readonly<Record<string, string>>) => {
    await write(files);
    const past = new Date(Date.now() - 3_600_000);
    for (const path of Object.keys(files)) if (!/lcov|odd/.test(path)) await utimes(at(path), past, past);
  };

  it('prints the total beside the minimum, the reports and what lacks most, and exits with 1 below it', async () => {
    await measured({ ...PROJECT, ...REPORT });
    const { code, out, err } = await sprintmark('coverage');
    assert.equal(
      out,
      `Coverage of Sprint 2: Ferry 2 · 60% of lines (6 of 10) · minimum 75% (docs/sprint_2_plan.md:4): not met

Reports
  coverage/lcov.info · LCOV · just now

Below the minimum: 1 of 3 files
     25%  src/sail/jib.ts:3 · 3 uncovered
`,
    );
    assert.deepEqual([code, err], [1, '']);
  });

  it('prints JSON in its stable form', async () => {
    await measured({ ...PROJECT, ...REPORT });
    const { out } = await sprintmark('coverage', '--format', 'json');
    const { reports, files, ...report } = JSON.parse(out);
    assert.deepEqual(report, {
      ...{ version: 1, sprint: { number: '2', title: 'Ferry 2' }, state: 'fail' },
      minimum: { percent: 75, above: false, path: 'docs/sprint_2_plan.md', line: 3 },
      ...{ lines: { covered: 6, total: 10, percent: 60 }, branches: null, changed: null, budget: null },
    });
    assert.deepEqual(files[1], {
      ...{ path: 'src/oar.ts', lines: { covered: 3, total: 4, percent: 75 }, branches: null },
      ...{ firstUncovered: 3, isBelow: false },
    });
    const [{ modified, ...rest }] = reports;
    assert.match(modified, /^\d{4}-\d\d-\d\dT[\d:.]+Z$/);
    assert.deepEqual(rest, {
      ...{ path: 'coverage/lcov.info', format: 'LCOV', stale: false, newerSource: null },
      ...{ isComplete: true, problems: [] },
    });
  });

  it('exits with 0 where the minimum is met or none is stated, unless that is to be shown', async () => {
    await measured({ ...PROJECT, ...REPORT, 'docs/sprint_2_plan.md': plan(2, 'coverage_min: 60') });
    assert.equal((await sprintmark('coverage')).code, 0);
    assert.equal((await sprintmark('coverage', '--fail-under')).code, 0);
    await write({ 'docs/sprint_2_plan.md': plan(2, 'focus_minutes: 20') });
    assert.equal((await sprintmark('coverage')).code, 0);
    const { code, err } = await sprintmark('coverage', '--fail-under');
    assert.equal(code, 1);
    assert.match(err, /no minimum is stated/);
  });

  it('says where there is no sprint to judge by', async () => {
    await measured({ ...PROJECT, ...REPORT, 'docs/sprint_2_plan.md': '# Notes\n' });
    const { out, code } = await sprintmark('coverage');
    assert.match(
      out,
      /^Coverage · 60% of lines \(6 of 10\) · no sprint is active: name one with --sprint, or use --min\n/,
    );
    assert.equal(code, 0);
  });

  it('judges by another minimum, exactly', async () => {
    await measured({ ...PROJECT, ...REPORT });
    assert.equal((await sprintmark('coverage', '--min', '60')).code, 0);
    const { code, out } = await sprintmark('coverage', '--min=60.01');
    assert.equal(code, 1);
    assert.match(out, /· minimum 60\.01%: not met\n/);
    for (const min of ['-1', '101', 'many', '', '1e1', '60%']) {
      const wrong = await sprintmark('coverage', `--min=${min}`);
      assert.deepEqual([wrong.code, wrong.out], [2, ''], min);
      assert.match(wrong.err, /is no minimum: use a number from 0 to 100/);
    }
  });

  it('judges by the sprint that is named', async () => {
    await measured({ ...PROJECT, ...REPORT, 'docs/sprint_3_plan.md': plan(3, 'coverage_min: 50') });
    assert.match((await sprintmark('coverage', '--sprint', '03')).out, /^Coverage of Sprint 3: Ferry 3 .* met\n/);
    const { code, err } = await sprintmark('coverage', '--sprint', '9');
    assert.deepEqual([code, err], [2, 'sprintmark: There is no sprint 9. There are: 3, 2.\n']);
  });

  it('asks which product is meant where several have a sprint of that number', async () => {
    const shop = {
      'apps/shop/docs/sprint_2_plan.md': plan(2, 'coverage_min: 10'),
      'apps/shop/src/till.ts': '//\n//\n',
    };
    const files = { ...FILES, 'apps/shop/src/till.ts': '+-' };
    await measured({ ...PROJECT, ...shop, 'coverage/lcov.info': lcov(files) });
    const { code, err } = await sprintmark('coverage', '--sprint', '2');
    assert.equal(code, 2);
    assert.match(err, /Several products have a sprint 2: .*apps\/shop.*Name the folder of one as PATH/);
    const { out, code: met } = await sprintmark('coverage', 'apps/shop', '--sprint', '2');
    assert.match(out, /50% of lines \(1 of 2\) · minimum 10% \(apps\/shop\/docs\/sprint_2_plan\.md:4\): met\n/);
    assert.equal(met, 0);
    assert.match((await sprintmark('coverage', 'apps/shop')).out, /minimum 10%/);
  });

  it('restricts to the code below a PATH, by the plan of the project around it', async () => {
    await measured({ ...PROJECT, ...REPORT });
    const { code, out } = await sprintmark('coverage', 'src/sail');
    assert.match(out, /25% of lines \(1 of 4\) · minimum 75%/);
    assert.match(out, /1 of 1 file\n/);
    assert.equal(code, 1);
  });

  it('reads a report of any name, and that alone', async () => {
    await measured({ ...PROJECT, ...REPORT, 'out/odd.name': lcov({ 'src/oar.ts': '++++' }) });
    const { code, out } = await sprintmark('coverage', 'out/odd.name');
    assert.match(out, /100% of lines \(4 of 4\)/);
    assert.match(out, /Reports\n {2}out\/odd\.name · LCOV/);
    assert.equal(code, 0);
    const other = await sprintmark('coverage', 'package.json');
    assert.equal(other.code, 2);
    assert.match(other.err, /no report of coverage that Sprintmark knows/);
  });

  it('says where the only reports are of other products than the sprint’s', async () => {
    const code = { 'apps/quay/src/crane.ts': '+--' };
    await write({
      ...{ 'package.json': '{}', '.sprintmark.json': '{}', 'coverage/lcov.info': lcov(code), ...sources(code) },
      'apps/ferry/docs/sprint_2_plan.md': PLAN,
      'apps/quay/docs/sprint_1_plan.md': plan(1, 'coverage_min: 60'),
    });
    const { code: exit, out, err } = await sprintmark('coverage', '--sprint', '2');
    assert.deepEqual([exit, out], [2, '']);
    assert.match(err, /^sprintmark: The reports tell of other products than the sprint’s alone\. Name the folder/);
  });

  it('exits with 2 where there is no report, and says where was looked and what to do', async () => {
    await measured(PROJECT);
    const { code, out, err } = await sprintmark('coverage');
    assert.deepEqual([code, out], [2, '']);
    assert.match(
      err,
      /^sprintmark: No report of coverage was found in \.; .*usual names.*Run the tests with coverage first/,
    );
    assert.equal(JSON.parse((await sprintmark('coverage', '--format=json')).out).state, 'none');
    assert.equal((await sprintmark('coverage', 'nowhere')).code, 2);
  });

  it('fails where one of the reports that are named is none', async () => {
    await measured({ ...PROJECT, ...REPORT, 'odd.txt': 'Row.\n', 'odd.info': '' });
    for (const odd of ['odd.txt', 'odd.info']) {
      const { code, err } = await sprintmark('coverage', 'coverage/lcov.info', odd, '--min', '50');
      assert.equal(code, 2);
      assert.equal(err, `sprintmark: cannot read ${odd}: it is no report of coverage that Sprintmark knows.\n`);
    }
  });

  it('lets nothing pass a gate that the reports do not speak of', async () => {
    await measured({ ...PROJECT, ...REPORT, 'tools/mast.ts': '//\n' });
    const gate = (...more: string[]) => sprintmark('coverage', '--min', '50', '--fail-under', ...more);
    assert.equal((await gate()).code, 0);
    assert.equal((await gate('src/sail', 'src', '--min', '60')).code, 0);
    assert.deepEqual(pick(await gate('src', 'tools')), [1, '“--fail-under” fails: no report tells of “tools”.']);
    await write({ 'coverage/lcov.info': lcov({ 'other/oar.py': '+++', 'other/hull.py': '++' }) });
    assert.deepEqual(pick(await gate()), [
      1,
      '“--fail-under” fails: the reports tell of no file that is here. See whether they are of this folder.',
    ]);
    assert.equal((await sprintmark('coverage', '--min', '50')).code, 0);
  });

  it('lets no changed lines pass a gate that the reports or git do not tell of', async () => {
    const asked = plan(2, 'coverage_min: 50').replace(
      '## Sprint Goal',
      '## Definition of Done\n\n- [ ] Coverage ≥ 80% on changed files\n\n## Sprint Goal',
    );
    await measured({ ...PROJECT, 'docs/sprint_2_plan.md': asked, '.gitignore': 'coverage/\n' });
    const repo = new Repository(at('.'));
    repo.git('init', '--quiet', '--initial-branch=main');
    await repo.commit();
    await write(REPORT);
    const gate = () => sprintmark('coverage', '--fail-under');
    const alone = 'there is no other branch to compare changed lines with. Set “coverage.base” in .sprintmark.json.';
    assert.deepEqual(pick(await gate()), [1, `“--fail-under” fails: ${alone}`]);
    repo.git('checkout', '--quiet', '-b', 'sprint-2');
    assert.deepEqual(pick(await gate()), [0, '']);
    await repo.commit({ 'src/oar.ts': '// 1\n// 2\n// 3\n// 4\n' });
    const totals = { lines: { total: 4, covered: 4, skipped: 0, pct: 100 } };
    const counts = { statements: totals.lines, functions: totals.lines, branches: totals.lines };
    const summary = JSON.stringify({ total: { ...totals, ...counts }, [at('src/oar.ts')]: { ...totals, ...counts } });
    const untold =
      'reports or git do not tell the lines of a changed file. Use a report with lines, and with paths of this folder.';
    await write({ 'src/.gitattributes': 'hull.ts -diff\n', 'src/hull.ts': '// 1\n// 2\n' });
    assert.deepEqual(pick(await gate()), [1, `“--fail-under” fails: ${untold}`]);
    await rm(at('src/.gitattributes'));
    for (const [path, report] of [
      ['coverage/coverage-summary.json', summary],
      [
        'coverage/lcov.info',
        lcov({ 'src/hull.ts': '+++', '/elsewhere/src/oar.ts': '----', 'src/sail/jib.ts': '+++++' }),
      ],
    ] as const) {
      await rm(at('coverage'), { recursive: true });
      // Two files may be meant.
      await write({ [path]: report, 'lib/src/oar.ts': '//\n' });
      const { code, out, err } = await gate();
      assert.deepEqual([code, err], [1, `sprintmark: “--fail-under” fails: ${untold}\n`], path);
      assert.match(out, /Changed lines since main: not known · minimum 80%/);
      const { changed } = JSON.parse((await sprintmark('coverage', '--format', 'json')).out);
      assert.deepEqual([changed.lines, changed.passes, changed.isPartial], [null, null, true]);
    }
  });

  it('says no number of a report that broke off', async () => {
    await measured({ ...PROJECT, 'coverage/lcov.info': `${lcov(FILES)}SF:src/more.ts\nDA:1,` });
    const { code, out, err } = await sprintmark('coverage');
    assert.equal(code, 2);
    assert.doesNotMatch(out.split('\n')[0] ?? '', /60%|100%|: met|not met/);
    assert.match(err, /incomplete/);
    assert.equal((await sprintmark('coverage', '--fail-under')).code, 1);
  });

  it('says that a report is older than the code', async () => {
    await measured({ ...PROJECT, ...REPORT, 'docs/sprint_2_plan.md': plan(2, 'coverage_min: 50') });
    const later = new Date(Date.now() + 60_000);
    await utimes(at('src/oar.ts'), later, later);
    const { code, out } = await sprintmark('coverage');
    assert.match(out, /older than the code\n[\s\S]*older than src\/oar\.ts\n/);
    assert.equal(code, 0);
    assert.equal((await sprintmark('coverage', '--fail-under')).code, 1);
  });

  it('prints no control characters', async () => {
    const title = PLAN.replaceAll('Ferry 2', 'F\u001b[2Jerry');
    await measured({ ...PROJECT, ...REPORT, 'docs/sprint_2_plan.md': title });
    const { out, err } = await sprintmark('coverage');
    assert.ok(!`${out}${err}`.includes('\u001b'));
  });

  it('keeps its options to itself', async () => {
    for (const option of ['--sprint=2', '--min=5', '--fail-under']) {
      const { code, err } = await sprintmark('check', option);
      assert.equal(code, 2);
      assert.match(err, /belongs to “coverage”/);
    }
  });
});
