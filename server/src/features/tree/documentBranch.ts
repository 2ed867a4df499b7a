import type { PlanTask } from '../../model/plan/tables';
import type { Facts, Phase, Task } from '../../model/sprint';
import { oncePer } from '../../oncePer';
import type { TreeNode } from '../../protocol';
import { contains, type Range } from '../../range';
import { lineOf } from '../labels';
import { allTasks, topPhases, workOf } from '../phases';
import { progressIn, progressOf, toldOnce } from '../progress';
import { type Branch, branch, childId, uniqueKeys } from './branch';
import { type TreeContext, whileSame } from './context';
import { viewOf } from './documentView';
import { labelOf, layoutOf, storyOf } from './layout';
import { factsOf, place } from './nodes';
import { problemsIn, problemsOf, sumOf } from './problems';
import { sorted } from './sorting';
import { type TaskBranches, taskBranches } from './taskBranches';

/** Where a document stands, and what of it stands there. */
export interface Placing {
  readonly parent: string | null;
  readonly detail?: string;
  /** Only these tasks, without their phases. */
  readonly only?: readonly Task[];
}

/** A document with its phases and tasks; the same one as before while all that it shows is the same. */
export function documentBranch(doc: Facts, context: TreeContext, placing: Placing): Branch {
  const known = branchesOf(doc, context);
  const key = `${placing.parent}\n${placing.detail ?? ''}`;
  const made = known.get(key) ?? makeDocument(doc, context, placing);
  known.set(key, made);
  return made;
}

const branchesOf = whileSame(() => new Map<string, Branch>());
export const shownOf = whileSame(viewOf);

function makeDocument(doc: Facts, context: TreeContext, { parent, detail, only }: Placing): Branch {
  const id = childId(parent, doc.uri);
  const { project } = context;
  const story = storyOf(doc);
  const isInside = ({ uri, offset }: { uri: string; offset: number }) =>
    uri === doc.uri && (!only || only.some(({ range }) => range.start <= offset && offset <= range.end));
  const problems = problemsOfDocument(doc, context, only);
  return branch(
    {
      id,
      type: 'document',
      label: labelOf(doc),
      ...(doc.kind && { kind: doc.kind }),
      ...stateOf(doc, only),
      ...(story && factsOf(doc, story, project)),
      ...(detail && { detail }),
      ...(problems && { problems }),
      ...place(doc, story?.id?.range ?? doc.title?.range ?? { start: 0, end: 0 }),
    },
    hasChildren(doc, context, only) ? () => childrenOf(doc, context, { id, only }) : undefined,
    isInside,
  );
}

/** Of a document that is listed for some of its tasks, how far they are. */
export function stateOf(doc: Facts, only?: readonly Task[]): Pick<TreeNode, 'status' | 'progress'> {
  const { status, progress } = only && !storyOf(doc) ? progressOf(only) : progressIn(doc);
  const stated = doc.status?.value;
  // What is called off is not at work, whatever its boxes say.
  const own = stated === 'cancelled' || stated === 'deferred' ? stated : (status ?? stated);
  return { ...(own && { status: own }), ...(progress && { progress }) };
}

function problemsOfDocument(doc: Facts, { findingsOf }: TreeContext, only: readonly Task[] | undefined) {
  const findings = findingsOf(doc);
  return only && !storyOf(doc) ? sumOf(only.map(({ range }) => problemsIn(findings, range))) : problemsOf(findings);
}

function hasChildren(doc: Facts, context: TreeContext, only: readonly Task[] | undefined): boolean {
  if (only && !storyOf(doc)) return only.length > 0;
  const view = shownOf(doc, context);
  const { top } = layoutOf(doc);
  if (promisedIn(doc, context).length) return true;
  return top.length ? top.some(view.shows) : topPhases(doc).length > 0;
}

interface Inside {
  readonly id: string;
  readonly only: readonly Task[] | undefined;
}

function childrenOf(doc: Facts, context: TreeContext, { id, only }: Inside): readonly Branch[] {
  const layout = layoutOf(doc);
  const tasks = taskBranches({ doc, layout }, context, shownOf(doc, context));
  const keys = uniqueKeys();
  if (only && !storyOf(doc)) return tasks(sorted(only, context.options.sortBy), id, keys);
  return [
    ...phaseBranches({ doc, tasks, context }, topPhases(doc), { id, keys }),
    ...tasks(sorted(toldOnce(layout.loose), context.options.sortBy), id, keys),
    ...promisedIn(doc, context).map(task => promisedBranch(doc, task, childId(id, keys(`task:${task.title.value}`)))),
  ];
}

/** What a plan promises in a table that tells no state: a filter asks for what it has not. */
const promisedIn = (doc: Facts, { filter }: TreeContext): readonly PlanTask[] =>
  filter.isOn || doc.kind !== 'plan' ? [] : withoutState(doc);

const withoutState = oncePer((doc: Facts): readonly PlanTask[] =>
  (doc.plan?.tasks ?? []).filter(
    ({ dropped, range }) => !dropped && !doc.tasks.some(task => overlaps(range, task.range)),
  ),
);

const overlaps = (a: Range, b: Range): boolean => a.start < b.end && b.start < a.end;

const promisedBranch = (doc: Facts, { title, range }: PlanTask, id: string): Branch =>
  branch(
    { id, type: 'task', label: lineOf(title.value) || lineOf(doc.path), ...place(doc, title.range) },
    undefined,
    ({ uri, offset }) => uri === doc.uri && range.start <= offset && offset <= range.end,
  );

interface PhaseContext {
  readonly doc: Facts;
  readonly tasks: TaskBranches;
  readonly context: TreeContext;
}

/** Phases stay in the order of the text. */
function phaseBranches(
  made: PhaseContext,
  phases: readonly Phase[],
  { id, keys }: { readonly id: string; readonly keys: (key: string) => string },
): readonly Branch[] {
  const view = shownOf(made.doc, made.context);
  // Keys are given to hidden ones, too: an id stays what it is when something is filtered.
  const named = phases.map(phase => ({ phase, key: keys(`phase:${phase.name.value}`) }));
  return named
    .filter(({ phase }) => {
      const tasks = allTasks(phase);
      return tasks.length ? tasks.some(view.shows) : !made.context.filter.isOn;
    })
    .map(({ phase, key }) => phaseBranch(made, phase, childId(id, key)));
}

function phaseBranch(made: PhaseContext, phase: Phase, id: string): Branch {
  const { doc, tasks, context } = made;
  // What looks back has no progress.
  const { status, progress } = doc.kind === 'review' ? {} : progressOf(workOf(doc, phase));
  const problems = problemsIn(context.findingsOf(doc), phase.range);
  const keys = uniqueKeys();
  return branch(
    {
      id,
      type: 'phase',
      label: lineOf(phase.name.value),
      ...(status && { status }),
      ...(progress && { progress }),
      ...(problems && { problems }),
      ...place(doc, phase.name.range),
    },
    () => [
      ...phaseBranches(made, phase.phases, { id, keys }),
      ...tasks(sorted(toldOnce(phase.tasks), context.options.sortBy), id, keys),
    ],
    ({ uri, offset }) => uri === doc.uri && contains(phase.range, { start: offset, end: offset }),
  );
}
