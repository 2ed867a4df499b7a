import type { ChildProcess } from 'node:child_process';

/** Whether what a process has started can be ended together with it. */
export const HAS_GROUPS = process.platform !== 'win32';

/** In a group of its own, a process does not hear what ends this one. */
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

const running = new Set<ChildProcess>();

/** Takes care that a process, and all in its group, ends with this one at the latest; until it is let go. */
export function holdOn(child: ChildProcess): void {
  if (!running.size) listen();
  running.add(child);
}

/** `isOver`: whether it has ended by itself; its number may be another one's by now. */
export function letGo(child: ChildProcess, isOver: boolean): void {
  if (!running.delete(child)) return;
  if (!isOver) kill(child);
  if (!running.size) stopListening();
}

function kill(child: ChildProcess): void {
  // It has never begun.
  if (child.pid === undefined) return;
  try {
    if (HAS_GROUPS) process.kill(-child.pid, 'SIGKILL');
    else child.kill('SIGKILL');
  } catch {
    // All of it has ended.
  }
}

const killAll = (): void => running.forEach(kill);

function onSignal(signal: NodeJS.Signals): void {
  killAll();
  stopListening();
  // Without another listener, it does to this process what it would have done.
  if (process.listenerCount(signal) === 0) process.kill(process.pid, signal);
}

function listen(): void {
  process.on('exit', killAll);
  for (const signal of SIGNALS) process.on(signal, onSignal);
}

function stopListening(): void {
  process.off('exit', killAll);
  for (const signal of SIGNALS) process.off(signal, onSignal);
}
