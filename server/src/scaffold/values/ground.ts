import type { Facts, SprintDoc } from '../../model/sprint';
import { oncePer } from '../../oncePer';
import type { About } from '../scaffold';
import { joinedWork, listingDocuments, type WorkTask } from './work/joined';

/** What several variables of one document are worked out from, once. */
export interface Ground {
  /** The documents that list the sprint's work, the plan first. */
  readonly documents: readonly Facts[];
  readonly tasks: readonly WorkTask[];
  /** The plan with its text; undefined where there is none, or while it is still being read. */
  readonly plan: SprintDoc | undefined;
}

export const groundOf = oncePer(({ sprint, plan, from, sources: { project, world } }: About): Ground => {
  const ofSprint = listingDocuments(sprint, plan);
  const documents = ofSprint.length || !from || from.sprint ? ofSprint : [from];
  const own = plan ?? documents.find(({ kind }) => kind === 'plan');
  return { documents, tasks: joinedWork(documents, project), plan: own && world.read(own.uri) };
});
