export interface Stop {
  readonly name: string;
  readonly minutes: number;
}

export function stopNamed(stops: readonly Stop[], name: string): Stop | undefined {
  for (const stop of stops) {
    if (stop.name === name) return stop;
    if (stop.name.toLowerCase() === name.toLowerCase()) {
      return stop;
    }
  }
  return undefined;
}
