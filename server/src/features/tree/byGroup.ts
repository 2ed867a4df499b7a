import type { Facts, Status, Task } from '../../model/sprint';
import { compareNaturally } from '../../naturalOrder';
import { lineOf } from '../labels';
import { progressOfOnce, toldOnce } from '../progress';
import { type Branch, branch, childId } from './branch';
import { type TreeContext, whileSame } from './context';
import { documentBranch, shownOf } from './documentBranch';
import { add, isPutAway, layoutOf, storyOf } from './layout';
import { ownerKeyOf } from './owner';
import { problemsIn, sumOf, type TreeProblems } from './problems';
import { STATUS_ORDER } from './sorting';

/** States or owners, and below them the documents with the tasks that have them. */
export function byGroup(documents: readonly Facts[], context: TreeContext, by: By): readonly Branch[] {
  const groups = new Map<string, Group>();
  for (const doc of documents)
    for (const share of SHARES[by](doc, context)) {
      const group = groups.get(share.key) ?? { key: share.key, label: share.label, shares: [] };
      groups.set(share.key, group);
      group.shares.push(share);
    }
  return [...groups.values()].sort(COMPARE[by]).map(group => groupBranch(group, context, by));
}

type By = 'status' | 'owner';

interface Group {
  readonly key: string;
  readonly label: string;
  readonly shares: Share[];
}

/** What of a document belongs to a group. */
interface Share {
  readonly key: string;
  readonly label: string;
  readonly doc: Facts;
  readonly tasks: readonly Task[];
  readonly problems: TreeProblems | undefined;
}

const SHARES = { status: whileSame(sharesBy('status')), owner: whileSame(sharesBy('owner')) } as const;

function sharesBy(by: By): (doc: Facts, context: TreeContext) => readonly Share[] {
  return (doc, context) => {
    const groups = new Map<string, Task[]>();
    for (const task of tasksOf(doc, context)) add(groups, KEYS[by](task), task);
    const findings = context.findingsOf(doc);
    return [...groups].map(([key, tasks]) => ({
      ...{ key, doc, tasks, label: labelOf(by, tasks[0]) },
      problems: sumOf(tasks.map(({ range }) => problemsIn(findings, range))),
    }));
  };
}

const KEYS = {
  status: ({ status }: Task): string => status?.value ?? '',
  owner: ({ owner }: Task): string => ownerKeyOf(owner?.value ?? ''),
} as const;

const COMPARE = {
  status: (a: Group, b: Group) => rankOf(a.key) - rankOf(b.key),
  // What belongs to nobody comes last.
  owner: (a: Group, b: Group) => Number(!a.key) - Number(!b.key) || compareNaturally(a.label, b.label),
} as const;
const rankOf = (key: string): number => STATUS_ORDER.indexOf(key as Status | '');

/** As it is first written; the client has words for states. */
const labelOf = (by: By, task: Task | undefined): string =>
  by === 'owner' && task && KEYS.owner(task) ? lineOf(task.owner?.value ?? '') : '';

/** Each task once, and of a story the story alone; what looks back or was put away holds no work. */
function tasksOf(doc: Facts, context: TreeContext): readonly Task[] {
  if (doc.kind === 'review' || isPutAway(doc)) return [];
  const story = storyOf(doc);
  if (story) return [story];
  return toldOnce(layoutOf(doc).top).filter(shownOf(doc, context).shows);
}

function groupBranch({ key, label, shares }: Group, context: TreeContext, by: By): Branch {
  const id = childId(null, `${by}:${key}`);
  const all = shares.flatMap(({ tasks }) => tasks);
  const { progress } = by === 'owner' ? progressOfOnce(all) : {};
  const problems = sumOf(shares.map(share => share.problems));
  return branch(
    {
      id,
      type: 'group',
      label: by === 'status' ? key : label,
      ...(by === 'status' && { status: key }),
      ...(progress ? { progress } : { detail: `${all.length}` }),
      ...(problems && { problems }),
    },
    () => shares.map(({ doc, tasks }) => documentBranch(doc, context, { parent: id, only: tasks })),
    ({ uri, offset }) =>
      shares.some(
        ({ doc, tasks }) => doc.uri === uri && tasks.some(({ range }) => range.start <= offset && offset <= range.end),
      ),
  );
}
