import type { Weeks } from '../model/calendar/weeks';
import type { Roadmap, RoadmapSprint } from '../model/kinds/roadmap';
import type { Finding, Rule } from './rule';

/** The weeks of a roadmap's sprints follow each other. */
export const weekGap: Rule = {
  id: 'week-gap',
  severity: 'information',
  summary: 'The weeks of a roadmap’s sprints overlap, skip or run backwards.',
  *check({ roadmap }) {
    const groups = new Map<number, RoadmapSprint[]>();
    for (const sprint of roadmap?.sprints ?? []) {
      const group = groups.get(sprint.group);
      if (group) group.push(sprint);
      else groups.set(sprint.group, [sprint]);
    }
    for (const sprints of groups.values()) yield* inOneGroup(roadmap?.pauses ?? [], sprints);
  },
};

type Scheduled = RoadmapSprint & { readonly weeks: Weeks };
type Step = readonly [before: Scheduled, after: Scheduled];

/** Where a sprint has no weeks, or days of a week, the others' weeks are no whole schedule. */
function* inOneGroup(pauses: Roadmap['pauses'], sprints: readonly RoadmapSprint[]): Generator<Finding> {
  const scheduled = sprints.filter((sprint): sprint is Scheduled => sprint.weeks !== undefined);
  if (scheduled.length < sprints.length || scheduled.some(({ weeks }) => weeks.partial)) return;
  const reversed = scheduled.filter(({ weeks: { first, last } }) => first > last && !isNewYear(last, first));
  yield* reversed.map(runsBackwards);
  const steps = scheduled.slice(1).map((after, at): Step => [scheduled[at] as Scheduled, after]);
  const backwards = steps.filter(step => gapOf(step) < 0).length;
  if (reversed.length || backwards > steps.length / 2) return;
  const parallel = scheduled.some(sprint => sprint.parallel);
  for (const step of steps) {
    if (gapOf(step) > 1 && isSkipped(pauses, step)) yield skips(step);
    else if (!parallel && isOverlap(steps, step)) yield overlaps(step);
  }
}

/** From "Weeks 51–52" on to "Weeks 1–2" */
const isNewYear = (first: number, last: number): boolean => last >= 50 && first <= 3;

/** 1 where the one begins in the week after the other's last, 0 where they share it. */
const gapOf = ([{ weeks: before }, { weeks: after }]: Step): number =>
  isNewYear(after.first, before.last) ? 1 : after.first - before.last;

/** Sprints between them may be planned elsewhere, and weeks between them may be set aside. */
function isSkipped(pauses: Roadmap['pauses'], [before, after]: Step): boolean {
  const [number, next] = [Number(before.number.value), Number(after.number.value)];
  if (Number.isInteger(number) && Number.isInteger(next) && next !== number + 1) return false;
  const isSetAside = pauses.some(({ first, last }) => first > before.weeks.last && last < after.weeks.first);
  return !isSetAside && !before.paused && !after.paused;
}

/** Sprints of the same weeks run side by side. A shared week is odd only where no other sprints share one. */
function isOverlap(steps: readonly Step[], step: Step): boolean {
  const [{ weeks: before }, { weeks: after }] = step;
  if (before.first === after.first && before.last === after.last) return false;
  const gap = gapOf(step);
  const whole = [before.last, after.first, after.last].every(Number.isInteger);
  return gap < 0 || (gap === 0 && whole && steps.length > 2 && steps.every(each => each === step || gapOf(each) > 0));
}

const runsBackwards = ({ label, weeks }: Scheduled): Finding => ({
  range: weeks.range,
  message: `${label.value} begins in week ${weeks.first} and ends in week ${weeks.last}. Put its weeks in order.`,
});

function skips([before, after]: Step): Finding {
  const [from, to] = [Math.floor(before.weeks.last) + 1, Math.ceil(after.weeks.first) - 1];
  const left = from < to ? `weeks ${from}–${to} belong` : `week ${from} belongs`;
  return beside(
    [before, after],
    `${after.label.value} begins in week ${after.weeks.first}, but ${before.label.value} ends in week ${before.weeks.last}: ${left} to no sprint.`,
  );
}

function overlaps([before, after]: Step): Finding {
  const from = `${after.label.value} begins in week ${after.weeks.first}`;
  const name = before.label.value;
  if (after.weeks.first < before.weeks.first)
    return beside([before, after], `${from}, before ${name} does, in week ${before.weeks.first}.`);
  return after.weeks.first < before.weeks.last
    ? beside([before, after], `${from}, but ${name} ends only in week ${before.weeks.last}.`)
    : beside([before, after], `${from}, in which ${name} still runs.`);
}

const beside = ([before, after]: Step, message: string): Finding => ({
  range: after.weeks.range,
  message: `${message} Correct the weeks.`,
  related: [{ range: before.weeks.range, message: `The weeks of ${before.label.value}` }],
});
