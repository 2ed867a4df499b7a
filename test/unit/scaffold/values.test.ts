import assert from 'node:assert/strict';
import { readStatusFile } from '../../../server/src/evidence/sprintStatus';
import type { DocumentId } from '../../../server/src/scaffold/documents';
import { coverageOfLines, ROOT } from '../../support/measured';
import { FULL, PLAN, QUEUE, TRACKER } from './invented';
import { below, made, type Scene } from './sprintScene';

const BACK: readonly DocumentId[] = ['rca', 'review', 'completion', 'retrospective', 'handoff'];
const of7 = { sprint: '7', answers: {} };
const review = (scene: Scene, more = {}) => made(scene, 'review', { ...of7, ...more });
const withQueue = (queue: string): Scene => ({
  documents: { 'docs/sprint_7_plan.md': PLAN, 'docs/sprint_7_queue.md': queue },
});

describe('documents that look back', () => {
  for (const document of BACK) {
    it(`are read as what they are, and hold nothing to find: ${document}`, () => {
      for (const scene of [FULL, {}, withQueue(QUEUE), { documents: { 'docs/sprint_7_plan.md': PLAN } }]) {
        const { doc, findings } = made(scene, document, { ...of7, answers: { title: 'Lamps go out' } });
        assert.deepEqual([doc.kind, findings], [document === 'rca' ? 'rca' : 'review', []]);
        assert.equal(doc.sprint?.number.value, '7');
      }
    });
  }

  it('name the sprint, its goal and its dates as the plan has them', () => {
    const [sprint, goal, outcome, plan, dates, day] = below(review(FULL).text, 'Sprint 7 Review');
    assert.equal(sprint, '- **Sprint**: Sprint 7: Night Boats');
    assert.equal(goal, '- **Goal**: Passengers can book a night boat with `book()`');
    assert.equal(outcome, '- **Outcome**: [TODO: met, partly met or not met]');
    assert.equal(plan, '- **Plan**: [sprint_7_plan.md](sprint_7_plan.md)');
    assert.equal(dates, '- **Sprint dates**: 2026-03-02 – 2026-03-13');
    assert.equal(day, '- **Review date**: 2026-03-20');
  });

  it('join tasks by id and title, and say both where two documents disagree', () => {
    const [, , ...rows] = cellsBelow(review(FULL).text, 'Tasks');
    const queue = '[sprint_7_queue.md](sprint_7_queue.md)';
    assert.deepEqual(rows, [
      ['NB-1', 'Sell night tickets in `tickets.py`', 'Done', `${queue}, \`a1a1a1a\``],
      [
        'NB-2',
        'Light the landing stage \\| pier',
        `In progress in ${queue}, done in [sprint_7_tracker.md](sprint_7_tracker.md)`,
        '`b2b2b2b`',
      ],
      ['NB-3', 'Wake passengers before arrival', 'Open', queue],
      ['NB-4', 'Paint the hull black', 'Blocked', queue],
    ]);
  });

  it('take nothing from a plan whose tasks are all open: it was written before the work', () => {
    const boxes = '# Sprint 7 Plan\n\n## Sprint Goal\n\nSail.\n\n## Tasks\n\n- [ ] N-1 Row\n- [ ] N-2 Steer\n';
    const tasks = (text: string) => cellsBelow(review({ documents: { 'docs/sprint_7_plan.md': text } }).text, 'Tasks');
    assert.deepEqual(tasks(boxes)[2], ['N-1', 'Row', '[TODO: status]', '[TODO: evidence]']);
    assert.equal(tasks(boxes.replace('[ ] N-1', '[x] N-1'))[3]?.[2], 'Open');
  });

  it('do not take what says when work is good enough for work', () => {
    const text =
      '# Sprint 7 Plan\n\n## Sprint Goal\n\nSail.\n\n## Definition of Done\n\n- [x] All tests pass\n- [ ] No leak\n';
    const { text: written } = review({ documents: { 'docs/sprint_7_plan.md': text } });
    assert.deepEqual(below(written, 'Tasks'), ['[TODO: tasks, and how each of them ended]']);
  });

  it('say that all is done only where every task is known to be', () => {
    const done = QUEUE.replace(/\[(?:IN PROGRESS: Mia|BLOCKED| )\]/g, '[DONE]');
    assert.deepEqual(below(review(withQueue(done)).text, 'Carry-Over'), ['Every task is done.']);
    const without = done.replace(/^.*NB-3.*\n/m, '');
    assert.deepEqual(below(review(withQueue(without)).text, 'Carry-Over'), ['[TODO: what is not done]']);
  });

  it('ask story files and status files, too', () => {
    const story =
      '# Story NB-3: Wake passengers before arrival\n\n**Status**: Done\n\n## Acceptance Criteria\n\n1. Bell\n';
    const filed = readStatusFile(
      `${ROOT}/docs/sprint-status.yaml`,
      'docs/sprint-status.yaml',
      'development_status:\n  NB-4-paint-the-hull-black: done\n  NB-1-something-else: blocked\n',
    );
    const { documents } = withQueue(QUEUE);
    const scene = { documents: { ...documents, 'docs/stories/NB-3.md': story }, evidence: filed ? [filed] : [] };
    const states = cellsBelow(review(scene).text, 'Tasks').map(([, , status]) => status);
    assert.deepEqual(states.slice(2), [
      'Done',
      'In progress',
      'Open in [sprint_7_queue.md](sprint_7_queue.md), done in [NB-3.md](stories/NB-3.md)',
      'Blocked in [sprint_7_queue.md](sprint_7_queue.md), done in [sprint-status.yaml](sprint-status.yaml)',
    ]);
  });

  it('call the sprint done where its documents agree, so that it is read back', () => {
    const plan = PLAN.replace('# Sprint 7 · Night Boats\n', '# Sprint 7 · Night Boats\n\n**Status**: Complete\n');
    const documents = { 'docs/sprint_7_plan.md': plan };
    const { doc, findings } = review({ documents });
    assert.deepEqual([doc.review?.outcome?.value, findings], ['success', []]);
    const tracker = { ...documents, 'docs/sprint_7_tracker.md': TRACKER };
    assert.equal(review({ documents: tracker }).doc.review?.outcome, undefined);
  });

  it('hold interfaces against the files that are there', () => {
    assert.deepEqual(cellsBelow(review(FULL).text, 'Interfaces').slice(2), [
      ['`src/tickets.py`', 'New', 'Yes'],
      ['`src/lamps.py`', 'New', 'No such file'],
      ['GET /boats/night', 'Lists boats', '[TODO: done or not]'],
    ]);
  });

  it('sum up efforts only where every task has one of the same unit', () => {
    const last = (scene: Scene) => cellsBelow(review(scene).text, 'Effort').at(-1);
    assert.deepEqual(last(withQueue(QUEUE)), ['Total', '10 hours', '[TODO: spent effort]']);
    assert.deepEqual(last(withQueue(QUEUE.replace('| 4h |', '| 3-4h |')))?.[1], '3-4h');
    assert.deepEqual(last({ documents: { 'docs/sprint_7_plan.md': PLAN } })?.[0], '240 minutes (timebox)');
  });

  it('tell what came in beside the plan, and what the plan has alone', () => {
    const [added] = below(review(FULL).text, 'Scope Changes');
    assert.equal(added, '- Not in the plan: NB-4 Paint the hull black ([sprint_7_queue.md](sprint_7_queue.md))');
    const without = QUEUE.replace(/^.*NB-3.*\n/m, '');
    assert.deepEqual(
      below(review(withQueue(without)).text, 'Scope Changes')[1],
      '- Not in sprint_7_queue.md: Wake passengers before arrival',
    );
  });

  it('ask what the plan lists for its review', () => {
    assert.deepEqual(below(review(FULL).text, 'Review Hooks'), [
      '- **How many tickets were sold at night:** [TODO: answer]',
      '- **Blockers, decisions, and scope adjustments:** [TODO: answer]',
    ]);
  });

  it('list the commits of the sprint’s days; an incident may have begun later', () => {
    assert.deepEqual(below(review(FULL).text, 'Commits'), [
      '- `b2b2b2b` 2026-03-06 NB-2: hang the `lamps` | \\*soon\\*',
      '- `a1a1a1a` 2026-03-03 feat(s7): sell tickets (NB-1)',
    ]);
    const when = cellsBelow(made(FULL, 'rca', of7).text, 'Timeline').map(([day]) => day);
    assert.deepEqual(when.slice(2, 7), [
      '2026-03-02',
      '2026-03-03',
      '2026-03-06',
      '2026-03-16',
      '[TODO: date and time]',
    ]);
  });

  it('list no commits of another time, and ask for none', () => {
    const asked: unknown[] = [];
    const later = [{ hash: 'c3c3c3c', date: '2026-09-01', author: 'Ann', subject: 'Years later' }];
    const commits = (since: unknown) => {
      asked.push(since);
      return later;
    };
    const scene = { ...FULL, commits };
    assert.deepEqual(below(review(scene).text, 'Commits'), ['[TODO: what was changed in the sprint]']);
    assert.deepEqual(asked[0], { day: '2026-03-02', until: '2026-03-13' });
    asked.length = 0;
    assert.match(made(scene, 'rca', of7).text, /Years later/);
    assert.deepEqual(asked[0], { day: '2026-03-02' });
  });

  it('ask for the commits since the plan was added where no start is stated', () => {
    const asked: unknown[] = [];
    const noted = (since: unknown) => {
      asked.push(since);
      return [];
    };
    const documents = { 'docs/sprint_7_plan.md': PLAN.replace(/^(?:start|end)_date.*\n/gm, '') };
    review({ documents, commits: noted });
    assert.deepEqual(asked[0], { added: 'docs/sprint_7_plan.md' });
  });

  it('have metrics that are read back', () => {
    const metrics = review(FULL).doc.review?.metrics.map(({ name, target, actual }) =>
      [name, target, actual].map(each => each?.value),
    );
    assert.deepEqual(metrics, [
      ['Tasks done', '4', '[TODO: done]'],
      ['Tests', 'all pass', '3 of 5 tests passed'],
      ['Coverage', '≥ 85%', '57.1% of lines (4 of 7)'],
    ]);
  });
});

