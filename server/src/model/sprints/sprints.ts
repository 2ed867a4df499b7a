import { oncePer } from '../../oncePer';
import { folderOf, rootOf } from '../links/paths';
import type { Facts, Kind } from '../sprint';
import { sprintKey } from './sprintRef';

/** All documents about one sprint, side by side. */
export interface Sprint {
  /** As one of its documents writes it. */
  readonly number: string;
  readonly plans: readonly Facts[];
  readonly readiness: readonly Facts[];
  readonly trackers: readonly Facts[];
  readonly queues: readonly Facts[];
  readonly reviews: readonly Facts[];
  readonly rcas: readonly Facts[];
  /** Readiness documents that name it as the sprint before theirs. */
  readonly successors: readonly Facts[];
  /** The roadmaps that have an entry for it. */
  readonly roadmaps: readonly Facts[];
}

/** Which sprint a document is about: two teams of one repository may each have a sprint 3. */
export const sprintIdOf = (doc: Facts): string | undefined => doc.sprint && sprintId(doc, doc.sprint.number.value);

/** The id of the sprint that a document means by a number. */
export const sprintId = (doc: Pick<Facts, 'uri' | 'path'>, number: string): string =>
  `${productOf(doc)}#${sprintKey(number)}`;

/** The product whose sprint has an id: what `productOf` says of its documents. */
export const productIn = (id: string): string => id.slice(0, id.lastIndexOf('#'));

/** By `sprintIdOf`, of the documents that are about one sprint; those of `base` come first, and it stays as it is. */
export function groupSprints(
  documents: readonly Facts[],
  base?: ReadonlyMap<string, Sprint>,
): ReadonlyMap<string, Sprint> {
  const sprints = new Map(base);
  const own = new Map<string, Writable<Sprint>>();
  const sprintOf = (id: string, number: string): Writable<Sprint> => {
    const known = own.get(id);
    if (known) return known;
    const before = base?.get(id);
    const sprint = before ? copyOf(before) : empty(number);
    own.set(id, sprint);
    sprints.set(id, sprint);
    return sprint;
  };
  for (const doc of documents) {
    const list = doc.kind && LISTS[doc.kind];
    const id = list && sprintIdOf(doc);
    if (id && list) sprintOf(id, doc.sprint?.number.value ?? '')[list].push(doc);
    // Asked of other kinds, a closed document would be read for nothing.
    const previous = doc.kind === 'readiness' ? doc.readiness?.previous?.number.value : undefined;
    if (previous) sprintOf(sprintId(doc, previous), previous).successors.push(doc);
    const planned = doc.kind === 'roadmap' ? (doc.roadmap?.sprints ?? []) : [];
    for (const number of new Set(planned.map(each => each.number.value)))
      sprintOf(sprintId(doc, number), number).roadmaps.push(doc);
  }
  return sprints;
}

type List = Exclude<keyof Sprint, 'number'>;
type Writable<T> = { [K in keyof T]: T[K] extends readonly (infer Each)[] ? Each[] : T[K] };

const LISTS: Readonly<Partial<Record<Kind, List>>> = {
  plan: 'plans',
  readiness: 'readiness',
  tracker: 'trackers',
  queue: 'queues',
  review: 'reviews',
  rca: 'rcas',
};

const empty = (number: string): Writable<Sprint> => ({
  ...{ number, plans: [], readiness: [], trackers: [], queues: [] },
  ...{ reviews: [], rcas: [], successors: [], roadmaps: [] },
});

const copyOf = ({ number, plans, readiness, trackers, queues, reviews, rcas, successors, roadmaps }: Sprint) => ({
  ...{ number, plans: [...plans], readiness: [...readiness], trackers: [...trackers], queues: [...queues] },
  ...{ reviews: [...reviews], rcas: [...rcas], successors: [...successors], roadmaps: [...roadmaps] },
});

/** Folders that only sort documents; what is left of a path tells products, teams and archives apart. */
const SORTING =
  /^[\W_]*(?:[a-z]_)?(?:docs?|documentation|src|meta|project(?:-?management)?|management|pm|scrum|agile|status|to-?dos?|artifacts|reports?|handoffs?|summar(?:y|ies)|progress|backlog|ai|github|tasks?|stor(?:y|ies)|\d+)[\W_]*$/i;
const OF_SPRINTS =
  /(?:^|[\W_])(?:sprints?|spr|iterations?|plans?|planning|reviews?|retros?|retrospectives?|rcas?|roadmaps?|readiness|trackers?|queues?|postmortems?|incidents?|phases)(?=$|[\W_\d])/i;

/** "teams/blue/docs/sprints/sprint-3/plan.md" -> the root and "teams/blue" */
export const productOf = oncePer((doc: Pick<Facts, 'uri' | 'path'>): string => {
  const isRest = (segment: string): boolean =>
    !SORTING.test(segment) && !OF_SPRINTS.test(segment) && !isPhaseOf(segment, doc);
  return [rootOf(doc), ...folderOf(doc.path).filter(isRest)].join('/');
});

/** "phase-1/sprint-1.2.md": the sprint's number says the phase already. In "phase-1/sprint-2.md" it does not. */
function isPhaseOf(segment: string, { path }: Pick<Facts, 'path'>): boolean {
  const number = /^phase[-_ ]?(\d{1,3})$/i.exec(segment)?.[1];
  const name = path.slice(path.lastIndexOf('/') + 1);
  return number !== undefined && new RegExp(`(?<![\\d.])0*${Number(number)}\\.\\d`).test(name);
}

/** Whether a document is kept for the record, or is a pattern for others: it says nothing of how things stand. */
export const isSetAside = ({ path }: Pick<Facts, 'path'>): boolean =>
  folderOf(path).some(segment => SET_ASIDE.test(segment)) || TEMPLATE.test(path);

const SET_ASIDE =
  /(?:^|[\W_])(?:archived?|archives|history|deprecated|obsolete|old|backups?|templates?|examples?|superseded|drafts?)(?=$|[\W_])/i;
const TEMPLATE = /(?:^|\/)[^/]*\btemplate(?:[-_. ][^/]{0,20})?$|[_-]template\.\w+$/i;
