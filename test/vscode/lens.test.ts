import { strict as assert } from 'node:assert';
import * as vscode from 'vscode';
import { positionOf, provided } from './answers';
import { eventually, open, revertAll } from './editor';

const QUEUE = 'docs/sprints/sprint_9_queue.md';
const TRACKER = 'docs/sprints/tracker.md';
const PLAN = 'docs/sprints/sprint_9_plan.md';

describe('What the editor shows between the lines', () => {
  afterEach(revertAll);

  it('shows the progress of a phase above it', async () => {
    const tracker = await open(TRACKER);
    const lens = await lensOn(tracker, /0\s*(\/|of)\s*4|1\s*(\/|of)\s*2/);
    assert.ok(lens.range.start.line > 0);
  });

  it('names the next task of a queue', async () => {
    const queue = await open(QUEUE);
    await lensOn(queue, /next.*9-4/i);
  });

  it('offers to run the tests of a sprint', async () => {
    const plan = await open(PLAN);
    const { command } = await lensOn(plan, /run.*test/i);
    assert.ok((await vscode.commands.getCommands(true)).includes(command?.command ?? ''));
  });

  it('shows no lens where they are switched off', async () => {
    const config = vscode.workspace.getConfiguration('sprintmark.codeLens');
    const names = Object.keys(config).filter(name => typeof config.get(name) === 'boolean');
    assert.ok(names.length >= 3, names.join());
    for (const name of names) await config.update(name, false, vscode.ConfigurationTarget.Global);
    try {
      const queue = await open(QUEUE);
      await eventually('there is no lens of ours', async () => {
        const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>(
          'vscode.executeCodeLensProvider',
          queue.uri,
          50,
        );
        return lenses.some(({ command }) => /next/i.test(command?.title ?? '')) ? undefined : true;
      });
    } finally {
      for (const name of names) await config.update(name, undefined, vscode.ConfigurationTarget.Global);
    }
  });

  it('shows the true count beside a stale one, and a dependency’s status beside its id', async () => {
    const tracker = await open(TRACKER);
    assert.match(await hintOn(tracker, positionOf(tracker, '(0/3 tasks)').line), /4/);
    const queue = await open(QUEUE);
    assert.match(await hintOn(queue, positionOf(queue, '9-2 | |').line), /in progress/i);
  });
});

function lensOn(document: vscode.TextDocument, title: RegExp): Promise<vscode.CodeLens> {
  return eventually(`a lens says ${title}`, async () => {
    const lenses = await provided<vscode.CodeLens>('executeCodeLensProvider', document.uri, 50);
    return lenses.find(({ command }) => title.test(command?.title ?? ''));
  });
}

function hintOn(document: vscode.TextDocument, line: number): Promise<string> {
  const whole = new vscode.Range(0, 0, document.lineCount, 0);
  return eventually(`there is a hint on line ${line + 1}`, async () => {
    const hints = await provided<vscode.InlayHint>('executeInlayHintProvider', document.uri, whole);
    const hint = hints.find(({ position }) => position.line === line);
    const label = hint?.label;
    return typeof label === 'string' ? label : label?.map(({ value }) => value).join('');
  });
}
