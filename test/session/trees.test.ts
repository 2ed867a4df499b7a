import { strict as assert } from 'node:assert';
import {
  ACT,
  type EditAnswer,
  TASK_AT,
  type TaskAt,
  TREE,
  type TreeBranch,
  type TreeNode,
  type TreeOptions,
} from '../../server/src/protocol';
import type { Client } from './client';
import { FIRST, TRACKER, uri } from './documents';
import { useSessions } from './inMemory';

describe('the “Sprints” tree of a session', () => {
  const session = useSessions();

  it('shows sprints, documents, phases and tasks, and says when they change', async () => {
    const { client } = await session({ 'sprint_4.md': TRACKER, 'QUEUE.md': FIRST });
    assert.deepEqual(await shown(client), [
      'sprint Sprint 4 | 1/4 | in-progress',
      '  document Sprint 4 progress tracker | 1/4 | in-progress',
      '    phase Phase 1: Parser | 1/2 | in-progress',
      '      task Read headings |  | done',
      '      task Read tables |  | open',
      '    phase Checklist (5-point) | 0/2 | open',
      '      task one |  | open',
      '      task two |  | open',
      'document Work Queue | 1/2 | in-progress',
      '  task 1-1 Parse |  | done',
      '  task 1-2 Check |  | open',
    ]);
    const before = client.changes;
    await client.open(uri('sprint_4.md'), TRACKER.replace('- [ ] Read tables', '- [x] Read tables'));
    await client.until(() => client.changes > before);
    assert.match((await shown(client))[1] ?? '', /2\/4/);
  });

  it('keeps the ids of what is there when something is added above', async () => {
    const { client } = await session();
    await client.open(uri('sprint_4.md'), TRACKER);
    const before = (await nodes(client)).map(({ id }) => id);
    await client.replace(uri('sprint_4.md'), '- [x] Read', '- [x] Read nothing\n- [x] Read');
    const after = (await nodes(client)).map(({ id }) => id);
    assert.equal(after.length, before.length + 1);
    assert.equal(new Set(after).size, after.length);
    assert.deepEqual(
      before.filter(id => !after.includes(id)),
      [],
    );
  });

  it('sends again only what a keystroke has changed', async () => {
    const { client } = await session({ 'sprint_4.md': TRACKER, 'QUEUE.md': FIRST });
    await client.open(uri('sprint_4.md'), TRACKER);
    const parents = [null, ...(await nodes(client)).filter(({ hasChildren }) => hasChildren).map(({ id }) => id)];
    const before = await client.tree(parents);
    await client.replace(uri('sprint_4.md'), '- [ ] Read tables', '- [x] Read tables');
    const known = before.map(({ id, resultId }) => ({ id, resultId }));
    const after = await client.connection.sendRequest<TreeBranch[]>(TREE, { view: 'sprints', parents: known });
    const labels = after.filter(branch => branch.nodes).map(branch => branch.nodes?.map(({ label }) => label).join());
    assert.deepEqual(labels, [
      'Sprint 4,Work Queue',
      'Sprint 4 progress tracker',
      'Phase 1: Parser,Checklist (5-point)',
      'Read headings,Read tables',
    ]);
  });

  it('shows a document that is no longer there, or no longer one of sprints, no more', async () => {
    const { client } = await session({ 'sprint_4.md': TRACKER });
    const ids = (await nodes(client)).map(({ id }) => id);
    await client.open(uri('sprint_4.md'), '# Hello\n');
    assert.deepEqual(await client.tree(ids), []);
    const types = new Set((await nodes(client)).map(({ type }) => type));
    assert.deepEqual([...types], ['unrecognised', 'ordinary', 'reason']);
  });

  it('counts the problems that were found, once somebody has looked', async () => {
    const { client } = await session({ 'sprint_4.md': TRACKER });
    assert.equal((await nodes(client))[0]?.problems, undefined);
    await client.codes(uri('sprint_4.md'));
    const all = await nodes(client);
    assert.deepEqual(all[0]?.problems, { count: 2, severity: 'warning' });
    assert.deepEqual(
      all.filter(({ type }) => type === 'phase').map(({ problems }) => problems?.count),
      [1, 1],
    );
  });

  it('leads to what stands at the cursor, and tells what can be done there', async () => {
    const { client } = await session({ 'QUEUE.md': FIRST });
    await client.open(uri('sprint_4.md'), TRACKER);
    const labels = new Map((await nodes(client)).map(({ id, label }) => [id, label]));
    const at = async (place: string, options?: TreeOptions) => {
      const position = client.rangeOf(uri('sprint_4.md'), place).start;
      const found = await client.connection.sendRequest<TaskAt>(TASK_AT, {
        uri: uri('sprint_4.md'),
        position,
        options,
      });
      assert.equal(found.node?.id, found.path.at(-1), 'the innermost node comes along');
      return { path: found.path.map(id => labels.get(id)), verbs: found.verbs };
    };
    assert.deepEqual(await at('Read tables'), {
      path: ['Sprint 4', 'Sprint 4 progress tracker', 'Phase 1: Parser', 'Read tables'],
      verbs: ['check'],
    });
    assert.deepEqual(await at('Sprint 4'), { path: ['Sprint 4', 'Sprint 4 progress tracker'], verbs: [] });
    assert.deepEqual((await at('Read tables', { statuses: ['blocked'] })).path, []);
    const queue = { uri: uri('QUEUE.md'), position: { line: 5, character: 12 } };
    assert.deepEqual((await client.connection.sendRequest<TaskAt>(TASK_AT, queue)).verbs, ['start', 'done', 'block']);
    const nowhere = { uri: uri('NOWHERE.md'), position: { line: 0, character: 0 } };
    assert.equal(await client.connection.sendRequest(TASK_AT, nowhere), null);
  });

  it('lets a story be done that is shown by its title', async () => {
    const story =
      '---\nid: FN-22\ntitle: Merge\nstatus: In Progress\n---\n\n# How rules merge\n\n## Acceptance criteria\n\n- [ ] They do\n';
    const { client } = await session({ 'stories/FN-22.md': story });
    const [node] = await nodesOf(client, null);
    // No story here was ever blocked: the team may have no such state.
    assert.deepEqual([node?.label, node?.taskId, node?.verbs], ['How rules merge', 'FN-22', ['done']]);
    const position = node?.range?.start;
    const act = (label?: string) =>
      client.connection.sendRequest<EditAnswer>(ACT, { uri: node?.uri, position, verb: 'done', label });
    assert.ok('changes' in (await act(node?.label)));
    assert.ok('refusal' in (await act('How rules part')));
  });

  it('says why documents are not recognized, once somebody opens that group', async () => {
    const notes = '# Sprint 9 notes\n\n## What went well\n\nAll of it.\n';
    const { client, files } = await session({
      'README.md': '# Hello\n',
      'sprint-notes.md': notes,
      'sprint-ideas.md': '# Ideas\n',
    });
    const [group] = await nodesOf(client, null);
    assert.deepEqual([group?.type, group?.hasChildren], ['unrecognised', true]);
    const [file, ...others] = await nodesOf(client, group?.id ?? '');
    assert.deepEqual([file?.type, file?.uri, others.length], ['ordinary', uri('sprint-notes.md'), 0]);
    const reasons = await nodesOf(client, file?.id ?? '');
    assert.match(reasons[0]?.label ?? '', /“What went well” \(speaks for a sprint review\)/);
    assert.match(reasons.at(-1)?.label ?? '', /^To have it read as a sprint review/);

    await client.open(uri('sprint-ideas.md'), notes);
    assert.equal((await nodesOf(client, group?.id ?? '')).length, 2);
    await client.replace(uri('sprint-ideas.md'), 'What went well', 'What we think');
    assert.equal((await nodesOf(client, group?.id ?? '')).length, 2);
    await client.replace(uri('sprint-ideas.md'), 'Sprint 9 notes', 'Notes');

    files.set(uri('sprint-notes.md'), '# Hello\n');
    await client.connection.sendNotification('workspace/didChangeWatchedFiles', {
      changes: [{ uri: uri('sprint-notes.md'), type: 2 }],
    });
    // What was typed and written is announced first; that the group is empty now is announced besides.
    let asked = -1;
    while (asked !== client.changes) {
      asked = client.changes;
      await new Promise(resolve => setTimeout(resolve, 600));
    }
    assert.deepEqual(await nodesOf(client, group?.id ?? ''), []);
    await client.until(() => client.changes > asked);
    assert.deepEqual(await nodesOf(client, null), []);

    await client.replace(uri('sprint-ideas.md'), 'Notes', 'Sprint 9 notes');
    const before = client.changes;
    while (!(await nodesOf(client, null)).length) await client.until(() => client.changes > before);
  });

  it('answers forged questions with nothing', async () => {
    const { client } = await session({ 'sprint_4.md': TRACKER });
    const parents = [{ id: null }];
    const forged = [
      ...[null, 1, {}, { view: 'sprints' }, { view: 'moon', parents }, { view: 'sprints', parents: [null] }],
      ...[
        { view: 'sprints', parents, options: 7 },
        { view: 'sprints', parents, options: { owners: [{}] } },
      ],
      { view: 'sprints', parents: Array.from({ length: 30_000 }, (_, at) => ({ id: `${at}` })) },
    ];
    for (const params of forged)
      assert.deepEqual(
        await client.connection.sendRequest(TREE, params as object),
        [],
        JSON.stringify(params)?.slice(0, 80),
      );
    for (const position of [undefined, null, { line: 'a' }, { line: -1, character: 0 }, { line: 0.5, character: 1e99 }])
      assert.equal(await client.connection.sendRequest(TASK_AT, { uri: uri('sprint_4.md'), position }), null);
    assert.deepEqual(client.log, []);
  });
});

const nodesOf = async (client: Client, parent: string | null): Promise<readonly TreeNode[]> =>
  (await client.tree([parent]))[0]?.nodes ?? [];

/** All of them, each before what is below it. */
async function nodes(client: Client, parent: string | null = null): Promise<readonly TreeNode[]> {
  const all: TreeNode[] = [];
  for (const node of await nodesOf(client, parent))
    all.push(node, ...(node.hasChildren ? await nodes(client, node.id) : []));
  return all;
}

const shown = async (client: Client): Promise<string[]> =>
  (await nodes(client)).map(({ id, type, label, progress, status = '' }) => {
    const indent = '  '.repeat(id.split('\n').length - 1);
    return `${indent}${type} ${label} | ${progress ? `${progress.done}/${progress.total}` : ''} | ${status}`;
  });
