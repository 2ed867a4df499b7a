import assert from 'node:assert/strict';
import { treeSource } from '../../server/src/answers/treeSource';
import { branchesBelow } from '../../server/src/features/tree/branch';
import { type TreeSource, treeOf } from '../../server/src/features/tree/trees';
import type { Server } from '../../server/src/handlers';
import type { TreeNode } from '../../server/src/protocol';
import { Reports } from '../../server/src/reports';
import type { Workspace } from '../../server/src/workspace';
import { loaded, queue, ROOT } from './loaded';

const TRACKER = '# Sprint 4 Tracker\n\n**Progress**: 1/3\n\n- [x] Read `a_b`\n- [x] Write\n- [ ] Print\n';
const PLAN = `# Sprint 6 Plan

## 0 · Sprint Goal

Read faster.

## 6 · Guard-Rails

**Mandatory RCA**: write \`docs/rcas/rca_s6.md\` if CI fails at any point.

The lead will create \`sprint_6_review.md\`.
`;
const FAILED_REVIEW = '# Sprint 6 Review\n\n## Outcome\n\nCI failed twice.\n\n## Metrics\n\n## What Went Well\n';
const NEVER = { isCancellationRequested: false };

/** The tree of a workspace once all of its documents were looked at. */
async function health(files: Record<string, string>) {
  const { workspace } = await loaded(files);
  const reports = new Reports(workspace);
  await reports.all(NEVER);
  return treeOver(workspace, reports);
}

function treeOver(workspace: Workspace, reports: Reports) {
  const source = (): TreeSource => treeSource({ workspace, reports } as Server);
  const below = (id: string | null): readonly TreeNode[] =>
    branchesBelow(treeOf('health', source()), [{ id }])[0]?.nodes ?? [];
  const under = (...labels: string[]): readonly TreeNode[] =>
    labels.reduce((nodes, label) => below(nodes.find(each => each.label === label)?.id ?? 'nowhere'), below(null));
  return { below, under };
}

describe('the “Health” tree', () => {
  it('is empty where nothing is wrong', async () => {
    const { below } = await health({ 'queue.md': queue('| [DONE] | 1-1 | Parse | |'), 'README.md': '# Hello\n' });
    assert.deepEqual(below(null), []);
  });

  it('knows nothing of documents at which nobody has looked', async () => {
    const { workspace } = await loaded({ 'sprint_4_tracker.md': TRACKER });
    assert.deepEqual(treeOver(workspace, new Reports(workspace)).below(null), []);
  });

  it('has rules, in them documents, in them findings', async () => {
    const { under } = await health({ 'docs/sprint_4_tracker.md': TRACKER });
    const uri = `${ROOT}/docs/sprint_4_tracker.md`;
    const problems = { count: 1, severity: 'warning' };
    const [rule] = under();
    assert.deepEqual(rule, {
      ...{ id: 'rule:stale-count', type: 'rule', label: 'stale-count', rule: 'stale-count', hasChildren: true },
      ...{ detail: rule?.detail, problems, fixable: 1 },
    });
    assert.match(rule?.detail ?? '', /^A hand-kept count .*[^.]$/);
    const [document] = under('stale-count');
    assert.deepEqual(document, {
      ...{ id: `rule:stale-count\n${uri}`, type: 'document', label: 'Sprint 4 Tracker', rule: 'stale-count', uri },
      ...{ detail: 'docs/sprint_4_tracker.md', kind: 'tracker', hasChildren: true, problems, fixable: 1 },
      range: document?.range,
    });
    const [finding, ...others] = under('stale-count', 'Sprint 4 Tracker');
    assert.deepEqual(others, []);
    assert.deepEqual(
      [finding?.type, finding?.rule, finding?.uri, finding?.hasChildren, finding?.problems, finding?.fixable],
      ['finding', 'stale-count', uri, false, problems, 1],
    );
    assert.match(finding?.label ?? '', /1\/3|“1”|1 of/);
    assert.equal(finding?.range?.start.line, 2);
  });

  it('has the worst rules first, then those that find most', async () => {
    const { under } = await health({
      'a.md': queue('| [ ] | 1-1 | Parse | 1-2, 1-9 |\n| [ ] | 1-2 | Write | |\n| [ ] | 1-2 | Print | |'),
      'sprint_4_tracker.md': TRACKER,
      'sprint_10_tracker.md': TRACKER.replaceAll('4', '10'),
    });
    assert.deepEqual(
      under().map(({ label, problems }) => [label, problems?.severity, problems?.count]),
      [
        ['unknown-dependency', 'error', 1],
        ['stale-count', 'warning', 2],
        ['duplicate-id', 'warning', 1],
      ],
    );
    assert.deepEqual(
      under('stale-count').map(({ detail }) => detail),
      ['sprint_4_tracker.md', 'sprint_10_tracker.md'],
    );
  });

  it('keeps the ids of findings where lines are added above', async () => {
    const ids = async (text: string) => {
      const { under } = await health({ 'sprint_4_tracker.md': text });
      return under('stale-count', 'Sprint 4 Tracker').map(({ id }) => id);
    };
    assert.deepEqual(await ids(TRACKER.replace('\n\n', '\n\nHello.\n\n')), await ids(TRACKER));
  });

  it('shows what is wrong in project files', async () => {
    const { under } = await health({
      'team/.sprintmark.json': '{\n  "rules": { "stale-cuont": "off" }\n}\n',
      'team/sprint_4_tracker.md': TRACKER.replace('1/3', '2/3'),
    });
    assert.deepEqual(
      under().map(({ label, problems, fixable }) => [label, problems, fixable]),
      [['settings', { count: 1, severity: 'warning' }, undefined]],
    );
    assert.deepEqual(
      under('settings').map(({ label, detail }) => [label, detail]),
      [['.sprintmark.json', 'team/.sprintmark.json']],
    );
    const [problem] = under('settings', '.sprintmark.json');
    assert.equal(problem?.range?.start.line, 1);
    assert.match(problem?.label ?? '', /stale-cuont/);
  });

  it('follows the settings', async () => {
    const { under } = await health({
      '.sprintmark.json': '{ "rules": { "stale-count": "off" } }',
      'sprint_4_tracker.md': TRACKER,
    });
    assert.deepEqual(under(), []);
  });

  describe('lists missing files', () => {
    const labels = (nodes: readonly TreeNode[]) => nodes.map(({ label, rule, detail }) => [label, rule, detail]);

    it('where a failure of CI calls for an analysis', async () => {
      const { under } = await health({ 'docs/sprint_6_plan.md': PLAN, 'docs/sprint_6_review.md': FAILED_REVIEW });
      const [group] = under();
      assert.deepEqual([group?.type, group?.hasChildren], ['missing-files', true]);
      const missing = under('');
      assert.deepEqual(labels(missing), [['docs/rcas/rca_s6.md', 'missing-rca', 'Sprint 6 Plan']]);
      assert.deepEqual(
        [missing[0]?.type, missing[0]?.uri, missing[0]?.range?.start.line],
        ['missing-file', `${ROOT}/docs/sprint_6_plan.md`, 8],
      );
    });

    it('where a finished sprint has no review', async () => {
      const { under } = await health({
        'docs/sprint_6_plan.md': PLAN,
        'docs/sprint_6_tracker.md': '# Sprint 6 Tracker\n\n**Status**: ✅ COMPLETE\n\n- [x] One\n- [x] Two\n',
      });
      assert.deepEqual(labels(under('')), [['docs/sprint_6_review.md', 'missing-review', 'Sprint 6 Plan']]);
    });

    it('nowhere else: not while nothing has failed, nor where the rule is off, nor what is there', async () => {
      const trees = await Promise.all([
        health({ 'docs/sprint_6_plan.md': PLAN }),
        health({
          '.sprintmark.json': '{ "rules": { "missing-rca": "off" } }',
          ...{ 'docs/sprint_6_plan.md': PLAN, 'docs/sprint_6_review.md': FAILED_REVIEW },
        }),
        health({
          ...{ 'docs/sprint_6_plan.md': PLAN, 'docs/sprint_6_review.md': FAILED_REVIEW },
          'docs/rcas/rca_s6.md': '# Root Cause Analysis\n',
        }),
      ]);
      for (const { under } of trees) assert.deepEqual(under(''), []);
    });
  });
});

