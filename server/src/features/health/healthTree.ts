import { compareNaturally } from '../../naturalOrder';
import type { TreeNode, TreeOptions } from '../../protocol';
import { RULES } from '../../rules/index';
import { type Branch, branch, childId } from '../tree/branch';
import { SEVERITIES } from '../tree/problems';
import type { TreeSource } from '../tree/trees';
import { amountOf } from './amount';
import { missingBranch } from './missingFiles';
import { placeBranch } from './placeBranch';
import { type Place, SETTINGS, settingsPlaces, withProblems } from './withProblems';

/** The “Health” tree: problems by rule and document, and files that plans mandate and that are missing. */
export function healthTree(source: TreeSource, _options: TreeOptions): readonly Branch[] {
  const rules = [...withProblems(source), ...settingsPlaces(source)].map(([rule, places]) => ruleBranch(rule, places));
  return [...missingBranch(source), ...rules.sort((a, b) => mostUrgent(a.node, b.node))];
}

function ruleBranch(rule: string, places: readonly Place[]): Branch {
  const id = childId(null, `rule:${rule}`);
  const detail = SUMMARIES.get(rule);
  const amount = amountOf(places.flatMap(({ findings }) => findings));
  return branch({ ...{ id, type: 'rule', label: rule, rule }, ...(detail && { detail }), ...amount }, () =>
    places.toSorted((a, b) => compareNaturally(a.path, b.path)).map(place => placeBranch(rule, place, id)),
  );
}

/** By severity, then what is found most often, then by name. */
const mostUrgent = (a: TreeNode, b: TreeNode): number =>
  severityOf(a) - severityOf(b) ||
  (b.problems?.count ?? 0) - (a.problems?.count ?? 0) ||
  compareNaturally(a.label, b.label);

const severityOf = ({ problems }: TreeNode): number => SEVERITIES.indexOf(problems?.severity ?? 'hint');

const SUMMARIES: ReadonlyMap<string, string> = new Map([
  ...RULES.map(({ id, summary }) => [id, summary.replace(/\.$/, '')] as const),
  ['suppression', 'A comment turns off a rule that does not exist'],
  [SETTINGS, 'A setting of the project is not understood'],
]);
