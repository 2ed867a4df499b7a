import type { SprintDoc, Task } from '../../model/sprint';
import { labelOf, storyOf } from '../tree/layout';
import { CHANGED, perform } from './deeds';
import type { Wanted } from './offers';
import type { Outcome, Scene } from './settle';
import { isShownAs } from './shown';
import { nameOfSubject, subjectAt } from './tellings';

/** What a client wants to be done, and as what it showed the task: in another text, something else may stand there. */
export interface Act extends Wanted {
  readonly label?: string | undefined;
}

/** Does what is offered at a place of the scene's first document, never for another task than the one that was shown. */
export function act(scene: Scene, { label, ...wanted }: Act): Outcome {
  const [doc] = scene.docs;
  const subject = doc && subjectAt(doc, wanted.offset);
  const isShown =
    subject && (label === undefined || isShownAs(subject.task, label) || isStory(doc, subject.task, label));
  if (!isShown) return { refusal: CHANGED };
  return perform(scene, wanted.offset, { ...wanted, name: nameOfSubject(subject) });
}

/** A story's file stands for the story, and is called by the document's title. */
const isStory = (doc: SprintDoc, task: Task, label: string): boolean =>
  storyOf(doc)?.range.start === task.range.start && labelOf(doc) === label;
