import { strict as assert } from 'node:assert';
import * as vscode from 'vscode';
import { NEW_SCAFFOLD } from '../../server/src/protocol';
import { actions, eventually, finding, removeWritten, write } from './editor';

/** A plan that wants an analysis, and a review that says why. */
const filesOf = (number: number) => ({
  plan: [
    `# Sprint ${number} Plan`,
    '',
    '## 0 · Sprint Goal',
    '',
    'Bake faster.',
    '',
    '## 3 · Tasks & Acceptance',
    '',
    '| # | Task Name | Acceptance Criteria |',
    '|---|-----------|---------------------|',
    '| 1 | Oven | It is hot in 5 min |',
    '',
    '## 6 · Guard-Rails',
    '',
    `**Mandatory RCA**: write \`docs/rcas/rca_s${number}.md\` if CI fails at any point.`,
  ],
  review: [
    `# Sprint ${number} Review`,
    '',
    '**Outcome**: Partial',
    '',
    '## What Could Be Improved',
    '',
    '- **CI** failed on the release branch',
  ],
});

const folder = (): vscode.Uri => {
  const [first] = vscode.workspace.workspaceFolders ?? [];
  assert.ok(first, 'the test workspace is open');
  return first.uri;
};
const at = (path: string): vscode.Uri => vscode.Uri.joinPath(folder(), path);
const isThere = async (uri: vscode.Uri) => (await bytesOf(uri)) !== undefined;
const bytesOf = async (uri: vscode.Uri): Promise<string | undefined> => {
  try {
    return new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
  } catch {
    // It is not there, which is what is asked.
    return undefined;
  }
};
const run = (command: string, ...args: unknown[]) => vscode.commands.executeCommand(command, ...args);
const accept = () => run('workbench.action.acceptSelectedQuickOpenItem');
const back = () => run('workbench.action.quickInputBack');
const previews = () =>
  vscode.window.tabGroups.all
    .flatMap(({ tabs }) => tabs)
    .filter(({ input }) => input instanceof vscode.TabInputText && input.uri.scheme === 'sprintmark-preview');
const inFront = (uri: vscode.Uri) =>
  eventually(`${uri.path} is in front`, () => {
    const editor = vscode.window.activeTextEditor;
    return editor?.document.uri.toString() === uri.toString() ? editor : undefined;
  });

