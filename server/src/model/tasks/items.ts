import { type Ranged, ranged } from '../../range';
import { leadingId } from '../ids/ids';
import type { List, ListItem, Section, Status, Task } from '../sprint';
import { readStatus } from '../statuses/status';
import { readNeeds } from './dependencies';
import { itemFields } from './itemFields';
import { present } from './present';

/** The tasks of a list that stands in `section`. */
export function tasksOfItems(list: List, section: Section): Task[] {
  const tasks = [...tasksOfList(list)];
  return tasks.length ? tasks : tasksBelowState(list, section);
}

/** The checkbox items of a list as tasks, outermost first, and the bullets below a “Tasks:”; inside a task stand its steps. */
function* tasksOfList(list: List, parent?: string): Generator<Task> {
  const numbers = numbersOf(list, parent);
  for (const [at, item] of list.items.entries()) {
    if (item.checkbox) yield taskOfItem(item, item.checkbox, numbers?.[at]);
    else if (TASKS.test(item.text.value)) for (const inner of item.lists) yield* tasksOfBullets(inner);
    else for (const inner of item.lists) yield* tasksOfList(inner);
  }
}

const TASKS = /^[*_]{0,3}(?:key )?(?:tasks|tareas|tarefas|aufgaben|任务)[*_]{0,3}[:：]?[*_]{0,3}$/i;

function* tasksOfBullets({ items }: List): Generator<Task> {
  for (const item of items)
    yield item.checkbox
      ? taskOfItem(item, item.checkbox)
      : { range: item.range, title: item.text, dependsOn: [], source: 'bullet' };
}

/** Tasks and the steps inside them, in the order of the text. */
export const withSteps = (tasks: readonly Task[]): readonly Task[] =>
  tasks.some(({ steps }) => steps)
    ? tasks.flatMap(task => (task.steps ? [task, ...withSteps(task.steps)] : [task]))
    : tasks;

function taskOfItem(item: ListItem, checkbox: Ranged<boolean>, number?: Ranged<string>): Task {
  const id = number ?? leadingId(item.text);
  const steps = item.lists.flatMap(inner => [...tasksOfList(inner, leadingNumber(item.text)?.value)]);
  const { needs, ...fields } = itemFields(item);
  const [start, end] = [checkbox.range.start, checkbox.range.end];
  return {
    range: item.range,
    title: item.text,
    status: { ...ranged(checkbox.value ? 'done' : 'open', start, end), written: checkbox.value ? '[x]' : '[ ]' },
    ...readNeeds(needs),
    source: 'checkbox',
    ...present({ id, ...fields, steps: steps.length ? steps : undefined }),
  };
}

const leadingNumber = ({ value, range }: Ranged<string>): Ranged<string> | undefined => {
  const written = /^\d{1,3}(?:\.\d{1,3}){0,3}(?=\.?\s)/.exec(value)?.[0];
  return written ? ranged(written, range.start, range.start + written.length) : undefined;
};

/**
 * Kiro numbers its tasks: “2. Models”, and inside it “2.1 Add the order”, “2.2 …”. Numbers alone are no ids ("1.5 hours"),
 * these are since they continue their parent's.
 */
function numbersOf({ items }: List, parent: string | undefined): readonly (Ranged<string> | undefined)[] | undefined {
  if (!parent || !items.every(({ checkbox }) => checkbox)) return undefined;
  const numbers = items.map(({ text }) => leadingNumber(text));
  const continued = numbers.every((number, at) => number?.value === `${parent}.${at + 1}`);
  return continued ? numbers : undefined;
}

/** “## Done” over bullets that begin with ids: a board. */
function tasksBelowState({ items }: List, { heading }: Section): Task[] {
  const value = heading && stateOf(heading.text.value);
  if (!heading || !value) return [];
  return items.flatMap(item => {
    const id = leadingId(item.text);
    const { needs, ...fields } = itemFields(item);
    if (!id) return [];
    const status = { value, range: heading.text.range };
    return [
      {
        range: item.range,
        title: item.text,
        source: 'bullet',
        status,
        ...readNeeds(needs),
        ...present({ id, ...fields }),
      },
    ];
  });
}

const UNITS = '(?: (?:stories|story|tasks?|items?|work))?';
const STATE = new RegExp(
  `^(?:(?:ready(?: to start)?|to ?do|backlog|open|in progress|blocked|done|completed?|finished)${UNITS}|pendientes?|en progreso|hech[oa]s?|pendentes?|em andamento|conclu[ií]d[oa]s?|offen|in arbeit|erledigt|进行中|已完成)$`,
  'i',
);

/** "## 🔄 In Progress (2)" */
function stateOf(text: string): Status | undefined {
  const words = text.replace(/\(.{0,60}\)\s*$/, '').replace(/^[^\p{L}]+|[^\p{L}]+$/gu, '');
  return STATE.test(words) ? readStatus(words) : undefined;
}
