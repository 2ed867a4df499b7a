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
