import { strict as assert } from 'node:assert';
import { ApplyWorkspaceEditRequest, ExecuteCommandRequest, type WorkspaceEdit } from 'vscode-languageserver/node';
import {
  CREATE_REPORT,
  type EditAnswer,
  FIX_RULE,
  TREE,
  type TreeBranch,
  type TreeNode,
} from '../../server/src/protocol';
import { type Client, MODERN } from './client';
import { FIRST, TRACKER, uri } from './documents';
import { useSessions } from './inMemory';

const PLAN = `# Sprint 6 Plan

## 0 · Sprint Goal

Read faster.

## 6 · Guard-Rails

**Mandatory RCA**: write \`docs/rcas/rca_s6.md\` if CI fails at any point.
`;
const REVIEW = '# Sprint 6 Review\n\n## Outcome\n\nCI failed twice.\n\n## Metrics\n\n## What Went Well\n';

const nodesOf = async (client: Client, id: string | null = null, view = 'health'): Promise<TreeNode[]> => {
  const branches = await client.connection.sendRequest<TreeBranch[]>(TREE, { view, parents: [{ id }] });
  return branches[0]?.nodes ?? [];
};
const labelsOf = async (client: Client): Promise<string[]> => (await nodesOf(client)).map(({ label }) => label);
const fix = (client: Client, params: unknown): Promise<EditAnswer> => client.connection.sendRequest(FIX_RULE, params);
const changesOf = (answer: EditAnswer) => ('changes' in answer ? answer.changes : assert.fail(answer.refusal));
const refusalOf = (answer: EditAnswer): string => ('refusal' in answer ? answer.refusal : assert.fail('It has edits.'));

describe('a session', () => {
  const session = useSessions();

  describe('with the “Health” tree', () => {
    it('shows all problems from the start, in documents that nobody has opened', async () => {
      const { client } = await session({ 'sprint_4.md': TRACKER });
      assert.deepEqual(await labelsOf(client), ['list-length', 'stale-count']);
    });

    it('follows the text', async () => {
      const { client } = await session({ 'sprint_4.md': TRACKER });
      await client.open(uri('sprint_4.md'), TRACKER);
      await client.replace(uri('sprint_4.md'), '0/3', '1/2');
      assert.deepEqual(await labelsOf(client), ['list-length']);
    });

    it('tells that there is news for the other trees', async () => {
      const { client } = await session({ 'sprint_4.md': TRACKER });
      const problems = async () => (await nodesOf(client, null, 'sprints')).some(node => node.problems);
      assert.equal(await problems(), false);
      await client.until(() => client.changes > 0);
      const before = client.changes;
      await nodesOf(client);
      await client.until(() => client.changes > before);
      assert.equal(await problems(), true);
    });

    it('creates a missing file of a plan that nobody has opened', async () => {
      const edit = { documentChanges: true, resourceOperations: ['create' as const] };
      const workspace = { ...MODERN.workspace, applyEdit: true, workspaceEdit: edit };
      const files = { 'docs/sprint_6_plan.md': PLAN, 'docs/sprint_6_review.md': REVIEW };
      const { client } = await session(files, { ...MODERN, workspace });
      const applied: WorkspaceEdit[] = [];
      client.connection.onRequest(ApplyWorkspaceEditRequest.type, params => {
        applied.push(params.edit);
        return { applied: true };
      });
      const [group] = await nodesOf(client);
      const [missing] = await nodesOf(client, group?.id);
      const click = { command: CREATE_REPORT, arguments: [missing?.uri, missing?.rule] };
      await client.connection.sendRequest(ExecuteCommandRequest.type, click);
      const made = applied.flatMap(({ documentChanges }) => documentChanges ?? []);
      assert.deepEqual(
        made.flatMap(change => ('kind' in change && change.kind === 'create' ? change.uri : [])),
        [uri('docs/rcas/rca_s6.md')],
      );
    });
  });

  describe('with “fix all of a rule”', () => {
    it('gives the edits of every document, for the version that it was given', async () => {
      const { client } = await session({ 'sprint_4.md': TRACKER, 'b/sprint_4.md': TRACKER });
      await client.open(uri('sprint_4.md'), TRACKER);
      const changes = changesOf(await fix(client, { rule: 'stale-count' }));
      const texts = ['1', '2'];
      assert.deepEqual(
        changes.map(({ edits, ...rest }) => ({ ...rest, texts: edits.map(({ newText }) => newText) })),
        [
          { uri: uri('b/sprint_4.md'), version: null, texts },
          { uri: uri('sprint_4.md'), version: 1, texts },
        ],
      );
      await client.edit(uri('sprint_4.md'), changes[1]?.edits ?? []);
      assert.ok(!(await client.codes(uri('sprint_4.md'))).includes('stale-count'));
      assert.equal(client.textOf(uri('sprint_4.md')), TRACKER.replace('0/3', '1/2'));
    });

    it('gives those of one document where only that is meant, once', async () => {
      const { client } = await session({ 'sprint_4.md': TRACKER, 'b/sprint_4.md': TRACKER });
      await client.open(uri('sprint_4.md'), TRACKER);
      const params = { rule: 'stale-count', uri: uri('sprint_4.md') };
      const changes = changesOf(await fix(client, params));
      assert.deepEqual(
        changes.map(each => each.uri),
        [params.uri],
      );
      await client.edit(params.uri, changes[0]?.edits ?? []);
      assert.match(refusalOf(await fix(client, params)), /no problem of “stale-count” left/);
    });

    it('says why it changes nothing', async () => {
      const twice = FIRST.replaceAll('1-2', '1-1');
      const { client } = await session({ 'sprint_4.md': TRACKER, 'queue.md': twice });
      assert.match(refusalOf(await fix(client, { rule: 'duplicate-id' })), /No problem of .* can be fixed/);
      assert.match(refusalOf(await fix(client, { rule: 'dead-link' })), /no problem/);
      const outside = { rule: 'stale-count', uri: 'file:///etc/sprint_4.md' };
      assert.match(refusalOf(await fix(client, outside)), /no problem/);
    });

    it('refuses what is no request', async () => {
      const { client } = await session({ 'sprint_4.md': TRACKER });
      for (const params of [null, [], {}, { rule: 7 }, { rule: '__proto__' }, { rule: 'stale-count', uri: 7 }])
        assert.match(refusalOf(await fix(client, params)), /\w/);
    });
  });
});
