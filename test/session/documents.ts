import { ROOT } from './inMemory';

/** One stale count and one wrong list length. */
export const TRACKER = `# Sprint 4 progress tracker

## Phase 1: Parser

**Phase 1 Status**: In Progress (0/3 tasks)

- [x] Read headings
- [ ] Read tables

## Checklist (5-point)

- [ ] one
- [ ] two
`;
const queue = (rows: string) => `# Work Queue\n\n| Status | Story | Title | Depends On |\n|---|---|---|---|\n${rows}`;
/** Defines 1-1 and 1-2. */
export const FIRST = queue('| [DONE] | 1-1 | Parse | |\n| [ ] | 1-2 | Check | 1-1 |\n');
/** Depends on 1-1 and 1-2. */
export const SECOND = queue('| [ ] | 1-3 | Fix | 1-1 |\n| [ ] | 1-4 | Print | 1-3, 1-2 |\n');
/** Done, and without the review that it demands; T2 waits for T1. */
export const DONE_PLAN = `---
number: 3
title: "Ferry"
goal: "Cross the river."
coverage_min: 80
test_pattern: ferry
timebox_minutes: 90
status: done
---

# Sprint 3: Ferry

## Sprint Goal

Cross the river.

## Tasks

- [x] T1 Build a raft
- [x] T2 Sail (needs T1)

## 7. Review

Create \`docs/sprint_3_review.md\` when the sprint ends.
`;
export const uri = (path: string) => `${ROOT}/${path}`;
