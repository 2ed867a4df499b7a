import { strict as assert } from 'node:assert';
import {
  ACT,
  type ActParams,
  type EditAnswer,
  MOVE,
  type MoveParams,
  OFFERS,
  type TaskOffer,
  type WirePosition,
} from '../../server/src/protocol';
import type { Client } from './client';
import { uri } from './documents';
import { useSessions } from './inMemory';

const QUEUE = `# Sprint 6 work queue

## Tier 1

| Status | Story | Title | Depends On |
|---|---|---|---|
| [IN PROGRESS: Dev 2] | 6-1 | Count the boats | None |
| [BLOCKED] | 6-2 | Name the boats | 6-1 [IN PROGRESS] |
| [ ] | 6-3 | Draw the harbor | None |

## Rules

1. Complete ONE story before claiming another.
2. Claim with [CLAIMING: Dev X].
`;
const OTHER = `# Sprint 7 work queue

| Status | Story | Title | Depends On |
|---|---|---|---|
| [BLOCKED] | 7-1 | Paint the boats | 6-1 🔄 |
| [ ] | 7-2 | Sail | None |
`;
const TRACKER = `# Sprint 6 progress tracker

## Phase 1: Hull

**Phase 1 Status**: In Progress (0/2 tasks)

- [ ] Paint
  - [ ] Sand

### Task 6.9: Rudder

- **Status**: Not Started
`;
const STORY =
  '---\nid: task-4\ntitle: Rig\nstatus: In Progress\nassignee: []\ndependencies: []\n---\n\n## Acceptance Criteria\n\n- [ ] #1 a\n';
const STATES =
  'development_status:\r\n  6-0-build-the-harbor: in-progress\r\n  "6-1-count-the-boats": in-progress # soon\r\n';
const FILES = {
  'queue.md': QUEUE,
  'other_queue.md': OTHER,
  'tracker.md': TRACKER,
  'backlog/tasks/task-4 - Rig.md': STORY,
};

