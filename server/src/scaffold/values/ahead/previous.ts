import type { Facts } from '../../../model/sprint';
import { sprintKey } from '../../../model/sprints/sprintRef';
import { productIn, productOf, type Sprint } from '../../../model/sprints/sprints';
import { workDocuments } from '../../../model/sprints/workDocuments';
import { compareNaturally } from '../../../naturalOrder';
import type { About } from '../../scaffold';

/** The sprint right before, of the same product; undefined where nobody has worked on one of that number here. */
export function previousSprint(about: About): Sprint | undefined {
  const [nearest] = earlier(about);
  return nearest && isRightBefore(nearest.number, about.number) ? nearest : undefined;
}

/** The plan of the nearest sprint before that has one. */
export const previousPlan = (about: About): Facts | undefined =>
  earlier(about)
    .flatMap(sprint => workDocuments(sprint).filter(({ kind }) => kind === 'plan'))
    .at(0);

/** The sprints of the product on which somebody has worked or at which somebody has looked back, by their numbers. */
export function sprintsOfProduct(about: About): readonly Sprint[] {
  const product = productFor(about);
  return [...about.sources.project.sprints]
    .filter(([id, sprint]) => productIn(id) === product && documentsOf(sprint).length > 0)
    .map(([, sprint]) => sprint)
    .sort((a, b) => compareNaturally(sprintKey(a.number), sprintKey(b.number)));
}

/** Nearest first. Numbers of another form, “2026-03” beside “3”, come neither before nor after. */
const earlier = (about: About): readonly Sprint[] =>
  sprintsOfProduct(about)
    .filter(({ number }) => formOf(number) === formOf(about.number) && isLess(number, about.number))
    .reverse();

const documentsOf = (sprint: Sprint): readonly Facts[] => [...workDocuments(sprint), ...sprint.reviews, ...sprint.rcas];

function productFor({ sprint, from, sources: { project, root, atHand } }: About): string {
  const own = sprint && [...documentsOf(sprint), ...sprint.roadmaps][0];
  const near = own ?? from ?? atHand;
  if (near) return productOf(near);
  const products = [...project.sprints.keys()]
    .map(productIn)
    .filter(each => each === root || each.startsWith(`${root}/`));
  return new Set(products).size === 1 ? (products[0] ?? root) : root;
}

const isLess = (a: string, b: string): boolean => compareNaturally(sprintKey(a), sprintKey(b)) < 0;
const formOf = (number: string): string => sprintKey(number).replace(/\d+/g, '#');

/** "1.2" before "1.3"; before "1.1", "2.0" or "2027-01", whatever was last. */
function isRightBefore(before: string, number: string): boolean {
  const [[lead, last], [ownLead, ownLast]] = [split(before), split(number)];
  return lead === ownLead ? ownLast === last + 1 : ownLast <= 1;
}

const split = (number: string): readonly [string, number] => {
  const [, lead = '', last = ''] = /^(.*?)(\d+)\D*$/.exec(sprintKey(number)) ?? [];
  return [lead, Number(last)];
};
