import type { Ranged } from '../range';
import type { SprintDoc, Status } from './sprint';

/** The state that a document says it is in as a whole. */
export function documentStatus(_doc: SprintDoc): Ranged<Status> | undefined {
  return undefined;
}
