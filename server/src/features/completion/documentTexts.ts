import type { Kind } from '../../model/sprint';

/** In ‹…› stands what is to be filled in; ‹#› is the sprint’s number, ‹key=value› the value of a front-matter key. */
export const DOCUMENT_TEXTS: Readonly<Record<Kind, string>> = {
  plan: `---
number: ‹#›
title: "‹Name›"
goal: "‹What is true when the sprint is done›"
timebox_minutes: ‹timebox_minutes=120›
coverage_min: ‹coverage_min=85›
test_pattern: ‹test_pattern="test_.*"›
---

# Sprint ‹#›: ‹Name›

## 1 · Sprint Goal & Why It Matters (≤ 40 words)

‹What is true when the sprint is done›

## 2 · Tasks (“Rule of Three”)

| # | Task | Acceptance Criteria |
|---|------|---------------------|
| 1 | ‹First task› | ‹How a test can tell› |
| 2 | ‹Second task› | ‹How a test can tell that, too› |

## 3 · Interfaces Changed / Added

‹None yet›

## 4 · Success Metrics

- [ ] All tests pass
- [ ] Coverage ≥ ‹coverage_min=85›%

## 5 · Workflow

1. Write a failing test
2. Make it pass
3. Open a pull request

## 6 · Guard-Rails

- Max 3 tasks

## 7 · Post-Sprint Review

‹Who looks back, and when›
`,
  roadmap: `# ‹Project› Roadmap

### Sprint 1 (‹First theme›) — Weeks 1–2

- Acceptance: ‹what can be shown›
- **Tasks**:
  - ‹First task›

### Sprint 2 (‹Second theme›) — Weeks 3–4

- Acceptance: ‹what can be shown then›
- **Tasks**:
  - ‹Next task›
`,
  readiness: `# Sprint ‹#› Readiness Assessment

**Status**: Not ready

## Prerequisites Checklist

- [ ] ‹What must be there before the sprint starts›

## Tasks

#### Task ‹#›.1: ‹First task›
- **Effort**: ‹3 hours›
- **Dependencies**: None
- **Deliverables**:
  - ‹What it leaves behind›

## Current Blockers

‹None›

## Sign-Off

- [ ] ‹Who agrees›
`,
  tracker: `# Sprint ‹#› Progress Tracker

**Status**: Not started

## Phase 1: ‹Name›

- [ ] ‹First task›
- [ ] ‹Second task›

**Phase 1 Status**: Not started (0/2 tasks)
`,
  queue: `# ‹Project› Work Queue

## Claiming Rules

1. Take a story that is \`[ ]\` and whose dependencies are done.
2. Write \`[CLAIMING: name]\`, then \`[IN PROGRESS: name]\`.
3. Write \`[DONE]\` once its tests pass.

## ‹Stories›

| Status | Story | Title | Depends On |
|--------|-------|-------|------------|
| [ ] | ‹#›-1 | ‹First story› | None |
| [BLOCKED] | ‹#›-2 | ‹Second story› | ‹#›-1 |

## Completed

| Story | Title |
|-------|-------|
`,
  review: `# Sprint ‹#› Review

## Outcome

‹What was delivered›

## What Went Well

- ‹Something to keep›

## What Could Be Improved

- ‹Something to change›

## Action Items

- [ ] ‹Who does what›
`,
  rca: `# RCA: ‹What went wrong›

## What Happened

‹What was seen, by whom and when›

## Root Cause

‹Why it could happen›

## Corrective Actions

- [ ] ‹What repairs it›

## Prevention

- [ ] ‹What keeps it from coming back›
`,
  story: `# Story ‹#›.1: ‹Title›

**Status**: Draft

## Story

As a ‹user›, I want ‹something›, so that ‹a reason›.

## Acceptance Criteria

1. ‹What can be checked›

## Tasks

- [ ] ‹First step›
`,
};
