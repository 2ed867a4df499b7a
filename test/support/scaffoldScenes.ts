import { completion, everything, plan, review } from './scaffoldDocuments';
import type { Words } from './scaffoldWords';

/** The files of a workspace by their paths; documents are among them. */
export interface Scene {
  readonly files: Readonly<Record<string, string>>;
  /** The path of the document that a new one is asked from. */
  readonly from?: string;
}

/** States of a project, each with the same words in its documents. */
export const SCENES: Readonly<Record<string, (words: Words) => Scene>> = {
  'an empty folder': () => ({ files: {} }),
  'one plan': words => ({
    files: { 'docs/sprints/sprint_2_plan.md': plan('2', words) },
    from: 'docs/sprints/sprint_2_plan.md',
  }),
  'three sprints with all that belongs to them': words => ({ files: everything(words) }),
  'versions as numbers': words => ({
    files: {
      'planning/sprint-0.6-plan.md': plan('0.6', words),
      'planning/sprint-0.7-plan.md': plan('0.7', words),
      'planning/SPRINT-0.6-COMPLETION.md': completion('0.6'),
    },
    from: 'planning/sprint-0.7-plan.md',
  }),
  'months as numbers': words => ({
    files: { 'sprints/2026-08/plan.md': plan('2026-08', words), 'sprints/2026-09/plan.md': plan('2026-09', words) },
    from: 'sprints/2026-09/plan.md',
  }),
  'several products': words => ({
    files: {
      'apps/boat/docs/sprints/sprint_4_plan.md': plan('4', words),
      'apps/net/docs/sprints/sprint_4_plan.md': plan('4', words),
      'apps/net/docs/sprints/sprint_3_review.md': review('3'),
    },
    from: 'apps/net/docs/sprints/sprint_4_plan.md',
  }),
  'a folder for each sprint, lines that end as on Windows': words => ({
    files: Object.fromEntries(
      ['4', '5'].map(number => [`sprints/sprint-${number}/plan.md`, plan(number, words).replaceAll('\n', '\r\n')]),
    ),
  }),
  'the team’s own templates': words => ({
    files: { 'docs/sprints/sprint_2_plan.md': plan('2', words), ...OWN_TEMPLATES },
  }),
  'a TEMPLATE.md': words => ({
    files: { 'docs/sprints/sprint_2_plan.md': plan('2', words), 'docs/sprints/TEMPLATE.md': TEMPLATE },
  }),
};

const OWN_TEMPLATES = {
  '.sprintmark/templates/rca.md': `---
path: incidents/{{date}}-{{slug}}.md
description: What the harbor asks for
prompts:
  title: What went wrong?
  keeper: { label: Who kept watch?, value: "{{author}}" }
---
# Root Cause Analysis: {{title}}

**Keeper**: {{keeper}}
**Sprint**: {{sprint}}

## Root Cause

{{todo: the cause, not the symptom}}

## Actions

| Action | Owner | Due |
| ------ | ----- | --- |
| {{todo: what is done about it}} | {{keeper}} | {{date}} |

## Tests

{{failing_tests}}
`,
  '.sprintmark/templates/review.md': `---
# The harbor counts in tides.
number:   {{number}}   # of the sprint
tide:     high
goal:     "{{goal}}"
---

# Sprint {{number}} Review

## Goal

{{goal}}

## Tasks

{{tasks}}
`,
};

const TEMPLATE = `---
number: {{number}}        # of the sprint
title: "{{title}}"
goal: "{{goal}}"
owner: "{{owner}}"
timebox_minutes: 90       # no longer
coverage_min: 80
test_pattern: "lamp"
---

# Sprint {{number}}: {{title}}

## 1. Sprint Goal

{{goal}}

## 2. Tasks

| # | Task | Acceptance |
|---|------|------------|
| 1 | …    | …          |

## 3. Tides

High at noon.
`;
