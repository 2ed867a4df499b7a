import { strict as assert } from 'node:assert';
import {
  ApplyWorkspaceEditRequest,
  type CodeAction,
  CodeActionRequest,
  type CodeLens,
  CodeLensRequest,
  CompletionRequest,
  DidChangeWatchedFilesNotification,
  ExecuteCommandRequest,
  FileChangeType,
  type FileEvent,
  type WorkspaceEdit,
} from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { SCAFFOLD, type ScaffoldAnswer, type ScaffoldDocument } from '../../server/src/protocol';
import { DOCUMENTS } from '../../server/src/scaffold/documents';
import { type Client, EDITING, MODERN } from './client';
import { DONE_PLAN, uri } from './documents';
import { ROOT, useSessions } from './inMemory';

const FAILED =
  '<testsuite name="ferry" tests="2" failures="1"><testcase classname="ferry" name="floats"/>' +
  '<testcase classname="ferry" name="turns"><failure message="It [spins] | sinks"/></testcase></testsuite>';
const PLAN = DONE_PLAN.replace('when the sprint ends.', 'when the sprint ends, and `docs/rca_s3.md` if CI fails.');
const PATH = 'docs/sprint_3_plan.md';
const FILES = { [PATH]: PLAN, 'test-results/junit.xml': FAILED };
/** By what a team calls its documents. */
const NAMES: Readonly<Record<ScaffoldDocument, string>> = {
  plan: 'docs/sprint_4_plan.md',
  rca: 'docs/rca_s4.md',
  review: 'docs/sprint_4_review.md',
  story: 'docs/stories/story-1.2.md',
  tracker: 'docs/sprint_4_progress.md',
  queue: 'docs/work-queue.md',
  readiness: 'docs/sprint_4_readiness.md',
  completion: 'docs/sprint_4_completion_report.md',
  retrospective: 'docs/sprint_4_retrospective.md',
  handoff: 'docs/sprint_4_handoff.md',
  roadmap: 'docs/roadmap.md',
};

interface Editor {
  readonly client: Client;
  readonly files: Map<string, string>;
}

