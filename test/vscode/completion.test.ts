import { strict as assert } from 'node:assert';
import * as vscode from 'vscode';
import { insert, positionOf } from './answers';
import { eventually, open, revertAll } from './editor';

const QUEUE = 'docs/sprints/sprint_9_queue.md';
const PLAN = 'docs/sprints/sprint_9_plan.md';

describe('Completion in the editor', () => {
  afterEach(revertAll);

  it('offers front-matter keys that are not there yet', async () => {
    const plan = await open(PLAN);
    await insert(plan, positionOf(plan, 'number: 9'), 'f\n');
    const keys = labels(await offered(plan, positionOf(plan, 'f\n', 1)));
    assert.ok(
      keys.some(key => /^[a-z_]+/.test(key)),
      keys.join(),
    );
    assert.ok(!keys.some(key => key.startsWith('coverage_min')), 'a key that is there is not offered again');
  });

  it('offers what a task can depend on, and nothing that would make a circle', async () => {
    const queue = await open(QUEUE);
    const place = positionOf(queue, '9-1 | |', 0, 'Search on a phone');
    await insert(queue, place, '9-');
    const ids = labels(await offered(queue, place.translate(0, 2))).filter(label => label.startsWith('9-'));
    assert.ok(
      ids.some(id => id.startsWith('9-3')),
      ids.join(),
    );
    assert.ok(!ids.some(id => id.startsWith('9-4')), 'no task depends on itself');
  });

  it('offers the document’s own status tokens in a status cell', async () => {
    const queue = await open(QUEUE);
    const tokens = labels(await offered(queue, positionOf(queue, '[ ] | 9-4', 2)));
    assert.ok(
      tokens.some(token => token.includes('DONE')),
      tokens.join(),
    );
    assert.ok(
      tokens.some(token => token.includes('CLAIMING')),
      tokens.join(),
    );
  });

  it('says nothing in prose', async () => {
    const queue = await open(QUEUE);
    const items = await complete(queue, positionOf(queue, 'once 9-2', 2), ' ');
    const prose = items.filter(({ kind }) => kind !== vscode.CompletionItemKind.Text);
    assert.deepEqual(labels(prose), []);
  });
});

const labels = (items: readonly vscode.CompletionItem[]): string[] =>
  items.map(({ label }) => (typeof label === 'string' ? label : label.label));

async function complete(document: vscode.TextDocument, position: vscode.Position, trigger?: string) {
  const list = await vscode.commands.executeCommand<vscode.CompletionList>(
    'vscode.executeCompletionItemProvider',
    document.uri,
    position,
    trigger,
  );
  return list.items;
}

/** What is offered that is more than words of the text. */
function offered(document: vscode.TextDocument, position: vscode.Position): Promise<vscode.CompletionItem[]> {
  return eventually('something is offered', async () => {
    const items = await complete(document, position);
    const ours = items.filter(({ kind }) => kind !== vscode.CompletionItemKind.Text);
    return ours.length ? ours : undefined;
  });
}
