import { strict as assert } from 'node:assert';
import { chmod, rename, rm } from 'node:fs/promises';
import fc from 'fast-check';
import { type Diff, DiffReader } from '../../server/src/diff';
import { gitChanges } from '../../server/src/nodeGit';
import { type Repository, useRepository } from './repository';

const bytes = (text: string) => new TextEncoder().encode(text);

function read(text: string, piece = text.length || 1): Diff | undefined {
  const reader = new DiffReader();
  const all = bytes(text);
  for (let at = 0; at < all.length; at += piece) reader.write(all.subarray(at, at + piece));
  return reader.end();
}

const told = (diff: Diff | undefined) =>
  diff && { net: diff.netLines, files: [...diff.files].map(([path, { added }]) => [path, added]) };

const DIFF = `diff --git a/src/a.ts b/src/a.ts
index 1111111..2222222 100644
--- a/src/a.ts
+++ b/src/a.ts
@@ -3,2 +3 @@ function row() {
-  --- a/old
-  gone
++++ b/evil.ts
@@ -9,0 +9,2 @@
+@@ -1 +1 @@
+diff --git a/evil.ts b/evil.ts
\\ No newline at end of file
diff --git a/old.ts b/old.ts
deleted file mode 100644
--- a/old.ts
+++ /dev/null
@@ -1,2 +0,0 @@
-one
-two
diff --git a/run.sh b/run.sh
old mode 100644
new mode 100755
diff --git a/cut.ts b/cut.ts
--- a/cut.ts
+++ b/cut.ts
@@ -4 +3,0 @@
-four
diff --git a/pixel.png b/pixel.png
Binary files a/pixel.png and b/pixel.png differ
diff --git "a/q\\" and b/\\303\\274" "b/q\\" and b/\\303\\274"
Binary files "a/q\\"" and "b/q\\" and b/\\303\\274" differ
diff --git a/gone.png b/gone.png
deleted file mode 100644
Binary files a/gone.png and /dev/null differ
diff --git a/a b.ts b/a b.ts
--- a/a b.ts\t
+++ b/a b.ts\t
@@ -1 +1 @@
-x
+y
diff --git "a/\\"q\\"\\303\\274 \\t" "b/\\"q\\"\\303\\274 \\t"
--- /dev/null
+++ "b/\\"q\\"\\303\\274 \\t"\t
@@ -0,0 +1 @@
+new
`;

describe('a diff', () => {
  it('tells which lines were added, whatever they say, and of which files', () => {
    const files = [
      [
        'src/a.ts',
        [
          [3, 1],
          [9, 2],
        ],
      ],
      ['cut.ts', []],
      ['pixel.png', []],
      ['q" and b/ü', []],
      ['a b.ts', [[1, 1]]],
      ['"q"ü \t', [[1, 1]]],
    ];
    assert.deepEqual(told(read(DIFF)), { net: -1 + 2 - 2 - 1 + 0 + 1, files });
    assert.deepEqual(told(read('')), { net: 0, files: [] });
  });

  it('may come in pieces of any size', () => {
    for (let piece = 1; piece < 80; piece++) assert.deepEqual(told(read(DIFF, piece)), told(read(DIFF)), `${piece}`);
  });

  it('that breaks off inside a hunk or a line is none', () => {
    for (const cut of ['+y\n', '+@@ -1 +1 @@\n', '\n-two\n', '-x\n+y', 'ndex 1111111']) {
      assert.ok(DIFF.includes(cut));
      assert.equal(read(DIFF.slice(0, DIFF.indexOf(cut) + 1)), undefined, cut);
    }
  });

  it('that nobody could have written is none', () => {
    const file = 'diff --git a/a b/a\n--- a/a\n+++ b/a\n';
    const wrong = [
      '@@\n',
      '@@ -1 +x @@\n',
      '@@ -1,99999999999 +1 @@\n',
      '@@ -0,0 +5 @@\n+x\n@@ -9,0 +2 @@\n+y\n',
      '@@ -1 +1 @@\n x\n',
    ];
    for (const hunk of wrong) assert.equal(read(file + hunk), undefined, hunk);
    assert.equal(read(`+++ b/${'x'.repeat(100_000)}`, 1000), undefined);
  });

  it('has no text that makes its reader throw, and never tells more lines than there are', () => {
    const line = fc.constantFrom(
      ...DIFF.split('\n'),
      '@@ -1,0 +1,9 @@',
      '+',
      '-',
      '\\',
      '"',
      '+++ "b/\\',
      '+++ "b/\\777"',
    );
    fc.assert(
      fc.property(fc.array(line, { maxLength: 30 }), fc.integer({ min: 1, max: 50 }), (lines, piece) => {
        const text = lines.map(each => `${each}\n`).join('');
        const added = [...(read(text, piece)?.files.values() ?? [])].flatMap(file => file.added);
        assert.ok(added.reduce((sum, [, count]) => sum + count, 0) <= lines.filter(each => each[0] === '+').length);
      }),
      { numRuns: 2000 },
    );
  });
});

