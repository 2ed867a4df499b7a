import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import { readDocument } from '../../server/src/model/parse';
import type { Kind, Recognition } from '../../server/src/model/sprint';

const recognise = (path: string, text: string): Recognition =>
  readDocument(`file:///${encodeURI(path)}`, path, text).recognition;

/** By content alone: the file's name says nothing. */
const BY_CONTENT: readonly [Kind, string, string][] = [
  ['plan', 'the current sprint', '# Current Sprint\n\n**Goal**: ship it\n\n- [ ] ship\n'],
  ['review', 'French', '# Rétrospective du sprint 3\n\n## Ce qui a bien marché\n'],
  [
    'plan',
    'front matter and a goal',
    '---\nnumber: 7\ncoverage_min: 80\n---\n\n# Sprint 7\n\n## Sprint goal\n\nShip it.\n',
  ],
  ['plan', 'a misspelled key', '---\nnumber: 7\ncoverage_minimum: 80\ntest_pattern: slots\n---\n# Sprint 7 · Slots\n'],
  [
    'plan',
    'a template',
    '---\nnumber: 0\ncoverage_min: 85\n---\nSprint {{number}} · {{title}}\n2 · Tasks (“Rule of Three”)\n',
  ],
  ['plan', 'damaged glyphs', '# Sprint 2 Â· Parser\n\n## 1 Â· Sprint Goal (â‰¤ 40 words)\n'],
  ['plan', 'Portuguese', '# Plano da Sprint 4\n\n## Objetivo do Sprint\n\nEntregar.\n'],
  ['plan', 'German', '# Sprint 4 Planung\n\n## Sprint-Ziel\n\nLiefern.\n'],
  ['plan', 'Chinese', '# Sprint 4 — 解析器\n\n## Sprint 目标\n\n## 迭代目标\n'],
  [
    'roadmap',
    'numbered weeks',
    '# The way\n\n### Sprint 0 (Base) — Weeks 0–1\n- Acceptance: a\n\n### Sprint 1 (Top) — Weeks 2–3\n- Acceptance: b\n\n### Sprint 2 (End) — Weeks 4–5\n- Acceptance: c\n',
  ],
  [
    'readiness',
    'ready to start',
    '# Sprint 0.3 Readiness\n\n**Previous Sprint**: 0.2\n**Status**: READY TO START\n\n## Prerequisites checklist\n',
  ],
  [
    'tracker',
    'counts',
    '# Sprint 3 Status Tracker\n\n## Overall Progress\n\n**Phase 1 Status**: Not Started (0/2 tasks)\n\n- [ ] a\n- [ ] b\n',
  ],
  ['tracker', 'Portuguese and damaged', '# ESTADO ATUAL - SPRINT 2\n\n## ðŸ“Š Status em 1 minuto\n'],
  [
    'queue',
    'a dependency table',
    '# Work\n\n| Status | Story | Depends On |\n|---|---|---|\n| [DONE] | A-1 | None |\n| [DONE] | A-2 | A-1 |\n| [BLOCKED] | A-3 | A-2 |\n',
  ],
  ['review', 'a retrospective', '# Sprint 3 Retrospective\n\n## What went well\n\n## What could be improved\n'],
  ['review', 'Spanish', '# Retrospectiva del sprint 3\n\n## Próximos pasos\n'],
  [
    'review',
    'a completion report',
    '# Sprint 0.2 Completion Report\n\n**Completion Date**: 2026-01-02\n\n## Executive Summary\n',
  ],
  ['rca', 'a post-mortem', '# Post-mortem: lost sessions\n\n## Root cause\n\n## Action items\n'],
  [
    'story',
    'a BMAD story',
    '# Story 1.4: Parse dates\n\nStatus: drafted\n\n## Acceptance Criteria\n\n1. Given a date\n\n## Dev Agent Record\n',
  ],
  [
    'story',
    'a Backlog.md task',
    '---\nid: BACK-12\ntitle: Parse dates\nstatus: To Do\nassignee: []\ndependencies: []\n---\n\n## Description\n\nAll of them.\n',
  ],
];

