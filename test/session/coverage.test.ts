import { strict as assert } from 'node:assert';
import { execFileSync, spawn } from 'node:child_process';
import { mkdir, mkdtemp, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { text } from 'node:stream/consumers';
import {
  COVERAGE,
  COVERED_FILES,
  COVERED_LINES,
  type CoverageAnswer,
  type CoveredFiles,
  type LineDetail,
  REFRESH_COVERAGE,
  TREE,
  type TreeBranch,
} from '../../server/src/protocol';
import type { Client } from './client';
import { uri } from './documents';
import { useSessions } from './inMemory';

const PLAN = `---
number: 2
title: "Ferry"
coverage_min: 75
timebox_minutes: 90
---

# Sprint 2: Ferry

## Sprint Goal

Cross the river.

## Success Metrics

- [ ] Coverage ≥ 80% on changed files
`;

/** "+-." of each file's lines as LCOV has it: run, not run, no code. */
const lcov = (files: Readonly<Record<string, string>>): string =>
  Object.entries(files)
    .map(([path, lines]) => {
      const data = [...lines].flatMap((char, at) =>
        '+-'.includes(char) ? `DA:${at + 1},${Number(char === '+')}\n` : [],
      );
      const hit = [...lines].filter(char => char === '+').length;
      return `SF:${path}\n${data.join('')}LF:${data.length}\nLH:${hit}\nend_of_record\n`;
    })
    .join('');

const FILES = {
  ...{ 'package.json': '{}', 'docs/sprint_2_plan.md': PLAN, 'src/oar.ts': '', 'src/hull.ts': '' },
  'coverage/lcov.info': lcov({ 'src/oar.ts': '+.--', 'src/hull.ts': '++' }),
};

const ask = <T>({ connection }: Client, method: string, params?: object): Promise<T> =>
  params ? connection.sendRequest(method, params) : connection.sendRequest(method);

describe('a session about coverage', () => {
  const session = useSessions();

  it('tells how things stand, of files, of their lines, and in the tree', async () => {
    const { client } = await session(FILES);
    const { state, lines, minimum, worst, reports } = await ask<CoverageAnswer>(client, COVERAGE, {});
    assert.deepEqual([state, lines, minimum?.percent], ['fail', { covered: 3, total: 5, percent: 60 }, 75]);
    assert.deepEqual(
      [worst[0]?.path, reports[0]?.path, reports[0]?.format],
      ['src/oar.ts', 'coverage/lcov.info', 'LCOV'],
    );
    const { files, resultId } = await ask<CoveredFiles>(client, COVERED_FILES, {});
    assert.deepEqual(files?.map(each => each.path).sort(), ['src/hull.ts', 'src/oar.ts']);
    assert.deepEqual(await ask(client, COVERED_FILES, { resultId }), { resultId });
    assert.deepEqual(await ask<LineDetail[]>(client, COVERED_LINES, { uri: uri('src/oar.ts') }), [
      { line: 1, isCovered: true },
      { line: 3, isCovered: false },
      { line: 4, isCovered: false },
    ]);
    const [root] = await ask<TreeBranch[]>(client, TREE, { view: 'coverage', parents: [{ id: null }] });
    assert.deepEqual(
      root?.nodes?.map(({ label, coverage }) => [label, coverage?.percent, coverage?.isBelow]),
      [['src', 60, true]],
    );
  });

  it('reads all reports anew when asked to', async () => {
    const { client, files } = await session(FILES);
    const before = await ask<CoveredFiles>(client, COVERED_FILES, {});
    files.set(uri('coverage/lcov.info'), lcov({ 'src/oar.ts': '+.++', 'src/hull.ts': '++' }));
    assert.equal(await ask(client, REFRESH_COVERAGE), null);
    const { state, lines } = await ask<CoverageAnswer>(client, COVERAGE, {});
    assert.deepEqual([state, lines?.percent], ['pass', 100]);
    const after = await ask<CoveredFiles>(client, COVERED_FILES, { resultId: before.resultId });
    assert.equal(after.files?.length, 2);
  });

  it('follows the minimum that is typed', async () => {
    const { client } = await session(FILES);
    await client.open(uri('docs/sprint_2_plan.md'), PLAN);
    await client.replace(uri('docs/sprint_2_plan.md'), 'coverage_min: 75', 'coverage_min: 55');
    assert.equal((await ask<CoverageAnswer>(client, COVERAGE, {})).state, 'pass');
  });

  it('answers whatever is asked', async () => {
    const { client } = await session(FILES);
    const right = await ask<CoverageAnswer>(client, COVERAGE, {});
    const strange = [
      null,
      5,
      '',
      '__proto__',
      [],
      {},
      'file:////a//b',
      '../..',
      '\u0000',
      uri('docs/sprint_2_plan.md'),
    ];
    for (const value of strange) {
      assert.deepEqual(await ask(client, COVERAGE, { uri: value, chosen: value }), right);
      assert.equal(await ask(client, COVERED_LINES, { uri: value }), null);
      assert.ok((await ask<CoveredFiles>(client, COVERED_FILES, { resultId: value })).files);
      await ask(client, TREE, { view: 'coverage', parents: [{ id: null }], options: { sprint: value } });
    }
    for (const method of [COVERAGE, COVERED_FILES, COVERED_LINES, REFRESH_COVERAGE]) await ask(client, method);
    assert.deepEqual(client.log, []);
  });

  it('tells of nothing where no report is', async () => {
    const { client } = await session({ 'docs/sprint_2_plan.md': PLAN });
    const { state, minimum, reports } = await ask<CoverageAnswer>(client, COVERAGE, {});
    assert.deepEqual([state, minimum?.percent, reports], ['none', 75, []]);
    assert.deepEqual((await ask<CoveredFiles>(client, COVERED_FILES, {})).files, []);
  });
});

/** The bundles that users get; the fast loop builds them first. */
const CLI = join(process.env.SPRINTMARK_DIST ?? 'dist', 'cli.js');

describe('the program about coverage', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'sprintmark-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  async function write(files: Readonly<Record<string, string>>): Promise<void> {
    const past = new Date(Date.now() - 3_600_000);
    for (const [path, content] of Object.entries(files)) {
      await mkdir(dirname(join(folder, path)), { recursive: true });
      await writeFile(join(folder, path), content);
      if (!path.endsWith('.info')) await utimes(join(folder, path), past, past);
    }
  }
  const git = (...args: string[]) =>
    execFileSync('git', ['-c', 'user.name=Ada', '-c', 'user.email=ada@example.com', ...args], { cwd: folder });
  async function sprintmark(...args: string[]) {
    const child = spawn(process.execPath, [join(process.cwd(), CLI), 'coverage', '--no-cache', ...args], {
      cwd: folder,
    });
    const closed = new Promise(resolve => child.once('close', resolve));
    const [out, err] = await Promise.all([text(child.stdout), text(child.stderr)]);
    return { code: await closed, out, err };
  }

  it('judges the lines that a branch has changed by their own minimum', async () => {
    await write({ ...FILES, 'src/oar.ts': 'a\nb\nc\nd\n', 'src/hull.ts': 'a\nb\n', '.gitignore': 'coverage/\n' });
    git('init', '-q', '-b', 'main');
    git('add', '.');
    git('commit', '-qm', 'Begin');
    git('checkout', '-qb', 'sprint-2');
    await write({ 'src/oar.ts': 'a\nb\nc\nnew\n', 'src/hull.ts': 'a\nnew\n' });
    const low = await sprintmark('--min', '50', '--format', 'json');
    const { changed, sprint, state } = JSON.parse(low.out);
    assert.deepEqual([sprint.number, state, low.code], ['2', 'pass', 0]);
    assert.deepEqual(
      [changed.lines, changed.passes, changed.base, changed.files, changed.minimum.percent],
      [{ covered: 1, total: 2, percent: 50 }, false, 'main', 2, 80],
    );
    const gate = await sprintmark('--min', '50', '--fail-under');
    assert.equal(gate.code, 1);
    assert.match(gate.out, /Changed lines since main: 50% \(1 of 2\) in 2 files · minimum 80% .*: not met/);
    assert.match(gate.err, /changed lines are below their minimum/);
  });

  it('exits with 1 below the minimum, and with 2 where no report is', async () => {
    await write({ 'docs/sprint_2_plan.md': PLAN, 'package.json': '{}' });
    const none = await sprintmark();
    assert.deepEqual([none.code, none.out], [2, '']);
    await write({ ...FILES, 'src/oar.ts': '1\n2\n3\n4\n', 'src/hull.ts': '1\n2\n' });
    const below = await sprintmark();
    assert.equal(below.code, 1);
    assert.match(below.out, /^Coverage of Sprint 2: Ferry · 60% of lines \(3 of 5\) · minimum 75% .*: not met\n/);
  });
});
