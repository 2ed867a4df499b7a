import { type Ranged, ranged } from '../../range';
import { leadingId } from '../ids/ids';
import type { List, ListItem, Section, Status, Task } from '../sprint';
import { readStatus } from '../statuses/status';
import { readNeeds } from './dependencies';
import { itemFields } from './itemFields';
import { lastLine, roleOfLabel } from './labels';
import { numberedTasks } from './numbered';
import { present } from './present';

export interface ListPlace {
  readonly section: Section;
  /** Of the section. */
  readonly text: string;
  /** The line right above the list. */
  readonly line: string;
}

/** The tasks of a list: its checkboxes, what is numbered below “Tasks:”, or the cards of a board. */
export function tasksOfItems(list: List, { section, text, line }: ListPlace): readonly Task[] {
  const role = roleOfLabel(line);
  const tasks = [...tasksOfList(list, { text, beside: role === 'tasks' ? undefined : role })];
  if (tasks.length) return tasks;
  // A line that announces something else than its heading is about that.
  const isOfTasks = role ? role === 'tasks' : !ANNOUNCES.test(line) && roleOfHeading(section) === 'tasks';
  const numbered = isOfTasks ? numberedTasks(list) : [];
  return numbered.length ? numbered : tasksBelowState(list, section);
}

const ANNOUNCES = /[:：][\s*_]*$|^[*_]{2}.*[*_]{2}$/;
const roleOfHeading = ({ heading }: Section) => roleOfLabel(heading?.text.value ?? '');

interface Around {
  readonly text: string;
  readonly beside: Task['beside'];
  /** The number of the item that the list is in. */
  readonly parent?: string | undefined;
}

/** The checkbox items of a list as tasks, outermost first, and the bullets below a “Tasks:”; inside a task stand its steps. */
function* tasksOfList(list: List, around: Around): Generator<Task> {
  const { parent, ...inside } = around;
  const numbers = numbersOf(list, parent);
  for (const [at, item] of list.items.entries()) {
    const role = item.checkbox ? undefined : roleOfLabel(item.text.value);
    if (item.checkbox) yield taskOfItem(item, item.checkbox, { ...inside, number: numbers?.[at] });
    else if (role === 'tasks') for (const inner of item.lists) yield* tasksOfBullets(inner, around.text);
    else yield* tasksInside(item, { ...inside, beside: role ?? inside.beside });
  }
}

/** What stands in the lists inside an item; a line of the item right above one may say what it is. */
function* tasksInside({ text: { range }, lists }: ListItem, around: Around): Generator<Task> {
  let start = range.end;
  for (const inner of lists) {
    const role = roleOfLabel(lastLine(around.text, { start, end: inner.range.start }));
    yield* tasksOfList(inner, role ? { ...around, beside: role === 'tasks' ? undefined : role } : around);
    start = inner.range.end;
  }
}

function* tasksOfBullets({ items }: List, text: string): Generator<Task> {
  for (const item of items)
    yield item.checkbox
      ? taskOfItem(item, item.checkbox, { text, beside: undefined })
      : { range: item.range, title: item.text, dependsOn: [], source: 'bullet' };
}

/** Tasks and the steps inside them, in the order of the text. */
export const withSteps = (tasks: readonly Task[]): readonly Task[] =>
  tasks.some(({ steps }) => steps)
    ? tasks.flatMap(task => (task.steps ? [task, ...withSteps(task.steps)] : [task]))
    : tasks;

interface AroundItem extends Omit<Around, 'parent'> {
  /** Its own, where it goes on with that of the item around it. */
  readonly number?: Ranged<string> | undefined;
}

function taskOfItem(item: ListItem, checkbox: Ranged<boolean>, { number, text, beside }: AroundItem): Task {
  const id = number ?? leadingId(item.text);
  const steps = [...tasksInside(item, { text, beside, parent: leadingNumber(item.text)?.value })];
  const { needs, ...fields } = itemFields(item);
  const [start, end] = [checkbox.range.start, checkbox.range.end];
  return {
    range: item.range,
    title: item.text,
    status: { ...ranged(checkbox.value ? 'done' : 'open', start, end), written: checkbox.value ? '[x]' : '[ ]' },
    ...readNeeds(needs),
    source: 'checkbox',
    ...present({ id, ...fields, beside, steps: steps.length ? steps : undefined }),
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
