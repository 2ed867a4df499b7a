import { type Ranged, ranged } from '../../range';

/** "[CRITICAL]", "(P1)" */
export function markedPriority({ value, range }: Ranged<string>): Ranged<string> | undefined {
  const match = PRIORITY.exec(value);
  const written = match?.[1];
  if (!match || !written) return undefined;
  const start = range.start + match.index + 1;
  return ranged(written, start, start + written.length);
}

const PRIORITY = /[[(](critical|highest|high|medium|low|urgent|p[0-4])(?: priority)?[\])]/i;

const URGENCIES = [
  /\b(?:p0|critical|urgent|highest|blocker)\b/i,
  /\b(?:p1|high)\b/i,
  /\b(?:p2|medium|normal)\b/i,
  /\b(?:p[3-9]|low)\b/i,
];

/** From 0, the most urgent; what has no priority is neither urgent nor unimportant. */
export function urgencyOf({ priority }: { readonly priority?: { readonly value: string } | undefined }): number {
  const found = priority ? URGENCIES.findIndex(pattern => pattern.test(priority.value)) : -1;
  return found < 0 ? 2 : found;
}
