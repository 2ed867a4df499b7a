import { execFileSync } from 'node:child_process';
import { closeSync, mkdirSync, openSync, statSync, writeSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { root } from '../scripts/lib/paths.mjs';
import { reports } from './coverageTexts.mjs';
import { median, percentile, ratio, shown, table } from './table.mjs';

const READER = join(dirname(fileURLToPath(import.meta.url)), 'coverageReader.mjs');
const MB = 1e6;

/** Reports of these sizes, and what reads them. */
const SIZES = [
  ['lcov', 18 * MB, ['Sprintmark', 'lcov-parse']],
  ['cobertura', 15 * MB, ['Sprintmark', 'fast-xml-parser']],
  ['jacoco', 10 * MB, ['Sprintmark', 'fast-xml-parser']],
  ['coverage.py', 10 * MB, ['Sprintmark', 'JSON.parse']],
  ['istanbul', 10 * MB, ['Sprintmark', 'JSON.parse']],
  ['lcov', 200 * MB, ['Sprintmark']],
];

/** Each program reads in a process of its own, in turns; the first reading is one with cold code, and is among the others. */
export async function coverage(top, { quick }) {
  const folder = join(top, 'coverage');
  mkdirSync(folder);
  const product = await bundleReader(folder);
  const rows = [];
  for (const [format, bytes, readers] of SIZES) {
    const path = join(folder, `${format}-${bytes}`);
    write(path, reports[format](bytes));
    const taken = new Map();
    for (let round = 0; round < (quick ? 1 : 5); round++)
      for (const name of readers) {
        const read = run(name, path, { rounds: roundsOf(name, { bytes, quick }), product });
        taken.set(name, [...(taken.get(name) ?? []), read]);
      }
    rows.push(...rowsOf(`${format}, ${Math.round(statSync(path).size / MB)} MB`, taken));
  }
  return table(['Reading a report of coverage', 'first', 'median', '95 %', 'memory', 'ratio'], rows);
}

/** Others take long, and so does a report that is larger than any. */
function roundsOf(name, { bytes, quick }) {
  if (bytes > 100 * MB) return quick ? 1 : 2;
  return name === 'Sprintmark' ? 7 : quick ? 1 : 3;
}

function rowsOf(title, taken) {
  const all = name => taken.get(name).flatMap(each => each.taken);
  const base = median(all('Sprintmark'));
  return [...taken].map(([name, reads]) => {
    const times = all(name);
    console.log(`${title}, ${name}: ${shown(median(times), 'ms')}`);
    const first = median(reads.map(each => each.taken[0]));
    const memory = median(reads.map(({ megabytes }) => megabytes));
    const shownTimes = [first, median(times), percentile(times, 95)].map(time => shown(time, 'ms'));
    return [`${title}: ${name}`, ...shownTimes, shown(memory, 'MB'), ratio(median(times), base)];
  });
}

function run(name, path, { rounds, product }) {
  return JSON.parse(
    execFileSync(process.execPath, [READER, name, path, String(rounds), product], { encoding: 'utf8' }),
  );
}

/** The product's own modules, as it packages them. */
async function bundleReader(folder) {
  const outfile = join(folder, 'reader.cjs');
  const contents = `export { nodeHost } from './server/src/nodeHost';\nexport { ReportReader } from './server/src/coverage/readReport';`;
  const stdin = { contents, resolveDir: root, loader: 'ts' };
  await build({
    stdin,
    outfile,
    bundle: true,
    minify: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    mainFields: ['module', 'main'],
  });
  return outfile;
}

function write(path, pieces) {
  const file = openSync(path, 'w');
  for (const piece of pieces) writeSync(file, piece);
  closeSync(file);
}
