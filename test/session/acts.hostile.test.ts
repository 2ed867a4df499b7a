import { strict as assert } from 'node:assert';
import {
  ACT,
  BUILT_IN_TEMPLATE,
  EXPLAIN,
  FIX_RULE,
  MOVE,
  OFFERS,
  SCAFFOLD,
  type ScaffoldAnswer,
  SPRINTS,
  STATUS,
  TASK_AT,
  TESTS,
  TREE,
} from '../../server/src/protocol';
import { uri } from './documents';
import { useSessions } from './inMemory';

/** Its last task ends with the text: a place behind all text must not be that task. */
const TRACKER = '# Sprint 4 progress tracker\n\n## Phase 1: Parser (0/2 tasks)\n\n- [ ] Read\n- [ ] Write';
const HERE = { line: 4, character: 8 };

const ALL = [EXPLAIN, TREE, TASK_AT, OFFERS, ACT, MOVE, FIX_RULE, SPRINTS, SCAFFOLD, BUILT_IN_TEMPLATE, STATUS, TESTS];
const JUNK = [undefined, null, 0, 1e308, '', '__proto__', true, [], {}, { uri: 5 }, { uri: null, rule: {} }];
const URIS = [
  'javascript:alert(1)',
  'command:quit',
  'file:///etc/passwd',
  uri('../../etc/passwd'),
  '',
  '%zz',
  {},
  [uri('sprint_4.md')],
];
const POSITIONS = [
  ...[null, {}, [], { line: -1, character: -5 }, { line: 1e300, character: 0 }, { line: 4 }],
  ...[
    { line: '4', character: '8' },
    { line: 4.5, character: 8 },
    { line: 4, character: null },
    { line: 6, character: 0 },
  ],
];

describe('requests of the sidebar that no client of ours sends', () => {
  const session = useSessions();

  async function asked() {
    const { client } = await session({ 'sprint_4.md': TRACKER });
    const ask = (method: string, params: unknown) => client.connection.sendRequest<unknown>(method, params as object);
    const refuses = async (method: string, params: object) => {
      const answer = await ask(method, params);
      assert.ok((answer as object | null) && 'refusal' in (answer as object), `${method} ${JSON.stringify(params)}`);
    };
    return { client, ask, refuses };
  }

  it('are answered, and nothing fails', async () => {
    const { client, ask } = await asked();
    for (const method of ALL) for (const params of JUNK) await ask(method, params);
    for (const each of URIS)
      for (const method of ALL) await ask(method, { uri: each, position: HERE, folder: each, rule: 'stale-count' });
    assert.deepEqual(client.log, []);
  });

  it('change nothing where a place, a verb, a name or a side is none', async () => {
    const { client, refuses } = await asked();
    const of = { uri: uri('sprint_4.md') };
    for (const position of POSITIONS) {
      await refuses(ACT, { ...of, position, verb: 'check' });
      await refuses(MOVE, { ...of, tasks: [{ position }], to: HERE, side: 'after' });
      await refuses(MOVE, { ...of, tasks: [{ position: HERE }], to: position, side: 'after' });
      assert.deepEqual(await client.connection.sendRequest(OFFERS, { ...of, position }), []);
    }
    for (const verb of [null, {}, '__proto__', 'toString']) await refuses(ACT, { ...of, position: HERE, verb });
    for (const wrong of [null, 7, {}]) {
      await refuses(ACT, { ...of, position: HERE, verb: 'check', label: wrong });
      await refuses(ACT, { ...of, position: HERE, verb: 'check', owner: wrong });
      await refuses(MOVE, { ...of, tasks: wrong, to: HERE, side: 'after' });
      await refuses(MOVE, { ...of, tasks: [wrong], to: HERE, side: 'after' });
      await refuses(MOVE, { ...of, tasks: [{ position: HERE }], to: { line: 5, character: 8 }, side: wrong });
    }
    for (const each of URIS) await refuses(ACT, { uri: each, position: HERE, verb: 'check' });
    assert.deepEqual(client.log, []);
  });

  it('lead to no document outside the folder', async () => {
    const { ask } = await asked();
    for (const path of ['../x.md', '../../etc/x.md', '/etc/x.md', 'file:///etc/x.md', 5, {}]) {
      const made = (await ask(SCAFFOLD, { document: 'plan', path })) as ScaffoldAnswer | null;
      assert.ok(made?.fault ? made.uri === uri('').slice(0, -1) : !/^\/|\.\./.test(made?.path ?? ''), made?.path);
    }
  });
});
