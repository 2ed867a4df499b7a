import type { Facts, Kind } from '../../model/sprint';
import { isSetAside, sprintIdOf } from '../../model/sprints/sprints';
import type { Project } from '../../project';
import { hasEnded, OVER } from '../sprints/ended';

/** Whether nothing of a document is to be taken up: it looks back, is kept for the record, or its sprint is over. */
export function isOver(doc: Facts, project: Project): boolean {
  if (!HOLDS_WORK.has(doc.kind) || isSetAside(doc) || OVER.has(doc.status?.value)) return true;
  const id = sprintIdOf(doc);
  return id !== undefined && hasEnded(id, project);
}

const HOLDS_WORK: ReadonlySet<Kind | undefined> = new Set<Kind>([
  ...(['queue', 'story', 'plan', 'tracker', 'roadmap', 'readiness'] as const),
]);
