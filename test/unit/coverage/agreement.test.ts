import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import type { Changes } from '../../../server/src/diff';
import { coverageAnswer } from '../../../server/src/features/coverage/coverageAnswer';
import { currentSprints } from '../../../server/src/model/sprints/currentSprint';
import type { CoverageAnswer } from '../../../server/src/protocol';
import { coverageBelowMinimum } from '../../../server/src/rules/coverage-below-minimum';
import type { Finding } from '../../../server/src/rules/rule';
import { coverageOfLines, projectOf, ROOT, uriOf } from '../../support/measured';

interface Sprint {
  readonly number: number;
  readonly status: string | undefined;
  readonly boxes: string;
  readonly minimum: number | undefined;
  readonly isRetried: boolean;
  readonly review: string | undefined;
}

const STATES = [undefined, undefined, 'planned', 'in progress', 'done', 'cancelled', 'blocked'];
const REVIEWS = [undefined, undefined, 'Review', 'Review in progress', 'Day 2 Report'];

const sprints = fc.uniqueArray(
  fc.record<Sprint>({
    number: fc.integer({ min: 1, max: 6 }),
    status: fc.constantFrom(...STATES),
    boxes: fc.constantFrom('', '_', '__', 'x_', 'xx'),
    minimum: fc.constantFrom(undefined, 60, 75, 76, 90),
    isRetried: fc.boolean(),
    review: fc.constantFrom(...REVIEWS),
  }),
  { selector: ({ number }) => number, maxLength: 4 },
);
const report = fc.record({
  isComplete: fc.constantFrom(true, true, false),
  newerSource: fc.constantFrom(undefined, undefined, { uri: uriOf('src/a.ts'), path: 'src/a.ts' }),
});
const branch = fc.constantFrom(undefined, 'main', 'sprint-1', 'sprint-2', 'feature/sprint-03-x');

function plan({ number, status, boxes, minimum }: Sprint): string {
  const keys = [minimum && `coverage_min: ${minimum}`, status && `status: ${status}`].filter(Boolean).join('\n');
  const tasks = [...boxes].map((box, at) => `- [${box === 'x' ? 'x' : ' '}] T${at + 1} Row`).join('\n');
  return `---\nnumber: ${number}\ntimebox_minutes: 90\n${keys}\n---\n\n# Sprint ${number} Plan\n\n## Sprint Goal\n\nSail.\n\n## Tasks\n\n${tasks}\n`;
}

const review = (number: number, kind: string): string =>
  `# Sprint ${number} ${kind.replace(' in progress', '')}\n\n${kind.endsWith('progress') ? '**Status:** In Progress\n\n' : ''}## What Went Well\n\n- The wind\n`;

const documentsOf = (all: readonly Sprint[]): Readonly<Record<string, string>> =>
  Object.fromEntries(
    all.flatMap(each => [
      [`sprint_${each.number}_plan.md`, plan(each)],
      ...(each.isRetried ? [[`sprint_${each.number}_plan_retry.md`, plan({ ...each, minimum: 95 })]] : []),
      ...(each.review ? [[`sprint_${each.number}_review.md`, review(each.number, each.review)]] : []),
    ]),
  );

/** Of 3 lines in 4. */
const isBelow = ({ state, minimum }: CoverageAnswer): boolean =>
  state === 'near' || state === 'fail' || (state === 'stale' && minimum !== undefined && 75 < minimum.percent);

describe('what the status bar and the findings say of coverage', () => {
  it('never contradict each other', () => {
    let [found, quiet] = [0, 0];
    fc.assert(
      fc.property(sprints, report, branch, (all, state, name) => {
        const changes: Changes = { branch: name, since: undefined };
        const project = projectOf(
          documentsOf(all),
          coverageOfLines({ 'src/a.ts': '+++-' }, { report: state, changes }),
        );
        const answer = coverageAnswer(project, {});
        const findings = project.documents.flatMap(doc =>
          [...(coverageBelowMinimum.checkInProject?.(doc as never, project) ?? [])].map((finding: Finding) => ({
            uri: doc.uri,
            start: doc.lines.positionAt(finding.range.start),
          })),
        );
        const current = currentSprints({ sprints: project.sprints, changes: new Map([[ROOT, changes]]) });
        const isAtHand = answer.sprint !== null && current.has(answer.sprint.id);
        // What says of itself that it waits is told of, and nothing is wrong in it.
        const expected =
          isAtHand && answer.minimum && isBelow(answer)
            ? [{ uri: answer.minimum.uri, start: answer.minimum.range.start }]
            : [];
        assert.deepEqual(findings, expected);
        assert.ok(current.size <= 1 && (isAtHand || current.size === 0));
        if (expected.length) found++;
        else quiet++;
      }),
      { numRuns: 400 },
    );
    assert.ok(found > 40 && quiet > 40, `${found} found, ${quiet} quiet`);
  }).timeout(60_000);
});
