import { strict as assert } from 'node:assert';
import { type PathFault, pathFault } from '../../client/src/newDocument/pathFault';

const CASES: Readonly<Record<PathFault | 'none', readonly string[]>> = {
  none: ['sprint_5_plan.md', 'docs/sprints/Sprint 5 · Häfen.md', 'a/.hidden/x.markdown', '冲刺/5.MD', 'a..b/c.md'],
  empty: ['', '   '],
  absolute: ['/etc/x.md', '\\\\server\\x.md', 'C:/x.md', 'C:x.md', 'file:///x.md', '~/x.md', 'vscode-vfs://x/y.md'],
  outside: ['../x.md', 'docs/../../x.md', '..'],
  characters: ['a\\b.md', 'a//b.md', 'a/./b.md', './x.md', 'a./b.md', 'a /b.md', 'nul.md', 'docs/CON/x.md', 'a|b.md'],
  ending: ['plan', 'docs/plan.txt', 'plan.md.exe', '.md', 'docs/.md'],
};

describe('the path of a new document', () => {
  for (const [fault, paths] of Object.entries(CASES))
    it(`is judged: ${fault}`, () => {
      assert.deepEqual(
        paths.map(path => [path, pathFault(path) ?? 'none']),
        paths.map(path => [path, fault]),
      );
    });

  it('holds nothing that hides what it is', () => {
    for (const path of ['a\u202Edm.md', 'a\u0000.md', 'a\n.md', `${'a'.repeat(300)}.md`])
      assert.equal(pathFault(path), 'characters');
  });
});
