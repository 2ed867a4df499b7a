import type { Commit } from '../../../server/src/commits';
import { readTestReport } from '../../../server/src/evidence/junit';
import { coverageOfLines, ROOT } from '../../support/measured';
import type { Scene } from './sprintScene';

/** A sprint of an invented ferry company, of which everything is known that a workspace can know. */
export const PLAN = `---
number: 7
title: "Night Boats"
goal: "Passengers can book a **night boat** with \`book()\`"
timebox_minutes: 240
coverage_min: 85
test_pattern: "test_night.*"
start_date: 2026-03-02
end_date: 2026-03-13
---

# Sprint 7 · Night Boats

## 1 · Sprint Goal & Why It Matters (≤ 40 words)

Passengers can book a night boat.

## 2 · Tasks ("Rule of Three")

| # | Task Name | Acceptance Criteria |
|---|---|---|
| 1 | **Sell night tickets** in \`tickets.py\` | pytest -k test_night_sale green |
| 2 | Light the landing stage \\| pier | lamps are on at dusk |
| 3 | Wake passengers before arrival | bell rings |

## 3 · Interfaces Changed / Added

| File / API | Brief Change | Inputs → Outputs |
|---|---|---|
| \`src/tickets.py\` | New | date → ticket |
| \`src/lamps.py\` | New | dusk → light |
| \`GET /boats/night\` | Lists boats | → boats |

## 4 · Success Metrics

- ✅ Green CI badge for branch \`sprint-7\`
- ✅ Coverage ≥ 85%

## 6 · Guard-Rails

**Mandatory RCA**: File \`Docs/RCAs/rca_s7.md\` if CI fails at any point

## 7 · Post-Sprint Review Hooks

Create \`sprint_7_review.md\` summarizing:
- How many tickets were sold at night:
- Blockers, decisions, and scope adjustments
`;

export const QUEUE = `# Sprint 7 Work Queue

| Status | Story | Title | Effort | Depends On |
|---|---|---|---|---|
| [DONE] | NB-1 | Sell night tickets | 3h | None |
| [IN PROGRESS: Mia] | NB-2 | Light the landing stage | 2h | NB-1 |
| [ ] | NB-3 | Wake passengers before arrival | 1h | NB-2 |
| [BLOCKED] | NB-4 | Paint the hull black | 4h | NB-1 |
`;

export const TRACKER = `# Sprint 7 Progress Tracker

**Status**: In progress

## Phase 1: Landing

- [x] Light the landing stage
- [x] Order the lamps

**Phase 1 Status**: Complete (2/2 tasks)
`;

const JUNIT = `<testsuites><testsuite name="night" tests="5" failures="2">
<testcase classname="tests.test_lamps" name="test_dusk" file="tests/test_lamps.py"><failure message="assert 1 == 2 | 50% (1/3)"/></testcase>
<testcase classname="tests.test_lamps" name="test_dawn[*]"><failure message="boom"/></testcase>
</testsuite></testsuites>`;

const COMMITS: readonly Commit[] = [
  { hash: 'c3c3c3c', date: '2026-03-16', author: 'Mia', subject: 'Repaint everything' },
  { hash: 'b2b2b2b', date: '2026-03-06', author: 'Mia', subject: 'NB-2: hang the `lamps` | *soon*' },
  { hash: 'a1a1a1a', date: '2026-03-03', author: 'Jon', subject: 'feat(s7): sell tickets (NB-1)' },
];

export const REPORT = readTestReport(`${ROOT}/reports/junit.xml`, 'reports/junit.xml', JUNIT);

export const FULL: Scene = {
  documents: {
    'Docs/Sprints/sprint_7_plan.md': PLAN,
    'Docs/Sprints/sprint_7_queue.md': QUEUE,
    'Docs/Sprints/sprint_7_tracker.md': TRACKER,
  },
  evidence: REPORT ? [REPORT] : [],
  coverage: coverageOfLines({ 'src/tickets.py': '+++-', 'src/lamps.py': '+--' }),
  commits: since => COMMITS.filter(({ date }) => 'day' in since && date >= since.day),
  files: ['src/tickets.py'],
};
