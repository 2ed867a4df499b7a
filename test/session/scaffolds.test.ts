import { strict as assert } from 'node:assert';
import {
  ApplyWorkspaceEditRequest,
  type CodeAction,
  CodeActionRequest,
  CodeActionResolveRequest,
  type CodeLens,
  CodeLensRequest,
  ExecuteCommandRequest,
  type WorkspaceEdit,
  WorkspaceSymbolRequest,
} from 'vscode-languageserver/node';
import {
  BUILT_IN_TEMPLATE,
  NEW_SCAFFOLD,
  SCAFFOLD,
  type ScaffoldAnswer,
  type ScaffoldParams,
} from '../../server/src/protocol';
import { DOCUMENTS } from '../../server/src/scaffold/documents';
import { type Client, EDITING, MODERN } from './client';
import { DONE_PLAN as PLAN, uri } from './documents';
import { ROOT, useSessions } from './inMemory';

const FILES = { 'docs/sprint_3_plan.md': PLAN };

const ask = ({ connection }: Client, params: Partial<ScaffoldParams>): Promise<ScaffoldAnswer | null> =>
  connection.sendRequest(SCAFFOLD, params);

async function made(client: Client, params: Partial<ScaffoldParams>): Promise<ScaffoldAnswer> {
  const answer = await ask(client, { today: '2026-11-22', ...params });
  assert.ok(answer, 'Nothing is proposed.');
  return answer;
}

