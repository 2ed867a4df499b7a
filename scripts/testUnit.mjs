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
const ignore = ['test/vscode/**', 'test/page/**', 'test/packaging.test.ts', ...(all ? [] : slow)];
// The sessions drive dist/.
if (all) await bundle({ dev: true });
const files = await bundleTests({ include: ['test/**/*.test.ts'], ignore, out });
const parallel = all ? [] : ['--parallel', '--jobs', String(availableParallelism())];
const args = [...parallel, ...process.argv.slice(2).filter(each => each !== '--all')];
process.exitCode = await mocha(files, { args });
