import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { bundle } from '../scripts/build.mjs';
import { root } from '../scripts/lib/paths.mjs';
import { answers } from './answers.mjs';
import { coverage } from './coverage.mjs';
import { keystrokes } from './keystrokes.mjs';
import { load, machine, measure } from './measure.mjs';
import { checkers, servers } from './programs.mjs';
import { scaffolds } from './scaffolds.mjs';
import { sidebar, typedBeside } from './sidebar.mjs';
import { median, percentile, ratio, shown, table } from './table.mjs';
import {
  queueOf16KB,
  queueOf10000,
  teamsDocuments,
  trackerOf10000,
  workspaceDocuments,
  writeWorkspace,
} from './workspace.mjs';

const { values } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    write: { type: 'boolean', default: false },
    only: { type: 'string' },
    documents: { type: 'string' },
    rounds: { type: 'string' },
  },
});
const count = Number(values.documents ?? (values.quick ? 600 : 9600));
const rounds = Number(values.rounds ?? (values.quick ? 1 : 3));

await bundle();
const top = mkdtempSync(join(tmpdir(), 'sprintmark-bench-'));
cpSync(join(root, 'dist'), join(top, 'dist'), { recursive: true });
try {
  const report = [];
  for (const [name, measured] of Object.entries({
    typing,
    answers: answering,
    sidebar: showing,
    scaffolds: proposing,
    checking,
    coverage: reading,
  }))
    if (!values.only || values.only === name) report.push(await measured());
  const noise = load() > 1 ? ` Others kept the machine busy (load ${load()}): read the ratios alone.` : '';
  const text = `${report.join('\n\n')}\n\nMedians; ${machine(cpus())}.${noise}`;
  console.log(`\n${text}`);
  // The README shows all tables of one run.
  if (values.write && !values.only) writeReadme(text);
} finally {
  rmSync(top, { recursive: true, force: true });
}

/** Servers take turns, so that a busy minute strikes all of them. */
async function typing() {
  const folder = join(top, 'typing');
  mkdirSync(folder);
  const documents = [
    ['16 KB queue', join(folder, 'WORK_QUEUE.md'), queueOf16KB()],
    ['10,000 tasks, 530 KB', join(folder, 'progress.md'), trackerOf10000()],
  ];
  const rows = [];
  for (const [name, path, text] of documents) {
    writeFileSync(path, text);
    const taken = new Map();
    for (let round = 0; round < rounds; round++)
      for (const server of servers(own('typing'))) {
        const samples = await keystrokes(server, { folder, path, text });
        taken.set(server.name, [...(taken.get(server.name) ?? []), ...samples]);
        console.log(`${name}, ${server.name}: ${shown(median(samples), 'ms')}`);
      }
    const base = median(taken.get('Sprintmark'));
    for (const [server, all] of taken)
      rows.push([
        `${name}: ${server}`,
        shown(median(all), 'ms'),
        shown(percentile(all, 95), 'ms'),
        ratio(median(all), base),
      ]);
  }
  return table(['One keystroke until its diagnostics', 'median', '95 %', 'ratio'], rows);
}

/** One server answers everything that it can be asked, about a document of usual size and a huge one. */
async function answering() {
  const folder = join(top, 'answering');
  writeWorkspace(folder, workspaceDocuments(1000));
  const [server] = servers(own('answering'));
  const path = join(folder, 'WORK_QUEUE.md');
  const about = (text, samples, wanted) => {
    writeFileSync(path, text);
    return answers(server, { folder, path, text, samples, wanted });
  };
  const usual = await about(queueOf16KB(), values.quick ? 35 : 140);
  // What people wait for at every pause of theirs must keep up in a huge document, too.
  const huge = await about(queueOf10000(), values.quick ? 7 : 35, method => /hover|completion$/.test(method));
  const rows = [...usual].map(([method, { still, typing: typed, answered }]) => {
    console.log(`${method}: ${shown(median(still), 'ms')}, ${Math.round(answered * 100)} % had something to say`);
    const times = [
      median(still),
      percentile(still, 95),
      median(typed),
      huge.has(method) && median(huge.get(method).still),
    ];
    return [`\`${method}\``, ...times.map(time => shown(time || undefined, 'ms'))];
  });
  const head = ['16 KB beside 1,000 documents', 'median', '95 %', 'after a keystroke', '10,000 tasks'];
  return table(head, rows);
}

