import { NO_WORK } from '../../../model/claims/boxes';
import { idKey } from '../../../model/ids/ids';
import { nameOf } from '../../../model/ids/taskNames';
import type { RoadmapSprint } from '../../../model/kinds/roadmap';
import type { PlanTask } from '../../../model/plan/tables';
import type { Facts, Phase, Status, Task } from '../../../model/sprint';
import { sprintKey } from '../../../model/sprints/sprintRef';
import { contains } from '../../../range';
import type { About } from '../../scaffold';
import { toldIn } from '../work/told';
import { bareTitle, criteriaIn, withoutTaskNumber } from './titles';

/** A piece of work as a document plans it. Texts are Markdown, as they were read. */
export interface Planned {
  /** Without marks. */
  readonly id?: string;
  readonly title: string;
  readonly status?: Status;
  readonly criteria: readonly string[];
  readonly steps: readonly Planned[];
  readonly deliverables: readonly string[];
  readonly effort?: string;
  readonly priority?: string;
  readonly owner?: string;
  /** Ids, then what else it needs; absent where the document tells nothing of dependencies. */
  readonly needs?: readonly string[];
}

/** The work of a sprint, and the document that tells it. */
export interface Work {
  readonly doc: Facts;
  readonly tasks: readonly Planned[];
  /** What must be true of the sprint as a whole. */
  readonly criteria: readonly string[];
}

/** What the sprint's plan says is to be done, else its queue, its readiness assessment, its tracker, the roadmap. */
export function workOf(about: About): Work | undefined {
  const { plan, sprint } = about;
  const documents = [plan, ...(sprint?.plans ?? []), ...(sprint?.queues ?? []), ...(sprint?.readiness ?? [])];
  for (const doc of [...documents, ...(sprint?.trackers ?? [])]) {
    const tasks = doc ? tasksIn(doc) : [];
    if (doc && tasks.length) return { doc, tasks, criteria: doc.plan?.metrics.map(textOf) ?? [] };
  }
  return roadmapWork(about);
}

type OfSprint = Pick<About, 'sprint' | 'number'>;

function roadmapWork({ sprint, number }: OfSprint): Work | undefined {
  for (const doc of sprint?.roadmaps ?? []) {
    const entry = entryIn(doc, number);
    if (entry?.tasks.length) return { doc, tasks: tasksOfEntry(entry), criteria: entry.acceptance.map(textOf) };
  }
  return undefined;
}

/** What the roadmap says of a sprint. */
export const entryOf = ({ sprint, number }: OfSprint): RoadmapSprint | undefined =>
  sprint?.roadmaps.map(doc => entryIn(doc, number)).find(Boolean);

const entryIn = ({ roadmap }: Facts, number: string): RoadmapSprint | undefined =>
  roadmap?.sprints.find(each => sprintKey(each.number.value) === sprintKey(number));

/** More tasks than these are no sprint's. */
const MOST = 200;

/** A document's tasks, each once: what its plan promises, else what has ids, else the outermost checkboxes of its work. */
export function tasksIn(doc: Facts): readonly Planned[] {
  const promised = (doc.plan?.tasks ?? []).filter(({ dropped }) => !dropped);
  if (promised.length) return promised.slice(0, MOST).map(task => promisedTask(doc, task));
  const named = namedTasks(doc);
  if (named.length) return named.slice(0, MOST).map(task => plannedTask(doc, task));
  // A roadmap's are those of many sprints.
  const sources: readonly Task['source'][] = doc.kind === 'roadmap' ? ['checkbox'] : ['checkbox', 'bullet'];
  const boxes = doc.phases.flatMap(workIn).filter(({ source, beside }) => sources.includes(source) && !beside);
  const parts = boxes.length > MOST_BOXES ? partsOf(doc) : [];
  if (parts.length > 1) return parts;
  return boxes.slice(0, MOST).map(task => plannedTask(doc, task));
}

/** Nobody plans, claims or gets ready more boxes than these one by one; the parts that they stand in are the tasks. */
const MOST_BOXES = 40;

const partsOf = (doc: Facts): readonly Planned[] =>
  toldIn(doc)
    .filter(({ phase }) => phase === 'main')
    .map(({ title, states: [status] }) => ({
      ...{ title, criteria: [], steps: [], deliverables: [] },
      ...(status && { status }),
    }));

function promisedTask(doc: Facts, { range, title, acceptance }: PlanTask): Planned {
  const inside = doc.tasks.filter(task => contains(range, task.range));
  const own = inside.find(({ source }) => source === 'row' || source === 'heading');
  const boxes = outermost(inside.filter(({ source }) => source === 'checkbox'));
  const told = plannedTask(doc, own ?? { range, title, dependsOn: [], source: 'row' });
  return {
    ...told,
    title: withoutTaskNumber(own?.id ? bareTitle(own) : title.value),
    criteria: acceptance ? criteriaIn(acceptance.value) : told.criteria.length ? told.criteria : criteriaAmong(boxes),
    steps: boxes.filter(({ beside }) => !beside).map(each => plannedTask(doc, each)),
  };
}

function plannedTask(doc: Facts, task: Task): Planned {
  const { id, status, effort, priority, owner, deliverables = [], criteria, acceptance, steps = [] } = task;
  const needs = [...task.dependsOn, ...(task.otherNeeds ?? [])].map(({ value }) => nameOf(value));
  const tells = needs.length > 0 || doc.tasks.some(({ dependsOn }) => dependsOn.length);
  return {
    ...(id && { id: nameOf(id.value) }),
    title: bareTitle(task),
    criteria: criteria?.map(textOf) ?? (acceptance ? criteriaIn(acceptance.value) : criteriaAmong(steps)),
    steps: steps.filter(({ beside }) => !beside).map(each => plannedTask(doc, each)),
    deliverables: deliverables.map(textOf),
    ...(status && { status: status.value }),
    ...(effort && { effort: effort.value }),
    ...(priority && { priority: priority.value }),
    ...(owner && { owner: owner.value }),
    ...(tells && { needs }),
  };
}

const criteriaAmong = (boxes: readonly Task[]): readonly string[] =>
  boxes.flatMap(({ beside, title }) => (beside === 'criteria' ? title.value : []));

/** A queue's row, its heading and its row under Completed are one: the first that has a state. */
function namedTasks({ tasks }: Facts): readonly Task[] {
  const found = new Map<string, Task>();
  for (const task of tasks) {
    if (!task.id || task.source === 'checkbox' || task.source === 'bullet') continue;
    const key = idKey(task.id.value);
    const known = found.get(key);
    if (!known || (!known.status && task.status)) found.set(key, task);
  }
  return [...found.values()];
}

const workIn = (phase: Phase): readonly Task[] =>
  NO_WORK.test(phase.name.value) || BEFORE_WORK.test(phase.name.value)
    ? []
    : [...phase.tasks, ...phase.phases.flatMap(workIn)];

const BEFORE_WORK = /\bpre-?(?:sprint|flight)\b/i;

function outermost(tasks: readonly Task[]): readonly Task[] {
  const steps = new Set(tasks.flatMap(({ steps = [] }) => steps.map(({ range }) => range.start)));
  return tasks.filter(({ range }) => !steps.has(range.start));
}

const tasksOfEntry = ({ tasks }: RoadmapSprint): readonly Planned[] =>
  tasks
    .slice(0, MOST)
    .map(({ value }) => ({ title: withoutTaskNumber(value), criteria: [], steps: [], deliverables: [] }));

const textOf = ({ value }: { readonly value: string }): string => value;
