import type { Facts, Task } from '../../model/sprint';
import { progressIn } from '../progress';
import type { TreeContext } from './context';
import { wantsDocument } from './filter';
import { labelOf, layoutOf, storyOf } from './layout';
import { problemsIn, problemsOf } from './problems';

/** What the options leave of a document. */
export interface DocumentView {
  readonly isShown: boolean;
  shows(task: Task): boolean;
}

const ALL: DocumentView = { isShown: true, shows: () => true };

/** By the place where a task starts, since a closed document's tasks may be read again at any time. */
export function viewOf(doc: Facts, context: TreeContext): DocumentView {
  const { filter, options, findingsOf } = context;
  if (!filter.isOn && !options.hideCompleted) return ALL;
  const { shown, isWanted } = startsOfShown(doc, context);
  const isLeft = filter.isOn
    ? isWanted || shown.size > 0 || wantsDocument(options, labelOf(doc), problemsOf(findingsOf(doc)) !== undefined)
    : shown.size > 0 || !doc.tasks.length;
  return {
    isShown: isLeft && !(options.hideCompleted && isOver(doc)),
    shows: ({ range }) => shown.has(range.start),
  };
}

/** What is inside a task that is wanted is wanted, too; what a wanted task is inside stays as the way to it. */
function startsOfShown(doc: Facts, { findingsOf, filter }: TreeContext): Shown {
  const findings = findingsOf(doc);
  const asked = {
    label: labelOf(doc),
    hasProblems: (task: Task) => problemsIn(findings, task.range) !== undefined,
  };
  const { top, inside } = layoutOf(doc);
  const shown = new Set<number>();
  const look = (task: Task, isWanted: boolean): boolean => {
    const own = isWanted || filter.wants(task, asked);
    const isWay = inside(task)
      .map(each => look(each, own))
      .includes(true);
    if (isWay || (own && !filter.hides(task))) shown.add(task.range.start);
    return shown.has(task.range.start);
  };
  const story = storyOf(doc);
  const isWhole = story !== undefined && filter.isOn && filter.wants(story, asked);
  for (const task of top) look(task, !filter.isOn || isWhole);
  return { shown, isWanted: isWhole };
}

interface Shown {
  /** Where the tasks start that are shown. */
  readonly shown: ReadonlySet<number>;
  /** Whether the document is a story that is wanted as a whole. */
  readonly isWanted: boolean;
}

/** Whether nothing is left to do in a document. */
function isOver(doc: Facts): boolean {
  const { progress, status } = progressIn(doc);
  const stated = storyOf(doc)?.status?.value ?? (progress ? status : doc.status?.value);
  return stated === 'done' || stated === 'cancelled';
}
