import type { Section, SprintDoc, Task } from '../../../model/sprint';
import { contains, type Range } from '../../../range';
import { taskAt } from '../../places';
import { levelsOf } from './movable';
import { type Place, prefixOf, type Siblings, siblingsIn, startsOf } from './siblings';

/** What is asked of a document while tasks in it are moved. */
export interface Ground {
  readonly doc: SprintDoc;
  readonly levels: ReadonlyMap<Task, number>;
  readonly placeOf: (task: Task) => Place | undefined;
}

/** At least one. */
export type Moved = readonly [Place, ...Place[]];
export type Refusal = { readonly refusal: string };

export const STANDS = 'It already stands there.';

export function groundOf(doc: SprintDoc): Ground {
  const levels = levelsOf(doc);
  const find = siblingsIn(doc);
  return {
    ...{ doc, levels },
    placeOf(task) {
      const found = find(task);
      return found && { ...found, task, level: levels.get(task) ?? 0 };
    },
  };
}

/** Where moved tasks come to stand. */
export interface Landing {
  /** Undefined where they will be the first of their like there. */
  readonly siblings: Siblings | undefined;
  /** The sibling beside which they land. */
  readonly beside: number;
  readonly side: 'before' | 'after';
  /** At the start of a line for `before`, else at the end of one. */
  readonly at: number;
  /** What stands before a row or an item there. */
  readonly prefix: string;
}

export function landingBeside(doc: SprintDoc, { siblings, at }: Place, side: 'before' | 'after'): Landing {
  const block = siblings.blocks[at] as Range;
  return {
    siblings,
    beside: at,
    side,
    at: side === 'before' ? block.start : block.end,
    prefix: leadOf(doc, { siblings, at }),
  };
}

/** What stands before a row or an item on its line. */
export function leadOf(doc: SprintDoc, { siblings, at }: Pick<Place, 'siblings' | 'at'>): string {
  const start = startsOf(siblings)[at];
  return start && siblings.type !== 'section' ? prefixOf(doc, start) : '';
}

/** The task that is stated on the line of an offset. */
export function taskOn(doc: SprintDoc, offset: number): Task | undefined {
  const task = taskAt(doc, offset);
  const line = lineAt(doc, offset);
  const isHere = [task?.id?.range, task?.title.range].some(range => range && lineAt(doc, range.start) === line);
  return isHere ? task : undefined;
}

export const lineAt = ({ lines }: SprintDoc, offset: number): number => lines.positionAt(offset).line;

/** How many tasks the tasks of a section stand in: a heading can be a task, too. */
export const levelIn = ({ tasks, title }: SprintDoc, { range }: Section): number =>
  tasks.filter(
    each => each.source === 'heading' && contains(each.range, range) && each.title.range.end !== title?.range.end,
  ).length;
