import type { Ranged } from '../../range';
import { itemsOf, sectionsOf } from '../sections';
import type { SprintDoc } from '../sprint';

/** What a story or task file adds: its acceptance criteria, and the steps to get there. */
export interface Story {
  readonly criteria: readonly StoryItem[];
  readonly steps: readonly StoryItem[];
}

export interface StoryItem {
  readonly text: Ranged<string>;
  /** Whether its box is ticked; undefined where it has none. */
  readonly done: boolean | undefined;
}

const CRITERIA = /accept|crit[ée]rios|criterios|akzeptanz|definition of done|验收/iu;
const STEPS = /\b(?:tasks?|subtasks?|implementation (?:plan|steps)|steps|aufgaben|tareas|tarefas)\b|任务/iu;

export const readStory = (doc: SprintDoc): Story => ({
  criteria: itemsBelow(doc, CRITERIA),
  steps: itemsBelow(doc, STEPS).filter(({ done }) => done !== undefined),
});

function itemsBelow({ root }: SprintDoc, name: RegExp): StoryItem[] {
  return sectionsOf(root)
    .filter(({ heading }) => name.test(heading?.text.value ?? ''))
    .flatMap(({ blocks }) => blocks.flatMap(block => (block.type === 'list' ? [...itemsOf(block.list)] : [])))
    .map(({ text, checkbox }) => ({ text, done: checkbox?.value }));
}
