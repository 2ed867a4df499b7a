import { rmSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { bundle } from './build.mjs';
import { bundleTests } from './lib/bundleTests.mjs';
import { mocha } from './lib/mocha.mjs';
import { root } from './lib/paths.mjs';

// A folder for each run, since several may run at once.
const out = `out/test/${process.pid}`;
process.on('exit', () => rmSync(join(root, out), { recursive: true, force: true }));

const all = process.argv.includes('--all');
// Without --all this is the fast loop: whole sessions, hostile texts and the corpus take longer than all the rest.
const slow = ['test/session/**', 'test/unit/hostile*.test.ts', 'test/corpus.test.ts'];
const ignore = ['test/vscode/**', 'test/page/**', 'test/packaging.test.ts'];
// The sessions drive the programs that users get.
if (all) await bundle({ dev: true, to: `${out}/dist` });
const files = await bundleTests({ include: ['test/**/*.test.ts'], ignore: all ? ignore : [...ignore, ...slow], out });
const args = process.argv.slice(2).filter(each => each !== '--all');
const { code, passed, failed, pending } = await mocha(longestFirst(files), {
  args: ['--parallel', '--jobs', String(availableParallelism()), ...args],
  env: { SPRINTMARK_DIST: `${out}/dist` },
  // A million mutated reports take a while.
  limit: process.env.FUZZ ? 3_600_000 : undefined,
});
const ranNone = code === 0 && passed + failed + pending === 0;
if (ranNone)
  console.error(
    `No test matches.${all ? '' : ' Add --all to look among sessions, hostile texts and the corpus, too.'}`,
  );
process.exitCode = ranNone ? 1 : code;

/** Files whose tests take long come first, so that no process is left with one of them at the end. */
function longestFirst(paths) {
  const rank = path => (/[\\/](?:hostile|corpus|properties)[^\\/]*$/.test(path) ? 0 : 1);
  return [...paths].sort((a, b) => rank(a) - rank(b));
}
