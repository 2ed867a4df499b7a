import { strict as assert } from 'node:assert';
import { SPRINTS, type SprintsAnswer, type SprintsParams } from '../../server/src/protocol';
import type { Client } from './client';
import { uri } from './documents';
import { useSessions } from './inMemory';

const plan = (number: number, boxes: string) => `---
number: ${number}
title: "Ferry ${number}"
coverage_min: 80
timebox_minutes: 90
---

# Sprint ${number}: Ferry ${number}

## Sprint Goal

Cross the river.

## Tasks

${[...boxes].map((box, at) => `- [${box === '_' ? ' ' : 'x'}] T${at + 1} Row\n`).join('')}`;

const FILES = { 'docs/sprint_2_plan.md': plan(2, 'x_'), 'docs/sprint_3_plan.md': plan(3, '__') };

const sprints = ({ connection }: Client, params: SprintsParams = {}): Promise<SprintsAnswer> =>
  connection.sendRequest(SPRINTS, params);

describe('a session about sprints', () => {
  const session = useSessions();

  it('tells of the active sprint, and follows what is typed', async () => {
    const { client } = await session(FILES);
    const before = await sprints(client);
    assert.deepEqual(
      [before.active?.number, before.active?.progress, before.active?.timebox?.minutes],
      ['2', { done: 1, total: 2, percent: 50 }, 90],
    );
    await client.open(uri('docs/sprint_2_plan.md'), FILES['docs/sprint_2_plan.md']);
    await client.replace(uri('docs/sprint_2_plan.md'), '- [ ] T2', '- [x] T2');
    await client.replace(uri('docs/sprint_2_plan.md'), 'timebox_minutes: 90', 'timebox_minutes: none');
    const after = await sprints(client);
    assert.equal(after.active?.number, '3');
    assert.equal(after.sprints[1]?.timebox, undefined);
    assert.equal((await sprints(client, { uri: uri('docs/sprint_2_plan.md') })).active?.number, '2');
    const chosen = after.sprints[0]?.id ?? '';
    assert.equal((await sprints(client, { uri: uri('docs/sprint_2_plan.md'), chosen })).active?.number, '3');
  });

  it('answers whatever is asked', async () => {
    const { client } = await session(FILES);
    const strange = [null, undefined, 5, '', '__proto__', [], {}, 'file:////a//b', '../..', '\u0000'];
    for (const value of strange) {
      const given = value as string;
      const { active } = await sprints(client, { uri: given, chosen: given });
      assert.equal(active?.number, '2');
    }
    await client.connection.sendRequest(SPRINTS);
    assert.deepEqual(client.log, []);
  });

  it('tells of no sprint where there is none', async () => {
    const { client } = await session({ 'README.md': '# Ferry\n' });
    assert.deepEqual(await sprints(client), { active: null, sprints: [] });
  });
});
