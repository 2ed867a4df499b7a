import { strict as assert } from 'node:assert';
import { symlink } from 'node:fs/promises';
import { FIRST, SECOND } from '../session/documents';
import { FINDING, FIXED, TRACKER, useFolder } from './folder';

describe('sprintmark check', () => {
  const { at, write, sprintmark } = useFolder();
  const report = async (...args: string[]) => JSON.parse((await sprintmark('check', '--format', 'json', ...args)).out);

  it('prints findings by document, then a summary', async () => {
    await write({ 'sprint_4.md': TRACKER, 'README.md': '# Hello\n' });
    const { code, lines, err } = await sprintmark('check');
    assert.match(lines[0] ?? '', FINDING);
    assert.deepEqual(lines.slice(1), [
      '',
      '1 finding (1 warning) in 1 sprint document (2 files read). 1 can be repaired with --fix.',
      '',
    ]);
    assert.deepEqual([code, err], [0, '']);
  });

  it('says so where there is nothing', async () => {
    await write({ 'README.md': '# Hello\n' });
    assert.equal((await sprintmark('check')).out, 'No sprint documents among 1 file.\n');
    await write({ 'sprint_4.md': FIXED });
    assert.equal((await sprintmark('check')).out, 'No findings in 1 sprint document (2 files read).\n');
  });

  it('prints JSON in its stable form, ordinary documents too', async () => {
    await write({ 'docs/sprint_4.md': TRACKER, 'docs/README.markdown': '# Hello\n', 'docs/x.txt': TRACKER });
    const printed = await report('docs');
    const { message } = printed.documents[1].findings[0];
    assert.match(message, /^This says 0\/3/);
    assert.deepEqual(printed, {
      version: 1,
      documents: [
        { path: 'docs/README.markdown', kind: null, findings: [] },
        {
          path: 'docs/sprint_4.md',
          kind: 'tracker',
          findings: [
            {
              rule: 'stale-count',
              severity: 'warning',
              message,
              range: { start: { line: 4, character: 33 }, end: { line: 4, character: 36 } },
              fixable: true,
            },
          ],
        },
      ],
      summary: { documents: 2, recognised: 1, findings: 1 },
    });
  });

  it('names paths as they were given', async () => {
    await write({ 'a/b/sprint_4.md': TRACKER });
    const paths = async (path: string) => (await report(path)).documents.map((each: { path: string }) => each.path);
    assert.deepEqual(await paths('a/'), ['a/b/sprint_4.md']);
    assert.deepEqual(await paths('./a'), ['./a/b/sprint_4.md']);
    assert.deepEqual(await paths('.'), ['a/b/sprint_4.md']);
    assert.deepEqual(await paths(at()), [at('a/b/sprint_4.md')]);
    assert.deepEqual(await paths('a/b/sprint_4.md'), ['a/b/sprint_4.md']);
  });

  it('reads a named file whatever its ending, and nothing twice', async () => {
    await write({
      'sprint_4.txt': TRACKER,
      '.gitignore': 'sprint_5.md',
      'sprint_5.md': TRACKER,
      'node_modules/a.md': '',
    });
    assert.equal((await report('sprint_4.txt', 'sprint_5.md', './sprint_4.txt', '.')).summary.documents, 2);
    assert.equal((await report('.')).summary.documents, 0);
  });

  it('fails from the severity on that --fail-on names', async () => {
    await write({ 'sprint_4.md': TRACKER });
    const codes = async (...levels: string[]) =>
      Promise.all(levels.map(async level => (await sprintmark('check', '--fail-on', level)).code));
    assert.deepEqual(await codes('error', 'warning', 'information', 'hint', 'never'), [0, 1, 1, 1, 0]);
  });

  it('says in one line what is wrong with its arguments', async () => {
    const wrong = [
      [[], 'A command is missing.'],
      [['frobnicate'], 'There is no command “frobnicate”.'],
      [['check', '--format', 'xml'], '“xml” is no format: use text or json.'],
      [['check', '--fail-on', 'x'], '“x” is no severity: use error, warning, information, hint or never.'],
      [['check', '--fxi'], 'There is no option “--fxi”. Did you mean “--fix”?'],
      [['check', '-x'], 'There is no option “-x”.'],
      [['check', '--format'], '“--format” needs a value.'],
      [['check', '--stdio'], '“--stdio” belongs to “lsp”.'],
      [['lsp'], 'The server needs “lsp --stdio”.'],
    ] as const;
    for (const [args, problem] of wrong) {
      const { code, out, err } = await sprintmark(...args);
      assert.deepEqual({ code, out }, { code: 2, out: '' });
      assert.equal(err, `sprintmark: ${problem} Run “sprintmark --help” to see what there is.\n`);
    }
  });

  it('helps, and tells its version', async () => {
    assert.match((await sprintmark('--help')).out, /sprintmark check \[PATH…\]/);
    assert.match((await sprintmark('--version')).out, /^\d+\.\d+\.\d+\n$/);
  });

  it('names a path that is not there, and still checks the others', async () => {
    await write({ 'sprint_4.md': TRACKER });
    const { code, err, lines } = await sprintmark('check', 'nowhere.md', 'sprint_4.md');
    assert.equal(err, 'sprintmark: cannot read nowhere.md: there is no such file or folder.\n');
    assert.equal(code, 2);
    assert.match(lines[0] ?? '', FINDING);
  });

  it('takes an empty path, such as an unset variable, for no folder', async () => {
    await write({ 'sprint_4.md': TRACKER });
    const { code, err } = await sprintmark('check', '');
    assert.deepEqual([code, err], [2, 'sprintmark: cannot read “”: there is no such file or folder.\n']);
  });

  it('names a path that it cannot follow', async () => {
    await symlink('circle.md', at('circle.md'));
    const { code, err } = await sprintmark('check', 'circle.md');
    const reason = 'its links lead in a circle';
    assert.deepEqual({ code, err }, { code: 2, err: `sprintmark: cannot read circle.md: ${reason}.\n` });
  });

  it('knows the ids of all that is checked', async () => {
    await write({ 'a/QUEUE.md': FIRST, 'b/QUEUE.md': SECOND });
    assert.equal((await sprintmark('check', 'a', 'b')).code, 0);
    const { code, lines } = await sprintmark('check', 'b');
    assert.match(lines[0] ?? '', /^b\/QUEUE\.md:\d+:\d+ error unknown-dependency /);
    assert.equal(code, 1);
  });

  it('takes the project around a named file as evidence, without reporting on it', async () => {
    await write({ '.git/HEAD': '', 'a/QUEUE.md': FIRST, 'b/QUEUE.md': SECOND });
    const { documents } = await report('b/QUEUE.md');
    assert.deepEqual(documents, [{ path: 'b/QUEUE.md', kind: 'queue', findings: [] }]);
  });

  it('takes only the folder around a named file outside every project', async () => {
    await write({ 'b/SECOND.md': SECOND, 'b/FIRST.md': FIRST });
    assert.deepEqual((await report('b/SECOND.md')).documents, [{ path: 'b/SECOND.md', kind: 'queue', findings: [] }]);
    await write({ 'c/SECOND.md': SECOND, 'c/below/FIRST.md': FIRST });
    assert.equal((await report('c/SECOND.md')).documents[0]?.findings[0]?.rule, 'unknown-dependency');
  });

  it('takes settings from the nearest .sprintmark.json upwards, and says what is wrong there', async () => {
    const settings = '{\n  "rules": { "stale-count": "error", "stale": "off" }\n}\n';
    await write({ '.git/HEAD': '', '.sprintmark.json': settings, 'a/b/sprint_4.md': TRACKER });
    const { code, err, lines } = await sprintmark('check', 'a/b');
    assert.equal(code, 1);
    assert.match(lines[0] ?? '', /^a\/b\/sprint_4\.md:5:34 error stale-count/);
    assert.match(err, /\.sprintmark\.json:2:38 warning There is no rule “stale”\. It is ignored\.\n$/);
  });

  it('prints no control characters from documents or names', async () => {
    await write({ 'sprint_\u001b[31m4.md': TRACKER.replace('Parser', 'P\u001b[2Jarser') });
    const { out } = await sprintmark('check');
    assert.match(out, /sprint_ \[31m4\.md:5:34 /);
    assert.ok(!out.includes('\u001b'));
  });
});
