import { strict as assert } from 'node:assert';
import type * as vscode from 'vscode';
import { positionOf, provided } from './answers';
import { eventually, open, revertAll } from './editor';

const QUEUE = 'docs/sprints/sprint_9_queue.md';

describe('Structure in the editor', () => {
  afterEach(revertAll);

  it('lists tasks with their status beside the headings', async () => {
    const queue = await open(QUEUE);
    const symbol = await eventually('a task is listed', async () => {
      const symbols = await provided<vscode.DocumentSymbol>('executeDocumentSymbolProvider', queue.uri);
      return all(symbols).find(({ name }) => /9-2/.test(name));
    });
    assert.match(`${symbol.name} ${symbol.detail}`, /in progress/i);
  });

  it('finds tasks and sprints by name', async () => {
    await open(QUEUE);
    const tasks = await provided<vscode.SymbolInformation>('executeWorkspaceSymbolProvider', 'rank what');
    assert.ok(
      tasks.some(({ name }) => /Rank what was found/.test(name)),
      tasks.map(({ name }) => name).join(),
    );
    const sprints = await provided<vscode.SymbolInformation>('executeWorkspaceSymbolProvider', 'sprint 9');
    assert.ok(sprints.some(({ name }) => /Sprint 9/.test(name)));
  });

  it('folds the table of what is completed', async () => {
    const queue = await open(QUEUE);
    const start = positionOf(queue, '| Story | Title | Completed |').line;
    await eventually('the table folds', async () => {
      const ranges = await provided<vscode.FoldingRange>('executeFoldingRangeProvider', queue.uri);
      return ranges.find(range => Math.abs(range.start - start) <= 1 && range.end > start);
    });
  });

  it('selects a cell, then its row, then the table', async () => {
    const queue = await open(QUEUE);
    const position = positionOf(queue, 'Rank', 1);
    const [selection] = await provided<vscode.SelectionRange>('executeSelectionRangeProvider', queue.uri, [position]);
    const texts: string[] = [];
    for (let each = selection; each; each = each.parent as vscode.SelectionRange)
      texts.push(queue.getText(each.range).trim());
    const cell = texts.indexOf('Rank what was found');
    const row = texts.findIndex(text => /^\| \[BLOCKED\] .*\|$/.test(text));
    const table = texts.findIndex(text => text.startsWith('| Status | Story') && text.includes('9-4'));
    assert.ok(cell >= 0 && row > cell && table > row, texts.join('\n—\n'));
  });

  it('links story files', async () => {
    const queue = await open(QUEUE);
    const links = await provided<vscode.DocumentLink>('executeLinkProvider', queue.uri, 100);
    assert.ok(links.some(({ target }) => target?.path.endsWith('stories/9-2-find-a-title.md')));
  });
});

const all = (symbols: readonly vscode.DocumentSymbol[]): vscode.DocumentSymbol[] =>
  symbols.flatMap(symbol => [symbol, ...all(symbol.children ?? [])]);
