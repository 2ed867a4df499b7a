import { bundleTests } from './lib/bundleTests.mjs';
import { mocha } from './lib/mocha.mjs';
import { packageExtension } from './package.mjs';

const vsix = await packageExtension();
const files = await bundleTests({ include: ['test/packaging.test.ts'], out: 'out/packaging' });
const { code } = await mocha(files, { env: { SPRINTMARK_VSIX: vsix }, args: process.argv.slice(2) });
process.exitCode = code;
