import { REFERENCE, REFERENCE_LINES } from './reference';

/**
 * Where a rule is explained: on the web, or in the copy at `reference`, which an editor opens at a line.
 * Undefined where there is neither, or no such rule.
 */
export function documentationOf(rule: string, reference: string | undefined): string | undefined {
  const line = REFERENCE_LINES[rule];
  if (line === undefined) return undefined;
  if (REFERENCE) return `${REFERENCE}#${rule}`;
  return reference && `${reference}#L${line}`;
}
