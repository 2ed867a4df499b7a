import { NO_WORK } from '../../model/claims/boxes';
import { mayStayOpen, roleOf } from '../../model/claims/workBoxes';
import { idKey, isStepOf } from '../../model/ids/ids';
import type { Facts, Phase, Status, Task } from '../../model/sprint';
import { withSteps } from '../../model/tasks/items';
import { isOneTask, workIn } from '../../model/tasks/work';
import { oncePer } from '../../oncePer';
import { contains } from '../../range';
import { allTasks } from '../phases';

/** What of a document may be taken up, to judge by the document alone. */
export interface OpenWork {
  /** Keys of ids with an open state. */
  readonly ids: readonly string[];
  /** Whether its work has ids, so that its checkboxes are steps. */
  readonly hasIds: boolean;
  /** The first open task of a document without ids. */
  readonly first: Task | undefined;
  /** The first task of a plan that keeps no states. */
  readonly planned: Task | undefined;
  /** Whether somebody has begun with its work. */
  readonly isBegun: boolean;
  /** Whether anything at all of it has been ticked or begun, such as a checklist before the work. */
  readonly isTouched: boolean;
}

/** Remembered, since to ask a closed document for its tasks costs reading them. */
export const openWork = oncePer((doc: Facts): OpenWork => {
  const stories = storiesIn(doc).filter(({ status }) => status && UNFINISHED.has(status.value));
  const open = stories.filter(({ status }) => status?.value === 'open');
  const hasIds = stories.length > 0;
  const plain = hasIds || doc.kind === 'readiness' ? [] : plainTasks(doc);
  const isUnderWay = BEGUN.has(doc.status?.value);
  return {
    ids: [...new Set(open.map(({ id }) => idKey(id.value)))],
    hasIds,
    first: plain.find(({ status }) => status?.value === 'open'),
    planned: hasIds ? undefined : plannedTask(doc),
    isBegun: isUnderWay || withSteps(plain).some(isBegun),
    isTouched: isUnderWay || doc.tasks.some(isBegun),
  };
});

const UNFINISHED: ReadonlySet<Status> = new Set(['open', 'claimed', 'in-progress', 'in-review', 'blocked']);
const BEGUN: ReadonlySet<Status | undefined> = new Set<Status>(['claimed', 'in-progress', 'in-review']);
const isBegun = ({ status }: Task): boolean => status?.value === 'done' || BEGUN.has(status?.value);

type StoryTask = Task & Required<Pick<Task, 'id'>>;
const isNamed = (task: Task): task is StoryTask => task.id !== undefined;

/** Tasks with ids that somebody takes as a whole: no steps of one, and none that only holds others together. */
function storiesIn(doc: Facts): readonly StoryTask[] {
  const [first] = doc.tasks;
  if (isOneTask(doc)) return first && isNamed(first) && doc.kind === 'story' ? [first] : [];
  const named = doc.tasks.filter(isNamed).filter(({ status }) => status);
  const isOfList = named.some(({ source }) => IN_LISTS.has(source));
  const depends = isOfList && doc.tasks.some(({ source, dependsOn }) => source === 'checkbox' && dependsOn.length);
  return withoutSteps(isOfList && !depends ? named.filter(({ source }) => !IN_LISTS.has(source)) : named);
}

const IN_LISTS: ReadonlySet<Task['source']> = new Set(['checkbox', 'bullet']);

function withoutSteps(tasks: readonly StoryTask[]): readonly StoryTask[] {
  const left: StoryTask[] = [];
  const holders = new Set<StoryTask>();
  // In the order of the text, what is inside follows what is around it.
  const around: StoryTask[] = [];
  for (const task of tasks) {
    while (around.length && !contains((around.at(-1) as Task).range, task.range)) around.pop();
    const outer = around.at(-1);
    if (outer && isStep(task, outer)) continue;
    // What holds others together is no work of its own.
    if (outer) holders.add(outer);
    left.push(task);
    if (task.source !== 'row') around.push(task);
  }
  return holders.size ? left.filter(task => !holders.has(task)) : left;
}

const isStep = (task: StoryTask, outer: StoryTask): boolean =>
  IN_LISTS.has(task.source) || isStepOf(idKey(task.id.value), idKey(outer.id.value));

/** What is to be done, in the order of the text; neither criteria nor what may be left out. */
function plainTasks(doc: Facts): readonly Task[] {
  const work = new Set(workIn(doc));
  const inner = new Set([...doc.tasks.flatMap(({ steps }) => steps ?? []), ...doc.phases.flatMap(tasksBesidesWork)]);
  // Below the heading of a story stand its criteria; below that of a tracker's task, its steps.
  const stories = doc.kind === 'tracker' ? [] : doc.tasks.filter(({ id, source }) => id && source === 'heading');
  const isInside = rangesHold(isOneTask(doc) ? stories.slice(1) : stories);
  return doc.tasks.filter(
    task =>
      task.status &&
      work.has(task) &&
      !inner.has(task) &&
      !task.beside &&
      (task.id || !isInside(task)) &&
      !mayStayOpen(task.title.value),
  );
}

/** Whether a task lies in one of these, which stand in the order of the text; asked in the same order. */
function rangesHold(outer: readonly Task[]): (task: Task) => boolean {
  let at = 0;
  let end = 0;
  return ({ range }) => {
    for (let next = outer[at]; next && next.range.start <= range.start; next = outer[++at])
      end = Math.max(end, next.range.end);
    return range.start < end;
  };
}

const tasksBesidesWork = (phase: Phase): readonly Task[] =>
  isAboutWork(phase.name.value) ? phase.phases.flatMap(tasksBesidesWork) : allTasks(phase);

const isAboutWork = (name: string): boolean =>
  NUMBERED.test(name) || (!NO_WORK.test(name) && !BESIDES.test(name) && roleOf(name, 'work') === 'work');
const NUMBERED = /^[^\p{L}\d]*(?:phase|stage|fase|etapa|wave|milestone)\s*#?\d/iu;
const BESIDES = /\b(?:rubric|(?:self-?)?review|pre-?flight|readiness|onboarding|risks?|dod|communication)\b/i;

function plannedTask({ plan, tasks }: Facts): Task | undefined {
  const planned = plan?.tasks.filter(({ dropped }) => !dropped) ?? [];
  const found = tasks.filter(({ range }) => planned.some(each => contains(each.range, range)));
  return found.some(({ status, source }) => status && !IN_LISTS.has(source)) ? undefined : found[0];
}
