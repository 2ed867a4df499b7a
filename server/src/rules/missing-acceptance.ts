import type { RoadmapSprint } from '../model/kinds/roadmap';
import type { Finding, Rule } from './rule';

/** A sprint of a roadmap has acceptance criteria and tasks where its siblings have them. */
export const missingAcceptance: Rule = {
  id: 'missing-acceptance',
  severity: 'information',
  summary: 'A roadmap’s sprint has no acceptance criteria or no tasks, although the others have them.',
  *check({ roadmap }) {
    const planned = withoutStubs(roadmap?.sprints ?? []).filter(({ finished, parked }) => !finished && !parked);
    const expected = PARTS.filter(({ of }) => isUsual(planned.map(sprint => of(sprint).length > 0)));
    for (const sprint of planned) {
      const missing = expected.filter(({ of }) => of(sprint).length === 0);
      if (missing.length) yield finding(sprint, missing);
    }
  },
};

interface ExpectedPart {
  readonly name: string;
  readonly advice: string;
  readonly of: (sprint: RoadmapSprint) => readonly unknown[];
}

const PARTS: readonly ExpectedPart[] = [
  { name: 'acceptance criteria', advice: 'Say when it is done.', of: ({ acceptance }) => acceptance },
  { name: 'tasks', advice: 'Say what is to be done.', of: ({ tasks }) => tasks },
];

/** Two sprints at least, and three of four, have it. */
const isUsual = (having: readonly boolean[]): boolean => {
  const count = having.filter(Boolean).length;
  return count >= 2 && count >= having.length * 0.75;
};

/** The last sprints of a roadmap may be no more than a line yet. */
function withoutStubs(sprints: readonly RoadmapSprint[]): readonly RoadmapSprint[] {
  const last = sprints.findLastIndex(
    ({ scope, acceptance, tasks }) => scope.length + acceptance.length + tasks.length > 0,
  );
  return sprints.slice(0, last + 1);
}

function finding({ label }: RoadmapSprint, missing: readonly ExpectedPart[]): Finding {
  const names = missing.map(({ name }) => `no ${name}`).join(' and ');
  const advice = missing.map(each => each.advice).join(' ');
  return {
    range: label.range,
    message: `${label.value} has ${names}, although the other sprints here have them. ${advice}`,
  };
}
