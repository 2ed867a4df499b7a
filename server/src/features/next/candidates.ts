import type { Facts } from '../../model/sprint';
import { sprintKey } from '../../model/sprints/sprintRef';
import { productOf } from '../../model/sprints/sprints';
import { oncePer } from '../../oncePer';
import type { Project, TaskInDoc } from '../../project';
import type { Ranged } from '../../range';
import { plain, titleOf } from '../labels';
import { openWork } from './openWork';
import { isOver } from './over';
import { compareNumbers, type Rankable, type Ranked, rank } from './ranking';
import { isReady } from './readiness';
import { type Story, storiesOf } from './stories';
import { countsOfUnblocked } from './unblocked';

/** What can be claimed now. */
export interface Candidate extends Rankable, TaskInDoc {
  /** Absent for a checkbox without an id. */
  readonly story?: Story;
}

/** What can be claimed now in all documents, best first; all of it, or the first `most`. */
export const nextUp = (project: Project, most?: number): readonly Ranked<Candidate>[] => rank(allOf(project), most);

const allOf = oncePer((project: Project): readonly Candidate[] => {
  const documents = project.documents.filter(doc => !isOver(doc, project));
  const stories = readyStories(documents, project);
  return [...candidatesOf(stories, countsOfUnblocked(stories, project)), ...plainCandidates(documents)];
});

/** How much of one document can be claimed now, and what of it `nextUp` has first. */
export function nextIn(
  doc: Facts,
  project: Project,
): { readonly first: Candidate | undefined; readonly count: number } {
  const stories = readyStories([doc], project);
  // Of one, nobody asks what it unblocks, and to count that costs the most.
  const counts = stories.length > 1 ? countsOfUnblocked(stories, project) : new Map<Story, number>();
  const most = stories.reduce((highest, story) => Math.max(highest, counts.get(story) ?? 0), 0);
  const [first] = rank(
    candidatesOf(
      stories.filter(story => (counts.get(story) ?? 0) === most),
      counts,
    ),
    1,
  );
  return { first, count: stories.length };
}

function readyStories(documents: readonly Facts[], project: Project): readonly Story[] {
  const stories = new Set<Story>();
  const all = storiesOf(project);
  for (const doc of documents)
    for (const key of openWork(doc).ids) {
      const story = all.of(doc, key);
      if (story) stories.add(story);
    }
  return [...stories].filter(story => isReady(story, project));
}

function candidatesOf(stories: readonly Story[], counts: ReadonlyMap<Story, number>): readonly Candidate[] {
  return stories.flatMap(story => {
    const place = story.tellings.find(({ task }) => task.status);
    return place ? candidate(place, counts.get(story) ?? 0, story) : [];
  });
}

/** What the first place leaves open, another one may tell. */
function candidate({ doc, task }: TaskInDoc, unblocks: number, story?: Story): Candidate {
  const told = (name: 'priority' | 'effort'): Ranged<string> | undefined =>
    task[name] ?? story?.tellings.find(each => each.task[name])?.task[name];
  const [priority, effort] = [told('priority'), told('effort')];
  return {
    doc,
    task,
    unblocks,
    path: doc.path,
    start: task.range.start,
    sprint: doc.sprint && sprintKey(doc.sprint.number.value),
    ...(story && { story }),
    ...(priority && { priority }),
    ...(effort && { effort }),
  };
}

/** Where work has no ids, the first open task of each document that is under way. */
function plainCandidates(documents: readonly Facts[]): readonly Candidate[] {
  const scopes = new Set(documents.filter(doc => openWork(doc).hasIds).map(scopeOf));
  const isPlain = (doc: Facts): boolean =>
    Boolean(openWork(doc).first ?? openWork(doc).planned) &&
    ![`${productOf(doc)}#`, scopeOf(doc)].some(each => scopes.has(each));
  const products = new Map<string, Facts[]>();
  for (const doc of documents.filter(isPlain)) {
    const known = products.get(productOf(doc));
    if (known) known.push(doc);
    else products.set(productOf(doc), [doc]);
  }
  return [...products.values()].flatMap(underWay);
}

/** Whose work a document with ids tells of: its sprint's, or that of the whole product. */
const scopeOf = oncePer(
  (doc: Facts): string => `${productOf(doc)}#${doc.sprint ? sprintKey(doc.sprint.number.value) : ''}`,
);

/** What has begun; else what a new project begins with, or what comes next in its newest sprint. A copy tells nothing new. */
function underWay(documents: readonly Facts[]): readonly Candidate[] {
  const begun = documents.filter(doc => openWork(doc).isBegun && openWork(doc).first);
  const seen = new Set<string>();
  return (begun.length ? begun : toBegin(documents)).flatMap(doc => {
    const task = openWork(doc).first ?? openWork(doc).planned;
    const words = `${plain(titleOf(doc))}\n${task && plain(task.title.value)}`;
    if (!task || seen.has(words)) return [];
    seen.add(words);
    return candidate({ doc, task }, 0);
  });
}

function toBegin(documents: readonly Facts[]): readonly Facts[] {
  const numbers = (docs: readonly Facts[]) => docs.flatMap(({ sprint }) => sprint?.number.value ?? []);
  const newest = numbers(documents.filter(doc => openWork(doc).isTouched))
    .toSorted(compareNumbers)
    .at(-1);
  const number = newest ?? numbers(documents).toSorted(compareNumbers)[0];
  // A roadmap is taken up sprint by sprint.
  if (number === undefined) return documents.filter(({ kind }) => kind !== 'roadmap');
  return documents.filter(({ sprint }) => sprint && sprintKey(sprint.number.value) === sprintKey(number));
}
