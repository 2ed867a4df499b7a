import assert from 'node:assert/strict';
import { pathFault } from '../../../server/src/scaffold/place/pathFault';
import type { PathFault } from '../../../server/src/scaffold/scaffold';

const CASES: Readonly<Record<Exclude<PathFault, 'link'> | 'none', readonly string[]>> = {
  none: [
    'sprint_5_plan.md',
    'docs/sprints/Sprint 5 · Häfen.md',
    'a/.hidden/x.markdown',
    '冲刺/5.MD',
    'a..b/c.md',
    'console.md',
    '.github/x.md',
    '👩‍🚀.md',
  ],
  empty: ['', '   '],
  absolute: [
    '/etc/x.md',
    '\\\\server\\x.md',
    'C:/x.md',
    'C:x.md',
    'file:///x.md',
    '~/x.md',
    '~root/x.md',
    'vscode-vfs://x/y.md',
  ],
  outside: ['../x.md', 'docs/../../x.md', '..'],
  characters: [
    'a\\b.md',
    'a//b.md',
    'a/./b.md',
    './x.md',
    'a./b.md',
    'a /b.md',
    'a|b.md',
    'x.md ',
    'x.md.',
    ' x.md',
    'docs/a:b/c.md',
  ],
  reserved: [
    'nul.md',
    'docs/CON/x.md',
    'com1.x/y.md',
    'COM¹.md',
    'lpt³',
    'aux .md',
    'CONIN$',
    '.git/x.md',
    'a/.GIT/hooks/x.md',
    'git~1/x.md',
    '.g\u200cit/x.md',
  ],
  long: [`${'a'.repeat(198)}.md`, `${'ä'.repeat(100)}.md`, `${'b/'.repeat(119)}x.md`],
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

  it('holds nothing that hides what it is, and nothing that is no text', () => {
    for (const path of ['a\u202Edm.md', 'a\u2066b.md', 'a\u0000.md', 'a\n.md', 'a\u2028.md', 'a\uD800.md'])
      assert.equal(pathFault(path), 'characters');
  });

  it('is judged whatever its length', () => {
    assert.equal(pathFault('../'.repeat(1_000_000)), 'long');
  });
});
