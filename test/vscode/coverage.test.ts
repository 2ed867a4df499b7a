import { strict as assert } from 'node:assert';
import { rm, utimes, writeFile } from 'node:fs/promises';
import * as vscode from 'vscode';
import type { CoverageAnswer } from '../../server/src/protocol';
import { eventually, finding, findings, noFinding, removeWritten, ruleOf, write } from './editor';

const PLAN = [
  '---',
  'number: 85',
  'coverage_min: 80',
  '---',
  '',
  '# Sprint 85: Kettle',
  '',
  '**Status**: In Progress',
  '',
  '## 1. Sprint Goal',
  '',
  'The water boils.',
  '',
  '## 2. Tasks',
  '',
  '| Task | Acceptance |',
  '|------|------------|',
  '| T1 Lid | It closes |',
];
const SOURCE = 'src/kettle85/boil85.ts';
const REPORT = 'coverage/lcov.info';
const RULE = 'coverage-below-minimum';

/** A report of ten lines, of which the first ones are covered. */
const report = (covered: number): string =>
  [
    ...['TN:', `SF:${SOURCE}`],
    ...Array.from({ length: 10 }, (_, index) => `DA:${index + 1},${index < covered ? 3 : 0}`),
    ...['LF:10', `LH:${covered}`, 'end_of_record', ''],
  ].join('\n');

const run = <T>(command: string) => vscode.commands.executeCommand<T>(`sprintmark.coverage.${command}`);
const pathOf = (path: string) => {
  const folder = vscode.workspace.workspaceFolders?.[0];
  assert.ok(folder, 'the test workspace is open');
  return vscode.Uri.joinPath(folder.uri, path).fsPath;
};

describe('Coverage', () => {
  let plan: vscode.TextDocument;
  const tell = (content: string) => writeFile(pathOf(REPORT), content);
  const answer = (what: string, holds: (answer: CoverageAnswer) => boolean) =>
    eventually(what, async () => {
      const told = await run<CoverageAnswer | undefined>('refresh');
      return told && holds(told) ? told : undefined;
    });

  before(async () => {
    await write(
      SOURCE,
      Array.from({ length: 10 }, (_, index) => `step(${index});`),
    );
    // Reports are younger than what they cover.
    const earlier = new Date(Date.now() - 60_000);
    await utimes(pathOf(SOURCE), earlier, earlier);
    await write(REPORT, report(9).trimEnd().split('\n'));
    plan = await write('docs/sprints/sprint_85_plan.md', PLAN);
  });
  after(async () => {
    await vscode.workspace.getConfiguration('sprintmark').update('coverage.showInEditor', undefined, true);
    await removeWritten();
    for (const folder of ['coverage', 'src/kettle85']) await rm(pathOf(folder), { recursive: true, force: true });
  });

  it('is told of the sprint in front, beside its minimum', async () => {
    const { lines, minimum, sprint } = await answer('it is met', ({ state }) => state === 'pass');
    assert.deepEqual([lines?.percent, minimum?.percent, sprint?.number], [90, 80, '85']);
    assert.equal(minimum?.range.start.line, 2);
    assert.ok(!findings(plan).some(each => ruleOf(each) === RULE));
  });

  it('below the minimum is a finding on its own line, as soon as the report says so, and no longer than that', async () => {
    const start = Date.now();
    await tell(report(4));
    await finding(plan, RULE, 'coverage_min');
    console.log(`│       the finding came ${Date.now() - start} ms after the report`);
    const told = await answer('it is missed', ({ state }) => state === 'fail');
    assert.deepEqual([told.lines?.percent, told.below, told.worst[0]?.firstUncovered], [40, 1, 5]);
    await tell(report(10));
    await noFinding(plan, RULE);
  });

  it('of a report that broke off has no number', async () => {
    const whole = report(8);
    await tell(whole.slice(0, whole.indexOf('DA:7')));
    const told = await answer('the report cannot be trusted', ({ state }) => state === 'unknown');
    assert.equal(told.lines, undefined);
    assert.ok(told.reports.some(({ isComplete, problems }) => !isComplete && problems.length > 0));
    assert.ok(!findings(plan).some(each => ruleOf(each) === RULE));
    await tell(whole);
    await answer('it can be again', ({ state }) => state === 'pass');
  });

  it('is out of date once what it covers has changed', async () => {
    const later = new Date(Date.now() + 60_000);
    await utimes(pathOf(SOURCE), later, later);
    const told = await answer('it is out of date', ({ state }) => state === 'stale');
    assert.equal(told.reports[0]?.newerSource?.path, SOURCE);
    assert.equal(told.lines?.percent, 80);
    const earlier = new Date(Date.now() - 60_000);
    await utimes(pathOf(SOURCE), earlier, earlier);
    await answer('it is current again', ({ state }) => state === 'pass');
  });

  it('opens its report', async () => {
    await vscode.window.showTextDocument(plan);
    await run('openReport');
    const isInFront = () => vscode.window.activeTextEditor?.document.uri.fsPath === pathOf(REPORT) || undefined;
    await eventually('the report is in front', isInFront);
  });

  it('in editors is remembered, and leaves the focus where it is', async () => {
    const editor = await vscode.window.showTextDocument(plan);
    const isOn = () => vscode.workspace.getConfiguration('sprintmark').get('coverage.showInEditor');
    assert.equal(isOn(), false);
    await run('showInEditor');
    assert.equal(isOn(), true);
    assert.equal(vscode.window.activeTextEditor?.document, editor.document);
    await run('hideInEditor');
    assert.equal(isOn(), false);
  });
});
