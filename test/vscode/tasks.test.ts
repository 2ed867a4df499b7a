import { strict as assert } from 'node:assert';
import * as vscode from 'vscode';
import { lineOf, positionOf, provided, textOf } from './answers';
import { apply, eventually, offered, removeWritten, write } from './editor';

const QUEUE = [
  '# Sprint 31 Work Queue',
  '',
  '| Status | Story | Title | Owner | Depends On |',
  '|--------|-------|-------|-------|------------|',
  '| [IN PROGRESS] | 31-1 | Draw the map | Ada | — |',
  '| [ ] | 31-2 | Print the map | | — |',
  '| [ ] | 31-3 | Fold the map | | 31-1 |',
];

const PLAN = [
  '---',
  'number: 32',
  'coverage_min: 80',
  'test_pattern: "map"',
  'timebox_minutes: 90',
  '---',
  '# Sprint 32 Plan: Maps',
  '',
  '## Sprint Goal',
  '',
  'Walkers hold a map.',
  '',
  '## Tasks (max 2)',
  '',
  '| # | Task Name | Acceptance Criteria |',
  '|---|-----------|---------------------|',
  '| 1 | Draw | It has a north |',
  '| 2 | Print | |',
  '| 3 | Fold | It fits a pocket |',
];

const TRACKER = [
  '# Sprint 33 Status Tracker',
  '',
  '**Phase 1 Status**: Not Started (0/2 tasks)',
  '',
  '- [ ] M-1 Draw the map',
  '  - It has a north',
  '- [ ] M-2 Print the map',
];

describe('Tasks of documents that were just written', () => {
  afterEach(removeWritten);

  it('are started', async () => {
    const queue = await write('docs/sprints/sprint_31_queue.md', QUEUE);
    await apply(await offered(queue, '31-2', /start/i));
    assert.match(lineOf(queue, 'Print the map'), /^\| \[IN PROGRESS/);
  });

  it('are blocked, and freed again', async () => {
    const queue = await write('docs/sprints/sprint_31_queue.md', QUEUE);
    await apply(await offered(queue, '31-3', /^block/i));
    assert.match(lineOf(queue, 'Fold the map'), /^\| \[BLOCKED/);
    await apply(await offered(queue, '31-3', /^unblock/i));
    assert.match(lineOf(queue, 'Fold the map'), /^\| \[ \]/);
  });

  it('are given criteria, and moved to the next sprint past the limit', async () => {
    const plan = await write('docs/sprints/sprint_32_plan.md', PLAN);
    const next = await write('docs/sprints/sprint_33_plan.md', PLAN.map(line => line.replace('32', '33')).slice(0, -2));
    await vscode.window.showTextDocument(plan);
    await apply(await offered(plan, 'Print |', /acceptance/i));
    assert.doesNotMatch(lineOf(plan, 'Print |'), /\| +\|$/);
    await apply(await offered(plan, 'Fold', /past the limit/i));
    assert.doesNotMatch(plan.getText(), /Fold/);
    assert.match(next.getText(), /Fold \| It fits a pocket/);
    await next.save();
  });

  it('become stories of their own', async () => {
    const tracker = await write('docs/sprints/sprint_33_status.md', TRACKER);
    await apply(await offered(tracker, 'M-1', /story file/i));
    const path = /\]\((.+?\.md)\)/.exec(tracker.getText())?.[1];
    assert.ok(path, tracker.getText());
    const uri = vscode.Uri.joinPath(tracker.uri, '..', path);
    const story = await vscode.workspace.openTextDocument(uri);
    assert.match(story.getText(), /Draw the map[\s\S]*It has a north/);
    await story.save();
    await vscode.workspace.fs.delete(uri);
  });

  it('tell in a hover on the sprint what it is for', async () => {
    const plan = await write('docs/sprints/sprint_32_plan.md', PLAN);
    await eventually('the hover tells the goal', async () => {
      const at = positionOf(plan, 'Sprint 32', 8);
      const hovers = await provided<vscode.Hover>('executeHoverProvider', plan.uri, at);
      return hovers.flatMap(({ contents }) => contents.map(textOf)).find(text => /Walkers hold a map/.test(text));
    });
  });

  it('have a lens where the review is missing, and days left', async () => {
    const ends = new Date(Date.now() + 5 * 24 * 3600 * 1000).toISOString().slice(0, 10);
    const done = [...PLAN.slice(0, 5), 'status: done', ...PLAN.slice(5), '', '## Exit', ''];
    const plan = await write('docs/sprints/sprint_32_plan.md', [
      ...done,
      'Create `docs/sprints/sprint_32_review.md` when the sprint ends.',
    ]);
    await eventually('a lens creates the review', async () => {
      const lenses = await provided<vscode.CodeLens>('executeCodeLensProvider', plan.uri, 50);
      return lenses.find(({ command }) => /create.*sprint_32_review/i.test(command?.title ?? ''));
    });
    const roadmap = await write('docs/sprints/sprint_34_plan.md', [
      ...PLAN.map(line => line.replace('32', '34')).slice(0, 7),
      '',
      `**End Date**: ${ends}`,
    ]);
    await eventually('a hint says how many days are left', async () => {
      const whole = new vscode.Range(0, 0, roadmap.lineCount, 0);
      const hints = await provided<vscode.InlayHint>('executeInlayHintProvider', roadmap.uri, whole);
      return hints.find(({ label }) =>
        /\d days? left/.test(typeof label === 'string' ? label : (label[0]?.value ?? '')),
      );
    });
  });

  it('are completed with sections, owners, rows and whole documents', async () => {
    const queue = await write('docs/sprints/sprint_31_queue.md', [...QUEUE, '| ']);
    const offers = async (document: vscode.TextDocument, position: vscode.Position, label: RegExp) =>
      eventually(`${label} is offered`, async () => {
        const list = await vscode.commands.executeCommand<vscode.CompletionList>(
          'vscode.executeCompletionItemProvider',
          document.uri,
          position,
        );
        return list.items.find(each => label.test(typeof each.label === 'string' ? each.label : each.label.label));
      });
    await offers(queue, positionOf(queue, '| — |', 0, 'Print the map').translate(0, -1), /Ada/);
    await offers(queue, new vscode.Position(QUEUE.length, 2), /31-4/);
    const empty = await write('docs/sprints/sprint_35_plan.md', []);
    await offers(empty, new vscode.Position(0, 0), /plan/i);
  });
});
