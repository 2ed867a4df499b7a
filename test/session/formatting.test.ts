import { strict as assert } from 'node:assert';
import { MODERN } from './client';
import { FIRST, TRACKER, uri } from './documents';
import { useSessions } from './inMemory';

const PLAN = (number: number, tasks: readonly string[]): string =>
  `# Sprint ${number} Plan

## Sprint Goal

Moor.

## Tasks (max 1)

| # | Task | Acceptance |
|---|---|---|
${tasks.map((task, at) => `| ${at + 1} | ${task} | It is so |\n`).join('')}`;

const MAKES_FILES = {
  ...MODERN,
  workspace: { ...MODERN.workspace, workspaceEdit: { documentChanges: true, resourceOperations: ['create' as const] } },
};

const REGISTERS = {
  ...MODERN,
  textDocument: {
    ...MODERN.textDocument,
    formatting: { dynamicRegistration: true },
    rangeFormatting: { dynamicRegistration: true },
  },
};

describe('a session', () => {
  const session = useSessions();

  it('opens the next row and ends the table again', async () => {
    const { client, server } = await session();
    assert.deepEqual(server.capabilities.documentOnTypeFormattingProvider, { firstTriggerCharacter: '\n' });
    await client.open(uri('QUEUE.md'), FIRST);
    await client.pressEnter(uri('QUEUE.md'), '| 1-2 | Check | 1-1 |');
    assert.equal(client.textOf(uri('QUEUE.md')), `${FIRST.trimEnd()}\n| [ ] | 1-3 | \n`);
    await client.pressEnter(uri('QUEUE.md'), '| [ ] | 1-3 | ');
    assert.equal(client.textOf(uri('QUEUE.md')), `${FIRST}\n`);
  });

  it('continues a checklist', async () => {
    const { client } = await session();
    await client.open(uri('sprint_4.md'), TRACKER);
    await client.pressEnter(uri('sprint_4.md'), '- [ ] Read tables');
    assert.match(client.textOf(uri('sprint_4.md')), /- \[ \] Read tables\n- \[ \] \n\n/);
  });

  it('aligns tables, and nothing in an ordinary document', async () => {
    const { client } = await session();
    await client.open(uri('QUEUE.md'), FIRST);
    await client.formatRange(uri('QUEUE.md'), '# Work');
    assert.equal(client.textOf(uri('QUEUE.md')), FIRST);
    await client.formatRange(uri('QUEUE.md'), 'Parse');
    assert.match(client.textOf(uri('QUEUE.md')), /\n\| \[ \] {4}\| 1-2 {3}\| Check \| 1-1 {8}\|\n/);
    await client.open(uri('README.md'), '# Hello\n\n| a | b |\n|---|---|\n| first | c |\n');
    await client.format(uri('README.md'));
    assert.match(client.textOf(uri('README.md')), /\| first \| c \|/);
  });

  it('is no formatter where the settings want none', async () => {
    const { client, server } = await session({}, REGISTERS);
    const formats = () => client.registered.filter(method => /\/(?:range)?formatting$/i.test(method)).length;
    assert.equal(server.capabilities.documentFormattingProvider, undefined);
    await client.until(() => formats() === 2);
    await client.configure({ format: { enabled: false } });
    await client.until(() => formats() === 0);
    await client.open(uri('QUEUE.md'), FIRST);
    await client.pressEnter(uri('QUEUE.md'), '| 1-2 | Check | 1-1 |');
    assert.match(client.textOf(uri('QUEUE.md')), /\| 1-3 \| \n/);
    await client.configure({ format: { enabled: true } });
    await client.until(() => formats() === 2);
  });

  it('formats nothing in an editor that cannot be told so', async () => {
    const plain = { ...MODERN, workspace: { ...MODERN.workspace, configuration: false } };
    const { client, server } = await session({}, plain, { sprintmark: { format: false } });
    assert.equal(server.capabilities.documentFormattingProvider, true);
    await client.open(uri('QUEUE.md'), FIRST);
    await client.format(uri('QUEUE.md'));
    await client.formatRange(uri('QUEUE.md'), 'Parse');
    assert.equal(client.textOf(uri('QUEUE.md')), FIRST);
  });

  it('moves tasks past the limit to a plan that is not open', async () => {
    const { client } = await session({ 'sprint_5_plan.md': PLAN(5, ['Row']) });
    await client.open(uri('sprint_4_plan.md'), PLAN(4, ['Moor', 'Sail']));
    const [action] = await client.actions(uri('sprint_4_plan.md'), 'Sail', ['refactor.move']);
    assert.equal(action?.title, 'Move the task past the limit to sprint 5');
    const [edit] = action?.edit?.changes?.[uri('sprint_5_plan.md')] ?? [];
    assert.equal(edit?.newText, '\n| 2 | Sail | It is so |');
  });

  it('makes files only where the editor can', async () => {
    const actions = async (capabilities: typeof MODERN) => {
      const { client } = await session({}, capabilities);
      await client.open(uri('sprint_4_plan.md'), PLAN(4, ['Moor', 'Sail']));
      await client.open(uri('sprint_4.md'), TRACKER);
      const all = [
        ...(await client.actions(uri('sprint_4_plan.md'), 'Sail', ['refactor.move'])),
        ...(await client.actions(uri('sprint_4.md'), 'Read tables', ['refactor.extract'])),
      ];
      return all.map(({ title }) => title);
    };
    assert.deepEqual(await actions(MODERN), []);
    assert.deepEqual(await actions(MAKES_FILES), [
      'Move the task past the limit to sprint 5',
      'Extract this task into a story file',
    ]);
  });
});
