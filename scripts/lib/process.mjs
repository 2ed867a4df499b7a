import { spawn, spawnSync } from 'node:child_process';
import { root, windows } from './paths.mjs';

/**
 * Runs a command to its end. Resolves with its exit code (124 where `timeout`, in milliseconds, ran out and 127 where
 * it could not be started) and all it printed; what it prints is passed on at once, to `print`, unless `quiet`.
 */
export function run(command, args, { timeout, quiet = false, print = passOn, ...options } = {}) {
  const child = start(command, args, options);
  let output = '';
  const take = chunk => {
    output += chunk;
    if (!quiet) print(chunk);
  };
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', take);
  return new Promise(resolve => {
    let timedOut = false;
    const timer =
      timeout &&
      setTimeout(() => {
        timedOut = true;
        take(`\n${command} did not finish within ${timeout / 1000} s and was stopped.\n`);
        stop(child);
      }, timeout);
    const finish = code => {
      clearTimeout(timer);
      resolve({ code: timedOut ? 124 : code, output });
    };
    child.on('error', error => {
      take(`${error.message}\n`);
      finish(127);
    });
    child.on('close', (code, signal) => finish(code ?? (signal ? 1 : 0)));
  });
}

const passOn = chunk => process.stdout.write(chunk);

/** Starts a command whose output is piped. It ends with this process at the latest. */
export function start(command, args, { cwd = root, env = {}, input = 'ignore' } = {}) {
  watchOwnEnd();
  const child = spawn(command, args, {
    cwd,
    env: { ...process.env, ...env },
    stdio: [input, 'pipe', 'pipe'],
    // A group of its own, so that Ctrl+C reaches this process alone, which then ends the whole tree in order.
    detached: !windows,
    // Node refuses to start .cmd files without a shell.
    shell: windows && command.endsWith('.cmd'),
  });
  running.add(child);
  child.on('exit', () => running.delete(child));
  return child;
}

/** Ends a child and everything that it started. */
export function stop(child) {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  if (windows) {
    spawnSync('taskkill', ['/pid', String(child.pid), '/T', '/F']);
    return;
  }
  for (const pid of [-child.pid, ...descendants(child.pid)]) kill(pid);
}

const running = new Set();
let watching = false;

function watchOwnEnd() {
  if (watching) return;
  watching = true;
  process.on('exit', () => running.forEach(stop));
  for (const [signal, number] of Object.entries({ SIGINT: 2, SIGTERM: 15, SIGHUP: 1 }))
    process.on(signal, () => process.exit(128 + number));
}

/** Browsers start process groups of their own, so a group is not enough to find them. */
function descendants(root) {
  const { stdout } = spawnSync('ps', ['-eo', 'pid=,ppid='], { encoding: 'utf8' });
  const pairs = (stdout ?? '').split('\n').map(line => line.trim().split(/\s+/).map(Number));
  const found = [root];
  for (const parent of found) found.push(...pairs.filter(([, ppid]) => ppid === parent).map(([pid]) => pid));
  return found;
}

function kill(pid) {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It has ended in the meantime.
  }
}
