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
const fast = await bundleTests({ include: ['test/**/*.test.ts'], ignore: [...ignore, ...slow], out });
const args = process.argv.slice(2).filter(each => each !== '--all');
const parallel = ['--parallel', '--jobs', String(availableParallelism())];
// A million mutated reports take a while.
const limit = process.env.FUZZ ? 3_600_000 : undefined;
const codes = [await mocha(fast, { args: [...parallel, ...args], limit })];
if (all) {
  // The sessions drive dist/, and measure how soon they are answered: one after the other.
  await bundle({ dev: true });
  codes.push(await mocha(await bundleTests({ include: slow, out: `${out}/slow` }), { args }));
}
process.exitCode = codes.find(Boolean) ?? 0;
