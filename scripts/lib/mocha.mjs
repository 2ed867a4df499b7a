import { join } from 'node:path';
import { root } from './paths.mjs';
import { run } from './process.mjs';

/** Runs mocha on bundled test files; resolves with its exit code. */
export async function mocha(files, { timeout = 10_000, limit = 480_000, args = [], env = {} } = {}) {
  const program = join(root, 'node_modules/mocha/bin/mocha.js');
  const strict = process.env.CI ? ['--forbid-only'] : [];
  const options = ['--timeout', String(timeout), ...strict, ...args];
  const { code } = await run(process.execPath, ['--enable-source-maps', program, ...options, ...files], {
    env,
    timeout: limit,
  });
  return code;
}
