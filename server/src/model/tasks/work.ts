import { contains } from '../../range';
import type { Facts, Phase, Task } from '../sprint';
import { withSteps } from './items';

/** What tells which tasks are work. */
export type WorkFacts = Pick<Facts, 'kind' | 'tasks' | 'title' | 'plan' | 'phases'>;

/**
 * What looks back has no progress of its own: its boxes are results, or work for later. That of a story are its steps, and
 * the boxes of a plan that are in none of its tasks are for its review. Criteria and sign-offs beside work are none.
 */
export function workIn(doc: WorkFacts): readonly Task[] {
  if (doc.kind === undefined || doc.kind === 'review') return [];
  if (isOneTask(doc)) return doc.tasks.slice(1);
  const planned = doc.plan?.tasks ?? [];
  if (planned.length)
    return unlessAll(
      doc.tasks.filter(({ range }) => planned.some(task => contains(task.range, range))),
      isCriterion,
    );
  return COUNTS_WORK_ALONE.has(doc.kind) ? withoutCriteria(doc) : doc.tasks;
}

const COUNTS_WORK_ALONE: ReadonlySet<Facts['kind']> = new Set(['plan', 'tracker', 'roadmap'] as const);

/** Where nothing else has states, the criteria are all that tells. */
function withoutCriteria({ tasks, phases }: WorkFacts): readonly Task[] {
  const beside = new Set(phases.flatMap(phase => startsBeside(phase)));
  const ofPhases = unlessAll(tasks, ({ range }) => beside.has(range.start));
  return unlessAll(ofPhases, isCriterion);
}

function unlessAll(tasks: readonly Task[], isBeside: (task: Task) => boolean): readonly Task[] {
  if (!tasks.some(isBeside)) return tasks;
  const work = tasks.filter(task => !isBeside(task));
  return work.some(({ status }) => status) ? work : tasks;
}

const isCriterion = ({ beside }: Task): boolean => beside === 'criteria';

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
