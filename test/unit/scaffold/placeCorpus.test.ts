import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { DocumentId } from '../../../server/src/scaffold/documents';
import { habitTemplate } from '../../../server/src/scaffold/place/habit';
import { about, type Files, pathOf } from './placing';

/** An optional corpus next to the checkout: real documents, read in place. */
const CORPUS = join(process.cwd(), '../shared/corpus');

/** What a member of the team would have written next. */
interface Habit {
  readonly sprint?: string;
  readonly path: string;
  /** Of its habit; none where the team has no such document. */
  readonly headings?: readonly string[];
}

const HABITS: Readonly<Record<string, Readonly<Partial<Record<DocumentId, Habit>>>>> = {
  pa5tabear__SpiceflowNavigator: {
    plan: {
      path: 'Docs/Sprints/Sprint Plans/sprint_28_plan.md',
      headings: [
        '# Sprint {{number}} · {{title}}',
        '## 1 · Sprint Goal & Alignment',
        '## 2 · Tasks & Acceptance Criteria',
        '## 3 · New or Changed Interfaces',
        '## 4 · 🎯 SUCCESS METRICS (CI-ENFORCED)',
        '## 5. Post-Sprint Mandates & Anti-Fabrication',
        '## 🚨 CODEX PROMPT TEMPLATE',
        '## 🔒 ANTI-FABRICATION ENFORCEMENT',
        '## 📊 FINAL CHECKLIST',
        '## 🎉 CELEBRATION CRITERIA',
      ],
    },
    review: {
      path: 'Docs/Sprints/Cursor PM & Test Sprint Reviews/sprint_27_review.md',
      headings: [
        '# Sprint {{number}} Review: PM & QA Analysis',
        '## Progress & Status',
        '## Blockers, Costs & Decisions',
      ],
    },
    retrospective: {
      path: 'Docs/Sprints/Codex Engineering Sprint Reviews/sprint_27_reflection.md',
      headings: ['# Sprint {{number}} Reflection', '## Root Cause Analysis', '## Improvements'],
    },
    // Their TEMPLATE.md says where; of the other sorts they have none.
    rca: { path: 'Docs/Sprints/RCAs/rca_s27.md' },
    completion: { path: 'Docs/Sprints/sprint_27_completion.md' },
    readiness: { sprint: '28', path: 'Docs/Sprints/sprint_28_readiness.md' },
    tracker: { path: 'Docs/Sprints/sprint_27_progress.md' },
    handoff: { path: 'Docs/Sprints/sprint_27_handoff.md' },
  },
  doublegate__OctoLLM: {
    // An overview links to it already, and a completion report to the handoff.
    plan: { path: 'docs/src/sprints/phase-1/sprint-1.3-plan.md' },
    handoff: {
      sprint: '1.3',
      path: 'docs/handoffs/SPRINT-1.3-HANDOFF.md',
      headings: [
        '# Phase 1 Sprint {{number}} - Final Handoff Document',
        '## Executive Summary',
        '## What Was Accomplished',
        '## Repository Statistics',
        '## Quality Metrics',
        '## Deferred Items',
        '## Sprint {{next_number}} Readiness',
        '## Lessons Learned',
        '## Success Criteria Validation',
        '## Next Actions',
        '## Contact and Support',
        '## Sign-Off',
      ],
    },
    completion: {
      sprint: '1.3',
      path: 'docs/phases/sprint-1.3/SPRINT-1.3-COMPLETION.md',
      headings: [
        '# Sprint {{number}}: {{sprint_title}} - COMPLETION REPORT',
        '## Executive Summary',
        '## Lessons Learned',
        '## Next Steps: Sprint {{next_number}} Roadmap',
        '## Recommendations for Sprint {{next_number}}',
      ],
    },
    readiness: {
      sprint: '1.3',
      path: 'to-dos/status/SPRINT-1.3-READY.md',
      headings: [
        '# Sprint {{number}} Readiness Assessment',
        '## Sprint {{previous_number}} Completion Confirmation',
        '## Sprint {{number}} Overview',
        '## Prerequisites Checklist',
        '## Blockers and Dependencies',
        '## Recommended Actions',
        '## Sprint {{number}} Preview',
        '## Risk Assessment',
        '## Timeline',
        '## Sign-Off',
      ],
    },
    tracker: {
      sprint: '1.3',
      path: 'to-dos/status/SPRINT-1.3-STATUS.md',
      headings: ['# Sprint {{number}} Status Tracker', '## Overall Progress'],
    },
    // Neither is there, but since phase 1 a sprint's reports have a folder of their own.
    review: { path: 'docs/phases/sprint-1.2/SPRINT-1.2-REVIEW.md' },
    rca: { path: 'docs/phases/sprint-1.2/SPRINT-1.2-RCA.md' },
  },
};

describe('the habits of teams', function () {
  this.timeout(120_000);
  before(function () {
    if (!existsSync(CORPUS)) this.skip();
  });

  for (const [team, habits] of Object.entries(HABITS))
    it(`are those of ${team.replace('__', '/')}`, () => {
      const files = readAll(join(CORPUS, team));
      for (const [document, { sprint, path, headings = [] }] of Object.entries(habits)) {
        const asked = { document: document as DocumentId, ...(sprint && { sprint }) };
        assert.equal(pathOf(files, asked), path, document);
        const text = habitTemplate(about(files, asked), '# Title\n')?.text ?? '';
        assert.deepEqual(
          text.split('\n').filter(line => line.startsWith('#')),
          headings,
          document,
        );
      }
    });
});

const readAll = (folder: string): Files =>
  Object.fromEntries(
    readdirSync(folder, { withFileTypes: true, recursive: true })
      .filter(entry => entry.isFile() && entry.name.endsWith('.md'))
      .map(entry => join(entry.parentPath, entry.name))
      .map(file => [relative(folder, file), readFileSync(file, 'utf8')]),
  );
