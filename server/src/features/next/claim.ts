import { idKey } from '../../model/ids/ids';
import type { SprintDoc, Task } from '../../model/sprint';
import type { Project } from '../../project';
import { CHANGED, perform } from '../actions/deeds';
import { misnamed, offersAt } from '../actions/offers';
import type { Outcome, Scene } from '../actions/settle';
import { concerned, dataOf } from '../actions/taskActions';
import { subjectAt } from '../actions/tellings';

export interface Claim {
  readonly task: Task;
  readonly owner: string;
}

/** The URIs of the documents that a claim may concern besides its own: a scene holds them. */
export const concernedByClaim = (project: Project, doc: SprintDoc, claim: Claim): readonly string[] =>
  concerned(project, doc, dataOf(doc, placeOf(claim), { verb: 'claim' }));

/** What a claim changes; `owner` is absent where the document does not say who works on what. */
export type Claimed = Outcome & { readonly owner?: string };

/** Claims a task of the scene's first document, as “Claim … as OWNER” in an editor does. */
export function claimed(scene: Scene, claim: Claim): Claimed {
  const [doc] = scene.docs;
  const subject = doc && subjectAt(doc, placeOf(claim));
  if (!doc || !isStill(subject?.task, claim)) return { refusal: subject ? CHANGED : NO_STATE };
  const [offset, owner] = [placeOf(claim), claim.owner.trim()];
  const refusal = misnamed(owner);
  if (refusal !== undefined) return { refusal };
  const offer = offersAt(scene.project, doc, offset).find(({ verb }) => verb === 'claim');
  if (!offer) return { refusal: NO_STATE };
  const outcome = perform(scene, offset, dataOf(doc, offset, { verb: 'claim', owner }));
  return { ...outcome, ...(offer.owner !== undefined && { owner }) };
}

const NO_STATE = 'Its document has no way to write that a task is claimed.';

const placeOf = ({ task }: Claim): number => (task.status ?? task.id ?? task.title).range.start;

const isStill = (now: Task | undefined, { task }: Claim): boolean =>
  idKey(now?.id?.value ?? '') === idKey(task.id?.value ?? '') && now?.title.value === task.title.value;
