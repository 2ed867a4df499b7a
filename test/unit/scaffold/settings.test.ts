import assert from 'node:assert/strict';
import { mergeSettings, SCAFFOLD_PATH } from '../../../server/src/config';
import { readEditorSettings, readProjectFile } from '../../../server/src/readSettings';

describe('settings of new documents', () => {
  it('are paths by document, and those of a project file win one by one', () => {
    const editor = readEditorSettings({ scaffold: { paths: { rca: 'a/{{date}}.md', plan: 'p.md' } } }, []);
    const file = readProjectFile('{ "scaffold": { "paths": { "rca": "b/{{slug}}.md" } } }', []);
    assert.deepEqual([...editor.problems, ...file.problems], []);
    assert.deepEqual(mergeSettings(editor.settings, file.settings).scaffold, {
      paths: { rca: 'b/{{slug}}.md', plan: 'p.md' },
    });
    assert.deepEqual(readEditorSettings({ scaffold: null }, []), { settings: {}, problems: [] });
  });

  it('are named and left out where they cannot be used', () => {
    const text = `{ "scaffold": { "path": {}, "paths": { "rca": "../x.md", "plans": "x.md", "story": 5 } } }`;
    const { settings, problems } = readProjectFile(text, []);
    assert.deepEqual(settings, { scaffold: { paths: {} } });
    assert.deepEqual(
      problems.map(({ message, range }) => `${text.slice(range?.start, range?.end)}: ${message}`),
      [
        '"path": There is no setting “scaffold.path”. Use paths.',
        '"../x.md": "../x.md" is no path of a Markdown file inside the workspace folder. The usual place is used.',
        '"plans": There is no document “plans”. Use plan, rca, review, story, tracker, queue, readiness, completion, retrospective, handoff, roadmap.',
        '5: 5 is no path of a Markdown file inside the workspace folder. The usual place is used.',
      ],
    );
    for (const scaffold of [[], 'x', 5, { paths: [] }, { paths: 'x.md' }])
      assert.equal(readEditorSettings({ scaffold }, []).problems.length, 1, JSON.stringify(scaffold));
  });

  it('lead nowhere but to Markdown inside the folder', () => {
    const isGood = (path: string) => new RegExp(SCAFFOLD_PATH).test(path);
    for (const path of [
      'x.md',
      'docs/rca/{{date}}-{{slug}}.md',
      'Docs/Sprint {{number}}.markdown',
      'a..b/..c.md',
      './x.md',
    ])
      assert.ok(isGood(path), path);
    for (const path of ['', '/x.md', '~/x.md', 'C:/x.md', '\\x.md', 'a/../x.md', '../x.md', 'x.txt', 'a/.md', 'x.md\n'])
      assert.ok(!isGood(path), path);
    for (const path of [
      '.. /x.md',
      'a//x.md',
      'a\\..\\x.md',
      'file:///x.md',
      'https://x/y.md',
      'a/<x>.md',
      'x.md:y.md',
    ])
      assert.ok(!isGood(path), path);
    assert.ok(!isGood(`${'../'.repeat(50_000)}x.md`));
    assert.ok(!isGood(`${'a/'.repeat(50_000)}x`));
  });
});
