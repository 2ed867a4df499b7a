import { stateName } from '../../model/ids/taskNames';
import { decoded, plainUri, rootOf } from '../../model/links/paths';
import type { Status } from '../../model/sprint';
import type { Project } from '../../project';
import type { SprintChoice } from '../../protocol';
import { sprintSummaries } from './summaries';

/** The sprints of a workspace folder that a document may be made for, product by product, newest first. */
export function sprintChoices(project: Project, root: string): SprintChoice[] {
  const isHere = (uri: string): boolean => {
    const doc = project.documentsByUri.get(decoded(uri));
    return doc !== undefined && plainUri(rootOf(doc)) === plainUri(root);
  };
  return sprintSummaries(project)
    .filter(({ uri }) => isHere(uri))
    .map(({ number, title, product, status, uri }) => {
      const detail = [title, product, status && stateName(status as Status)].filter(Boolean).join(' · ');
      return { number, ...(detail && { detail }), uri };
    });
}
