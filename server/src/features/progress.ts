import { idKey } from '../model/ids/ids';
import type { Facts, Phase, Status, Task } from '../model/sprint';
import { withSteps } from '../model/tasks/items';
import type { TreeProgress } from '../protocol';
import { contains } from '../range';
import { oncePer } from './oncePer';

export interface Progress {
  readonly status?: Status;
  /** Absent where no task has a status. */
  readonly progress?: TreeProgress;
  /** "12/30 · 40%"; empty where no task has a status. */
  readonly text: string;
}

/** How far the tasks have come; a cancelled one does not count. */
export const progressOf = (tasks: readonly Task[]): Progress => progressOfOnce(toldOnce(tasks));

/** The same where each task stands there once. */
export function progressOfOnce(tasks: readonly Task[]): Progress {
  const counts = { total: 0, done: 0, begun: 0 };
  for (const { status } of tasks) {
    if (!status || status.value === 'cancelled') continue;
    counts.total++;
    if (status.value === 'done') counts.done++;
    if (isBegun(status.value)) counts.begun++;
  }
  const { total, done, begun } = counts;
  if (!total) return { text: '' };
  const percent = percentOf(done, total);
  return {
    status: done === total ? 'done' : begun ? 'in-progress' : 'open',
    progress: { done, total, percent },
    text: `${done}/${total} · ${percent}%`,
  };
}

/** Rounded as people round, but what is not all is not 100 %, and what has begun not 0 %. */
export function percentOf(done: number, all: number): number {
  const rounded = Math.round((done / all) * 100);
  return done === all ? 100 : Math.min(99, Math.max(done ? 1 : 0, rounded));
}

/** How far a document is; empty where nothing tells. */
export const documentProgress = (doc: WorkFacts): string => progressIn(doc).text;

/** The same as numbers, remembered: to ask a closed document for its tasks costs reading them. */
export const progressIn = oncePer((doc: WorkFacts): Progress => progressOf(workIn(doc)));

type WorkFacts = Pick<Facts, 'kind' | 'tasks' | 'title' | 'plan' | 'phases'>;

/**
 * What looks back has no progress of its own: its boxes are results, or work for later. That of a story are its steps, and
 * the boxes of a plan that are in none of its tasks are for its review. Criteria and sign-offs beside work are none.
 */
export function workIn(doc: WorkFacts): readonly Task[] {
  if (doc.kind === undefined || doc.kind === 'review') return [];
  if (isOneTask(doc)) return doc.tasks.slice(1);
  const planned = doc.plan?.tasks ?? [];
  if (planned.length) return doc.tasks.filter(({ range }) => planned.some(task => contains(task.range, range)));
  return COUNTS_WORK_ALONE.has(doc.kind) ? withoutCriteria(doc) : doc.tasks;
}

const COUNTS_WORK_ALONE: ReadonlySet<Facts['kind']> = new Set(['plan', 'tracker', 'roadmap'] as const);

/** Where nothing else has states, the criteria are all that tells. */
function withoutCriteria({ tasks, phases }: WorkFacts): readonly Task[] {
  const beside = new Set(phases.flatMap(phase => startsBeside(phase)));
  if (!beside.size) return tasks;
  const work = tasks.filter(({ range }) => !beside.has(range.start));
  return work.some(({ status }) => status) ? work : tasks;
}

/** Where the boxes of criteria start: by place, since a closed document's tasks may be read again. */
function startsBeside({ name: { value }, tasks, phases }: Phase, isBeside = false): readonly number[] {
  const isOwn = !NAMES_WORK.test(value) && (isBeside || BESIDE_WORK.test(value));
  const own = isOwn ? withSteps(tasks).map(({ range }) => range.start) : [];
  return [...own, ...phases.flatMap(each => startsBeside(each, isOwn))];
}

const BESIDE_WORK =
  /\b(?:acceptance|success|exit|completion|go\/no-?go) (?:criteria|metrics)\b|^[^\p{L}]*acceptance\b|\bdefinition of (?:done|ready)\b|\bsign-?offs?\b|\bgo\/no-?go\b|\bpre-?(?:flight|sprint|requisites?)\b|crit[ée]rios? de (?:acei?ta|éxito|sucesso|cierre)|\bpré-requisitos\b|\bakzeptanzkriterien\b|验收标准/iu;
const NAMES_WORK = /^[^\p{L}\d]*(?:phase|stage|fase|etapa|wave|milestone)\s*#?\d|\bsprint tasks\b|\btask breakdown\b/iu;

/** Whether a document is one story or task: its front matter says so, or its title. */
export const isOneTask = ({ tasks: [first], title }: Pick<Facts, 'tasks' | 'title'>): boolean =>
  first?.source === 'front-matter' || (first?.source === 'heading' && first.title.range.end === title?.range.end);

/** A queue's row, its descriptive heading and its entry under Completed are one task; the first that has a status stays. */
export function toldOnce(tasks: readonly Task[]): readonly Task[] {
  const sources = new Map<string, Task>();
  let isToldAgain = false;
  for (const task of tasks) {
    const key = keyOf(task);
    const first = key ? sources.get(key) : undefined;
    isToldAgain ||= first !== undefined;
    if (key && (!first || (!first.status && task.status))) sources.set(key, task);
  }
  if (!isToldAgain) return tasks;
  return tasks.filter(task => {
    const key = keyOf(task);
    return !key || sources.get(key)?.source === task.source;
  });
}

const isBegun = (state: Status): boolean =>
  state === 'done' || state === 'claimed' || state === 'in-progress' || state === 'in-review';

const keyOf = ({ id }: Task): string | undefined => id && idKey(id.value);
