import { strict as assert } from 'node:assert';
import { TRACKER, useFolder } from './folder';

const PLAN = `# Sprint 4: Bread

## Sprint Goal

Bake bread.

## Tasks

| # | Task | Acceptance Criteria |
|---|---|---|
| 1 | Buy flour | it is there |
`;

describe('sprintmark status', () => {
  const { write, sprintmark } = useFolder();

  it('prints sprints with documents and phases, and what is wrong with them', async () => {
    await write({ 'docs/sprint_4.md': TRACKER, 'docs/sprint_4_plan.md': PLAN, 'README.md': '# Hello\n' });
    const { code, out, err } = await sprintmark('status');
    assert.equal(
      out,
      `Sprint 4: Bread · 1/2 · 50%
  docs/sprint_4_plan.md · plan
  docs/sprint_4.md · tracker · 1/2 · 50% · 1 warning
    Phase 1: Parser · 1/2 · 50%

1 sprint, 2 sprint documents, 1 open problem (1 warning).
`,
    );
    assert.deepEqual([code, err], [0, '']);
  });

  it('prints JSON in its stable form', async () => {
    await write({ 'docs/sprint_4.md': TRACKER });
    const report = JSON.parse((await sprintmark('status', 'docs', '--format', 'json')).out);
    const standing = { status: 'in-progress', progress: { done: 1, total: 2, percent: 50 } };
    const findings = { error: 0, warning: 1, information: 0, hint: 0 };
    const phases = [{ name: 'Phase 1: Parser', line: 2, ...standing, phases: [] }];
    const title = 'Sprint 4 progress tracker';
    assert.deepEqual(report, {
      version: 1,
      sprints: [
        {
          ...{ name: 'Sprint 4', title: null, ...standing },
          documents: [{ path: 'docs/sprint_4.md', kind: 'tracker', title, ...standing, findings, phases }],
        },
      ],
      documents: [],
      archive: [],
      summary: { sprints: 1, documents: 1, findings },
    });
  });

  it('counts the problems of stories and of what was put away, as “check” does', async () => {
    const story = (id: string, status: string) =>
      `# Story ${id}: Bread\n\n**Story ID**: ${id}\n**Status**: ${status}\n**Depends on**: 9-9\n\n## Acceptance Criteria\n\n- [ ] It is brown\n`;
    await write({
      '.git/HEAD': '',
      'QUEUE.md':
        '# Work Queue\n\n| Status | Story | Title | Depends On |\n|---|---|---|---|\n| [DONE] | 4-0 | Sow | — |\n| [ ] | 4-3 | Reap | 4-0 |\n',
      'stories/4-1.md': story('4-1', 'in progress'),
      'stories/4-2.md': story('4-2', 'open'),
      'archive/sprint_2.md': TRACKER.replace('4', '2'),
    });
    const { lines } = await sprintmark('status');
    assert.deepEqual(lines, [
      'QUEUE.md · queue · 1/2 · 50%',
      'Stories · 0/2 · 0% · 2 errors',
      'Archive and templates · 1 document · 1 warning',
      '',
      '4 sprint documents, 3 open problems (2 errors, 1 warning).',
      '',
    ]);
    assert.match((await sprintmark('check')).out, /3 findings \(2 errors, 1 warning\) in 4 sprint documents/);
    const { documents, archive, summary } = JSON.parse((await sprintmark('status', '--format', 'json')).out);
    const paths = (all: readonly { readonly path: string }[]) => all.map(({ path }) => path);
    assert.deepEqual(paths(documents), ['QUEUE.md', 'stories/4-1.md', 'stories/4-2.md']);
    assert.deepEqual(paths(archive), ['archive/sprint_2.md']);
    assert.deepEqual(summary, {
      ...{ sprints: 0, documents: 4 },
      findings: { error: 2, warning: 1, information: 0, hint: 0 },
    });
    // Whoever asks for nothing else wants to see each of them.
    assert.match(
      (await sprintmark('status', 'stories')).out,
      /^stories\/4-1\.md · story · .*1 error\n.*\nstories\/4-2\.md/,
    );
    assert.match(
      (await sprintmark('status', 'archive/sprint_2.md')).out,
      /^archive\/sprint_2\.md · tracker · 1\/2 · 50%/,
    );
  });

  it('shows only what was asked for, with all around as evidence', async () => {
    await write({ '.git/HEAD': '', 'a/sprint_4.md': TRACKER, 'b/sprint_5.md': TRACKER.replace('4', '5') });
    const { lines } = await sprintmark('status', 'b/sprint_5.md');
    assert.equal(lines[0], 'Sprint 5 · 1/2 · 50%');
    assert.equal(lines[1], '  b/sprint_5.md · tracker · 1/2 · 50% · 1 warning');
    assert.match(lines.at(-2) ?? '', /^1 sprint, 1 sprint document, /);
  });

  it('says so where there is nothing', async () => {
    await write({ 'README.md': '# Hello\n' });
    assert.deepEqual((await sprintmark('status')).out, 'No sprint documents.\n');
  });

  it('names a path that is not there, and shows the others', async () => {
    await write({ 'sprint_4.md': TRACKER });
    const { code, err, lines } = await sprintmark('status', 'nowhere.md', 'sprint_4.md');
    assert.deepEqual([code, err], [2, 'sprintmark: cannot read nowhere.md: there is no such file or folder.\n']);
    assert.equal(lines[0], 'Sprint 4 · 1/2 · 50%');
  });

  it('prints no control characters', async () => {
    await write({ 'sprint_4.md': TRACKER.replace('Parser', 'P\u001b[2Jarser') });
    assert.ok(!(await sprintmark('status')).out.includes('\u001b'));
  });

  it('takes no option of another command', async () => {
    for (const [command, option, owner] of [
      ['status', '--fix', 'check'],
      ['next', '--fail-on=error', 'check'],
      ['status', '--claim=Ada', 'next'],
      ['check', '--claim=Ada', 'next'],
    ] as const) {
      const { code, err } = await sprintmark(command, option);
      const problem = `“${option.replace(/=.*/, '')}” belongs to “${owner}”.`;
      const help = 'Run “sprintmark --help” to see what there is.';
      assert.deepEqual([code, err], [2, `sprintmark: ${problem} ${help}\n`]);
    }
  });
});
