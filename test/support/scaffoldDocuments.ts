import type { Text } from 'mdast';
import { remark } from 'remark';
import remarkGfm from 'remark-gfm';
import { oneLine, type Words } from './scaffoldWords';

/** A table as another program writes it, which knows what to escape. */
const table = (...rows: readonly (readonly string[])[]): string =>
  remark()
    .use(remarkGfm)
    .stringify({
      type: 'root',
      children: [
        {
          type: 'table',
          children: rows.map(row => ({
            type: 'tableRow',
            children: row.map(cell => ({
              type: 'tableCell',
              children: [{ type: 'text', value: oneLine(cell) } satisfies Text],
            })),
          })),
        },
      ],
    });

const inline = (text: string): string =>
  remark()
    .use(remarkGfm)
    .stringify({ type: 'root', children: [{ type: 'paragraph', children: [{ type: 'text', value: oneLine(text) }] }] })
    .trimEnd();

export const plan = (number: string, { title, goal, tasks }: Words): string => `---
number: ${/^\d+$/.test(number) ? number : `"${number}"`}
title: ${JSON.stringify(oneLine(title))}
goal: ${JSON.stringify(oneLine(goal))} # in one sentence
owner: "Nora"
timebox_minutes: 90
coverage_min: 80
test_pattern: "lamp"
---

# Sprint ${number}: ${inline(title)}

## 1. Sprint Goal

${inline(goal)}

## 2. Tasks

${table(['#', 'Task', 'Acceptance'], ...tasks.map((task, at) => [`${at + 1}`, task, 'The keeper sees it']))}
## 3. Interfaces

${table(['File', 'Change'], ['`src/lamp.ts`', 'new'], ['`src/horn.ts`', 'changed'])}
## 4. If something breaks

Mandatory RCA: \`Docs/Sprints/RCAs/rca_s${number}.md\` if CI fails.

## 5. After the sprint

- [ ] Write \`sprint_${number}_review.md\`
- [ ] Oil the hinges
`;

export const review = (number: string): string => `# Sprint ${number} Review

**Outcome**: done

## What went well

The lamp burns.

## Decisions

The horn stays.
`;

export const completion = (number: string): string => `# Sprint ${number} Completion Report

**Status**: Complete

## Summary

The lamp burns.

## Decisions

The horn stays.
`;

export const everything = (words: Words): Record<string, string> => ({
  'docs/sprints/sprint_1_plan.md': plan('1', words),
  'docs/sprints/sprint_2_plan.md': plan('2', words),
  'docs/sprints/sprint_3_plan.md': plan('3', words),
  'docs/sprints/sprint_1_review.md': review('1'),
  'docs/sprints/sprint_2_review.md': review('2'),
  'docs/sprints/sprint_2_status.md': `# Sprint 2 Status Tracker

## Phase 1: Lamp

- [x] ${inline(words.tasks[0])}
- [ ] ${inline(words.tasks[1])}

**Phase 1 Status**: In progress (1/2 tasks)
`,
  'docs/sprints/sprint_3_readiness.md': `# Sprint 3 Readiness

**Status**: READY TO START

## Sprint 3 tasks

### Task 3.1: Lamp

- **Effort**: 2 hours
- **Dependencies**: none
- **Deliverables**: a lamp

## Prerequisites checklist

- [x] There is oil
`,
  'docs/roadmap.md': `# Lighthouse roadmap

### Sprint 3 (Lamp) — Weeks 1–2

- Acceptance: the lamp burns.
- **Tasks**:
  - Trim the wick.

### Sprint 4 (Horn) — Weeks 3–4

- Acceptance: the horn sounds.
- **Tasks**:
  - ${inline(words.tasks[2])}
`,
  'WORK_QUEUE.md': `# Work queue

## Sprint 3

${table(
  ['Status', 'Story', 'Title', 'Effort', 'Depends On', 'Story File'],
  ['[DONE]', 'LH-1', 'Trim the wick', '1h', 'None', 'None'],
  ['[ ]', 'LH-2', words.tasks[0], '2h', 'LH-1 [DONE]', 'None'],
  ['[BLOCKED]', 'LH-3', words.tasks[1], '3h', 'LH-2', 'None'],
)}`,
  'reports/junit.xml': `<testsuite name="lamp" tests="3" failures="1"><testcase classname="lamp" name="burns | all night"><failure message="went *out*"/></testcase><testcase classname="lamp" name="turns"/><testcase classname="lamp" name="stops"/></testsuite>`,
});
