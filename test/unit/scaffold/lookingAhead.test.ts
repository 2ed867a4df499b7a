import assert from 'node:assert/strict';
import { readDocument } from '../../../server/src/model/parse';
import { isPlanCopy, PLAN_SECTIONS } from '../../../server/src/model/templates/planSections';
import { missingSections } from '../../../server/src/model/templates/templateSections';
import { makeProject } from '../../../server/src/project';
import type { DocumentId } from '../../../server/src/scaffold/documents';
import { scaffold } from '../../../server/src/scaffold/make';
import type { Scaffold } from '../../../server/src/scaffold/scaffold';
import { beyond, type Files, findingsIn, made, uriOf, withScaffold } from '../../support/scaffolds';
import { sourcesOf } from './sprintScene';

/** Sprint 3 of an invented lighthouse: five tasks, of which the tracker has ticked one. */
const PLAN_3 = `---
number: 3
title: "Lamp"
goal: "The lamp burns all night"
timebox_minutes: 90
coverage_min: 72
test_pattern: "test_s3_.*"
---

# Sprint 3 · Lamp

## 1 · Sprint Goal

The lamp burns all night.

## 2 · Tasks

| # | Task Name | Acceptance Criteria |
|---|-----------|---------------------|
| 1 | Trim the wick | the flame is steady; no smoke |
| 2 | Fill the tank with \`oil\\|gas\` | it lasts until dawn |
| 3 | Polish the mirror | ships see it |
| 4 | Oil the clockwork | it turns |
| 5 | Paint the door | it is red |
`;
const TRACKER_3 = `# Sprint 3 Status Tracker

## Phase 1: Work

- [x] Trim the wick
- [ ] Fill the tank with oil
- [ ] Polish the mirror
- [ ] Oil the clockwork
- [ ] Paint the door

**Phase 1 Status**: In progress (1/5 tasks)
`;
const ROADMAP = `# Lighthouse Roadmap

### Sprint 3 (Lamp) — Weeks 1–2

- Acceptance: the lamp burns
- **Tasks**:
  - Trim the wick

### Sprint 4 (Fog Horn) — Weeks 3–4

- Acceptance: the horn is heard
- **Tasks**:
  - Mount the horn
  - Lay the pipe
`;
const QUEUE_4 = `# Sprint 4 Work Queue

## Claiming Rules

- Only claim \`[ ]\` stories, not [BLOCKED] ones.

## Stories

| Status | Story | Title | Depends On | Story File |
|--------|-------|-------|------------|------------|
| [DONE] | **4-1** | Mount the horn | None | \`docs/stories/4-1-mount-the-horn.md\` |
| [IN PROGRESS: Ida] | **4-2** | Lay the pipe | 4-1 | \`docs/stories/4-2-lay-the-pipe.md\` |
| [BLOCKED] | **4-3** | Sound it | 4-2, 4-4 | \`docs/stories/4-3-sound-it.md\` |
`;

const SPRINT_3: Files = { 'docs/sprints/sprint_3_plan.md': PLAN_3, 'docs/sprints/sprint_3_tracker.md': TRACKER_3 };

function scaffolded(files: Files, document: DocumentId, request: Partial<Parameters<typeof made>[1]> = {}) {
  const result = made(files, { document, answers: {}, ...request }) as Scaffold;
  const after = withScaffold(files, result);
  assert.deepEqual(beyond(findingsIn(files), findingsIn(after)), []);
  const text = after[result.path] ?? '';
  return { result, text, doc: readDocument(uriOf(result.path), result.path, text) };
}

/** Without what the team's documents have in common: the template that comes with the program. */
const withOwn = (files: Files, document: DocumentId, text: string): Files => ({
  ...files,
  [`.sprintmark/templates/${document}.md`]: text,
});

