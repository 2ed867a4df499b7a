import { strict as assert } from 'node:assert';
import { readDocument } from '../../server/src/model/parse';
import { shifted } from '../../server/src/model/shift';
import type { Task } from '../../server/src/model/sprint';
import { placeTask } from '../../server/src/model/tasks/placed';

const FULL: Task = {
  range: { start: 1, end: 90 },
  id: { value: 'A-1', range: { start: 2, end: 5 } },
  title: { value: 'Moor', range: { start: 6, end: 10 } },
  status: { value: 'done', range: { start: 11, end: 14 }, written: '[x]' },
  owner: { value: 'Mei', range: { start: 15, end: 18 } },
  priority: { value: 'P1', range: { start: 19, end: 21 } },
  effort: { value: '2h', range: { start: 22, end: 24 } },
  acceptance: { value: 'It holds.', range: { start: 25, end: 34 } },
  criteria: [{ value: 'Holds', range: { start: 35, end: 40 } }],
  deliverables: [{ value: 'A rope', range: { start: 41, end: 47 } }],
  storyFile: { value: 'a.md', range: { start: 48, end: 52 } },
  dependsOn: [
    {
      value: 'A-2',
      key: 'A-2',
      range: { start: 53, end: 56 },
      state: { value: 'open', range: { start: 57, end: 58 } },
      loose: true,
      elsewhere: true,
    },
  ],
  otherNeeds: [{ value: 'Epic 2', range: { start: 59, end: 65 } }],
  blocker: { value: 'rain', range: { start: 66, end: 70 } },
  steps: [
    {
      range: { start: 71, end: 80 },
      title: { value: 'Tie', range: { start: 72, end: 75 } },
      dependsOn: [],
      source: 'checkbox',
    },
  ],
  source: 'row',
};

describe('a task behind an edit', () => {
  it('has every field moved, as all other facts are', () => assert.deepEqual(placeTask(FULL, 7), shifted(FULL, 7)));

  it('is moved alike in a document', () => {
    const text =
      '# Queue\n\n- [ ] **A-1** Moor (2h)\n  - Owner: Mei\n  - Depends On: A-2 [DONE], Epic 2\n  - [x] tie\n';
    const { tasks } = readDocument('file:///queue.md', 'work-queue.md', text);
    assert.deepEqual(
      tasks.map(task => placeTask(task, 3)),
      tasks.map(task => shifted(task, 3)),
    );
  });
});

describe('a long list behind an edit', () => {
  const rows = Array.from({ length: 20 }, (_, at) => ({ range: { start: at, end: at + 1 }, value: `${at}` }));

  it('is moved once it is asked for, and looks as if it had been at once', () => {
    const table = shifted({ range: { start: 0, end: 20 }, rows }, 5);
    assert.equal(table.rows, table.rows);
    assert.deepEqual(JSON.parse(JSON.stringify(table)), {
      range: { start: 5, end: 25 },
      rows: rows.map(({ value }, at) => ({ range: { start: at + 5, end: at + 6 }, value })),
    });
    assert.deepEqual({ ...table }.rows, table.rows);
  });
});
