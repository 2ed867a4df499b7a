import { strict as assert } from 'node:assert';
import * as vscode from 'vscode';
import { positionOf, provided, textOf } from './answers';
import { eventually, open, revertAll } from './editor';

const QUEUE = 'docs/sprints/sprint_9_queue.md';
const PLAN = 'docs/sprints/sprint_9_plan.md';

describe('Hovers in the editor', () => {
  afterEach(revertAll);

  it('says of an id in another row what it is, what it needs and what waits for it', async () => {
    const queue = await open(QUEUE);
    const text = await hoverOn(queue, positionOf(queue, '9-2', 1, 'Rank what was found'), /Find a title/);
    assert.match(text, /in progress/i);
    assert.match(text, /9-1/);
    assert.match(text, /9-3/);
  });

  it('says what a status token means', async () => {
    const queue = await open(QUEUE);
    await hoverOn(queue, positionOf(queue, 'BLOCKED', 2, '| 9-2 |'), /blocked|wait/i);
  });

  it('says what a front-matter key means', async () => {
    const plan = await open(PLAN);
    const text = await hoverOn(plan, positionOf(plan, 'coverage_min', 3), /coverage/i);
    assert.match(text, /0.{1,5}100|percent|%/);
  });

  it('shows how a count was counted', async () => {
    const tracker = await open('docs/sprints/tracker.md');
    await hoverOn(tracker, positionOf(tracker, '0/3', 1), /4/);
  });

  it('shows where a story file leads', async () => {
    const queue = await open(QUEUE);
    await hoverOn(queue, positionOf(queue, 'stories/9-2', 10), /in progress/i);
  });

  it('trusts no document: a hover runs no command', async () => {
    const queue = await open(QUEUE);
    const [hover] = await provided<vscode.Hover>('executeHoverProvider', queue.uri, positionOf(queue, '9-3', 1));
    for (const content of hover?.contents ?? [])
      assert.ok(!(content instanceof vscode.MarkdownString) || (!content.isTrusted && !content.supportHtml));
  });
});

function hoverOn(document: vscode.TextDocument, position: vscode.Position, holds: RegExp): Promise<string> {
  return eventually(`a hover holds ${holds}`, async () => {
    const hovers = await provided<vscode.Hover>('executeHoverProvider', document.uri, position);
    return hovers.flatMap(({ contents }) => contents.map(textOf)).find(text => holds.test(text));
  });
}
