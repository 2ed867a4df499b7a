import { NO_WORK } from '../../../model/claims/boxes';
import { repairText } from '../../../model/damage/mojibake';
import { idKey, isId } from '../../../model/ids/ids';
import type { PlanTask } from '../../../model/plan/tables';
import type { Facts, Phase, Status, Task } from '../../../model/sprint';
import { isSameWork } from '../../../model/sprints/sameWork';
import { withSteps } from '../../../model/tasks/items';
import { isOneTask, workIn } from '../../../model/tasks/work';
import { contains } from '../../../range';
import { withoutState } from '../ahead/titles';

/** What one document says of one piece of work. Texts are as written; a title is without its state. */
export interface Told {
  readonly doc: Facts;
  readonly id: string | undefined;
  /** What ids are compared by; undefined for “1”, which is a place in a list. */
  readonly key: string | undefined;
  readonly title: string;
  /** More than one where the document contradicts itself. */
  readonly states: readonly Status[];
  readonly effort: string | undefined;
  readonly blocker: string | undefined;
  /** Struck out, deferred or optional: the plan does not promise it. */
  readonly isDropped: boolean;
  /** A box without an id, or a phase: it may be a task, or a step of one. */
  readonly isStep: boolean;
  /** A phase of the document; the main ones tell of all its boxes, each once. */
  readonly phase?: 'main' | 'other';
}

/**
 * The work that a document tells of, each piece once, in the order of the text. A plan in which all is open was written before
 * the work, and says nothing of how it went.
 */
export function toldIn(doc: Facts): readonly Told[] {
  const all = doc.plan?.tasks.length ? ofPlan(doc, doc.plan.tasks.slice(0, MOST)) : ofList(doc);
  const isKeptUp = doc.kind !== 'plan' || all.some(({ states }) => states.some(state => state !== 'open'));
  return isKeptUp ? all : all.map(told => ({ ...told, states: [] }));
}

function ofList(doc: Facts): readonly Told[] {
  if (isOneTask(doc)) return [];
  const tasks = workIn(doc).slice(0, MOST_READ);
  const steps = new Set(tasks.flatMap(task => withSteps(task.steps ?? [])));
  const tops = tasks.filter(task => !steps.has(task));
  const named = tops.filter(({ id, source }) => id && !IN_LISTS.has(source));
  const listed = named.length ? named : withoutChecks(doc, tops);
  return [...groupedById(doc, listed.slice(0, MOST)), ...phasesOf(doc).slice(0, MOST)];
}

/** What says when work is good enough is no work. */
function withoutChecks({ phases }: Facts, tasks: readonly Task[]): readonly Task[] {
  const checks = phases
    .flatMap(phase => [phase, ...phase.phases, ...phase.phases.flatMap(inner => inner.phases)])
    .filter(({ name }) => NO_WORK.test(name.value) || CHECKS.test(name.value));
  return tasks.filter(
    ({ id, source, range, beside }) =>
      id || source === 'bullet' || (!beside && !checks.some(phase => contains(phase.range, range))),
  );
}

const CHECKS = /\b(?:checklists?|quality|verif\w+|validation|tests?|testing|pre-?flight|gates?|sign-?offs?|review)\b/iu;
const MOST = 200;
const MOST_READ = 2000;
const IN_LISTS: ReadonlySet<Task['source']> = new Set(['checkbox', 'bullet']);

const ofPlan = (doc: Facts, planned: readonly PlanTask[]): readonly Told[] =>
  planned.map(task => toldOfPlan(doc, task));

function toldOfPlan(doc: Facts, { range, title, number, dropped }: PlanTask): Told {
  const own = doc.tasks.filter(task => contains(range, task.range));
  const main = own.find(task => task.range.start === range.start);
  const state = main?.status?.value ?? stateOfBoxes(own);
  return {
    ...{ doc, title: titleOf(title.value), isDropped: dropped, isStep: false },
    ...named(main?.id?.value ?? number),
    states: state ? [state] : [],
    effort: main?.effort?.value,
    blocker: main?.blocker?.value,
  };
}