/** What somebody waits for who opens the sidebar, unfolds it, and types beside it. */
async function showing() {
  const folder = join(top, 'showing');
  writeWorkspace(folder, teamsDocuments(500));
  const [server] = servers(own('showing'));
  const path = join(folder, 'teams/T3/sprint_4_progress.md');
  const text = readFileSync(path, 'utf8');
  const of = { folder, path, text };
  const taken = new Map();
  for (let round = 0; round < Math.max(2, rounds); round++)
    for (const [name, times] of await sidebar(server, { ...of, samples: values.quick ? 10 : 40 }))
      taken.set(name, [...(taken.get(name) ?? []), ...times]);
  const samples = values.quick ? 200 : 2000;
  const alone = await typedBeside(server, { ...of, samples, asks: false });
  const beside = await typedBeside(server, { ...of, samples, asks: true });
  taken.set('one keystroke until its diagnostics, without the sidebar', alone.taken);
  taken.set('the same while the sidebar asks after each', beside.taken);
  const rows = [...taken].map(([name, times]) => {
    console.log(`${name}: ${shown(median(times), 'ms')}`);
    return [name, shown(median(times), 'ms'), shown(percentile(times, 95), 'ms')];
  });
  rows.push([
    `memory that ${samples.toLocaleString('en')} keystrokes add, without and with it`,
    ...grown(alone),
    ...grown(beside),
  ]);
  return table(['The sidebar at 500 documents, 20,000 tasks', 'median', '95 %'], rows);
}

/** What somebody waits for who asks for a new document. */
function proposing() {
  return scaffolds(top, { quick: values.quick, serverFor: name => servers(own(name))[0] });
}

/** How long a report takes that has just been written. */
function reading() {
  return coverage(top, { quick: values.quick });
}

/** Less than nothing is none: a collection of garbage came in between. */
function grown({ grown: megabytes }) {
  return [shown(megabytes === undefined ? undefined : Math.max(0, megabytes), 'MB')];
}

async function checking() {
  const folder = join(top, 'workspace');
  const bytes = writeWorkspace(folder, workspaceDocuments(count));
  const taken = new Map();
  const all = checkers(own('checking'));
  for (const each of all.filter(({ warms }) => warms)) await measure(each, folder);
  for (let round = 0; round < rounds; round++)
    for (const each of all) {
      const found = await measure(each, folder);
      taken.set(each.name, [...(taken.get(each.name) ?? []), found]);
      console.log(`${each.name}: ${shown(found.seconds, 's')}, ${shown(found.megabytes, 'MB')}`);
    }
  const middle = (name, key) => median(taken.get(name).map(each => each[key]));
  const base = middle('Sprintmark, cold', 'seconds');
  const rows = [...taken.keys()].map(name => {
    const seconds = middle(name, 'seconds');
    return [name, shown(seconds, 's'), shown(middle(name, 'megabytes'), 'MB'), ratio(seconds, base)];
  });
  const size = `${count.toLocaleString('en')} documents, ${Math.round(bytes / 1e6)} MB`;
  return table([`Check of ${size}`, 'time', 'memory', 'ratio'], rows);
}

/** A program that nobody builds anew meanwhile, and a cache that is the bench's own on every system. */
function own(name) {
  const folder = join(top, `cache-${name}`);
  return { cli: join(top, 'dist/cli.js'), cache: { XDG_CACHE_HOME: folder, LOCALAPPDATA: folder } };
}

function writeReadme(text) {
  const path = join(root, 'README.md');
  const readme = readFileSync(path, 'utf8');
  const marked = /(<!-- bench -->\n)[\s\S]*?(\n<!-- \/bench -->)/;
  if (!marked.test(readme)) throw new Error('README.md has no <!-- bench --> … <!-- /bench -->.');
  writeFileSync(
    path,
    readme.replace(marked, (_, before, after) => `${before}${text}${after}`),
  );
}
