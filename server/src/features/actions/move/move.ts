import { nameOf } from '../../../model/ids/taskNames';
import type { SprintDoc, Task } from '../../../model/sprint';
import { lineOf, taskLabel } from '../../labels';
import { type Outcome, type Scene, settled } from '../settle';
import { isShownAs } from '../shown';
import { tellingsOf } from '../tellings';
import { type Ground, groundOf, type Moved, type Refusal, taskOn } from './ground';
import { landingAt, type Side } from './landing';
import { whyFixed } from './movable';
import { moveEdits } from './moveEdits';
import { isSameWorkIn } from './same';
import type { Place } from './siblings';

/** Which tasks of a document are to stand where. */
export interface Movement {
  /** In the order in which they are to stand, and as what each was shown. */
  readonly tasks: readonly { readonly offset: number; readonly label?: string | undefined }[];
  /** The offset of a task or of a phase's heading. */
  readonly to: number;
  readonly side: Side;
}

/** Moves tasks within the scene's first document as they are written, and puts right what follows from it; or says why not. */
export function move(scene: Scene, { tasks, ...where }: Movement): Outcome {
  const [doc] = scene.docs;
  if (!doc) return { refusal: CHANGED };
  const ground = groundOf(doc);
  const moved = placesOf(ground, tasks);
  if ('refusal' in moved) return moved;
  const landing = landingAt(ground, moved, where);
  if ('refusal' in landing) return landing;
  const made = moveEdits(doc, landing, moved);
  if ('refusal' in made) return made;
  if (!isSameWorkIn(doc, made.now)) return { refusal: OTHERWISE_READ };
  return settled(scene, { edits: new Map([[doc, made.edits]]), order: made.order, near: made.now });
}

const CHANGED = 'The document has changed: what is to be moved no longer stands there.';
const OTHERWISE_READ = 'There, it would be read as something else, because what is around it says what it is.';
const MIXED = 'Only tasks of one kind can be moved together: rows, checkboxes or headings.';

/** Nobody drags more. */
const MOST = 500;

function placesOf(ground: Ground, tasks: Movement['tasks']): Moved | Refusal {
  if (tasks.length > MOST) return { refusal: `At most ${MOST} tasks can be moved at once. Choose fewer.` };
  const places = new Map<Task, Place>();
  for (const { offset, label } of tasks) {
    const task = taskOn(ground.doc, offset);
    if (!task || (label !== undefined && !isShownAs(task, label))) return { refusal: CHANGED };
    const why = whyFixed(ground.doc, task) ?? disagreement(ground.doc, task);
    if (why !== undefined) return { refusal: why };
    const place = ground.placeOf(task);
    if (!place) return { refusal: `“${lineOf(taskLabel(task))}” stands where nothing can be moved.` };
    places.set(task, place);
  }
  const [first, ...others] = places.values();
  if (!first) return { refusal: CHANGED };
  return others.every(({ task }) => task.source === first.task.source) ? [first, ...others] : { refusal: MIXED };
}

/** Which of its places is right, a move would leave open. */
function disagreement(doc: SprintDoc, task: Task): string | undefined {
  const states = new Set(tellingsOf(doc, task).flatMap(({ status }) => status?.value ?? []));
  const name = nameOf(task.id?.value ?? '') || lineOf(task.title.value);
  return states.size > 1
    ? `The document tells the state of ${name} in several places that disagree. Make them agree first.`
    : undefined;
}
