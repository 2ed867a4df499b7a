import { NO_WORK, type Reading } from '../../model/claims/boxes';
import { progressClaims } from '../../model/claims/counts';
import type { Phase, SprintDoc, Status } from '../../model/sprint';
import type { Ranged } from '../../range';
import { allTasks, topPhases } from '../outline';
import { progressOf, toldOnce } from '../progress';

/** "12/30 · 40% · 2 blocked" for the phases of a document, in the order of the text; none in what looks back. */
export function phaseProgress(doc: SprintDoc): readonly Ranged<string>[] {
  const phases = doc.kind === 'review' || doc.kind === 'rca' ? [] : shownPhases(topPhases(doc));
  const claimed = phases.length ? doc.once(claimedCounts, claimedCounts) : undefined;
  return phases.flatMap(phase => {
    const value = textOf(phase, claimed?.get(phase.range.start));
    return value ? [{ value, range: phase.name.range }] : [];
  });
}

/** Those of the outermost level, and those inside them that are numbered phases themselves: “Tier 12” of “PHASE 3”. */
const shownPhases = (phases: readonly Phase[], isInside = false): readonly Phase[] =>
  phases.flatMap(phase => [
    ...((!isInside || NUMBERED.test(phase.name.value)) && isWork(phase) ? [phase] : []),
    ...shownPhases(phase.phases, true),
  ]);

const isWork = ({ name }: Phase): boolean => !NO_WORK.test(name.value) && !LATER.test(name.value);

/** What is still to come is not what the document is about. */
const LATER = /\bnext\b.{0,20}\b(?:steps|actions)\b/i;

const NUMBERED = /\b(?:phase|fase|tier|milestone|sprint|epic|stage|wave|track|iteration|week|day)[\s#-]{0,3}\d/i;

/** A single task says by itself how far it is. */
const FEWEST = 2;

function textOf(phase: Phase, claimed: Reading | undefined): string | undefined {
  const tasks = allTasks(phase);
  const states = toldOnce(tasks).flatMap(({ status }) => status?.value ?? []);
  if (states.length < FEWEST || tasks.every(({ source }) => source === 'completed-row')) return undefined;
  const { text } = progressOf(tasks);
  const count = claimed ? `${claimed.done}/${claimed.total} · ${percent(claimed)}%` : text;
  return [...(count ? [count] : []), ...besides(states)].join(' · ');
}

const percent = ({ done, total }: Reading): number => (total ? Math.floor((done / total) * 100) : 0);

function besides(states: readonly Status[]): string[] {
  const count = (...wanted: readonly Status[]) => states.filter(state => wanted.includes(state)).length;
  const counts = [
    [count('claimed', 'in-progress', 'in-review'), 'in progress'],
    [count('blocked'), 'blocked'],
  ] as const;
  return counts.flatMap(([number, name]) => (number ? [`${number} ${name}`] : []));
}

/**
 * By where its section starts, the count of a phase that states one: counted as the document counts, so that no lens
 * contradicts a number that is true, or the correction of one that is not.
 */
function claimedCounts(doc: SprintDoc): ReadonlyMap<number, Reading> {
  const counts = new Map<number, Reading>();
  for (const { ratio, scope, readings } of progressClaims(doc)) {
    const sameTotal = readings.filter(({ total }) => total === ratio.total.value);
    const found = sameTotal.find(({ done }) => done === ratio.done.value) ?? sameTotal[0] ?? readings[0];
    if (found && !counts.has(scope.range.start)) counts.set(scope.range.start, found);
  }
  return counts;
}
