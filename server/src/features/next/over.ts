import type { Facts, Kind, Status } from '../../model/sprint';
import { numberInName, sprintKey } from '../../model/sprints/sprintRef';
import { isSetAside, productOf, type Sprint, sprintId } from '../../model/sprints/sprints';
import type { Project } from '../../project';
import { oncePer } from '../oncePer';
import { fileName } from '../tree/nodes';
import { compareNumbers } from './ranking';

/** Whether nothing of a document is to be taken up: it looks back, is kept for the record, or its sprint is over. */
export function isOver(doc: Facts, project: Project): boolean {
  if (!HOLDS_WORK.has(doc.kind) || isSetAside(doc) || OVER.has(doc.status?.value)) return true;
  const number = doc.sprint?.number.value;
  if (number === undefined) return false;
  const { ids, last } = endedSprints(project);
  // What a team has not done when a later sprint is over, it has moved there, or dropped.
  return (
    ids.has(sprintId(doc, number)) ||
    (last.get(productOf(doc)) ?? []).some(each => isAlike(each, number) && compareNumbers(number, each) < 0)
  );
}

const HOLDS_WORK: ReadonlySet<Kind | undefined> = new Set<Kind>([
  ...(['queue', 'story', 'plan', 'tracker', 'roadmap', 'readiness'] as const),
]);
const OVER: ReadonlySet<Status | undefined> = new Set<Status>(['done', 'cancelled', 'deferred']);

interface Ended {
  readonly ids: ReadonlySet<string>;
  /** By product, the last number of each form: “2026-04” comes neither before nor after “12”. */
  readonly last: ReadonlyMap<string, readonly string[]>;
}

const endedSprints = oncePer((project: Project): Ended => {
  const ids = new Set<string>();
  const last = new Map<string, string[]>();
  for (const [id, sprint] of project.sprints) {
    if (!hasEnded(sprint)) continue;
    ids.add(id);
    const product = id.slice(0, id.lastIndexOf('#'));
    const known = last.get(product) ?? [];
    const others = known.filter(each => !isAlike(each, sprint.number));
    const [same = sprint.number] = known.filter(each => isAlike(each, sprint.number));
    last.set(product, [...others, compareNumbers(same, sprint.number) < 0 ? sprint.number : same]);
  }
  return { ids, last };
});

const isAlike = (a: string, b: string): boolean => formOf(a) === formOf(b);
const formOf = (number: string): string =>
  sprintKey(number)
    .replace(/\d+/g, '#')
    .replace(/[A-Z]+$/, '');

function hasEnded({ number, plans, trackers, queues, reviews, successors }: Sprint): boolean {
  const says = (doc: Facts): boolean => !isSetAside(doc) && OVER.has(doc.status?.value);
  return (
    [...plans, ...trackers, ...queues].some(says) ||
    reviews.some(isOfItsEnd) ||
    successors.some(({ readiness }) => {
      const previous = readiness?.previous;
      return previous?.status?.value === 'done' && sprintKey(previous.number.value) === sprintKey(number);
    })
  );
}

/** A review of the whole sprint; there are others of a day, a phase or a story. */
function isOfItsEnd(doc: Facts): boolean {
  const { path, title, sprint, status } = doc;
  const name = fileName(path);
  const isNamed = numberInName(name) !== undefined || sprint?.number.range.start === title?.range.start;
  const words = `${name.replace(/\.\w+$/, '').replace(/[_-]/g, ' ')} ${title?.value ?? ''}`;
  if (!isNamed || isSetAside(doc) || PARTIAL.test(words) || (status && !OVER.has(status.value))) return false;
  return CLOSING.test(words);
}

const PARTIAL =
  /\b(?:days?|daily|weeks?|weekly|mid|interim|progress|phase|story|stories|tasks?|round|code|design|security|peer|consistency|kick-?off|dia|tag|semana|woche)\b/i;
const CLOSING =
  /\b(?:reviews?|retro(?:spective)?s?|reflections?|completion|closure|closing|outcome|final report|post-?mortem|wrap-?up|retrospectiva|revis(?:ão|ión)|encerramento|cierre|abschluss(?:bericht)?|rückblick)\b/iu;
