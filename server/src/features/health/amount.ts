import type { TreeNode } from '../../protocol';
import { problemsOf } from '../tree/problems';
import type { TreeFinding } from '../tree/trees';

/** How much is wrong, as a node shows it. */
export function amountOf(findings: readonly TreeFinding[]): Pick<TreeNode, 'problems' | 'fixable'> {
  const problems = problemsOf(findings);
  const fixable = findings.filter(finding => finding.fixable).length;
  return { ...(problems && { problems }), ...(fixable && { fixable }) };
}
