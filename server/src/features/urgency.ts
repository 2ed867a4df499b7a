import type { Task } from '../model/sprint';

const URGENCIES = [
  /\b(?:p0|critical|urgent|highest|blocker)\b/i,
  /\b(?:p1|high)\b/i,
  /\b(?:p2|medium|normal)\b/i,
  /\b(?:p[3-9]|low)\b/i,
];

/** How urgent a task is by its priority, 0 the most. What has none is neither urgent nor unimportant. */
export function urgencyOf({ priority }: Pick<Task, 'priority'>): number {
  const found = priority ? URGENCIES.findIndex(pattern => pattern.test(priority.value)) : -1;
  return found < 0 ? 2 : found;
}
