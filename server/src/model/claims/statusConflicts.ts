import type { Range } from '../../range';
import { outwards, type PartScope } from '../partScopes';
import { sectionsOf } from '../sections';
import type { Section, SprintDoc } from '../sprint';
import { boxReadings } from './boxes';
import { namesakes } from './namesakes';
import { boxesIn, countIn, hasBoxes, joined, joinedTally, NO_BOXES } from './scopeBoxes';
import { type StatusClaim, statusClaims } from './statusClaims';
import { type BoxTally, isAboutWork } from './workBoxes';

/** A state that the checkboxes below it refute. */
export interface StatusConflict {
  readonly claim: StatusClaim;
  /** How many boxes speak against it: open ones below “Complete”, ticked ones below “Not Started”. */
  readonly count: number;
  readonly first: Range;
  /** Whether they are all that there are. */
  readonly areAll: boolean;
  /** Whether some of the work is done and some is not. */
  readonly isMixed: boolean;
  /** Where they stand. */
  readonly where: PartScope;
}

/** Every state that no reading of its boxes makes true. */
export function statusConflicts(doc: SprintDoc): StatusConflict[] {
  if (!doc.parts.some(hasBoxes)) return [];
  const { claims, scopes } = statusClaims(doc);
  const doubtful = claims.filter(isRefutable);
  if (!doubtful.length) return [];
  const stated = new Set(claims.filter(({ isDocument }) => !isDocument).map(({ scope }) => scope.at));
  const meantBy = namesakes(doc, scopes);
  const isTrue = trueSomehow(doc);
  return doubtful.flatMap(claim => {
    const meant = meantBy(claim);
    const boxes = meant.map(scope => boxesIn(scope, { scopes, stated })).reduce(joined, NO_BOXES);
    const against = (claim.match.status === 'done' ? leftOpen : alreadyDone)(claim, boxes, doc);
    const [where] = meant;
    if (!against?.count || !where || meant.some(scope => isTrue(scope, claim))) return [];
    const all = meant.reduce((sum, scope) => sum + countIn(doc, scope), 0);
    const isMixed = boxes.work.open > 0 && boxes.work.ticked > 0;
    const first = { start: against.first, end: against.first + '[ ]'.length };
    return [{ claim, count: against.count, first, areAll: all === against.count, isMixed, where }];
  });
}

/** “Pending” and “Planned” may well have begun. */
const NOT_STARTED =
  /^(?:not[ _-](?:yet[ _-])?(?:started|begun)|to[ _-]?do|no iniciad|sin (?:empezar|iniciar)|por hacer|não iniciad|a fazer|nicht (?:begonnen|gestartet)|non (?:commenc|démarr)|pas (?:encore )?commenc|未开始|待开始)/i;

function isRefutable({ text, match, isDocument, scope }: StatusClaim): boolean {
  if (!isDocument && !isAboutWork(scope.heading)) return false;
  if (match.status === 'done') return true;
  return match.status === 'open' && match.by === 'word' && NOT_STARTED.test(text.value.slice(match.from));
}

interface Against {
  readonly count: number;
  readonly first: number;
}

/** Work that is open although its part is done. Where nothing at all is ticked, the whole list is. */
function leftOpen(claim: StatusClaim, { work, criteria }: BoxTally, doc: SprintDoc): Against | undefined {
  if (criteria.ticked && !criteria.open) return undefined;
  const isUntouched = !work.ticked && !criteria.ticked;
  const open = { count: work.open, first: work.firstOpen };
  if (isUntouched && work.open >= FEWEST)
    return (claim.isDocument ? isTracked(doc) : !isBelowCriteria(claim)) ? open : undefined;
  if (!claim.isDocument) return work.ticked ? open : undefined;
  if (doc.kind === 'story' && work.ticked && work.open) return open;
  // A story file’s criteria are all that it has to tick.
  const both = joinedTally(work, criteria);
  return doc.kind === 'story' && isUntouched && criteria.open >= FEWEST
    ? { count: both.open, first: both.firstOpen }
    : undefined;
}

/** A tick on each phase below “Success criteria by phase” adorns a list of what will be looked at once it is over. */
const isBelowCriteria = ({ scope }: StatusClaim): boolean =>
  [...outwards(scope)]
    .slice(1)
    .some(({ heading }) => heading && heading.level > 1 && CRITERIA.test(heading.text.value));
const CRITERIA =
  /\b(?:criteria|criter\p{L}{2,4}|crit[eéè]r\p{L}{2,4}|kriterien|erfolgskriterien)|definition of done|验收/iu;

/** A single box may have been forgotten. */
const FEWEST = 2;

/** A finished report may well list what comes next, a roadmap what is to come in a year. */
const isTracked = ({ kind }: SprintDoc): boolean => kind === 'story' || kind === 'tracker' || kind === 'plan';

function alreadyDone(claim: StatusClaim, { work, criteria }: BoxTally, doc: SprintDoc): Against | undefined {
  if (!claim.isDocument) return { count: work.ticked, first: work.firstTicked };
  const both = joinedTally(work, criteria);
  return isTracked(doc) ? { count: both.ticked, first: both.firstTicked } : undefined;
}

/** Whether some way of counting half of the boxes or more makes the state true. */
function trueSomehow(doc: SprintDoc): (scope: PartScope, claim: StatusClaim) => boolean {
  let sections: readonly Section[] | undefined;
  return ({ at }, { match }) => {
    // Sections come in the order of the parts that they begin with.
    sections ??= sectionsOf(doc.root);
    const section = sections[at];
    const readings = section ? boxReadings(section) : [];
    const all = readings[0]?.total ?? 0;
    return readings.some(
      ({ done, total }) => total > 0 && total * 2 >= all && done === (match.status === 'done' ? total : 0),
    );
  };
}