const NAMES = [
  '--x',
  'a b',
  '"q"',
  'ü',
  'src/a.ts',
  'src/b.ts',
  'tab\t',
  'new\nline',
  "it's",
  'b/c',
  '-',
  '$(x)',
  'end ',
];
const LINES = ['', 'a', 'b', 'row', '+++ b/evil', '--- a/evil', '@@ -1 +1 @@', '\\ No newline', 'ä', '\r', '\t'];
const text = fc
  .record({ lines: fc.array(fc.constantFrom(...LINES), { maxLength: 14 }), ends: fc.boolean() })
  .map(({ lines, ends }) => lines.join('\n') + (ends && lines.length ? '\n' : ''));
const name = fc.constantFrom(...NAMES);
const deed = fc.oneof(
  fc.record({ type: fc.constant('write' as const), name, text }),
  fc.record({ type: fc.constant('delete' as const), name }),
  fc.record({ type: fc.constant('rename' as const), name, to: name }),
  fc.record({ type: fc.constant('mode' as const), name }),
  fc.record({ type: fc.constant('stage' as const) }),
  fc.record({ type: fc.constant('commit' as const) }),
);

describe('changed lines', () => {
  const repository = useRepository();

  it('are those that git counts, and without them nothing is there but what was there before', async function () {
    this.timeout(120_000);
    const start = fc.dictionary(name, text, { maxKeys: 6 });
    await fc.assert(
      fc.asyncProperty(start, fc.array(deed, { maxLength: 10 }), async (files, deeds) => {
        const repo = await repository({ 'keep.ts': 'kept\n', ...files });
        repo.git('checkout', '--quiet', '-b', 'sprint-2');
        for (const each of deeds) await perform(repo, each);
        await compare(repo);
      }),
      { numRuns: 25 },
    );
  });

  type Deed = typeof deed extends fc.Arbitrary<infer T> ? T : never;

  async function perform(repo: Repository, each: Deed): Promise<void> {
    if (each.type === 'stage') repo.git('add', '--all');
    else if (each.type === 'commit') await repo.commit();
    else if (each.type === 'write') await repo.write({ [each.name]: each.text });
    // What is not there can be neither of these.
    else if (each.type === 'delete') await rm(repo.at(each.name), { force: true });
    else if (each.type === 'mode') await chmod(repo.at(each.name), 0o755).catch(() => {});
    else await rename(repo.at(each.name), repo.at(each.to)).catch(() => {});
  }

  /** By what git says in other words, and by the texts themselves once all is staged. */
  async function compare(repo: Repository): Promise<void> {
    const since = (await gitChanges(repo.folder))?.since ?? assert.fail('Nothing is known.');
    const untracked = listed(repo.git('ls-files', '-z', '--others'));
    const tracked = counted(repo.git('diff', '--numstat', '-z', '--find-renames', 'main'));
    repo.git('add', '--all');
    const all = counted(repo.git('diff', '--numstat', '-z', '--no-renames', 'main'));
    assert.equal(
      since.netLines,
      all.reduce((sum, { added, removed }) => sum + added - removed, 0),
    );
    const [before, now] = [
      listed(repo.git('ls-tree', '-rz', '--name-only', 'main')),
      listed(repo.git('ls-files', '-z')),
    ];
    const written = tracked.filter(
      each => now.has(each.to) && !untracked.has(each.to) && each.added + each.removed > 0,
    );
    assert.deepEqual([...since.files.keys()].sort(), [...written.map(({ to }) => to), ...untracked].sort());
    for (const path of untracked)
      written.push({ from: path, to: path, added: linesOf(repo.git('show', `:${path}`)).length, removed: 0 });
    for (const { from, to, added } of written) {
      const ranges = since.files.get(to)?.added ?? [];
      const isAdded = (line: number) => ranges.some(([first, count]) => line >= first && line < first + count);
      const lines = linesOf(repo.git('show', `:${to}`));
      assert.equal(lines.filter((_, at) => isAdded(at + 1)).length, added, to);
      const kept = lines.filter((_, at) => !isAdded(at + 1));
      assert.ok(isWithin(kept, before.has(from) ? linesOf(repo.git('show', `main:${from}`)) : []), to);
    }
  }
});

const listed = (names: string): Set<string> => new Set(names.split('\0').slice(0, -1));
const linesOf = (of: string): readonly string[] => of.match(/[^\n]*\n|[^\n]+$/g) ?? [];

/** Whether `lines` stand in `all` in this order. */
function isWithin(lines: readonly string[], all: readonly string[]): boolean {
  let at = 0;
  for (const each of all) if (each === lines[at]) at++;
  return at === lines.length;
}

interface Counted {
  readonly from: string;
  readonly to: string;
  readonly added: number;
  readonly removed: number;
}

/** "1\t2\tpath\0", or for a renamed file "1\t2\t\0from\0to\0" */
function counted(numstat: string): Counted[] {
  const fields = numstat.split('\0');
  const found: Counted[] = [];
  while (fields.length > 1) {
    const [, added, removed, path = ''] = /^(\d+)\t(\d+)\t(.*)$/s.exec(fields.shift() ?? '') ?? assert.fail(numstat);
    const from = path || (fields.shift() ?? '');
    found.push({ from, to: path || (fields.shift() ?? ''), added: Number(added), removed: Number(removed) });
  }
  return found;
}
