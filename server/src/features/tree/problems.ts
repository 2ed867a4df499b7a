import { oncePer } from '../../oncePer';
import type { TreeNode } from '../../protocol';
import type { Range } from '../../range';
import type { TreeFinding } from './trees';

export type TreeProblems = NonNullable<TreeNode['problems']>;

/** How many findings lie in a range, and how bad the worst is; undefined for none. */
export function problemsIn(findings: readonly TreeFinding[] | undefined, range: Range): TreeProblems | undefined {
  if (!findings?.length) return undefined;
  const sorted = inOrder(findings);
  const found: TreeFinding[] = [];
  for (let at = firstFrom(sorted, range.start); at < sorted.length; at++) {
    const finding = sorted[at] as TreeFinding;
    if (finding.range.start > range.end) break;
    if (finding.range.end <= range.end) found.push(finding);
  }
  return problemsOf(found);
}

/** The same of all findings of a document. */
export const problemsOf = (findings: readonly TreeFinding[] = []): TreeProblems | undefined =>
  sumOf(findings.map(({ severity }) => ({ count: 1, severity })));

export function sumOf(all: readonly (TreeProblems | undefined)[]): TreeProblems | undefined {
  let count = 0;
  let worst: number = SEVERITIES.length;
  for (const each of all) {
    if (!each) continue;
    count += each.count;
    worst = Math.min(worst, SEVERITIES.indexOf(each.severity));
  }
  const severity = SEVERITIES[worst];
  return severity && { count, severity };
}

/** The worst first. */
export const SEVERITIES = ['error', 'warning', 'information', 'hint'] as const;

const inOrder = oncePer((findings: readonly TreeFinding[]) =>
  findings.toSorted((a, b) => a.range.start - b.range.start),
);

function firstFrom(sorted: readonly TreeFinding[], start: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] as TreeFinding).range.start < start) low = middle + 1;
    else high = middle;
  }
  return low;
}
