import type { Facts, Status } from '../sprint';
import { numberInName, sprintKey } from './sprintRef';
import { isSetAside, type Sprint } from './sprints';

/** Whether a sprint was looked back at as a whole, if only by the sprint after it. */
export const wasLookedBackAt = ({ number, reviews, successors }: Sprint): boolean =>
  reviews.some(isOfItsEnd) ||
  successors.some(({ readiness }) => {
    const previous = readiness?.previous;
    return previous?.status?.value === 'done' && sprintKey(previous.number.value) === sprintKey(number);
  });

/** A review of the whole sprint; there are others of a day, a phase or a story, and one that says it is open, or is not written yet, is prepared. */
export function isOfItsEnd(doc: Facts): boolean {
  const { title, sprint, status } = doc;
  const isNamed = numberInName(nameOf(doc)) !== undefined || sprint?.number.range.start === title?.range.start;
  const words = wordsOf(doc);
  if (!isNamed || isSetAside(doc) || PARTIAL.test(words) || (status && !OVER.has(status.value))) return false;
  return CLOSING.test(words) && !doc.review?.isUnwritten;
}

/** Whether a look back at a whole sprint says of itself that it is still being written; else it is a record of its day. */
export const isInTheMaking = (doc: Facts): boolean =>
  doc.status !== undefined && !OVER.has(doc.status.value) && !PARTIAL.test(wordsOf(doc));

const nameOf = ({ path }: Facts): string => path.slice(path.lastIndexOf('/') + 1);

const wordsOf = (doc: Facts): string =>
  `${nameOf(doc)
    .replace(/\.\w+$/, '')
    .replace(/[_-]/g, ' ')} ${doc.title?.value ?? ''}`;

/** What has come to its end, one way or another. */
export const OVER: ReadonlySet<Status | undefined> = new Set<Status>(['done', 'cancelled', 'deferred']);

const PARTIAL =
  /\b(?:days?|daily|weeks?|weekly|mid|interim|progress|phase|story|stories|tasks?|round|code|design|security|peer|consistency|kick-?off|readiness|planning|dia|tag|semana|woche)\b/i;
const CLOSING =
  /\b(?:reviews?|retro(?:spective)?s?|reflections?|completion|closure|closing|outcome|final report|post-?mortem|wrap-?up|retrospectiva|revis(?:ão|ión)|encerramento|cierre|abschluss(?:bericht)?|rückblick)\b/iu;
