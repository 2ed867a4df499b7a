import { NO_WORK, type Reading } from '../../model/claims/boxes';
import { progressClaims } from '../../model/claims/counts';
import type { Phase, SprintDoc, Status } from '../../model/sprint';
import { contains, type Ranged } from '../../range';
import { allTasks, topPhases, workOf } from '../phases';
import { percentOf, progressOf, progressOfOnce, toldOnce } from '../progress';

/** "12/30 · 40% · 2 blocked" for the phases of a document, in the order of the text; none in what looks back. */
export function phaseProgress(doc: SprintDoc): readonly Ranged<string>[] {
  const phases = doc.kind === 'review' || doc.kind === 'rca' ? [] : shownPhases(topPhases(doc));
  return phases.flatMap(phase => {
    const value = textOf(doc, phase);
    return value ? [{ value, range: phase.name.range }] : [];
  });
}

/** "12/30 · 40%", counted as the document counts; empty where no task has a state. */
export function phaseCount(doc: SprintDoc, phase: Phase): string {
  const claimed = claimOf(doc, phase);
  return claimed ? textOfClaim(claimed) : progressOf(workOf(doc, phase)).text;
}

const textOfClaim = (claimed: Claimed): string => `${claimed.done}/${claimed.total} · ${percent(claimed)}%`;

/** Those of the outermost level, and those inside them that are numbered phases themselves: “Tier 12” of “PHASE 3”. */
function shownPhases(phases: readonly Phase[], around?: Phase): readonly Phase[] {
  // Where one inner phase holds all of it, what stands above the outer one has said it.
  const told = around && phases.length && isWork(around) ? allTasks(around).length : undefined;
  const isNew = (phase: Phase): boolean => told === undefined || allTasks(phase).length !== told;
  return phases.flatMap(phase => [
    ...((!around || NUMBERED.test(phase.name.value)) && isWork(phase) && isNew(phase) ? [phase] : []),
    ...shownPhases(phase.phases, phase),
  ]);
}

const isWork = ({ name: { value } }: Phase): boolean =>
  !NO_WORK.test(value) && !LATER.test(value) && (NUMBERED.test(value) || !FORM.test(value));

/** What is still to come is not what the document is about, nor what is to be filled in when it is over. */
const LATER = /\bnext\b.{0,20}\b(?:steps|actions)\b/i;
const FORM = /\bretrospe[ck]ti|\btemplate\b/i;

const NUMBERED = /\b(?:phase|fase|tier|milestone|sprint|epic|stage|wave|track|iteration|week|day)[\s#-]{0,3}\d/i;

/** A single task says by itself how far it is. */
const FEWEST = 2;

function textOf(doc: SprintDoc, phase: Phase): string | undefined {
  const tasks = workOf(doc, phase);
  const told = toldOnce(tasks);
  const states: Status[] = [];
  for (const { status } of told) if (status) states.push(status.value);
  if (states.length < FEWEST || tasks.every(({ source }) => source === 'completed-row')) return undefined;
  const claimed = claimOf(doc, phase);
  if (claimed?.isInHeading) return undefined;
  const count = claimed ? textOfClaim(claimed) : progressOfOnce(told).text;
  return [...(count ? [count] : []), ...besides(states)].join(' · ');
}

const percent = ({ done, total }: Reading): number => (total ? percentOf(done, total) : 0);

function besides(states: readonly Status[]): string[] {
  const count = (...wanted: readonly Status[]) => states.filter(state => wanted.includes(state)).length;
  const counts = [
    [count('claimed', 'in-progress', 'in-review'), 'in progress'],
    [count('blocked'), 'blocked'],
  ] as const;
  return counts.flatMap(([number, name]) => (number ? [`${number} ${name}`] : []));
}

interface Claimed extends Reading {
  /** The heading says it, and it is right. */
  readonly isInHeading: boolean;
}

const claimOf = (doc: SprintDoc, phase: Phase): Claimed | undefined =>
  doc.once(claimedCounts, claimedCounts).get(phase.range.start);

/**
 * By where its section starts, the count of a phase that states one: counted as the document counts, so that no lens
 * contradicts a number that is true, or the correction of one that is not.
 */
function claimedCounts(doc: SprintDoc): ReadonlyMap<number, Claimed> {
  const counts = new Map<number, Claimed>();
  for (const { ratio, scope, readings } of progressClaims(doc)) {
    const { done, total, range } = ratio;
    const sameTotal = readings.filter(each => each.total === total.value);
    const right = sameTotal.find(each => each.done === done.value);
    const found = right ?? sameTotal[0] ?? readings[0];
    const isInHeading = right !== undefined && scope.heading !== undefined && contains(scope.heading.range, range);
    if (found && !counts.has(scope.range.start)) counts.set(scope.range.start, { ...found, isInHeading });
  }
  return counts;
}
