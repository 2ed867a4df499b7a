import { ensureDependencies } from './lib/dependencies.mjs';
import { countTests } from './lib/mocha.mjs';
import { localBin } from './lib/paths.mjs';
import { run } from './lib/process.mjs';

const script = (name, ...args) => [process.execPath, [`scripts/${name}.mjs`, ...args]];

/** Heading, command, minutes until it is stopped (a few times what it takes), whether mocha counts its tests. */
const TYPES = ['Types', [localBin('tsc'), ['-p', '.']], 5, false];
const STYLE = ['Style', [localBin('biome'), ['ci', '.']], 5, false];
const UNIT = ['Unit, fixture, property, corpus and session tests', script('testUnit', '--all'), 15, true];
const TOOLS = ['A VS Code and a browser to test in', script('testTools'), 15, false];
const PACKAGING = ['Packaging', script('testPackaging'), 5, true];
const SUITES = ['Suites in a real VS Code', script('testVscode'), 15, true];
const PAGE = ['The packaged extension in a real VS Code', script('testPage', '--packaged'), 15, true];

const began = Date.now();
const results = [];
/** What the steps that run now have printed. */
const held = new Map();
process.on('exit', () => {
  for (const [heading, output] of held) console.log(`\n━━ ${heading}: stopped\n${output}`);
});

await ensureDependencies();
// Two at a time: who looks at a window mostly waits, who computes does not. Packaging and suites build dist/, one after the other.
const prepared = runSteps(TOOLS, PACKAGING);
await Promise.all([
  runSteps(TYPES, STYLE, UNIT).then(() => prepared.then(() => runSteps(SUITES))),
  prepared.then(() => runSteps(PAGE)),
]);
summarize(
  [TYPES, STYLE, UNIT, TOOLS, PACKAGING, SUITES, PAGE].map(([heading]) =>
    results.find(each => each.heading === heading),
  ),
);

async function runSteps(...steps) {
  for (const step of steps) results.push(await runStep(step));
}

/** Shows what a step prints in one piece, once it is over, since another one runs beside it. */
async function runStep([heading, [command, args], minutes, counted]) {
  console.log(`   ${heading}: begins`);
  const start = Date.now();
  held.set(heading, '');
  const print = chunk => held.set(heading, held.get(heading) + chunk);
  const { code, output } = await run(command, args, { timeout: minutes * 60_000, print });
  held.delete(heading);
  const seconds = secondsSince(start);
  const numbers = counted ? count(output, code) : { passed: 0, failed: code === 0 ? 0 : 1 };
  console.log(`\n━━ ${heading}\n${output}━━ ${heading}: ${numbers.failed ? 'FAILED' : 'passed'} in ${seconds} s`);
  return { heading, seconds, ...numbers };
}

/** A run that failed without a failing test, or that tested nothing at all, counts as one failure. */
function count(output, code) {
  const { passed, failed } = countTests(output);
  const leftOut = code === 0 && output.includes('Left out:');
  return { passed, failed: failed || (code === 0 && (passed > 0 || leftOut) ? 0 : 1) };
}

function summarize(all) {
  const sum = key => all.reduce((total, each) => total + each[key], 0);
  console.log('\n━━ Summary');
  for (const { heading, seconds, passed, failed } of all)
    console.log(`${failed ? 'FAILED' : 'passed'}  ${seconds.padStart(6)} s  ${heading}${passed ? ` (${passed})` : ''}`);
  process.exitCode = sum('failed') > 0 ? 1 : 0;
  console.log(`${sum('passed')} passed, ${sum('failed')} failed in ${secondsSince(began)} s`);
}

function secondsSince(start) {
  return ((Date.now() - start) / 1000).toFixed(1);
}
