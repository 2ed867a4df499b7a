import type { Facts } from '../../model/sprint';
import { compareNaturally } from '../../naturalOrder';
import type { Project } from '../../project';
import type { TreeOptions } from '../../protocol';
import type { Branch } from './branch';
import { byGroup } from './byGroup';
import { bySprint } from './bySprint';
import { contextOf, type Findings, sameFindings, type TreeContext } from './context';
import { shownOf } from './documentBranch';
import { folderName, listed } from './listed';
import type { TreeSource } from './trees';
import { unrecognisedBranch } from './unrecognised';

/**
 * The “Sprints” tree: sprints or other groups, their documents, phases, tasks and checklist items. Remembered for as long
 * as the project stays and nothing else was found in it.
 */
export function sprintsTree(source: TreeSource, options: TreeOptions): readonly Branch[] {
  const { project, unrecognised } = source;
  const findings: Findings = new Map(project.documents.map(doc => [doc, source.findingsOf(doc)]));
  const context = contextOf(project, findings, options);
  const before = KNOWN.get(project);
  const isSame =
    before?.key === context.key &&
    before.unrecognised === unrecognised &&
    project.documents.every(doc => sameFindings(findings.get(doc), before.findings.get(doc)));
  if (before && isSame) return before.roots;
  const roots = make(context, source);
  KNOWN.set(project, { key: context.key, findings, unrecognised, roots });
  return roots;
}

interface Known {
  readonly key: string;
  readonly findings: Findings;
  readonly unrecognised: TreeSource['unrecognised'];
  readonly roots: readonly Branch[];
}

const KNOWN = new WeakMap<Project, Known>();

function make(context: TreeContext, source: TreeSource): readonly Branch[] {
  const { project, options, filter } = context;
  const shown = project.derived(byPath).filter(doc => shownOf(doc, context).isShown);
  if (options.groupBy === 'status' || options.groupBy === 'owner') return byGroup(shown, context, options.groupBy);
  const others = filter.isOn ? undefined : unrecognisedBranch(source);
  return [
    ...(options.groupBy === 'file' ? byFile(shown, context) : bySprint(shown, context)),
    ...(others ? [others] : []),
  ];
}

/** What is in order already costs little to order again. */
const byPath = (own: readonly Facts[], base: readonly Facts[] | undefined): readonly Facts[] =>
  [...(base ?? []), ...own].sort(compareDocuments);

const byFile = (documents: readonly Facts[], context: TreeContext): readonly Branch[] => {
  const detailOf = folderName(context.project);
  return listed(documents, context, { parent: null, detailOf });
};

const compareDocuments = (a: Facts, b: Facts): number =>
  compareNaturally(a.path, b.path) || compareNaturally(a.uri, b.uri);