describe('reports', () => {
  const uri = `${ROOT}/sprint_4_tracker.md`;
  const started = async () => {
    const { workspace } = await loaded({ 'sprint_4_tracker.md': TRACKER, 'queue.md': queue('| [ ] | 1-1 | Read | |') });
    const reports = new Reports(workspace);
    let changes = 0;
    reports.onChange(() => changes++);
    const rules = () => reports.known(workspace.facts(uri) as never)?.map(({ rule }) => rule);
    return { workspace, reports, rules, changes: () => changes };
  };

  it('say what they have found, and look at nothing for it', async () => {
    const { reports, rules, changes } = await started();
    assert.equal(rules(), undefined);
    await reports.all(NEVER);
    assert.deepEqual(rules(), ['stale-count']);
    assert.equal(changes(), 2);
  });

  it('say what was found before the last keystroke until somebody looks again', async () => {
    const { workspace, reports, rules, changes } = await started();
    await reports.all(NEVER);
    await workspace.open(uri, TRACKER.replace('1/3', '2/3'));
    assert.deepEqual(rules(), ['stale-count']);
    const before = changes();
    await reports.all(NEVER);
    assert.deepEqual([rules(), changes() - before], [[], 1]);
  });

  it('announce nothing where the same is found again, so that nobody asks for ever', async () => {
    const { workspace, reports, changes } = await started();
    await reports.all(NEVER);
    const before = changes();
    const found = reports.known(workspace.facts(uri) as never);
    await reports.all(NEVER);
    await workspace.open(`${ROOT}/queue.md`, queue('| [ ] | 1-1 | Write | |'));
    await reports.all(NEVER);
    assert.equal(changes(), before);
    assert.equal(reports.known(workspace.facts(uri) as never), found);
  });

  it('forget documents that are gone', async () => {
    const { workspace, reports } = await started();
    await reports.all(NEVER);
    const doc = { ...workspace.facts(uri), uri } as never;
    assert.equal(reports.known(doc)?.length, 1);
    await workspace.filesChanged([{ uri, type: 'deleted' }]);
    await reports.all(NEVER);
    assert.equal(reports.known(doc), undefined);
  });
});