describe('New sprint documents in the editor', () => {
  let number = 80;
  let made: vscode.Uri;
  let plan: vscode.TextDocument;
  const link = () => new RegExp(`\\]\\(\\.\\./rcas/rca_s${number}\\.md\\)`);

  beforeEach(async () => {
    const { plan: lines, review } = filesOf(++number);
    made = at(`docs/rcas/rca_s${number}.md`);
    await write(`docs/reviews/sprint_${number}_review.md`, review);
    plan = await write(`docs/plans/sprint_${number}_plan.md`, lines);
  });

  afterEach(async () => {
    await run('workbench.action.closeQuickOpen');
    await removeWritten();
    for (const path of ['docs/rcas', 'docs/plans', 'docs/reviews'])
      if (await isFolder(at(path))) await vscode.workspace.fs.delete(at(path), { recursive: true });
  });

  it('come from a quick fix, open at the first place to fill in, and go with one undo', async () => {
    const { range } = await finding(plan, 'missing-rca', 'Mandatory RCA');
    const before = plan.getText();
    const offered = await actions(plan, range, 'quickfix');
    const fix = offered.find(({ command }) => command?.command === NEW_SCAFFOLD);
    assert.ok(fix?.command, 'the fix calls the command');
    await run(NEW_SCAFFOLD, ...(fix.command.arguments ?? []));
    const editor = await inFront(made);
    assert.match(editor.document.getText(editor.selection), /^\[TODO: [^\]]+\]$/);
    assert.match(editor.document.getText(), new RegExp(`Sprint ${number}`));
    assert.equal(await bytesOf(made), editor.document.getText(), 'what is shown is on disk');
    assert.equal(editor.document.isDirty, false);
    assert.match(plan.getText(), link());
    assert.equal(plan.isDirty, false, 'the plan is saved, as it was before');
    const first = editor.selection.active.line;
    await run('jumpToNextSnippetPlaceholder');
    assert.ok(editor.selection.active.line >= first);
    assert.match(editor.document.getText(editor.selection), /^\[TODO: /);
    await run('undo');
    await eventually('the file is gone again', async () => ((await isThere(made)) ? undefined : true));
    assert.equal(plan.getText(), before);
    await eventually('the plan on disk is as it was', async () =>
      (await bytesOf(plan.uri)) === before && !plan.isDirty ? true : undefined,
    );
  });

  it('go with one undo where lines end as on Windows, too', async () => {
    made = at(`docs/rcas/rca_s${++number}.md`);
    plan = await write(
      `docs/plans/sprint_${number}_plan.md`,
      filesOf(number).plan.map(line => `${line}\r`),
    );
    const before = plan.getText();
    await run(NEW_SCAFFOLD, { document: 'rca', uri: plan.uri.toString() });
    await inFront(made);
    assert.match((await bytesOf(made)) ?? '', /^(?:[^\r\n]*\r\n)+$/);
    assert.match((await bytesOf(plan.uri)) ?? '', link());
    await run('undo');
    await eventually('the file is gone again', async () => ((await isThere(made)) ? undefined : true));
    await eventually('the plan on disk is as it was', async () =>
      (await bytesOf(plan.uri)) === before ? true : undefined,
    );
  });

  it('are linked from a plan that no editor shows', async () => {
    const before = plan.getText();
    await run('workbench.action.closeAllEditors');
    await run(NEW_SCAFFOLD, { document: 'rca', uri: plan.uri.toString() });
    await inFront(made);
    assert.match((await bytesOf(plan.uri)) ?? '', link());
    await run('undo');
    await eventually('the file is gone again', async () => ((await isThere(made)) ? undefined : true));
    await eventually('the plan on disk is as it was', async () =>
      (await bytesOf(plan.uri)) === before ? true : undefined,
    );
    const shown = await vscode.workspace.openTextDocument(plan.uri);
    assert.equal(shown.getText(), before);
  });

  it('are shown before they are made, and a change of mind leaves no trace', async () => {
    await vscode.window.showTextDocument(plan);
    const before = plan.getText();
    const running = run('sprintmark.new.rca', { node: nodeOf(plan), parent: undefined });
    await untilPreview(running);
    const [tab] = previews();
    assert.match(String(tab?.label), /Preview/);
    assert.equal(vscode.window.activeTextEditor?.document.uri.toString(), plan.uri.toString());
    await run('workbench.action.closeQuickOpen');
    await running;
    await eventually('the preview is closed', () => (previews().length ? undefined : true));
    assert.equal(await isThere(made), false);
    assert.equal(await isFolder(at('docs/rcas')), false);
    assert.equal(plan.getText(), before);
  });

  it('are made after going back and forth', async () => {
    const running = run('sprintmark.new.rca', { node: nodeOf(plan), parent: undefined });
    await untilPreview(running);
    await back();
    await acceptUntil(running);
    const { document, selection } = await inFront(made);
    assert.match(document.getText(selection), /^\[TODO: [^\]]+\]$/);
    assert.deepEqual(previews(), []);
  });

  it('never take the place of another file, also where that is made meanwhile', async () => {
    const theirs = '# Theirs\n\nNothing of ours.\n';
    await vscode.workspace.fs.writeFile(made, new TextEncoder().encode(theirs));
    const running = run(NEW_SCAFFOLD, {
      document: 'rca',
      uri: plan.uri.toString(),
      path: `docs/rcas/rca_s${number}.md`,
    });
    await acceptUntil(running);
    await inFront(made);
    assert.equal(await bytesOf(made), theirs);
  });

  it('leave nothing where they cannot be written', async () => {
    const before = plan.getText();
    await vscode.workspace.fs.writeFile(at('docs/rcas'), new TextEncoder().encode('no folder'));
    await run(NEW_SCAFFOLD, { document: 'rca', uri: plan.uri.toString(), path: `docs/rcas/deep/rca_s${number}.md` });
    assert.equal(await bytesOf(at('docs/rcas')), 'no folder');
    assert.equal(plan.getText(), before);
    await vscode.workspace.fs.delete(at('docs/rcas'));
  });

  it('stay inside the workspace, and say nothing to what is no request', async () => {
    for (const path of ['../out.md', '/tmp/out.md', 'docs/../../out.md'])
      await run(NEW_SCAFFOLD, { document: 'rca', uri: plan.uri.toString(), path });
    for (const forged of [undefined, 7, { document: '__proto__' }, { document: 'rca', path: 'x'.repeat(10_000) }])
      await run(NEW_SCAFFOLD, forged);
    assert.equal(await isThere(at('../out.md')), false);
    assert.equal(await isThere(vscode.Uri.file('/tmp/out.md')), false);
  });

  /** Answers what comes before the last step, at which the preview is shown. */
  async function untilPreview(running: Thenable<unknown>): Promise<void> {
    let isOver = false;
    void Promise.resolve(running).finally(() => {
      isOver = true;
    });
    await eventually('the last step is shown', async () => {
      assert.ok(!isOver, 'it is still asking');
      if (previews().length) return true;
      await accept();
      await new Promise(resolve => setTimeout(resolve, 200));
      return undefined;
    });
  }

  async function acceptUntil(running: Thenable<unknown>): Promise<void> {
    let isOver = false;
    void Promise.resolve(running).finally(() => {
      isOver = true;
    });
    await eventually('all is answered', async () => {
      if (isOver) return true;
      await accept();
      return undefined;
    });
  }
});

async function isFolder(uri: vscode.Uri): Promise<boolean> {
  try {
    return (await vscode.workspace.fs.stat(uri)).type === vscode.FileType.Directory;
  } catch {
    // It is not there.
    return false;
  }
}

const nodeOf = ({ uri }: vscode.TextDocument) => ({
  ...{ id: 'test', type: 'document', label: 'plan', hasChildren: false, kind: 'plan', uri: uri.toString() },
});
