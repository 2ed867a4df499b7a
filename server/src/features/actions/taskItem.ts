import { labelOf, roleOf } from '../../model/claims/workBoxes';
import type { ListItem, SprintDoc, Task } from '../../model/sprint';
import { itemsAt, sectionsAt } from '../places';

export interface TaskItem {
  readonly task: Task;
  readonly item: ListItem;
}

/** The item of a list at an offset that tells of work still to be done; criteria and what is done are none. */
export function taskItemAt(doc: SprintDoc, offset: number): TaskItem | undefined {
  const items = itemsAt(doc, offset);
  const item = items.at(-1);
  const task = item && doc.tasks.find(({ range }) => range.start === item.range.start);
  if (!item || !task || (task.source !== 'checkbox' && task.source !== 'bullet')) return undefined;
  const isOver = task.status?.value === 'done' || task.status?.value === 'cancelled';
  return isOver || isCriterion(doc, items) ? undefined : { item, task };
}

/** By the heading, the line and the items above it. */
function isCriterion(doc: SprintDoc, items: readonly ListItem[]): boolean {
  const { start } = items[0]?.range ?? { start: 0 };
  const section = sectionsAt(doc, start).at(-1);
  const above = section?.blocks.findLast(({ type, range }) => type === 'paragraph' && range.end <= start);
  const heading = doc.headings.findLast(({ range }) => range.start < start);
  const byLabel = above && labelOf(above, doc.text);
  const outer = [heading?.text.value ?? '', ...items.slice(0, -1).map(({ text }) => text.value)];
  return byLabel === 'criteria' || outer.some(label => roleOf(label, 'work') === 'criteria');
}
