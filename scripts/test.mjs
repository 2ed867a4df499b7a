import { ensureBrowser } from './lib/browser.mjs';
import { ensureDependencies } from './lib/dependencies.mjs';
import { localBin } from './lib/paths.mjs';
import { run } from './lib/process.mjs';

const script = (name, ...args) => [process.execPath, [`scripts/${name}.mjs`, ...args]];

/** Heading, command, minutes until it is stopped, whether mocha counts its tests. */
const STEPS = [
  ['Types', [localBin('tsc'), ['-p', '.']], 2, false],
  ['Style', [localBin('biome'), ['ci', '.']], 2, false],
  ['Unit, fixture, property, corpus and session tests', script('testUnit', '--all'), 5, true],
  ['Packaging', script('testPackaging'), 3, true],
  ['Suites in a real VS Code', script('testVscode'), 8, true],
  ['The packaged extension in a real VS Code', script('testPage'), 8, true],
];

await ensureDependencies();
if (process.platform === 'linux') await ensureBrowser();
const results = [];
for (const step of STEPS) results.push(await runStep(step));
summarize(results);

async function runStep([heading, [command, args], minutes, counted]) {
  console.log(`\n━━ ${heading}`);
  const began = Date.now();
  const { code, output } = await run(command, args, { timeout: minutes * 60_000 });
  const seconds = ((Date.now() - began) / 1000).toFixed(1);
  const numbers = counted ? count(output, code) : { passed: 0, failed: code === 0 ? 0 : 1 };
  console.log(`━━ ${heading}: ${numbers.failed ? 'FAILED' : 'passed'} in ${seconds} s`);
  return { heading, seconds, ...numbers };
}

/** mocha's own numbers, of each of its runs; a run that failed without a failing test, or that tested nothing at all, counts as one failure. */
function count(output, code) {
  const number = word => {
    const told = output.matchAll(new RegExp(`^[│\\s]*(\\d+) ${word}`, 'gm'));
    return [...told].reduce((sum, [, each]) => sum + Number(each), 0);
  };
  const passed = number('passing');
  const leftOut = code === 0 && output.includes('Left out:');
  const failed = number('failing') || (code === 0 && (passed > 0 || leftOut) ? 0 : 1);
  return { passed, failed };
}

function summarize(all) {
  const sum = key => all.reduce((total, each) => total + each[key], 0);
  console.log('\n━━ Summary');
  for (const { heading, seconds, passed, failed } of all)
    console.log(`${failed ? 'FAILED' : 'passed'}  ${seconds.padStart(6)} s  ${heading}${passed ? ` (${passed})` : ''}`);
  process.exitCode = sum('failed') > 0 ? 1 : 0;
  console.log(`${sum('passed')} passed, ${sum('failed')} failed`);
}