/** Documents that speak of sprints and are none. */
const ORDINARY: readonly [string, string][] = [
  [
    'docs/specs/search.md',
    '# Feature Specification: Search\n\n## User stories\n\nAs a reader, I want to search, so that I find it.\n\n## Acceptance criteria\n\n- [ ] it is found\n\n## Story 1\n\n## Story 2\n\n## Story 3\n',
  ],
  ['docs/scrum.md', '# Scrum at the bakery\n\n## Sprint Planning\n\n## Sprint Review\n\n## Definition of Done\n'],
  [
    'blog/plans.md',
    '# How we plan\n\n## Sprint goal\n\n## Sprint backlog\n\n## What went well\n\n## Definition of done\n',
  ],
  ['docs/runbook.md', '# Incident runbook\n\n## Detection\n\n## Impact\n\n## Action items\n'],
  [
    'README.md',
    '# Sprinter\n\nA tool for sprints.\n\n## Roadmap\n\n- [x] Sprint planning\n- [ ] Burndown\n\n## Contributing\n\n## License\n',
  ],
  [
    'docs/sprints/README.md',
    '# Sprint documents\n\n- `sprint_1_plan.md`: the plan\n- `sprint_1_review.md`: the review\n',
  ],
  [
    'CHANGELOG.md',
    '# Changelog\n\n## 1.2.0 - 2026-01-02\n\n### Fixed\n\n- [x] Root cause of the crash\n\n## 1.1.0 - 2025-12-01\n\n## 1.0.0 - 2025-11-01\n',
  ],
  [
    'blog/agile.md',
    '# Why sprint planning fails\n\nA sprint goal is not a list. What went well in our last sprint?\n\n## Start small\n\n## Conclusion\n',
  ],
  [
    'docs/process.md',
    '# How we run sprints\n\n## Sprint planning\n\n## Definition of done\n\n## Retrospective\n\nAsk what went well.\n',
  ],
  [
    'docs/api.md',
    '# Story API\n\n## GET /stories\n\n| Name | Type | Status |\n|---|---|---|\n| id | string | stable |\n',
  ],
  [
    '.claude/commands/plan.md',
    '---\ndescription: Plan a sprint\nallowed-tools: Read\n---\n\n# Plan the sprint\n\nWrite the sprint goal, tasks and acceptance criteria.\n',
  ],
  [
    '.claude/commands/plan-sprint.md',
    '---\nallowed-tools: Read\n---\n\n# Plan a sprint\n\n## Sprint goal\n\n[TBD]\n\n## Definition of done\n\n## Tasks & Acceptance\n',
  ],
  [
    'rfc/rfc-12.md',
    '# RFC 12: Task queue\n\nStatus: draft\n\n| Task | Status | Owner |\n|---|---|---|\n| worker | done | Ana |\n',
  ],
  [
    'notes/2026-03-02.md',
    '# Meeting notes, March 2\n\n- Sprint 4 is on track\n- [ ] Dana: book a room\n\n## Action items\n\n## Next steps\n',
  ],
  ['ROADMAP.md', '# Roadmap\n\n## Now\n\n- Faster start\n\n## Later\n\n- Plugins\n'],
  [
    'docs/prd.md',
    '# Search: product requirements\n\n## Goals\n\n## Out of scope\n\n## Risks\n\n## Acceptance criteria\n\n## Timeline\n',
  ],
  [
    'docs/adr/0004-queue.md',
    '# 4. Use a message queue\n\nStatus: accepted\n\n## Context\n\n## Decision\n\n## Consequences\n',
  ],
  [
    '.github/ISSUE_TEMPLATE/bug_report.md',
    '---\nname: Bug report\ntitle: "[BUG]"\nlabels: bug\nassignees: ""\n---\n\n**Steps to reproduce**\n\n**Impact**: \n',
  ],
  [
    'docs/sprints/planning.md',
    '# Sprint Planning Guide\n\n**Sprint Goal**: [one sentence]\n\n## Sprint Goals by Phase\n\n## Team Capacity\n\n## Definition of Done\n\n| Story ID | Points | Status |\n|---|---|---|\n| A-1 | 3 | open |\n',
  ],
  [
    'docs/sprint-lifecycle.md',
    '# Sprint Lifecycle\n\n## Sprint Goal\n\n**Start Date**: first Monday\n\n## Definition of Done\n\n## What went well\n',
  ],
  [
    'prompts/planner.md',
    '# Plan a sprint\n\n**Sprint Goal**: one sentence\n\n## Sprint Goal\n\n## Sprint Backlog\n\n## Team Capacity\n\n## Definition of Done\n',
  ],
  [
    '.claude/skills/retro/references/format.md',
    '# Sprint Retrospective\n\n**Date**: YYYY-MM-DD\n\n## What went well\n\n## What could be improved\n\n## Action items\n',
  ],
  [
    '.cursor/agents/planning/planner.md',
    '# Sprint Plan\n\n**Sprint Goal**: one sentence\n\n## Sprint Backlog\n\n## Team Capacity\n',
  ],
  [
    '.github/ISSUE_TEMPLATE/retrospective.md',
    '---\nname: Retrospective\nabout: Looks back\n---\n\n# Sprint Retrospective\n\n## What went well\n\n## Action items\n',
  ],
  ['empty.md', ''],
];

