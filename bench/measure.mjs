import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';

/** Runs a command to its end; resolves with its wall time in seconds and the most memory it held, in MB, where told. */
export async function measure({ command, env }, cwd) {
  const [program, ...args] = timed(command);
  const began = performance.now();
  const child = spawn(program, args, { cwd, env: { ...process.env, ...env }, stdio: ['ignore', 'ignore', 'pipe'] });
  let errors = '';
  child.stderr.setEncoding('utf8').on('data', text => {
    errors = (errors + text).slice(-2000);
  });
  await new Promise((resolve, reject) => child.on('error', reject).on('close', resolve));
  return { seconds: (performance.now() - began) / 1000, megabytes: memoryIn(errors) };
}

const TIME = '/usr/bin/time';
const isBsd = process.platform === 'darwin';

/** `time` tells the most memory a program held; a system without it leaves that open. */
function timed(command) {
  if (!existsSync(TIME)) return command;
  return isBsd ? [TIME, '-l', ...command] : [TIME, '-f', '%M KB', ...command];
}

function memoryIn(errors) {
  const kilobytes = /(\d+) KB\s*$/.exec(errors)?.[1];
  const bytes = /(\d+)\s+maximum resident set size/.exec(errors)?.[1];
  return kilobytes ? kilobytes / 1024 : bytes ? bytes / 1024 ** 2 : undefined;
}

/** "AMD EPYC, 2 cores, Linux, Node 20.20": figures of different machines say nothing about each other. */
export function machine(cpus) {
  const model = cpus[0]?.model.replace(/\s+/g, ' ').trim() || 'unknown processor';
  return `${model}, ${cpus.length} cores, ${process.platform}, Node ${process.versions.node}`;
}

/** What the kernel says of others who compute at the same time; undefined elsewhere. */
export const load = () =>
  existsSync('/proc/loadavg') ? Number(readFileSync('/proc/loadavg', 'utf8').split(' ', 1)[0]) : undefined;
