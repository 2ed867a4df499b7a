import type { Facts, Kind } from '../../model/sprint';
import { sprintIdOf } from '../../model/sprints/sprints';
import { compareNaturally } from '../../naturalOrder';
import { oncePer } from '../../oncePer';
import { lineOf } from '../labels';
import { percentOf, progressIn } from '../progress';
import { sprintTitle } from '../sprints/sprintTitle';
import { type Branch, branch, childId } from './branch';
import type { TreeContext } from './context';
import { stateOf } from './documentBranch';
import { add, isPutAway } from './layout';
import { listed } from './listed';
import { problemsOf, sumOf } from './problems';
import { productName } from './products';
import { sprintStanding } from './sprintProgress';

/** Sprints by number; then what names none, and roadmaps, which are about many; what was put away at the end. */
export function bySprint(documents: readonly Facts[], context: TreeContext): readonly Branch[] {
  const groups = new Map<string, Facts[]>();
  const others: Facts[] = [];
  const archived: Facts[] = [];
  for (const doc of documents) {
    const id = doc.kind === 'roadmap' ? undefined : sprintKeyOf(doc);
    if (isPutAway(doc)) archived.push(doc);
    else if (id === undefined) others.push(doc);
    else add(groups, id, doc);
  }
  const sprints = [...groups].map(([id, docs]) => sprintOf(id, docs));
  const shared = sharedNumbers(sprints);
  const shown = sprints.filter(sprint => !isOver(sprint, context)).sort(compareSprints);
  return [
    ...shown.map(sprint => sprintBranch(sprint, context, shared.has(sprint.number))),
    ...withoutSprint(others, context),
    ...(archived.length ? [archiveBranch(archived, context)] : []),
  ];
}

const sprintKeyOf = oncePer(sprintIdOf);

interface SprintDocuments {
  readonly id: string;
  /** Without leading zeros. */
  readonly number: string;
  readonly product: string;
  /** In the order in which a sprint needs them. */
  readonly documents: readonly Facts[];
}

function sprintOf(id: string, documents: readonly Facts[]): SprintDocuments {
  const inOrder = documents.toSorted((a, b) => ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind));
  const [first] = inOrder;
  const number = first?.sprint?.number.value.trim().replace(/^0+(?=\d)/, '') ?? '';
  return { id, number, product: first ? productName(first) : '', documents: inOrder };
}

const ORDER: readonly (Kind | undefined)[] = [
  ...(['plan', 'readiness', 'queue', 'tracker', 'story', 'review', 'rca'] as const),
];

const compareSprints = (a: SprintDocuments, b: SprintDocuments): number =>
  compareNaturally(a.number, b.number) || compareNaturally(a.product, b.product);

/** Two teams of one repository may each have a sprint 3. */
function sharedNumbers(sprints: readonly SprintDocuments[]): ReadonlySet<string> {
  const seen = new Set<string>();
  const shared = new Set<string>();
  for (const { number } of sprints) (seen.has(number) ? shared : seen).add(number);
  return shared;
}

const STORIES = 'stories';

/** Each of many stories is a file of its own, and they would hide all else. */
function withoutSprint(documents: readonly Facts[], context: TreeContext): readonly Branch[] {
  const stories = documents.filter(({ kind }) => kind === 'story');
  if (stories.length < 2) return listed(documents, context, { parent: null });
  const others = documents.filter(({ kind }) => kind !== 'story');
  return [...listed(others, context, { parent: null }), storiesBranch(stories, context)];
}

function storiesBranch(stories: readonly Facts[], context: TreeContext): Branch {
  const uris = new Set(stories.map(({ uri }) => uri));
  const done = stories.filter(story => stateOf(story).status === 'done').length;
  const problems = sumOf(stories.map(doc => problemsOf(context.findingsOf(doc))));
  const progress = { done, total: stories.length, percent: percentOf(done, stories.length) };
  return branch(
    { id: STORIES, type: 'stories', label: '', progress, ...(problems && { problems }) },
    () => listed(stories, context, { parent: STORIES }),
    ({ uri }) => uris.has(uri),
  );
}

const ARCHIVE = 'archive';

/** What was put away says nothing of how things stand, even if it names a sprint. */
function archiveBranch(documents: readonly Facts[], context: TreeContext): Branch {
  const uris = new Set(documents.map(({ uri }) => uri));
  return branch(
    { id: ARCHIVE, type: 'archive', label: '', detail: String(documents.length) },
    () => listed(documents, context, { parent: ARCHIVE }),
    ({ uri }) => uris.has(uri),
  );
}

/** Where completed work is hidden, whether nothing else is left: all of its work is done, and no document has more. */
function isOver({ id, documents }: SprintDocuments, { project, options, filter }: TreeContext): boolean {
  const sprint = project.sprints.get(id);
  if (!options.hideCompleted || filter.isOn || !sprint) return false;
  if (sprintStanding(id, sprint, project).status !== 'done') return false;
  return documents.every(doc => !progressIn(doc).progress);
}

function sprintBranch(sprint: SprintDocuments, context: TreeContext, isShared: boolean): Branch {
  const { id: key, number, product, documents } = sprint;
  const id = childId(null, `sprint:${key}`);
  const known = context.project.sprints.get(key);
  const problems = sumOf(documents.map(doc => problemsOf(context.findingsOf(doc))));
  const title = known && sprintTitle(known);
  const detail = [title, isShared ? product : ''].filter(Boolean).join(' · ');
  const uris = new Set(documents.map(({ uri }) => uri));
  return branch(
    {
      id,
      type: 'sprint',
      label: `Sprint ${lineOf(number)}`,
      ...(detail && { detail }),
      ...(known && sprintStanding(key, known, context.project)),
      ...(problems && { problems }),
    },
    () => listed(documents, context, { parent: id }),
    ({ uri }) => uris.has(uri),
  );
}