describe('recognition', () => {
  for (const [kind, what, text] of BY_CONTENT)
    it(`knows a ${kind} by its content: ${what}`, () => assert.equal(recognise('x/000_83ca.md', text).kind, kind));

  for (const [path, text] of ORDINARY)
    it(`leaves ${path} alone`, () => assert.equal(recognise(path, text).kind, undefined));

  it('takes a file’s name as one signal', () => {
    const text = '# Sprint 12\n\n### Blockers, costs & decisions\n\nNone.\n';
    assert.equal(recognise('docs/sprint_12_review.md', text).kind, 'review');
    assert.equal(recognise('docs/note.md', '### Blockers, costs & decisions\n\nNone.\n').kind, undefined);
    assert.equal(recognise('docs/sprint_12_review.md', 'Nothing here.\n').kind, undefined);
  });

  it('asks more of a README than of another document, and still knows a plan in one', () => {
    const plan = '# Sprint 4\n\n**Sprint Goal**: ship it\n';
    assert.equal(recognise('sprint-4/plan.md', plan).kind, 'plan');
    assert.equal(recognise('sprint-4/README.md', plan).kind, undefined);
    const front = '---\nnumber: 4\ncoverage_min: 80\n---\n';
    assert.equal(recognise('sprint-4/README.md', `${front}# Sprint 4 plan\n\n## Sprint goal\n`).kind, 'plan');
  });

  it('knows the documents of a sprint in an agent’s folder', () => {
    const plan = '# Sprint 4 Plan\n\n**Sprint Goal**: ship it\n\n## Sprint Backlog\n\n## Definition of Done\n';
    assert.equal(recognise('.claude/sprints/current.md', plan).kind, 'plan');
    assert.equal(recognise('prompts/sprint-4/plan.md', plan).kind, 'plan');
  });

  it('ignores what stands in code and comments', () => {
    const text = '# Notes\n\n```md\n# Sprint 4 plan\n## Sprint goal\n```\n\n<!-- \n## Sprint goal\n-->\n';
    assert.deepEqual(recognise('a.md', text), { kind: undefined, reasons: [] });
  });

  it('tells the most telling reason first, with the place that shows it', () => {
    const text = '# Sprint 3 Retrospective\n\n**Next sprint**: 4\n\n## What went well\n\n## Action items\n';
    const { reasons } = recognise('r.md', text);
    const shown = reasons.map(({ range }) => text.slice(range?.start, range?.end));
    assert.deepEqual(shown, ['Sprint 3 Retrospective', 'What went well', 'Action items', 'Next sprint']);
    assert.equal(reasons[1]?.text, 'the heading “What went well”');
  });

  it('takes for a tracker what counts its tasks by hand', () => {
    const todo = '# Mailer todo list\n\n**Total Tasks:** 4 | **Completed:** 1\n\n## ✅ COMPLETED\n';
    assert.equal(recognise('TODO.md', todo).kind, 'tracker');
    const counted = ['Form (3/3 complete)', 'Upload (1/2 complete)', 'Search (0/4 complete)'];
    const roadmap = `# Mailer road ahead\n\n${counted.map(name => `### ${name}\n\n- a\n`).join('\n')}`;
    assert.equal(recognise('NEXT.md', roadmap).kind, 'tracker');
    assert.equal(recognise('TODO.md', '# Todo list\n\n## Completed\n\n- [x] a\n').kind, undefined);
  });

  it('tells what it saw of the nearest kinds when that is not enough', () => {
    const { kind, reasons } = recognise('a.md', '# Notes\n\n## Root cause\n');
    assert.equal(kind, undefined);
    assert.deepEqual(
      reasons.map(reason => [reason.kind, reason.text]),
      [['rca', 'the heading “Root cause”']],
    );
  });

  it('survives hostile text', () => {
    const long = ['sprint plan ', '(', '1/', '[DONE', '# ', 'As a ', '|', ' ', '**', 'Status: '];
    for (const part of long) {
      const text = `# Sprint 1 status\n\n## Sprint goal\n\n${part.repeat(1_000_000 / part.length)}\n`;
      assert.equal(recognise('sprint_1_plan.md', text).kind, 'plan', part);
    }
    assert.equal(recognise(`${'sprint/'.repeat(50_000)}a.md`, '# A\n').kind, undefined);
  }).timeout(60_000);

  it('never throws, and its reasons lie in the text', () => {
    const words = fc.constantFrom(
      '# ',
      '## ',
      'Sprint',
      ' 4',
      ' Plan',
      'Goal',
      '\n',
      '- [ ] ',
      '| a | Status |',
      '---\n',
      '\0',
      '\r\n',
      ': ',
      '[DONE]',
      '\uFEFF',
      'İ',
    );
    fc.assert(
      fc.property(fc.string(), fc.array(fc.oneof(words, fc.string({ maxLength: 4 }))), (path, parts) => {
        const text = parts.join('');
        for (const { range } of recognise(path, text).reasons)
          assert.ok(!range || (range.start >= 0 && range.start < range.end && range.end <= text.length));
      }),
    );
  });
});
