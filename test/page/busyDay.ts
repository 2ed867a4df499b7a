/** Documents of which one act changes several, with a timebox and a record of completed work. */
export const FILES = {
  'docs/sprints/sprint_71_queue.md': `# Sprint 71 Work Queue

## Tier 1: Timber

| Status | Story | Title | Owner | Depends On |
|---|---|---|---|---|
| [DONE] | 71-1 | Fell the oak | Ada | — |
| [ ] | 71-2 | Saw the planks | | 71-1 |
| [ ] | 71-3 | Dry the planks | | 71-1 |
| [ ] | 71-4 | Plane the planks | | 71-1 |

## Completed

| Story | Title | Owner | Completed |
|---|---|---|---|
| 71-0 | Buy an axe | Ada | 2026-01-01 |
`,
  'docs/sprints/stories/71-2-saw-the-planks.md': `# Story 71-2: Saw the planks

**Status:** Open

## Acceptance Criteria

- [ ] They are straight
`,
  'docs/sprints/sprint-status.yaml': `development_status:
  71-1-fell-the-oak: done
  71-2-saw-the-planks: backlog
`,
  'docs/sprints/sprint_72_status.md': `# Sprint 72 Status Tracker

## Phase 1: Oven

**Phase 1 Status**: In Progress (1/4 tasks)

- [x] Clean the oven
- [ ] Fill the oven
- [ ] Heat the oven
- [ ] Close the oven

## Phase 2: Table

- [ ] Lay the table
- [ ] Light a candle
`,
  'docs/sprints/sprint_73_plan.md': `---
number: 73
coverage_min: 80
timebox_minutes: 90
---

# Sprint 73: Cheese

## 1. Sprint Goal

There is cheese.
`,
};
export type Path = keyof typeof FILES;
export const QUEUE = 'docs/sprints/sprint_71_queue.md';
export const STORY = 'docs/sprints/stories/71-2-saw-the-planks.md';
export const STATES = 'docs/sprints/sprint-status.yaml';
export const TRACKER = 'docs/sprints/sprint_72_status.md';
/** Is made by the tests. */
export const NEW = 'docs/sprints/sprint_74_plan.md';
