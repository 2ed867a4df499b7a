import { strict as assert } from 'node:assert';
import { utimes } from 'node:fs/promises';
import { useFolder } from './folder';

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