describe('a new plan', () => {
  it('has all sections of the plan template, in a folder of which nothing is known', () => {
    const { doc, text } = scaffolded({}, 'plan', { answers: { title: 'Fog', goal: 'Ships hear us' } });
    assert.ok(isPlanCopy(doc));
    assert.deepEqual(missingSections(doc, PLAN_SECTIONS), []);
    assert.equal(doc.plan?.mandated.rca?.onlyIfCiFails, true);
    assert.equal(doc.plan?.mandated.rca?.value, 'docs/sprints/rca_s1.md');
    assert.match(doc.plan?.mandated.review?.value ?? '', /sprint_1_review\.md$/);
    assert.equal(doc.plan?.checklists[0]?.items.length, 5);
    assert.match(text, /^title: {12}"Fog"$/m);
    assert.match(text, /^\*\*Goal\*\*: Ships hear us$/m);
  });

  it('asks for a goal that is too long to stand below its heading', () => {
    const goal = Array.from({ length: 60 }, (_, at) => `w${at}`).join(' ');
    const { text } = scaffolded({}, 'plan', { answers: { title: 'Fog', goal } });
    assert.match(text, /^\*\*Goal\*\*: \[TODO: /m);
    assert.ok(text.includes(`"${goal}"`));
  });

  const TASKS =
    '# Sprint {{number}}: {{title}}\n\n## Sprint Goal\n\n{{goal}}\n\n## Tasks\n\n{{carried_over_tasks}}\n\n## Rest\n\n{{left_over}}\n';

  it('takes on three of the tasks that the sprint before left open, with their acceptance, and lists the rest', () => {
    const { doc, text } = scaffolded(withOwn(SPRINT_3, 'plan', TASKS), 'plan');
    assert.deepEqual(
      doc.plan?.tasks.map(({ title, acceptance }) => [title.value, acceptance?.value]),
      [
        ['Fill the tank with `oil\\|gas`', 'it lasts until dawn'],
        ['Polish the mirror', 'ships see it'],
        ['Oil the clockwork', 'it turns'],
      ],
    );
    assert.match(text, /Sprint 3 left these open as well.*\n\n- Paint the door\n/);
    assert.ok(!text.includes('Trim'));
  });

  it('fills up with what the roadmap plans for its sprint, by whose name it is called', () => {
    const done = TRACKER_3.replaceAll('[ ]', '[x]')
      .replace('In progress (1/5', 'Complete (5/5')
      .replace('with oil', 'with oil|gas');
    const files = { ...SPRINT_3, 'docs/sprints/sprint_3_tracker.md': done, 'docs/roadmap.md': ROADMAP };
    const { doc, text } = scaffolded(withOwn(files, 'plan', TASKS.replace('{{title}}', '{{plan_title}}')), 'plan');
    assert.equal(doc.title?.value, 'Sprint 4: Fog Horn');
    assert.deepEqual(
      doc.plan?.tasks.slice(0, 2).map(({ title }) => title.value),
      ['Mount the horn', 'Lay the pipe'],
    );
    assert.match(text, /Sprint 3 left nothing open\./);
  });

  it('does not say what nobody told: tasks without a state are neither open nor done', () => {
    const { doc, text } = scaffolded(withOwn({ 'docs/sprint_3_plan.md': PLAN_3 }, 'plan', TASKS), 'plan');
    assert.match(text, /No document says whether these tasks of Sprint 3 are done:\n\n- Trim the wick\n/);
    assert.ok(doc.plan?.tasks.every(({ title }) => title.value.startsWith('[TODO: ')));
  });

  it('has the limits of the plan before, with its own number in the pattern of the tests', () => {
    const keys =
      '---\nnumber: {{number}}\ntimebox_minutes: {{timebox}}\ncoverage_min: {{coverage_min}}\ntest_pattern: "{{test_pattern}}"\n---\n\n# Sprint {{number}} Plan\n\n## Sprint Goal\n\n{{goal}}\n\n## Success Metrics\n\n- {{coverage_metric}}\n';
    const { text } = scaffolded(withOwn(SPRINT_3, 'plan', keys), 'plan');
    assert.match(text, /timebox_minutes: 90\ncoverage_min: 72\ntest_pattern: "test_s4_\.\*"/);
    assert.match(text, /- Coverage ≥ 72%/);
  });
});

describe('a readiness assessment', () => {
  it('tells how far the sprint before has come, and what is open', () => {
    const plan = PLAN_3.replaceAll('3', '4').replace('Lamp', 'Horn').replace('| Trim', '| Retrim');
    const { doc, text } = scaffolded({ ...SPRINT_3, 'docs/sprints/sprint_4_plan.md': plan }, 'readiness', {
      sprint: '4',
    });
    assert.equal(doc.readiness?.previous?.number.value, '3');
    assert.equal(doc.readiness?.previous?.status?.value, 'in-progress');
    assert.match(text, /1 of its 5 tasks is done\./);
    assert.match(text, /^Still open:\n\n- Fill the tank with `oil\|gas`\n- Polish/m);
    assert.equal(doc.readiness?.prerequisites[0]?.status, 'open');
    assert.equal(doc.readiness?.verdict, undefined);
    assert.deepEqual(
      doc.tasks.filter(({ id }) => id).map(({ id }) => id?.value),
      ['4.1', '4.2', '4.3', '4.4', '4.5'],
    );
  });

  it('gives tasks no ids that others have', () => {
    const files = { 'docs/sprint_4_plan.md': PLAN_3.replaceAll('3', '4'), 'other/queue.md': QUEUE_4 };
    const { text } = scaffolded(files, 'readiness', { sprint: '4' });
    assert.doesNotMatch(text, /^### Task 4\.1: /m);
  });
});

describe('a tracker', () => {
  it('has a box for each task with its criteria inside, and counts them', () => {
    const { text, doc } = scaffolded({ 'docs/sprint_3_plan.md': PLAN_3 }, 'tracker', { sprint: '3' });
    assert.match(text, /- \[ \] Trim the wick\n {2}- \[ \] the flame is steady\n {2}- \[ \] no smoke\n/);
    assert.match(text, /\*\*Phase 1 Status\*\*: Not started \(0\/5 tasks\)/);
    assert.equal(doc.tracker?.statusLines[0]?.total?.value, 5);
  });

  it('takes tasks from a roadmap, and ticks what a queue says is done', () => {
    const { text } = scaffolded({ 'docs/roadmap.md': ROADMAP }, 'tracker', { sprint: '4' });
    assert.match(
      text,
      /- \[ \] Mount the horn\n- \[ \] Lay the pipe\n\n\*\*Phase 1 Status\*\*: Not started \(0\/2 tasks\)/,
    );
    const queued = scaffolded({ 'docs/queue.md': QUEUE_4 }, 'tracker', { sprint: '4' });
    assert.match(queued.text, /- \[x\] 4-1 Mount the horn\n- \[ \] 4-2 Lay the pipe\n/);
    assert.match(queued.text, /In progress \(1\/3 tasks\)/);
  });
});

describe('a queue', () => {
  it('has the plan’s tasks as stories that can be claimed', () => {
    const { doc } = scaffolded({ 'docs/sprint_3_plan.md': PLAN_3 }, 'queue', { sprint: '3' });
    assert.deepEqual(doc.tasks.map(({ id, status, title }) => [id?.value, status?.value, title.value]).slice(0, 2), [
      ['3-1', 'open', 'Trim the wick'],
      ['3-2', 'open', 'Fill the tank with `oil\\|gas`'],
    ]);
    assert.ok(doc.queue?.openIsReady && doc.queue.oneClaim && doc.queue.moves && doc.queue.claims);
  });

  it('keeps ids, dependencies and owners, blocks what waits, and puts what is done below Completed', () => {
    const plan = `# Sprint 6 Plan\n\n## Sprint Goal\n\nSail.\n\n## Selected Stories\n\n| ID | Title | Status | Owner | Depends On |\n|---|---|---|---|---|\n| SEA-1 | Rig | Done | Ole | None |\n| SEA-2 | Hoist | Todo | Ann | SEA-1 |\n| SEA-3 | Steer | Todo | | SEA-2 |\n`;
    const { text } = scaffolded({ 'docs/sprint_6_plan.md': plan }, 'queue', { sprint: '6' });
    assert.match(text, /\| \[ \] +\| SEA-2 +\| Hoist \| Ann +\| SEA-1 +\|/);
    assert.match(text, /\| \[BLOCKED\] +\| SEA-3 +\| Steer \| — +\| SEA-2 +\|/);
    assert.match(text, /## Completed\n\n.*\n.*\n\| SEA-1 +\| Rig +\| Ole +\|\n/);
  });
});

describe('what depends on an id that nobody has', () => {
  it('is not told again', () => {
    const plan =
      '# Sprint 6 Plan\n\n## Sprint Goal\n\nSail.\n\n## Selected Stories\n\n| ID | Title | Status | Depends On |\n|---|---|---|---|\n| SEA-1 | Rig | Todo | None |\n| SEA-2 | Hoist | Todo | SEA-77 |\n';
    for (const document of ['queue', 'readiness'] as const)
      assert.doesNotMatch(scaffolded({ 'docs/sprint_6_plan.md': plan }, document, { sprint: '6' }).text, /SEA-77/);
  });
});

describe('a story', () => {
  const files = { 'docs/queue.md': QUEUE_4 };
  const from = uriOf('docs/queue.md');

  it('has the next free id of its queue, which nothing waits for already in a circle', () => {
    const { result, text } = scaffolded(files, 'story', { from, answers: { title: 'Grease the valve' } });
    assert.match(text, /^# Story 4-4: Grease the valve$/m);
    const options = result.prompts.find(({ id }) => id === 'depends_on')?.options;
    assert.deepEqual(options, [
      { value: '4-2', detail: 'Lay the pipe (in progress)' },
      { value: '4-1', detail: 'Mount the horn (done)' },
    ]);
    assert.deepEqual(result.prompts.find(({ id }) => id === 'queue')?.options, [
      { value: 'docs/queue.md', detail: 'Sprint 4 Work Queue' },
    ]);
  });

  it('may depend on what its own folder has, also where its queue is none that there is', () => {
    const sources = sourcesOf({ documents: files });
    const foreign = readDocument('file:///other/docs/queue.md', 'docs/queue.md', QUEUE_4.replaceAll('4-', '8-'));
    const project = makeProject([foreign, ...sources.project.documents]);
    const answers = { title: 'Grease the valve', queue: 'nowhere.md' };
    const result = scaffold({ ...sources, project }, { document: 'story', answers });
    const options = result?.prompts.find(({ id }) => id === 'depends_on')?.options ?? [];
    const ids = options.map(({ value }) => value);
    assert.ok(ids.includes('4-2'), String(ids));
    assert.deepEqual(
      ids.filter(id => id.startsWith('8-')),
      [],
    );
  });

  it('is blocked while something that it depends on is not done', () => {
    const state = (depends_on: string) =>
      /^\*\*Status\*\*: (\w+)$/m.exec(
        scaffolded(files, 'story', { from, answers: { title: 'A', depends_on } }).text,
      )?.[1];
    assert.deepEqual([state('4-1'), state('4-1, 4-2'), state('')], ['Open', 'Blocked', 'Open']);
  });

  it('depends on nothing that is not there, that waits for it, or that it is itself', () => {
    const answers = { title: 'A', depends_on: '9-9, 4-3, 4-4, 4-2, 4-2, ../x, __proto__' };
    assert.match(scaffolded(files, 'story', { from, answers }).text, /^\*\*Depends on\*\*: 4-2$/m);
  });
});

describe('a roadmap', () => {
  it('has the sprints that have plans, then as many as were asked for with their weeks', () => {
    const { doc } = scaffolded(SPRINT_3, 'roadmap', { answers: { title: 'Lights', sprints: '2', weeks: '3' } });
    assert.deepEqual(
      doc.roadmap?.sprints.map(({ number, name, weeks }) => [number.value, name?.value, weeks?.first, weeks?.last]),
      [
        ['3', 'Lamp', undefined, undefined],
        ['4', '[TODO: Theme]', 1, 3],
        ['5', '[TODO: Theme]', 4, 6],
      ],
    );
    assert.equal(doc.roadmap?.sprints[0]?.tasks.length, 5);
  });

  it('plans no number of sprints that nobody could mean', () => {
    const { doc } = scaffolded({}, 'roadmap', { answers: { title: 'x', sprints: '1e9', weeks: '-2' } });
    assert.equal(doc.roadmap?.sprints.length, 26);
    assert.equal(doc.roadmap?.sprints[0]?.weeks?.last, 2);
  });
});