describe('a client outside the editor', () => {
  const session = useSessions();

  it('is told what can be done in documents that are open or not', async () => {
    const { client } = await session(FILES);
    const verbs = async (path: keyof typeof FILES, place: string) =>
      (await offers(client, path, place)).map(({ verb }) => verb);
    assert.deepEqual(await verbs('queue.md', 'Draw'), ['claim', 'start', 'done', 'block']);
    assert.deepEqual(await verbs('tracker.md', 'Task 6.9'), ['start', 'done', 'block']);
    assert.deepEqual(await verbs('tracker.md', 'Sand'), ['check']);
    assert.deepEqual(await verbs('backlog/tasks/task-4 - Rig.md', 'task-4'), ['done']);
    assert.deepEqual(await verbs('queue.md', 'Rules'), []);
    await client.open(uri('queue.md'), QUEUE.replace('[ ] | 6-3', '[DONE] | 6-3'));
    assert.deepEqual(await verbs('queue.md', 'Draw'), []);
  });

  it('gets edits for the texts as they are, in all documents that follow', async () => {
    const { client } = await session(FILES);
    await client.open(uri('queue.md'), QUEUE);
    const answer = await act(client, 'queue.md', 'Count', { verb: 'done', label: '6-1 Count the boats' });
    assert.ok('changes' in answer);
    assert.deepEqual(
      answer.changes.map(({ uri: each, version }) => [each, version]),
      [
        [uri('queue.md'), 1],
        [uri('other_queue.md'), null],
      ],
    );
    assert.deepEqual(
      answer.changes.map(({ edits }) => edits.map(({ newText }) => newText)),
      [
        ['[DONE]', '[ ]', '[DONE]'],
        ['[ ]', '✅'],
      ],
    );
  });

  it('says of a tool’s list of states which lines must still stand where they did', async () => {
    const { client } = await session({
      'queue.md': QUEUE,
      'stories/6-1-count-the-boats.md': '# Story 6-1: Count the boats\n\nStatus: in-progress\n',
      'sprint-status.yaml': STATES,
    });
    await client.open(uri('queue.md'), QUEUE);
    await client.open(uri('sprint-status.yaml'), `# mine\n${STATES}`);
    const answer = await act(client, 'queue.md', 'Count', { verb: 'done', label: '6-1 Count the boats' });
    assert.ok('changes' in answer, JSON.stringify(answer));
    const told = new Map(answer.changes.map(change => [change.uri.split('/').at(-1), change]));
    assert.deepEqual([...told.keys()], ['queue.md', '6-1-count-the-boats.md', 'sprint-status.yaml']);
    const states = told.get('sprint-status.yaml');
    const line = (from: number, to: number) => ({
      start: { line: 2, character: from },
      end: { line: 2, character: to },
    });
    assert.deepEqual(states, {
      // Whatever a client has open of it, the edits are for the text of the file.
      ...{ uri: uri('sprint-status.yaml'), version: null },
      edits: [{ range: line(25, 36), newText: 'done' }],
      was: [
        { range: line(3, 22), text: '6-1-count-the-boats' },
        { range: line(25, 36), text: 'in-progress' },
      ],
    });
  });

  it('acts in closed documents of every kind', async () => {
    const { client } = await session(FILES);
    const texts = async (...[path, place, how]: Parameters<typeof actOn>) => {
      const answer = await act(client, path, place, how);
      return 'changes' in answer ? answer.changes[0]?.edits.map(({ newText }) => newText) : answer.refusal;
    };
    assert.deepEqual(await texts('tracker.md', 'Task 6.9', { verb: 'start' }), ['In Progress']);
    assert.deepEqual(await texts('tracker.md', 'Sand', { verb: 'check' }), ['2', 'x', 'x']);
    assert.deepEqual(await texts('backlog/tasks/task-4 - Rig.md', 'task-4', { verb: 'done' }), ['Done']);
  });

  it('claims for anybody with a name, one task at a time', async () => {
    const { client } = await session(FILES);
    const claim = async (owner?: string) => {
      const answer = await act(client, 'queue.md', 'Draw', { verb: 'claim', ...(owner !== undefined && { owner }) });
      return 'changes' in answer ? answer.changes[0]?.edits[0]?.newText : answer.refusal;
    };
    assert.equal(await claim('Zoë de Vries'), '[CLAIMING: Zoë de Vries]');
    assert.equal(await claim(' @dev_7 '), '[CLAIMING: @dev_7]');
    assert.match(String(await claim('Dev 2')), /already holds 6-1/);
    assert.match(String(await claim()), /Say who/);
    for (const name of ['', '  ', 'a|b', '[x]', 'a\nb', '`x`', '<b>', 'x'.repeat(81), '—', 'x\u0000'])
      assert.match(String(await claim(name)), /no name/, name);
    assert.match(String(await claim('x'.repeat(60))), /not be read as one name/);
  });

  it('refuses to act on another task than the one that was shown', async () => {
    const { client } = await session(FILES);
    const refused = async (...[path, place, how]: Parameters<typeof actOn>) => {
      const answer = await act(client, path, place, how);
      return 'refusal' in answer ? answer.refusal : 'nothing';
    };
    assert.match(await refused('queue.md', 'Draw', { verb: 'block', label: '6-1' }), /The document has changed/);
    assert.match(await refused('queue.md', 'Rules', { verb: 'block' }), /The document has changed/);
    assert.match(await refused('queue.md', 'Draw', { verb: 'unblock' }), /The document has changed/);
    assert.match(await refused('queue.md', 'Count', { verb: 'start', owner: 'Ann' }), /The document has changed/);
    assert.match(await refused('queue.md', 'Name', { verb: 'done' }), /6-1, which is not done/);
  });

  it('moves tasks, in closed documents, too', async () => {
    const { client } = await session(FILES);
    const params: MoveParams = {
      ...{ uri: uri('queue.md'), tasks: [{ position: at(QUEUE, '6-3'), label: '6-3' }] },
      ...{ to: at(QUEUE, '6-1'), side: 'over' },
    };
    const answer = await moved(client, params);
    assert.ok('changes' in answer);
    await client.open(uri('queue.md'), QUEUE);
    await client.edit(uri('queue.md'), answer.changes[0]?.edits ?? []);
    assert.match(client.textOf(uri('queue.md')), /6-3.*\n.*6-1.*\n.*6-2/);
    const again = await moved(client, params);
    assert.match('refusal' in again ? again.refusal : '', /has changed/);
  });

  it('gets a refusal for what it never should have asked', async () => {
    const { client } = await session(FILES);
    for (const params of [
      { uri: uri('none.md'), position: { line: 0, character: 0 }, verb: 'done' },
      { uri: 'file:///etc/passwd', position: { line: 0, character: 0 }, verb: 'done' },
      { uri: uri('queue.md'), position: { line: -4, character: 1e9 }, verb: 'done' },
      { uri: uri('queue.md'), position: null, verb: 'done' },
      { uri: uri('queue.md'), position: at(QUEUE, '6-3'), verb: '__proto__', owner: 7 },
      { uri: uri('queue.md'), position: at(QUEUE, '6-3'), verb: 'claim', owner: 7 },
      { uri: uri('queue.md'), tasks: 3, to: at(QUEUE, '6-3'), side: 'over' },
      { uri: uri('queue.md'), tasks: [], to: at(QUEUE, '6-3'), side: 'over' },
      { uri: uri('queue.md'), tasks: [{ position: at(QUEUE, '6-1') }], to: { line: 1e9, character: -1 }, side: 'x' },
    ])
      for (const method of [ACT, MOVE]) {
        const answer: EditAnswer = await client.connection.sendRequest(method, params);
        assert.ok('refusal' in answer, JSON.stringify(params));
      }
  });
});

const textOf = (path: keyof typeof FILES): string => FILES[path];

function at(text: string, place: string): WirePosition {
  const lines = text.slice(0, text.indexOf(place)).split('\n');
  return { line: lines.length - 1, character: lines.at(-1)?.length ?? 0 };
}

const offers = (client: Client, path: keyof typeof FILES, place: string): Promise<TaskOffer[]> =>
  client.connection.sendRequest(OFFERS, { uri: uri(path), position: at(textOf(path), place) });

type How = Pick<ActParams, 'verb' | 'owner' | 'label'>;
const actOn = (path: keyof typeof FILES, place: string, how: How): ActParams => ({
  ...{ uri: uri(path), position: at(textOf(path), place) },
  ...how,
});

const act = (client: Client, ...what: Parameters<typeof actOn>): Promise<EditAnswer> =>
  client.connection.sendRequest(ACT, actOn(...what));

const moved = (client: Client, params: MoveParams): Promise<EditAnswer> => client.connection.sendRequest(MOVE, params);
