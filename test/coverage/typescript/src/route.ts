import { type Stop, stopNamed } from './stops/stop names';

export interface Route {
  readonly name: string;
  readonly stops: readonly Stop[];
}

/** Minutes between two stops of a route, or undefined where it does not call at both. */
export function minutesBetween(route: Route, from: string, to: string): number | undefined {
  const start = stopNamed(route.stops, from);
  const end = stopNamed(route.stops, to);
  if (!start || !end) {
    return undefined;
  }
  return Math.abs(end.minutes - start.minutes);
}

export function describeRoute(route: Route): string {
  const [first] = route.stops;
  const last = route.stops.at(-1);
  if (first === undefined || last === undefined) {
    return `${route.name} (no stops)`;
  }
  const names = [first, last].map(({ name }) => name);
  return `${route.name}: ${names.join(' to ')}`;
}
