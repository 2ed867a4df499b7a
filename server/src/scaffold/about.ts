import { decoded, plainUri, rootOf } from '../model/links/paths';
import type { Facts } from '../model/sprint';
import { numberInName, numberOfFolder, sprintKey } from '../model/sprints/sprintRef';
import { isSetAside, productIn, productOf, type Sprint } from '../model/sprints/sprints';
import { workDocuments } from '../model/sprints/workDocuments';
import { compareNaturally } from '../naturalOrder';
import { oncePerBoth } from '../oncePer';
import { WANTED_SPRINT } from '../protocol';
import { oncePerFolder } from './oncePerFolder';
import { advanced } from './place/numbering';
import type { About, Request, Sources } from './scaffold';
import { sprintsIn } from './sprintsIn';

/** What a request is about, before its template has asked anything; undefined for what is no sprint's number. */
export function aboutOf(sources: Sources, request: Request): About | undefined {
  const { document, answers } = request;
  const wanted = request.sprint?.trim() || numberOfPath(request.path);
  if (wanted !== undefined && !WANTED_SPRINT.test(wanted)) return undefined;
  const from = documentAt(sources, request.from);
  const product = productFor(sources, from ?? sources.atHand);
  const number = wanted ?? numberFor(sources, { document, from, product });
  const isNamed = wanted !== undefined && document !== 'plan';
  const sprint = ofProduct(sources, product, number) ?? (isNamed ? onlyOne(sources, number) : undefined);
  return {
    ...{ sources, document, answers, from, sprint, path: '', title: undefined },
    number: sprint?.number ?? number,
    plan: planOf(sprint, from),
  };
}

const numberOfPath = (path = ''): string | undefined =>
  numberInName(path.slice(path.lastIndexOf('/') + 1)) ?? numberOfFolder(path);

function documentAt({ project, root }: Sources, uri: string | undefined): Facts | undefined {
  const found = uri === undefined ? undefined : project.documentsByUri.get(decoded(uri));
  return found && plainUri(rootOf(found)) === plainUri(root) ? found : undefined;
}

/** Where people are; else where the newest sprint of the folder is. */
function productFor(sources: Sources, doc: Facts | undefined): string {
  const own = doc && plainUri(productOf(doc));
  const all = sprintsOf(sources);
  if (own !== undefined && (doc?.sprint || all.some(each => each.product === own))) return own;
  return newestOf(all)?.product ?? plainUri(sources.root);
}

interface Known {
  /** As all spellings of its URI have it. */
  readonly product: string;
  readonly sprint: Sprint;
}

/** Those of the workspace folder on which somebody has worked, rather than what a roadmap hopes for. */
const sprintsOf = oncePerFolder(({ project, root }): readonly Known[] => {
  const here = plainUri(root);
  return [...sprintsIn(project)].flatMap(([id, sprint]) => {
    const product = productIn(id);
    const isHere = product === here || product.startsWith(`${here}/`);
    return isHere && isWorkedOn(sprint, here) ? { product, sprint } : [];
  });
});

/** A folder of the workspace may lie in another one. */
const isWorkedOn = oncePerBoth((sprint: Sprint, folder: string): boolean =>
  [...workDocuments(sprint), ...sprint.reviews, ...sprint.rcas].some(
    doc => plainUri(rootOf(doc)) === folder && !isSetAside(doc),
  ),
);

const newestOf = (all: readonly Known[]): Known | undefined =>
  all.reduce<Known | undefined>((newest, each) => (newest && byAge(newest, each) <= 0 ? newest : each), undefined);

const byAge = (a: Known, b: Known): number =>
  compareNaturally(b.sprint.number, a.sprint.number) || compareNaturally(a.product, b.product);

type Place = Pick<About, 'document' | 'from'> & { readonly product: string };

/** A plan is for the sprint after the last one; all else for the one that people are at. */
function numberFor(sources: Sources, { document, from, product }: Place): string {
  const newest = newestOf(sprintsOf(sources).filter(each => each.product === product))?.sprint.number;
  if (document === 'plan') return newest === undefined ? '1' : advanced(newest, 1);
  return from?.sprint?.number.value ?? sources.atHand?.sprint?.number.value ?? newest ?? '1';
}

const ofProduct = ({ project }: Sources, product: string, number: string): Sprint | undefined =>
  sprintsIn(project).get(`${product}#${sprintKey(number)}`);

/** Where people are in another product, they may well mean the only sprint of that number. */
function onlyOne(sources: Sources, number: string): Sprint | undefined {
  const products = new Set(sprintsOf(sources).map(({ product }) => product));
  const found = [...products].flatMap(product => ofProduct(sources, product, number) ?? []);
  return found.length === 1 ? found[0] : undefined;
}

/** The plan that it is asked from, else the one that people work by. */
function planOf(sprint: Sprint | undefined, from: Facts | undefined): Facts | undefined {
  if (!sprint) return undefined;
  if (from?.kind === 'plan' && sprint.plans.includes(from)) return from;
  return workDocuments(sprint).find(({ kind }) => kind === 'plan');
}
