import { decoded, rootOf } from '../../model/links/paths';
import { productOf, type Sprint } from '../../model/sprints/sprints';
import { workDocuments } from '../../model/sprints/workDocuments';
import { compareNaturally } from '../../naturalOrder';
import { oncePer } from '../../oncePer';
import type { Project } from '../../project';
import type { SprintSummary } from '../../protocol';
import { lineOf } from '../labels';
import { toLspRange } from '../lsp';
import { sprintStanding } from '../tree/sprintProgress';
import { sprintTitle } from './sprintTitle';
import { timeboxOf } from './timebox';

/** The sprints that have a plan, a queue, a tracker or a readiness assessment: product by product, newest first. */
export function sprintSummaries(project: Project): SprintSummary[] {
  const all = [...project.sprints].flatMap(([id, sprint]) => {
    const known = knownOf(sprint);
    return known ? { id, ...known, standing: sprintStanding(id, sprint, project) } : [];
  });
  const severalRoots = new Set(all.map(({ root }) => root)).size > 1;
  const times = new Map<string, number>();
  for (const { id } of all) times.set(keyIn(id), (times.get(keyIn(id)) ?? 0) + 1);
  return all
    .sort((a, b) => compareNaturally(a.product, b.product) || compareNaturally(b.summary.number, a.summary.number))
    .map(({ id, root, product, summary, standing }) => ({
      ...{ id, ...summary, ...standing },
      ...((times.get(keyIn(id)) ?? 0) > 1 && { product: productName(root, product, severalRoots) }),
    }));
}

const keyIn = (id: string): string => id.slice(id.lastIndexOf('#'));

/** "web/apps/shop" of several folders, "apps/shop" of one; what lies in no folder of its own goes by that of the workspace. */
function productName(root: string, product: string, severalRoots: boolean): string {
  const folder = decoded(root.slice(root.lastIndexOf('/') + 1));
  const rest = product.slice(root.length + 1);
  return lineOf((severalRoots ? [folder, rest] : [rest || folder]).filter(Boolean).join('/'));
}

interface Known {
  readonly root: string;
  readonly product: string;
  readonly summary: Omit<SprintSummary, 'id' | 'product' | 'status' | 'progress'>;
}

const knownOf = oncePer((sprint: Sprint): Known | undefined => {
  const documents = workDocuments(sprint);
  const [doc] = documents;
  if (!doc) return undefined;
  const title = sprintTitle(sprint);
  const timebox = timeboxOf(documents.filter(({ kind }) => kind === 'plan'));
  const summary = {
    number: doc.sprint?.number.value ?? sprint.number,
    ...(title && { title }),
    ...(timebox && { timebox }),
    uri: doc.uri,
    range: toLspRange(doc.lines, doc.title?.range ?? { start: 0, end: 0 }),
  };
  return { root: rootOf(doc), product: productOf(doc), summary };
});
