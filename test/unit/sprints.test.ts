import { strict as assert } from 'node:assert';
import { readDocument } from '../../server/src/model/parse';
import { groupSprints } from '../../server/src/model/sprints/sprints';

const doc = (path: string, text: string) => readDocument(`file:///w/${path}`, path, text);

describe('sprints', () => {
  it('take further documents in without a change to what they were', () => {
    const plan = doc('docs/sprint_4_plan.md', '# Sprint 4 plan\n\n## Sprint Goal\n\nSail.\n');
    const review = doc('docs/sprint_4_review.md', '# Sprint 4 Review\n\n## What Went Well\n\n- The wind\n');
    const other = doc('docs/sprint_5_plan.md', '# Sprint 5 plan\n\n## Sprint Goal\n\nRow.\n');
    const base = groupSprints([plan]);
    const all = groupSprints([review, other], base);
    const shown = (sprints: typeof base) =>
      [...sprints.values()].map(({ number, plans, reviews }) => [number, plans.length, reviews.length]);
    assert.deepEqual(shown(base), [['4', 1, 0]]);
    assert.deepEqual(shown(all), [
      ['4', 1, 1],
      ['5', 1, 0],
    ]);
  });

  it('know a phase that the number of the sprint says already', () => {
    const text = '# Sprint plan\n\n## Sprint Goal\n\nSail.\n';
    const ids = (...paths: string[]) => [...groupSprints(paths.map(path => doc(path, text))).keys()];
    assert.equal(ids('docs/phase-1/sprint-1.2-plan.md', 'status/sprint-1.2-plan.md').length, 1);
    assert.equal(ids('docs/phase-1/sprint-2-plan.md', 'docs/phase-2/sprint-2-plan.md').length, 2);
    assert.equal(ids('docs/phase-2/sprint-1.2-plan.md', 'status/sprint-1.2-plan.md').length, 2);
  });
});