const named = (id: string | undefined): Pick<Told, 'id' | 'key'> => ({
  id,
  key: id !== undefined && isId(id) ? idKey(id) : undefined,
});

const titleOf = (title: string): string => withoutState(repairText(title)) || title;

/** A queue's row, its heading and its entry under Completed are one; “1.1” of two phases may be two. */
function groupedById(doc: Facts, tasks: readonly Task[]): readonly Told[] {
  const groups = new Map<string, Task[][]>();
  for (const task of tasks) {
    const key = task.id ? idKey(task.id.value) : `at ${task.range.start}`;
    const known = groups.get(key) ?? [];
    const same = known.find(([first]) => first && isSamePiece(first, task));
    if (same) same.push(task);
    else groups.set(key, [...known, [task]]);
  }
  const inOrder = [...groups.values()].flat().sort(([a], [b]) => (a?.range.start ?? 0) - (b?.range.start ?? 0));
  return inOrder.map(group => toldOfGroup(doc, group));
}

const isSamePiece = (a: Task, b: Task): boolean =>
  !ownWords(a) || !ownWords(b) || ownWords(a) === ownWords(b) || isSameWork(ownWords(a), ownWords(b));

const ownWords = ({ id, title }: Task): string =>
  title.value
    .replace(id?.value ?? '', ' ')
    .replace(/[\s\p{P}]+/gu, ' ')
    .trim();

function toldOfGroup(doc: Facts, group: readonly Task[]): Told {
  const [first] = group as [Task];
  const find = (name: 'effort' | 'blocker') => group.find(task => task[name])?.[name]?.value;
  return {
    ...{ doc, title: titleOf(first.title.value), ...named(first.id?.value), isDropped: false },
    states: [...new Set(group.flatMap(({ status }) => status?.value ?? []))],
    ...{ effort: find('effort'), blocker: find('blocker') },
    isStep: !first.id && IN_LISTS.has(first.source),
  };
}

function phasesOf(doc: Facts): readonly Told[] {
  if (doc.kind !== 'tracker') return [];
  const toldIn = (phases: readonly Phase[]) => phases.flatMap(phase => toldOfPhase(doc, phase) ?? []);
  const outer = toldIn(doc.phases);
  const inner = toldIn(doc.phases.flatMap(({ phases }) => phases));
  const main = outer.length > 1 ? outer : inner;
  return [...outer, ...inner].map(told => ({ ...told, phase: main.includes(told) ? 'main' : 'other' }));
}

function toldOfPhase(doc: Facts, { name, tasks, phases }: Phase): Told | undefined {
  const state = stateOfBoxes([...tasks, ...phases.flatMap(phase => phase.tasks)]);
  const title = titleOf(name.value.replace(NUMBERED, ''));
  if (!state || !title || SUMMARY.test(title) || name.range.start === doc.title?.range.start) return undefined;
  const nothing = { id: undefined, key: undefined, effort: undefined, blocker: undefined };
  return { ...nothing, doc, title, states: [state], isDropped: false, isStep: true };
}

/** “Phase 2: ” */
const NUMBERED = /^[^\p{L}\d]{0,8}(?:phase|stage|tier|wave|milestone|task|fase|etapa)\s*#?\d[\w.]*\s*[:.–—-]*\s*/iu;

/** A list of the parts is none of them. */
const SUMMARY = /^(?:overall|current|sprint|phase)?\s?(?:progress|status|overview|summary|checklist)$/i;

/** As far as boxes have come; undefined where there are none. */
function stateOfBoxes(tasks: readonly Task[]): Status | undefined {
  const states = tasks.flatMap(({ source, status }) => (source === 'checkbox' && status ? status.value : []));
  return combined(states.filter(state => state !== 'cancelled'));
}

/** The state of what consists of parts. */
export function combined(states: readonly Status[]): Status | undefined {
  const [first] = states;
  if (first === undefined || states.every(state => state === first)) return first;
  return 'in-progress';
}
