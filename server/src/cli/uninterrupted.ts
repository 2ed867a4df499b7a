const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** What is half-written is written to its end, or taken back, before a signal ends the program. */
export async function uninterrupted<T>(work: () => Promise<T>): Promise<T> {
  let signal: NodeJS.Signals | undefined;
  const listener = (each: NodeJS.Signals) => {
    signal = each;
  };
  for (const each of SIGNALS) process.on(each, listener);
  try {
    return await work();
  } finally {
    for (const each of SIGNALS) process.off(each, listener);
    if (signal) process.kill(process.pid, signal);
  }
}