describe('a new document in an editor that knows LSP alone', () => {
  const session = useSessions();

  /** As a careful editor does: whole or not at all, and never for another text than the one it was made for. */
  async function apply({ client, files }: Editor, edit: WorkspaceEdit | undefined): Promise<string> {
    let made = '';
    for (const change of edit?.documentChanges ?? assert.fail('There is no edit.'))
      if ('kind' in change) {
        assert.equal(change.kind, 'create');
        assert.ok(!files.has(change.uri), change.uri);
        made = change.uri;
        files.set(made, '');
      } else if (change.textDocument.version === null) {
        const { uri } = change.textDocument;
        const text = TextDocument.create(uri, 'markdown', 0, files.get(uri) ?? assert.fail(uri));
        files.set(uri, TextDocument.applyEdits(text, change.edits as never));
      } else {
        assert.equal(change.textDocument.version, 1);
        await client.edit(change.textDocument.uri, change.edits as never);
      }
    const changes: FileEvent[] = [{ uri: made, type: FileChangeType.Created }];
    await client.connection.sendNotification(DidChangeWatchedFilesNotification.type, { changes });
    return made;
  }

  async function creation({ client }: Editor, path: string): Promise<CodeAction | undefined> {
    const params = { textDocument: { uri: uri(PATH) }, range: client.rangeOf(uri(PATH), path) };
    const found = await client.connection.sendRequest(CodeActionRequest.type, {
      ...params,
      context: { diagnostics: [] },
    });
    return (found as CodeAction[]).find(({ title }) => title === `Create ${path}`);
  }

  for (const [rule, path, status, known] of [
    ['missing-review', 'docs/sprint_3_review.md', 'done', /Build a raft/],
    ['missing-rca', 'docs/rca_s3.md', 'in progress', /turns/],
  ] as const)
    it(`is made by the quick fix of ${rule}: the file, its text and the link, with nothing to find fault with`, async () => {
      const plan = PLAN.replace('status: done', `status: ${status}`);
      const editor = await session({ ...FILES, [PATH]: plan }, EDITING);
      const { client, files } = editor;
      await client.open(uri(PATH), plan);
      assert.ok((await client.codes(uri(PATH))).includes(rule));
      const made = await apply(editor, (await creation(editor, path))?.edit);
      assert.equal(made, uri(path));
      assert.match(files.get(made) ?? '', known);
      assert.match(client.textOf(uri(PATH)), new RegExp(`\\[\`${path}\`\\]\\(${path.slice('docs/'.length)}\\)`));
      await client.open(made, files.get(made) ?? '');
      assert.deepEqual([...new Set(await client.codes(made))], ['template-placeholder'], files.get(made));
      const left = await client.codes(uri(PATH));
      assert.ok(!left.includes(rule) && !left.includes('dead-link'), left.join());
      assert.deepEqual(client.log, []);
    });

  it('is made by the lens above the plan', async () => {
    const editor = await session(FILES, EDITING);
    const { client } = editor;
    await client.open(uri(PATH), PLAN);
    const lenses: CodeLens[] =
      (await client.connection.sendRequest(CodeLensRequest.type, { textDocument: { uri: uri(PATH) } })) ?? [];
    const { command = '', arguments: args = [] } =
      lenses.find(each => each.command?.title === 'Create docs/sprint_3_review.md')?.command ?? {};
    const edits: WorkspaceEdit[] = [];
    client.connection.onRequest(ApplyWorkspaceEditRequest.type, ({ edit }) => ({ applied: edits.push(edit) > 0 }));
    await client.connection.sendRequest(ExecuteCommandRequest.type, { command, arguments: args });
    await apply(editor, edits[0]);
    assert.equal(edits.length, 1);
    assert.match(client.textOf(uri(PATH)), /\]\(sprint_3_review\.md\)/);
  });

  it('is what an empty file of its name is completed to, with and without tab stops', async function () {
    this.timeout(30_000);
    for (const snippetSupport of [true, false]) {
      const textDocument = { ...MODERN.textDocument, completion: { completionItem: { snippetSupport } } };
      const { client } = await session({ [PATH]: PLAN }, { ...MODERN, textDocument });
      for (const document of DOCUMENTS) {
        const path = NAMES[document];
        await client.open(uri(path), '');
        const [first] = await client.complete(uri(path), '');
        const asked = await client.connection.sendRequest<ScaffoldAnswer>(SCAFFOLD, { document, path });
        const edit = first?.textEdit?.newText;
        assert.equal(edit, snippetSupport ? asked.snippet : asked.text, path);
        if (!snippetSupport) {
          await client.replace(uri(path), '', edit ?? '');
          const found = new Set(await client.codes(uri(path)));
          assert.deepEqual([...found], found.size ? ['template-placeholder'] : [], path);
        }
        await client.close(uri(path));
      }
      assert.deepEqual(client.log, []);
    }
  });

  it('is what a file outside of all folders is completed to, too', async () => {
    const { client } = await session({ '.sprintmark/templates/rca.md': 'Ours.\n' });
    const event = { added: [], removed: [{ uri: ROOT, name: 'project' }] };
    await client.connection.sendNotification('workspace/didChangeWorkspaceFolders', { event });
    for (const open of ['untitled:rca.md', 'file:///elsewhere/rca.md']) {
      await client.open(open, '');
      const params = { textDocument: { uri: open }, position: { line: 0, character: 0 } };
      const list = await client.connection.sendRequest(CompletionRequest.type, params);
      const [first] = list && 'items' in list ? list.items : [];
      assert.equal(first?.label, 'Root cause analysis', open);
      assert.match(first.textEdit?.newText ?? '', /^# .*Root Cause Analysis/);
    }
    assert.deepEqual(client.log, []);
  });
});
