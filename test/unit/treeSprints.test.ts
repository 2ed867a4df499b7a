import assert from 'node:assert/strict';
import type { TreeNode } from '../../server/src/protocol';
import { nodesBelow, roots, show } from '../support/tree';

/** One line a sprint: name, (title), progress, state. */
const sprints = (files: Record<string, string>): string[] =>
  roots(files).flatMap(({ node: { type, label, detail, progress, status } }) =>
    type === 'sprint'
      ? [label, detail && `(${detail})`, progress && `${progress.done}/${progress.total}`, status]
          .filter(Boolean)
          .join(' ')
      : [],
  );
const tracker = (number: number, boxes: string, rest = '') =>
  `# Sprint ${number} Status Tracker\n\n## Phase 1: Hull\n\n**Phase 1 Status**: open\n\n${boxes}\n${rest}`;
const review = (title: string, status = '') =>
  `# ${title}\n\n${status}\n\n## What went well\n\n- wind\n\n## Lessons learned\n\n- none\n`;
const HALF = '- [x] Plank\n- [ ] Tar\n';

describe('a sprint in the tree', () => {
  it('is not open any more once it was looked back at, and its stale boxes do not tell how far it came', () => {
    const files = { 'sprint_4_status.md': tracker(4, HALF) };
    assert.deepEqual(sprints(files), ['Sprint 4 1/2 in-progress']);
    const report = 'docs/sprint_4_completion.md';
    assert.deepEqual(sprints({ ...files, [report]: review('Sprint 4 Completion Report') }), ['Sprint 4']);
    const done = review('Sprint 4 Completion Report', '**Status**: Complete');
    assert.deepEqual(sprints({ ...files, [report]: done }), ['Sprint 4 done']);
    const made = review('Sprint 4 Completion Report', '**Outcome**: [TODO: met or not met]');
    assert.deepEqual(sprints({ ...files, [report]: made }), ['Sprint 4 1/2 in-progress']);
    assert.deepEqual(sprints({ ...files, [report]: made.replace(/\[TODO.*\]/, 'Met') }), ['Sprint 4']);
    const part = review('Sprint 4 Task #2 Completion Report', '**Status**: Complete');
    assert.deepEqual(sprints({ ...files, [report]: part }), ['Sprint 4 1/2 in-progress']);
  });

  it('is not said to be open where a later one is over', () => {
    const files = {
      'sprint_4_status.md': tracker(4, HALF),
      'sprint_5_status.md': tracker(5, HALF),
      'sprint_6_status.md': tracker(6, HALF),
      'sprint_5_review.md': review('Sprint 5 Review', '**Status**: Done'),
    };
    assert.deepEqual(sprints(files), ['Sprint 4 1/2', 'Sprint 5 done', 'Sprint 6 1/2 in-progress']);
  });

  it('is not done because it is ready to begin', () => {
    const ready = `# Sprint 4 Readiness Assessment\n\n## Prerequisites\n\n- [x] Wood\n- [x] Nails\n\n## Sign-off\n\n- [x] Captain\n`;
    const files = { 'sprint_4_readiness.md': ready, 'sprint_4_status.md': tracker(4, HALF.replace('x', ' ')) };
    assert.deepEqual(sprints(files), ['Sprint 4 0/2 open']);
  });

  it('goes by nothing that was put away', () => {
    const files = {
      'archive/sprint_4_status.md': tracker(4, HALF),
      'sprint_4_review.md': review('Sprint 4 Notes of the Review'),
    };
    assert.deepEqual(sprints(files), ['Sprint 4']);
  });

  it('is called by the front matter where the title is still to be filled in', () => {
    const plan = `---\nnumber: 17\ntitle: "Prove it: end to end"\ncoverage_min: 80\n---\n\n# Sprint {{number}} · {{title}}\n\n## Sprint Goal\n\nSail.\n`;
    assert.deepEqual(sprints({ 'sprint_17_plan.md': plan }), ['Sprint 17 (Prove it: end to end)']);
  });

  const named = (heading: string) =>
    `# Ferry Sprint Plan\n## (Version 2)\n\n# ${heading}\n\n## Sprint Goal\n\nSail.\n\n## Tasks\n\n- [ ] Tar\n`;

  it('is that of the first heading below a title without a number, if the file begins with it', () => {
    assert.deepEqual(sprints({ 'Sprint Plans/03-Tar.md': named('Sprint 3: Tar the Hull') }), [
      'Sprint 3 (Tar the Hull) 0/1 open',
    ]);
    assert.deepEqual(sprints({ 'Sprint Plans/03-Tar.md': named('Sprint 3 (again): Tar the Hull') }), [
      'Sprint 3 ((again): Tar the Hull) 0/1 open',
    ]);
    for (const [path, heading] of [
      ['Sprint Plans/04-Tar.md', 'Sprint 3: Tar'],
      ['Sprint Plans/Tar.md', 'Sprint 3: Tar'],
      ['Sprint Plans/03-Tar.md', 'After Sprint 3'],
      ['Sprint Plans/03-Tar.md', 'Sprint 3 and Sprint 4'],
    ] as const)
      assert.deepEqual(sprints({ [path]: named(heading) }), [], `${path} ${heading}`);
  });
});

describe('progress in the tree', () => {
  it('counts no criteria and no sign-offs beside the work', () => {
    const rest = '\n## Acceptance Criteria\n\n- [ ] It floats\n\n## Sign-Off\n\n- [x] Captain\n';
    const [sprint] = roots({ 'sprint_4_status.md': tracker(4, HALF, rest) });
    assert.deepEqual(sprint?.node.progress, { done: 1, total: 2, percent: 50 });
    const phases = nodesBelow(sprint?.children() ?? []).filter(({ type }) => type === 'phase');
    const text = ({ label, progress }: TreeNode) => `${label} ${progress?.done}/${progress?.total}`;
    assert.deepEqual(phases.map(text), ['Phase 1: Hull 1/2', 'Acceptance Criteria 0/1', 'Sign-Off 1/1']);
  });

  it('counts criteria where nothing else tells', () => {
    const plan =
      '# Sprint 4 Plan\n\n## Sprint Goal\n\nSail.\n\n## Acceptance Criteria\n\n- [x] It floats\n- [ ] It sails\n';
    assert.deepEqual(sprints({ 'sprint_4_plan.md': plan }), ['Sprint 4 1/2 in-progress']);
  });

  it('is never more in a phase than in its document', () => {
    const rest = '\n### Exit Criteria\n\n- [ ] It floats\n';
    const tree = show(roots({ 'sprint_4_status.md': tracker(4, HALF, rest) }));
    assert.match(tree, /document Sprint 4 Status Tracker 1\/2 in-progress\n {4}phase Phase 1: Hull 1\/2 in-progress\n/);
    assert.match(tree, /phase Exit Criteria 0\/1 open\n/);
  });
});
