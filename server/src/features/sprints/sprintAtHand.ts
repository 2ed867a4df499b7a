import { plainUri } from '../../model/links/paths';
import type { Status } from '../../model/sprint';
import { sprintOfBranch } from '../../model/sprints/branchSprint';
import { sprintKey } from '../../model/sprints/sprintRef';
import type { Project } from '../../project';
import type { SprintSummary } from '../../protocol';
import { hasEnded, OVER } from './ended';

/**
 * The sprint that a checked out branch is named after; first that of the workspace folder that `uri` lies in. Undefined where
 * there is doubt: of several sprints with its number, only the one that is not over can be meant.
 */
export function sprintAtHand(
  project: Project,
  sprints: readonly SprintSummary[],
  uri: string | undefined,
): SprintSummary | undefined {
  const branches = [...project.coverage.changes].flatMap(([folder, { branch }]) => {
    const number = branch === undefined ? undefined : sprintOfBranch(branch);
    return number === undefined ? [] : { folder, key: sprintKey(number) };
  });
  const here = branches.filter(({ folder }) => uri !== undefined && isBelow(folder, uri));
  const isUnfinished = ({ id, status }: SprintSummary) => !hasEnded(id, project) && !OVER.has(status as Status);
  for (const named of [here, branches]) {
    const meant = sprints.filter(each =>
      named.some(({ folder, key }) => each.id.endsWith(`#${key}`) && isBelow(folder, each.uri)),
    );
    const found = onlyOne(meant) ?? onlyOne(meant.filter(isUnfinished));
    if (found) return found;
  }
  return undefined;
}

const onlyOne = <T>(all: readonly T[]): T | undefined => (all.length === 1 ? all[0] : undefined);
const isBelow = (folder: string, uri: string): boolean => plainUri(uri).startsWith(`${plainUri(folder)}/`);
