import { join } from 'node:path';
import { root } from './paths.mjs';
import { run } from './process.mjs';

/** Runs mocha on bundled test files; resolves with its exit code and its numbers. */
export async function mocha(files, { timeout = 20_000, limit = 900_000, args = [], env = {} } = {}) {
  const program = join(root, 'node_modules/mocha/bin/mocha.js');
  const strict = process.env.CI ? ['--forbid-only'] : [];
  const options = ['--timeout', String(timeout), ...strict, ...args];
  const { code, output } = await run(process.execPath, ['--enable-source-maps', program, ...options, ...files], {
    env,
    timeout: limit,
  });
  return { code, ...countTests(output) };
}

/** mocha's own numbers, of each of its runs that are in `output`. */
export function countTests(output) {
  const number = word => {
    const told = output.matchAll(new RegExp(`^[│\\s]*(\\d+) ${word}`, 'gm'));
    return [...told].reduce((sum, [, each]) => sum + Number(each), 0);
  };
  return { passed: number('passing'), failed: number('failing'), pending: number('pending') };
}