describe('a root cause analysis', () => {
  const rca = (scene: Scene) => made(scene, 'rca', { ...of7, answers: { title: 'Lamps go out' } });

  it('names what failed: tests and coverage', () => {
    const { text, doc } = rca(FULL);
    assert.deepEqual(below(text, 'Incident Summary').slice(0, 2), [
      '2 of 5 tests failed, by `reports/junit.xml`: `test_dusk`, `test_dawn[*]`.',
      'Coverage is 57.1% of lines (4 of 7), below the minimum of 85%, by `coverage/lcov.info`.',
    ]);
    assert.match(doc.rca?.incident?.value ?? '', /^2 of 5 tests failed/);
    assert.equal(
      below(text, 'Failing Tests')[1],
      '- `test_dusk` in `tests/test_lamps.py`: `assert 1 == 2 | 50% (1/3)`',
    );
  });

  it('says nothing of coverage that meets the minimum, nor of reports while another sprint is at hand', () => {
    const coverage = coverageOfLines({ 'src/lamps.py': '++++' });
    assert.deepEqual(below(rca({ ...FULL, coverage }).text, 'Incident Summary').length, 2);
    const next = PLAN.replace('number: 7', 'number: 8').replace('# Sprint 7', '# Sprint 8');
    const incident = (plan: string, sprint: string) => {
      const documents = { ...FULL.documents, 'Docs/Sprints/sprint_8_plan.md': plan };
      return below(made({ ...FULL, documents }, 'rca', { sprint }).text, 'Incident Summary')[0];
    };
    // What is only planned is not what is measured.
    assert.match(incident(next, '7') ?? '', /^2 of 5 tests failed/);
    assert.equal(incident(next, '8'), '[TODO: what failed]');
    const begun = next.replace(/^(# Sprint 8.*)$/m, '$1\n\n**Status**: In progress');
    assert.equal(incident(begun, '7'), '[TODO: what failed]');
    assert.match(incident(begun, '8') ?? '', /^2 of 5 tests failed/);
  });

  it('says nothing of today’s reports for a sprint that nobody has planned or that is over', () => {
    const review = { 'Docs/Sprints/sprint_6_review.md': '# Sprint 6 Review\n\n## Outcome\n\nThe goal was met.\n' };
    for (const documents of [{ ...FULL.documents }, { ...FULL.documents, ...review }])
      for (const document of ['rca', 'retrospective'] as const)
        assert.doesNotMatch(made({ ...FULL, documents }, document, { sprint: '6' }).text, /57\.1%|\d tests failed/);
  });

  it('has actions whose owners and days are read back once they are filled in', () => {
    const { doc } = rca(FULL);
    assert.deepEqual(
      doc.rca?.actions.map(({ owner, due }) => [owner?.value, due?.value]),
      Array(3).fill(['[TODO: owner]', '[TODO: due date]']),
    );
  });

  it('lies where the plan wants it', () => {
    assert.equal(rca(FULL).path, 'Docs/RCAs/rca_s7.md');
  });
});

const cellsBelow = (text: string, heading: string): readonly (readonly string[])[] =>
  below(text, heading)
    .filter(line => line.startsWith('|'))
    .map(line =>
      line
        .slice(1, -1)
        .split(/(?<!\\)\|/)
        .map(cell => cell.trim()),
    );