describe('a session about new documents', () => {
  const session = useSessions();

  it('proposes the review that a plan names, filled in and linked from it', async () => {
    const { client } = await session(FILES);
    const answer = await made(client, { document: 'review', uri: uri('docs/sprint_3_plan.md') });
    assert.equal(answer.path, 'docs/sprint_3_review.md');
    assert.equal(answer.uri, uri('docs/sprint_3_review.md'));
    assert.equal(answer.folder, ROOT);
    assert.equal(answer.sprint, '3');
    assert.match(answer.text, /Build a raft/);
    assert.match(answer.text, /\[TODO: /);
    assert.match(answer.snippet, /\$\{1:\[TODO: /);
    assert.equal(answer.existing, undefined);
    assert.equal(answer.fault, undefined);
    assert.deepEqual(
      answer.links.map(each => [each.uri, each.version]),
      [[uri('docs/sprint_3_plan.md'), null]],
    );
  });

  it('tells the version of open documents that are to be changed', async () => {
    const { client } = await session(FILES);
    await client.open(uri('docs/sprint_3_plan.md'), PLAN);
    const answer = await made(client, { document: 'review' });
    assert.deepEqual(
      answer.links.map(({ version }) => version),
      [1],
    );
    await client.edit(uri('docs/sprint_3_plan.md'), answer.links[0]?.edits ?? []);
    assert.match(client.textOf(uri('docs/sprint_3_plan.md')), /\]\(sprint_3_review\.md\)/);
    assert.deepEqual((await made(client, { document: 'review' })).links, []);
  });

  it('lets the text in the editor win over the file', async () => {
    const { client } = await session(FILES);
    await client.open(uri('docs/sprint_3_plan.md'), PLAN.replace('Build a raft', 'Dig a tunnel'));
    const answer = await made(client, { document: 'review' });
    assert.match(answer.text, /Dig a tunnel/);
    assert.doesNotMatch(answer.text, /Build a raft/);
  });

  it('offers the sprints to choose from, newest first, and the next one for a plan', async () => {
    const four = PLAN.replace('number: 3', 'number: 4').replace(/Ferry/g, 'Bridge').replace('Sprint 3', 'Sprint 4');
    const { client } = await session({ ...FILES, 'docs/sprint_4_plan.md': four });
    const plan = await made(client, { document: 'plan' });
    assert.deepEqual([plan.sprint, plan.path], ['5', 'docs/sprint_5_plan.md']);
    assert.deepEqual(
      plan.sprints.map(({ number, uri }) => [number, uri]),
      [
        ['4', uri('docs/sprint_4_plan.md')],
        ['3', uri('docs/sprint_3_plan.md')],
      ],
    );
    assert.match(plan.sprints[0]?.detail ?? '', /^Bridge/);
    assert.equal((await made(client, { document: 'rca', sprint: '3' })).sprint, '3');
  });

  it('fills in what is answered', async () => {
    const { client } = await session(FILES);
    const first = await made(client, { document: 'rca' });
    assert.ok(first.prompts.some(({ id }) => id === 'title'));
    const second = await made(client, { document: 'rca', answers: { title: 'The rope | tore' } });
    assert.equal(second.prompts.find(({ id }) => id === 'title')?.value, 'The rope | tore');
    assert.match(second.text, /^# .*The rope \| tore$/m);
  });

  it('finds what is there already, in whatever letters, and says what it lacks', async () => {
    const review = '# Sprint 3 Review\n\n## What Went Well\n\n- The wind\n\n## What Could Be Improved\n\n- The map\n';
    const { client } = await session({ ...FILES, 'docs/Sprint_3_Review.md': review });
    const answer = await made(client, { document: 'review', path: 'docs/sprint_3_review.md', sprint: '3' });
    assert.equal(answer.uri, uri('docs/Sprint_3_Review.md'));
    assert.ok(answer.existing?.missing.length);
    assert.deepEqual(
      answer.existing.edits.map(each => each.uri),
      [uri('docs/Sprint_3_Review.md')],
    );
  });

  it('finds a file that is no sprint document, saved or not', async () => {
    const { client } = await session({ ...FILES, 'docs/notes.md': 'Notes of a walk.\n', 'docs/data.md/x.txt': '' });
    await client.open(uri('docs/new.md'), '');
    for (const path of ['docs/notes.md', 'docs/new.md', 'docs/data.md']) {
      const answer = await made(client, { document: 'review', path });
      assert.deepEqual(answer.existing, { missing: [], edits: [] }, path);
    }
  });

  it('makes documents after the team’s own template, as it is in the editor', async () => {
    const path = '.sprintmark/templates/rca.md';
    const template = '---\npath: post/{{date}}-{{slug}}.md\nprompts:\n  title: What broke?\n---\n# Broken: {{title}}\n';
    const { client } = await session({ ...FILES, [path]: template });
    const answer = await made(client, { document: 'rca', answers: { title: 'Rope' } });
    assert.deepEqual(
      [answer.template, answer.path, answer.text],
      [path, 'post/2026-11-22-rope.md', '# Broken: Rope\n'],
    );
    assert.deepEqual(answer.prompts, [{ id: 'title', label: 'What broke?', value: 'Rope' }]);
    await client.open(uri(path), template.replace('Broken', 'Torn'));
    assert.equal((await made(client, { document: 'rca', answers: { title: 'Rope' } })).text, '# Torn: Rope\n');
  });

  it('keeps a folder of the workspace that lies in another one out of it', async () => {
    const inner = PLAN.replace('number: 3', 'number: 8').replace('Sprint 3', 'Sprint 8');
    const { client } = await session({
      ...FILES,
      'inner/docs/sprint_8_plan.md': inner,
      'inner-old/sprint_2_plan.md': '',
    });
    const event = { added: [{ uri: uri('inner'), name: 'inner' }], removed: [] };
    await client.connection.sendNotification('workspace/didChangeWorkspaceFolders', { event });
    for (const [folder, sprint, next] of [
      [ROOT, '3', '4'],
      [uri('inner'), '8', '9'],
    ] as const) {
      const review = await made(client, { document: 'review', folder });
      const links = [`${folder}/docs/sprint_${sprint}_plan.md`];
      assert.deepEqual([review.sprint, review.links.map(each => each.uri)], [sprint, links]);
      assert.deepEqual(
        review.sprints.map(({ number }) => number),
        [sprint],
      );
      assert.equal((await made(client, { document: 'plan', folder })).sprint, next);
    }
  });

  it('takes templates for no documents', async () => {
    const folders = ['.sprintmark/templates', 'ferry/.sprintmark/templates'];
    const names = [...DOCUMENTS, 'notes'].flatMap(name => folders.map(folder => `${folder}/${name}.md`));
    const templates = Object.fromEntries(names.map(name => [name, PLAN.replace('number: 3', 'number: 9')]));
    const { client } = await session({ ...FILES, ...templates });
    const [top] = await client.tree([null]);
    assert.deepEqual(
      top?.nodes?.map(({ label }) => label),
      ['Sprint 3'],
    );
    for (const name of names.slice(0, 3)) {
      const [textDocument, text] = [{ uri: uri(name) }, templates[name] ?? ''];
      await client.open(uri(name), text);
      assert.deepEqual(await client.codes(uri(name)), [], name);
      assert.deepEqual((await client.connection.sendRequest(CodeLensRequest.type, { textDocument })) ?? [], []);
    }
    const found = await client.connection.sendRequest(WorkspaceSymbolRequest.type, { query: '' });
    assert.deepEqual(new Set(found?.map(({ location }) => location.uri)), new Set([uri('docs/sprint_3_plan.md')]));
    const answer = await made(client, { document: 'plan' });
    assert.deepEqual(
      [answer.sprint, answer.sprints.length, answer.template],
      ['4', 1, '.sprintmark/templates/plan.md'],
    );
  });

  it('puts documents where a setting says', async () => {
    const { client } = await session(FILES);
    await client.configure({ scaffold: { paths: { retrospective: 'retro/{{number}}.md', rca: '../x.md' } } });
    await client.until(() => client.log.length > 0);
    assert.equal((await made(client, { document: 'retrospective' })).path, 'retro/3.md');
    assert.match(client.log.splice(0).join('\n'), /Setting sprintmark\.scaffold\.paths\.rca: "\.\.\/x\.md" is no path/);
    assert.doesNotMatch((await made(client, { document: 'rca' })).path, /\.\./);
  });

  it('gives the built-in templates', async () => {
    const { client } = await session();
    const template = (document: unknown) => client.connection.sendRequest(BUILT_IN_TEMPLATE, { document });
    assert.match(String(await template('rca')), /\{\{/);
    for (const strange of ['__proto__', 'constructor', '', null, 5, [], {}])
      assert.equal(await template(strange), null);
    assert.equal(await client.connection.sendRequest(BUILT_IN_TEMPLATE), null);
  });

  describe('from the quick fix and the lens of a missing file', () => {
    const wanted = {
      document: 'review',
      uri: uri('docs/sprint_3_plan.md'),
      path: 'docs/sprint_3_review.md',
      sprint: '3',
    };
    const lensOf = async ({ connection }: Client): Promise<CodeLens | undefined> => {
      const lenses = await connection.sendRequest(CodeLensRequest.type, { textDocument: { uri: wanted.uri } });
      return lenses?.find(({ command }) => command?.title.startsWith('Create '));
    };
    const fixOf = async (client: Client): Promise<CodeAction | undefined> => {
      const range = client.rangeOf(wanted.uri, 'docs/sprint_3_review.md');
      const found = await client.connection.sendRequest(CodeActionRequest.type, {
        textDocument: { uri: wanted.uri },
        range,
        context: { diagnostics: [] },
      });
      return (found as CodeAction[]).find(({ title }) => title.startsWith('Create '));
    };

    it('names the command of an editor that has one', async () => {
      const { client } = await session(FILES, MODERN, { scaffolds: true });
      await client.open(wanted.uri, PLAN);
      const command = { title: 'Create docs/sprint_3_review.md', command: NEW_SCAFFOLD, arguments: [wanted] };
      assert.deepEqual((await lensOf(client))?.command, command);
      const fix = await fixOf(client);
      assert.deepEqual(fix?.command, command);
      assert.equal(fix?.edit, undefined);
      assert.equal(fix?.data, undefined);
      assert.equal((await made(client, wanted)).path, wanted.path);
    });

    it('makes the file, its text and the link to it in one edit elsewhere', async () => {
      const { client } = await session(FILES, EDITING);
      await client.open(wanted.uri, PLAN);
      const fix = await fixOf(client);
      assertWhole(client, fix?.edit);
      const applied: WorkspaceEdit[] = [];
      client.connection.onRequest(ApplyWorkspaceEditRequest.type, ({ edit }) => ({ applied: applied.push(edit) > 0 }));
      const { command = '', arguments: args = [] } = (await lensOf(client))?.command ?? {};
      await client.connection.sendRequest(ExecuteCommandRequest.type, { command, arguments: args });
      assert.deepEqual(applied, [fix?.edit]);
    });

    it('works the text out once the fix is chosen, where the editor asks then', async () => {
      const codeAction = { dataSupport: true, resolveSupport: { properties: ['edit'] } };
      const { client } = await session(FILES, { ...EDITING, textDocument: { ...EDITING.textDocument, codeAction } });
      await client.open(wanted.uri, PLAN);
      const fix = await fixOf(client);
      assert.equal(fix?.edit, undefined);
      const resolved = await client.connection.sendRequest(CodeActionResolveRequest.type, fix as CodeAction);
      assertWhole(client, resolved.edit);
    });

    it('is offered by nothing where no file can be made', async () => {
      const { client } = await session(FILES);
      await client.open(wanted.uri, PLAN);
      assert.equal(await fixOf(client), undefined);
      assert.equal(await lensOf(client), undefined);
    });

    function assertWhole(client: Client, edit: WorkspaceEdit | undefined): void {
      const [create, text, link, ...others] = edit?.documentChanges ?? [];
      assert.deepEqual(create, { kind: 'create', uri: uri('docs/sprint_3_review.md') });
      assert.ok(text && 'edits' in text && link && 'edits' in link);
      assert.match(JSON.stringify(text.edits), /Build a raft/);
      assert.deepEqual(link.textDocument, { uri: wanted.uri, version: 1 });
      assert.match(JSON.stringify(link.edits), /sprint_3_review\.md\)/);
      assert.deepEqual(others, []);
      assert.deepEqual(client.log, []);
    }
  });
});
