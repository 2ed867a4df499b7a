import { strict as assert } from 'node:assert';
import { chmod, readdir, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import type { Dialog } from '../../server/src/cli/dialog';
import { useFolder } from './folder';

const PLAN = `---
number: 2
title: "Ferry"
coverage_min: 80
timebox_minutes: 90
---

# Sprint 2: Ferry

## Sprint Goal

Cross the river.

## Tasks

| # | Task | Acceptance Criteria |
|---|---|---|
| 1 | Buy rope | it is there |

If CI fails, write \`docs/rcas/rca_s2.md\`.
`;
const TEMPLATE = `---
prompts:
  title: { label: "What failed?", value: "The build" }
  severity: { label: "How bad was it?", value: low, options: [low, high] }
---
# Sprint {{number}} Root Cause Analysis

{{title}}, {{severity}} severity

## Root Cause

{{todo: why it failed}}

## Actions

{{todo: what is done about it}}
`;
const FILES = { '.sprintmark.json': '{}', 'docs/sprint_2_plan.md': PLAN, '.sprintmark/templates/rca.md': TEMPLATE };
const PATH = 'docs/rcas/rca_s2.md';
const WRITTEN = `# Sprint 2 Root Cause Analysis

The build, low severity

## Root Cause

[TODO: why it failed]

## Actions

[TODO: what is done about it]
`;

/** Somebody who gives these answers, and then would rather stop. */
function answering(...answers: readonly string[]) {
  const asked: string[] = [];
  let closed = 0;
  const dialog = (): Dialog => ({
    ask: async question => {
      asked.push(question);
      return answers[asked.length - 1];
    },
    close: () => closed++,
  });
  return { dialog, asked, closed: () => closed };
}

describe('sprintmark new', () => {
  const { at, read, write, sprintmark, sprintmarkAt } = useFolder();
  const listed = async () =>
    (await readdir(at(), { recursive: true, withFileTypes: true }))
      .flatMap(each => (each.isFile() ? each.name : []))
      .sort();
  const BEFORE = ['.sprintmark.json', 'rca.md', 'sprint_2_plan.md'];

  beforeEach(() => write(FILES));

  it('makes a document where the plan wants it, links it there, and says what is left to do', async () => {
    const { code, out, err } = await sprintmark('new', 'rca');
    assert.deepEqual(
      [code, err, out],
      [
        0,
        '',
        `Made ${PATH} after .sprintmark/templates/rca.md.\nLinked from docs/sprint_2_plan.md.\n2 places are left to fill in.\n`,
      ],
    );
    assert.equal(await read(PATH), WRITTEN);
    const plan = await read('docs/sprint_2_plan.md');
    assert.match(plan, /\]\(rcas\/rca_s2\.md\)/);
    assert.equal((await sprintmark('check', '--fail-on', 'information', 'docs/sprint_2_plan.md')).code, 0);
  });

  it('prints JSON in its stable form', async () => {
    const made = JSON.parse((await sprintmark('new', 'rca', '--sprint', '2', '--format', 'json')).out);
    const about = { document: 'rca', sprint: '2', path: PATH, template: '.sprintmark/templates/rca.md' };
    const none = { unlinked: [], missing: [], reason: null, warning: null };
    assert.deepEqual(made, {
      ...{ version: 1, state: 'made', ...about, linked: ['docs/sprint_2_plan.md'], toFillIn: 2, ...none },
    });
    const again = await sprintmark('new', 'rca', '--format', 'json');
    assert.deepEqual(JSON.parse(again.out), {
      ...{ version: 1, state: 'exists', ...about, linked: [], toFillIn: null, ...none },
    });
    assert.equal(again.code, 1);
    const refused = await sprintmark('new', 'rca', '--path', '../x.md', '--format', 'json');
    const { state, path, reason } = JSON.parse(refused.out);
    assert.deepEqual(
      [refused.code, state, path, reason],
      [2, 'refused', '../x.md', 'The path leads out of the workspace folder.'],
    );
    const unknown = JSON.parse((await sprintmark('new', 'rca', '--sprint', 'two|', '--format', 'json')).out);
    assert.deepEqual(unknown, {
      ...{ version: 1, state: 'refused', document: 'rca', sprint: null, path: null, template: null },
      ...{ linked: [], unlinked: [], missing: [], toFillIn: null, warning: null },
      reason: '“two|” is no number of a sprint. Give one such as 2, 0.10 or 2026-09.',
    });
  });

  it('prints what it would write, and writes nothing', async () => {
    const { code, out, err } = await sprintmark('new', 'rca', '--dry-run', '--answer', 'severity=high=er');
    assert.deepEqual([code, out], [0, WRITTEN.replace('low', 'high=er')]);
    assert.deepEqual(err.split('\n'), [
      `Nothing was written; this would be ${PATH} after .sprintmark/templates/rca.md.`,
      ...['It would be linked from docs/sprint_2_plan.md.', '2 places would be left to fill in.', ''],
    ]);
    const { state, text, linked, prompts } = JSON.parse(
      (await sprintmark('new', 'rca', '--dry-run', '--format', 'json')).out,
    );
    assert.deepEqual([state, text, linked], ['planned', WRITTEN, ['docs/sprint_2_plan.md']]);
    assert.deepEqual(prompts, [
      { id: 'title', label: 'What failed?', value: 'The build', options: [] },
      { id: 'severity', label: 'How bad was it?', value: 'low', options: ['low', 'high'] },
    ]);
    assert.deepEqual(await listed(), BEFORE);
    assert.equal(await read('docs/sprint_2_plan.md'), PLAN);
  });

  it('never writes over what is there, but says what it lacks, and adds that where asked to', async () => {
    const half = '# Sprint 2 Root Cause Analysis\n\n## Root Cause\n\nMoths.\n';
    const plan = PLAN.replace('`docs/rcas/rca_s2.md`', '[`docs/rcas/rca_s2.md`](rcas/rca_s2.md)');
    await write({ [PATH]: half, 'docs/sprint_2_plan.md': plan });
    const { code, out } = await sprintmark('new', 'rca');
    assert.deepEqual([code, out], [1, `${PATH} is there already.\nIt lacks “Actions”; --add-missing adds that.\n`]);
    const planned = await sprintmark('new', 'rca', '--add-missing', '--dry-run');
    assert.deepEqual([planned.code, await read(PATH)], [0, half]);
    assert.equal(planned.err, `Nothing was written; “Actions” would be added to ${PATH}.\n`);
    assert.match(planned.out, /Moths\.[\s\S]+## Actions/);
    const added = await sprintmark('new', 'rca', '--add-missing');
    assert.deepEqual([added.code, added.out], [0, `Added “Actions” to ${PATH}.\n`]);
    assert.equal(await read(PATH), planned.out);
    const again = await sprintmark('new', 'rca', '--add-missing');
    assert.deepEqual([again.code, again.out], [0, `${PATH} is there already, and nothing is known to be missing.\n`]);
  });

  it('adds the link to what was made by a program that was killed before it had linked it', async () => {
    await sprintmark('new', 'rca');
    const linked = await read('docs/sprint_2_plan.md');
    await write({ 'docs/sprint_2_plan.md': PLAN });
    const { code, out } = await sprintmark('new', 'rca');
    const unlinked = 'No link in docs/sprint_2_plan.md leads to it; --add-missing adds one.';
    assert.deepEqual([code, out], [1, `${PATH} is there already.\n${unlinked}\n`]);
    const told = JSON.parse((await sprintmark('new', 'rca', '--format', 'json')).out);
    assert.deepEqual([told.state, told.linked, told.unlinked], ['exists', [], ['docs/sprint_2_plan.md']]);
    const planned = await sprintmark('new', 'rca', '--add-missing', '--dry-run');
    assert.deepEqual(
      [planned.code, planned.out, planned.err, await read('docs/sprint_2_plan.md')],
      [
        ...[0, WRITTEN],
        `Nothing was written; nothing would be added to ${PATH}.\nIt would be linked from docs/sprint_2_plan.md.\n`,
        PLAN,
      ],
    );
    const added = await sprintmark('new', 'rca', '--add-missing');
    assert.deepEqual([added.code, added.out], [0, `${PATH} was there already.\nLinked from docs/sprint_2_plan.md.\n`]);
    assert.deepEqual([await read(PATH), await read('docs/sprint_2_plan.md')], [WRITTEN, linked]);
  });

  it('links neither what belongs to another sprint nor what is no such document', async () => {
    await write({ 'docs/old.md': WRITTEN.replace('Sprint 2', 'Sprint 1'), 'docs/notes.md': 'Fog.\n' });
    for (const path of ['docs/old.md', 'docs/notes.md', 'docs/sprint_2_plan.md']) {
      const { code, out } = await sprintmark('new', 'rca', '--sprint', '2', '--path', path);
      assert.deepEqual([code, out], [1, `${path} is there already.\n`]);
    }
  });

  it('asks what is not given, with defaults in brackets', async () => {
    const { dialog, asked, closed } = answering('Fog | ice ', '');
    const { code } = await sprintmarkAt({ dialog }, 'new', 'rca');
    assert.deepEqual(
      [code, asked, closed()],
      [0, ['What failed? [The build]: ', '  low\n  high\nHow bad was it? [low]: '], 1],
    );
    assert.match(await read(PATH), /^Fog \| ice, low severity$/m);
    const other = answering('high');
    await sprintmarkAt(other, 'new', 'rca', '--title', 'Ice', '--path', 'docs/ice.md');
    assert.equal(other.asked.length, 1);
    assert.match(await read('docs/ice.md'), /^Ice, high severity$/m);
  });

  it('leaves nothing where the person would rather stop', async () => {
    const { dialog, closed } = answering('Fog');
    const { code, out, err } = await sprintmarkAt({ dialog }, 'new', 'rca');
    assert.deepEqual([code, out, err, closed()], [2, '', 'sprintmark: Nothing was made.\n', 1]);
    assert.deepEqual(await listed(), BEFORE);
  });

  it('asks nobody whose output is read by a program, nor where all is known', async () => {
    const { dialog, asked } = answering();
    assert.equal((await sprintmarkAt({ dialog }, 'new', 'rca', '--format', 'json')).code, 0);
    const all = ['--title', 'Ice', '--answer', 'severity=low', '--path', 'docs/ice.md'];
    assert.equal((await sprintmarkAt({ dialog }, 'new', 'rca', ...all)).code, 0);
    assert.deepEqual(asked, []);
  });

  it('makes nothing that its plan cannot be linked with', async () => {
    await write({ 'docs/sprint_2_plan.md': Buffer.from(PLAN.replace('rope', 'c\u00e2ble'), 'latin1') });
    const { code, out, err } = await sprintmark('new', 'rca');
    assert.deepEqual([code, out], [2, '']);
    assert.match(
      err,
      /^sprintmark: docs\/rcas\/rca_s2\.md was not made\. It could not be linked from .*its bytes are not UTF-8/,
    );
    assert.deepEqual(await listed(), BEFORE);
    assert.deepEqual((await readdir(at('docs'))).sort(), ['sprint_2_plan.md']);
  });

  it('takes a path from where it is called, and makes nothing outside of the project', async () => {
    const below = async (path: string) => {
      const { code, out, err } = await sprintmarkAt({ below: 'docs' }, 'new', 'rca', '--path', path);
      return [code, (out + err).split('\n')[0]] as const;
    };
    assert.deepEqual(await below('notes/x.md'), [0, 'Made notes/x.md after ../.sprintmark/templates/rca.md.']);
    assert.deepEqual(await below('../y.md'), [0, 'Made ../y.md after ../.sprintmark/templates/rca.md.']);
    assert.equal((await below('../../z.md'))[0], 2);
    assert.equal((await below('x.txt'))[0], 2);
    await symlink(tmpdir(), at('docs/out'));
    assert.deepEqual(await below('out/z.md'), [
      2,
      'sprintmark: out/z.md was not made. A link on the way leads out of the workspace folder, or nowhere.',
    ]);
    assert.equal((await below('Notes/z.md'))[0], 2);
  });

  it('takes a path that spells the project through a link, and tells of a folder that it needs a name', async () => {
    await write({ 'work/.sprintmark.json': '{}', 'work/docs/x.txt': '' });
    await symlink('work', at('alias'));
    const made = await sprintmarkAt({ below: 'work' }, 'new', 'rca', '--path', at('alias/docs/rca_s1.md'));
    assert.deepEqual([made.code, made.lines[0]], [0, 'Made docs/rca_s1.md.']);
    for (const path of ['docs', 'docs/', 'new/', '.', '..']) {
      const { code, err } = await sprintmarkAt({ below: 'work' }, 'new', 'rca', '--path', path);
      const problem = `“${path}” is a folder. Add the name of the new file, which ends in .md.`;
      assert.deepEqual([code, err], [2, `sprintmark: ${problem}\n`]);
    }
  });

  it('knows kinds by the names that people have for them, and sprints as people write them', async () => {
    const pathOf = async (...args: string[]) =>
      JSON.parse((await sprintmark('new', ...args, '--dry-run', '--format', 'json')).out).path;
    for (const words of [['RCA'], ['New-Rca'], ['root-cause', 'Analysis'], ['postmortem…']])
      assert.equal(await pathOf(...words), PATH, words.join(' '));
    for (const number of ['2', 'Sprint 2', 'S2', '#2', ' 02 '])
      assert.equal(await pathOf('rca', '--sprint', number), PATH);
    const tracker = await pathOf('tracker');
    for (const words of [['Status Tracker'], ['status', 'tracker'], ['sprint_tracker']])
      assert.equal(await pathOf(...words), tracker, words.join(' '));
  });

  it('uses no title where none stands', async () => {
    const { code, err } = await sprintmark('new', 'handoff', '--title', 'Fog');
    assert.deepEqual([code, err], [2, 'sprintmark: “title” is no question of handoff, which asks nothing.\n']);
  });

  it('says in JSON, too, that not everything could be read', async function () {
    if (process.platform === 'win32' || process.getuid?.() === 0) this.skip();
    await chmod(at('docs/sprint_2_plan.md'), 0);
    const { code, out, err } = await sprintmark('new', 'rca', '--format', 'json');
    assert.match(err, /^sprintmark: cannot read docs\/sprint_2_plan\.md: permission is denied\.\n$/);
    assert.deepEqual([code, JSON.parse(out).reason], [2, 'Nothing was made, because not everything could be read.']);
  });

  it('says of what is no such document that nothing is added, and leaves it', async () => {
    await write({ 'docs/notes.md': 'Fog.\n', 'docs/folder.md/x.txt': '' });
    for (const path of ['docs/notes.md', 'docs/folder.md', 'docs/sprint_2_plan.md']) {
      const { code, err } = await sprintmark('new', 'rca', '--path', path, '--add-missing');
      assert.deepEqual([code, err], [2, `sprintmark: ${path} was not changed. What is there is no such document.\n`]);
      assert.equal((await sprintmark('new', 'rca', '--path', path)).code, 1);
    }
    assert.equal(await read('docs/sprint_2_plan.md'), PLAN);
  });

  it('is linked beside others that are made at once, and none takes the number of another', async function () {
    this.timeout(60_000);
    const kinds = ['rca', 'review', 'handoff'];
    const runs = await Promise.all(kinds.map(kind => sprintmark('new', kind, '--sprint', '2')));
    assert.deepEqual(
      runs.map(({ code, err }) => [code, err]),
      kinds.map(() => [0, '']),
    );
    assert.equal((await read('docs/sprint_2_plan.md')).match(/\]\([^)]+\.md\)/g)?.length, kinds.length);
    const plans = await Promise.all([1, 2].map(() => sprintmark('new', 'plan')));
    assert.deepEqual(
      plans.map(({ lines }) => lines[0]?.match(/^Made (\S+)/)?.[1]).sort(),
      [3, 4].map(number => `docs/sprint_${number}_plan.md`),
    );
    assert.deepEqual(
      (await readdir(at('docs'))).filter(name => name.startsWith('.')),
      [],
    );
  });

  it('is won by one of two that run at once', async () => {
    const runs = await Promise.all(['a', 'b', 'c'].map(title => sprintmark('new', 'rca', '--title', title)));
    assert.deepEqual(runs.map(({ code }) => code).sort(), [0, 1, 1]);
    const winner = runs.findIndex(({ code }) => code === 0);
    assert.match(await read(PATH), new RegExp(`^${'abc'[winner]}, low severity$`, 'm'));
    assert.equal((await read('docs/sprint_2_plan.md')).split('](rcas/rca_s2.md)').length, 2);
  });

  it('lists what can be made', async () => {
    const { code, lines } = await sprintmark('new', '--list');
    assert.deepEqual(
      [code, lines[0]],
      [0, 'plan           the plan of the next sprint, with what the last one has left'],
    );
    const { documents } = JSON.parse((await sprintmark('new', '--list', '--format', 'json')).out);
    assert.equal(documents.length, lines.length - 1);
  });

  it('says in one line what is wrong with its arguments', async () => {
    const known = 'plan, rca, review, story, tracker, queue, readiness, completion, retrospective, handoff or roadmap';
    const twice = 'is answered twice. Answer it once; where several are asked for, join them with commas.';
    const wrong = [
      [['new'], `Say what to make: ${known}.`],
      [['new', 'novel'], `“novel” is nothing that can be made: use ${known}.`],
      [['new', 'rcas'], '“rcas” is nothing that can be made. Did you mean “rca”?'],
      [['new', 'reveiw'], '“reveiw” is nothing that can be made. Did you mean “review”?'],
      [['new', 'work', 'queu'], '“work queu” is nothing that can be made. Did you mean “queue”?'],
      [['new', 'x'.repeat(50)], `“${'x'.repeat(50)}” is nothing that can be made: use ${known}.`],
      [['RCA'], 'There is no command “RCA”. Did you mean “new rca”?'],
      [['new', '__proto__'], `“__proto__” is nothing that can be made: use ${known}.`],
      [['new', 'rca', 'docs'], 'There is no use for “docs”.'],
      [['new', '--list', 'rca'], '“--list” names all that can be made; there is no use for “rca” beside it.'],
      [
        ['new', '--list', '--dry-run'],
        '“--list” names all that can be made; there is no use for “--dry-run” beside it.',
      ],
      [['new', 'rca', '--title'], '“--title” needs a value.'],
      [['new', 'rca', '--title', '-5%'], '“--title” needs a value; write one that begins with “-” as --title=-….'],
      [['new', 'rca', '--dry-run=no'], '“--dry-run” takes no value.'],
      [['new', 'rca', '--dryrun'], 'There is no option “--dryrun”. Did you mean “--dry-run”?'],
      [['new', 'rca', '--sprint', ' '], '“--sprint” needs the number of a sprint.'],
      [['new', 'rca', '--path', ''], '“--path” needs the path of the new file.'],
      [['new', 'rca', '--answer', 'high'], '“high” is no answer: use --answer id=value.'],
      [['new', 'rca', '--answer', '=high'], '“=high” is no answer: use --answer id=value.'],
      [['new', 'rca', '--answer', 'a=1', '--answer', 'b=1', '--answer', ' a =2'], `“a” ${twice}`],
      [['new', 'rca', '--title', 'Fire', '--answer', 'title=Flood'], `“title” ${twice}`],
      [['new', 'rca', '--fix'], '“--fix” belongs to “check”.'],
      [['check', '--dry-run'], '“--dry-run” belongs to “new”.'],
      [['next', '--sprint', '2'], '“--sprint” belongs to “coverage” and “new”.'],
    ] as const;
    for (const [args, problem] of wrong) {
      const { code, out, err } = await sprintmark(...args);
      assert.deepEqual([code, out], [2, '']);
      assert.equal(err, `sprintmark: ${problem} Run “sprintmark --help” to see what there is.\n`);
    }
    for (const id of ['mood', '__proto__', 'toString'])
      assert.deepEqual(await sprintmark('new', 'rca', '--answer', `${id}=x`), {
        ...{ code: 2, out: '', lines: [''] },
        err: `sprintmark: “${id}” is no question of rca; it asks for title, severity.\n`,
      });
    assert.deepEqual(await listed(), BEFORE);
  });

  it('prints no control characters', async () => {
    await write({ '.sprintmark/templates/rca.md': TEMPLATE.replace('What failed?', 'What\\e[2J failed?') });
    const { dialog, asked } = answering('x', 'y');
    const { out } = await sprintmarkAt({ dialog }, 'new', 'rca', '--path', 'docs/a\u001b[2J.md');
    assert.ok(!out.includes('\u001b') && !asked.join('').includes('\u001b'));
  });
});
