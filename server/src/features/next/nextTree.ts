import { oncePer } from '../../oncePer';
import type { Project } from '../../project';
import type { TreeNode, TreeOptions } from '../../protocol';
import { lineOf } from '../labels';
import { type Branch, branch, childId, uniqueKeys } from '../tree/branch';
import { labelOf } from '../tree/layout';
import { taskNode } from '../tree/nodes';
import type { TreeSource } from '../tree/trees';
import { type Candidate, nextUp } from './candidates';
import type { Ranked } from './ranking';

/** Nobody looks further down. */
const MOST = 200;

/** The “Next Up” tree: what can be claimed now, best first. */
export const nextTree = ({ project }: TreeSource, _options: TreeOptions): readonly Branch[] => branchesOf(project);

const branchesOf = oncePer((project: Project): readonly Branch[] => {
  const keys = uniqueKeys();
  return nextUp(project, MOST).map(candidate =>
    branch({ id: childId(null, keys(keyOf(candidate))), ...nodeOf(candidate, project) }),
  );
});

const keyOf = ({ doc, task }: Candidate): string => `${doc.uri} ${task.id?.value ?? task.title.value}`;

function nodeOf({ doc, task, rank, story }: Ranked<Candidate>, project: Project): Omit<TreeNode, 'id' | 'hasChildren'> {
  // What another place knows of the same story is of use here, too.
  const others = (story?.tellings ?? [])
    .filter(each => each.task !== task)
    .map(each => taskNode(each.doc, each.task, project));
  const told = (name: 'owner' | 'effort' | 'priority' | 'storyFile') => {
    const value = others.find(each => each[name])?.[name];
    return value === undefined ? {} : { [name]: value };
  };
  const { movable: _, ...own } = taskNode(doc, task, project);
  return {
    ...{ ...told('owner'), ...told('effort'), ...told('priority'), ...told('storyFile'), ...own },
    ...(others.some(({ hasNeeds }) => hasNeeds) && { hasNeeds: true }),
    detail: labelOf(doc),
    rank: {
      ...rank,
      ...(rank.priority !== undefined && { priority: lineOf(rank.priority) }),
      ...(rank.effort !== undefined && { effort: lineOf(rank.effort) }),
    },
  };
}
