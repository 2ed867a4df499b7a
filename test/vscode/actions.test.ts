import { strict as assert } from 'node:assert';
import * as vscode from 'vscode';
import { lineOf, positionOf } from './answers';
import { actions, apply, offered, open, revertAll } from './editor';

const QUEUE = 'docs/sprints/sprint_9_queue.md';
const TRACKER = 'docs/sprints/tracker.md';
const PLAN = 'docs/sprints/sprint_7_plan.md';

describe('Task actions in the editor', () => {
  afterEach(revertAll);

  it('claim what is ready', async () => {
    const queue = await open(QUEUE);
    await apply(await offered(queue, '9-4 |', /claim.*as/i));
    assert.match(lineOf(queue, 'Search on a phone'), /\[CLAIMING: .+\]/);
  });

  it('mark a task done, record it, and free what waited for it: one step to undo', async () => {
    const queue = await open(QUEUE);
    const before = queue.getText();
    await apply(await offered(queue, '9-2 |', /mark.*done/i));
    assert.match(lineOf(queue, 'Rank what was found'), /^\| \[ \] /, 'it no longer waits');
    const completed = queue.getText().slice(queue.getText().indexOf('## Completed'));
    assert.match(completed, /\| 9-2 \| Find a title by its words \|/);
    await vscode.commands.executeCommand('undo');
    assert.equal(queue.getText(), before);
  });

  it('check a box, and the count of its phase', async () => {
    const tracker = await open(TRACKER);
    await apply(await offered(tracker, 'Write one row', /check|toggle|done/i));
    assert.match(tracker.getText(), /- \[x\] Write one row/);
    assert.match(tracker.getText(), /\(2\/2 tasks\)/);
  });

  it('update every count', async () => {
    const tracker = await open(TRACKER);
    await apply(await offered(tracker, 'Library Move', /counts/i));
    assert.match(tracker.getText(), /\(0\/4 tasks\)/);
  });

  it('sort a table', async () => {
    const queue = await open(QUEUE);
    await apply(await offered(queue, '9-1 | Index', /sort.*status/i));
    const order = [...queue.getText().matchAll(/^\| \[.*?\] \| (9-\d)/gm)].map(([, id]) => id);
    assert.notDeepEqual(order, ['9-1', '9-2', '9-3', '9-4']);
    assert.deepEqual([...order].sort(), ['9-1', '9-2', '9-3', '9-4']);
  });

  it('offer nothing on ordinary prose', async () => {
    const plan = await open(PLAN);
    const at = positionOf(plan, 'whole library', 2);
    const found = await actions(plan, new vscode.Range(at, at), 'refactor');
    const ours = found.filter(({ title }) => /claim|mark|sort|extract|split/i.test(title));
    assert.deepEqual(
      ours.map(({ title }) => title),
      [],
    );
  });
});
