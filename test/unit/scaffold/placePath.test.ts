import assert from 'node:assert/strict';
import { expanded } from '../../../server/src/scaffold/place/pattern';
import { sortOfPath } from '../../../server/src/scaffold/place/sorts';
import { about, completion, type Files, pathOf, plan, rca, review, story, tracker } from './placing';

describe('the place of a new document', () => {
  const check = (
    document: Parameters<typeof pathOf>[1]['document'],
    cases: readonly (readonly [Files, string, string])[],
  ) => {
    assert.deepEqual(
      cases.map(([files, sprint]) => pathOf(files, { document, sprint })),
      cases.map(([, , path]) => path),
    );
  };

  it('is named like the newest of its sort, for the sprint that is asked for', () => {
    check('plan', [
      [{ 'docs/sprints/sprint_4_plan.md': plan('4') }, '6', 'docs/sprints/sprint_6_plan.md'],
      [{ 'plans/Sprint-09-Plan.md': plan('9') }, '10', 'plans/Sprint-10-Plan.md'],
      [{ 'sprint_4_harbor_plan.md': plan('4') }, '5', 'sprint_5_plan.md'],
      [{ 'work/sprint-4 harbor/plan.md': plan('4') }, '5', 'work/sprint-5/plan.md'],
      [{ 'plans/04-harbor.md': plan('4') }, '5', 'plans/05-plan.md'],
      [{ 'Sprint 2026-09 Plan.md': plan('2026-09') }, '2026-11', 'Sprint 2026-11 Plan.md'],
      [{ 'sprint_10_plan.md': plan('10'), 'sprint_9_plan.md': plan('9') }, '11', 'sprint_11_plan.md'],
      [{ 'sprint_1_ferry_plan.md': plan('1'), 'sprint_2_ferry_plan.md': plan('2') }, '3', 'sprint_3_ferry_plan.md'],
      [{ 'sprint_4_plan.md': plan('4'), 'archive/x/sprint_8_plan.md': plan('8') }, '5', 'sprint_5_plan.md'],
    ]);
    check('review', [
      [{ 'r/sprint_03_review.md': review('3') }, '4', 'r/sprint_04_review.md'],
      [
        { 'r/11-CLI-Review.md': '# Review: Sprint 11\n\n## What Went Well\n\n- x\n\n## Action Items\n\n- y\n' },
        '12',
        'r/12-Review.md',
      ],
    ]);
  });

  it('is in the folder of its own sprint', () => {
    const files = { 'docs/phases/sprint-1.2/SPRINT-1.2-COMPLETION.md': completion('1.2') };
    check('completion', [[files, '1.3', 'docs/phases/sprint-1.3/SPRINT-1.3-COMPLETION.md']]);
    check('rca', [[files, '1.3', 'docs/phases/sprint-1.3/SPRINT-1.3-RCA.md']]);
    check('review', [
      [{ 'w/Sprint-4/plan.md': plan('4') }, '4', 'w/Sprint-4/review.md'],
      // They have kept their reports so only since sprint 1.2.
      [
        { ...files, 'reports/SPRINT-0.6-REVIEW.md': review('0.6') },
        '1.3',
        'docs/phases/sprint-1.3/SPRINT-1.3-REVIEW.md',
      ],
    ]);
  });

  it('is in the folder that is called by the sprint’s number alone', () => {
    check('plan', [
      [{ 'sprints/2026-09/plan.md': plan('2026-09') }, '2026-10', 'sprints/2026-10/plan.md'],
      [{ 'sprint-4/plan.md': plan('4') }, '5', 'sprint-5/plan.md'],
      [{ '4/plan.md': plan('4') }, '5', '5/plan.md'],
      [{ 'sprints/04/sprint_4_plan.md': plan('4') }, '5', 'sprints/05/sprint_5_plan.md'],
      // That is a month.
      [{ 'plans/2026/04/plan.md': plan('4') }, '5', 'plans/2026/04/sprint_5_plan.md'],
    ]);
    check('review', [
      [{ 'sprints/2026-09/plan.md': plan('2026-09') }, '2026-09', 'sprints/2026-09/review.md'],
      [{ 'sprint-4/plan.md': plan('4') }, '4', 'sprint-4/review.md'],
      [{ '4/plan.md': plan('4') }, '4', '4/review.md'],
      [{ '3/plan.md': plan('3'), '3/review.md': review('3'), '4/plan.md': plan('4') }, '4', '4/review.md'],
    ]);
    check('tracker', [[{ 'sprints/2026-09/plan.md': plan('2026-09') }, '2026-09', 'sprints/2026-09/progress.md']]);
    check('rca', [[{ '4/plan.md': plan('4') }, '4', '4/rca.md']]);
  });

  it('goes with the phase that a number begins with', () => {
    const handoff =
      '# Phase 0 Sprint 0.1 Handoff\n\n**Status**: ✅ COMPLETE\n\n## Sprint 0.2 Readiness\n\n- [x] Lamp\n\n## Sign-Off\n\nYes\n';
    check('handoff', [
      [{ 'todo/PHASE-0-SPRINT-0.1-HANDOFF.md': handoff }, '1.2', 'todo/PHASE-1-SPRINT-1.2-HANDOFF.md'],
    ]);
  });

  it('follows the newest of two habits', () => {
    const files = { 'old/sprint-3-review.md': review('3'), 'Reviews/S/Sprint_4_Review.md': review('4') };
    check('review', [[files, '5', 'Reviews/S/Sprint_5_Review.md']]);
  });

  it('tells the reports of a sprint apart by their names', () => {
    const files = {
      'a/sprint_4_review.md': review('4'),
      'b/sprint_3_reflection.md': review('3').replace('Review', 'Reflection'),
      'c/SPRINT-2-COMPLETION.md': completion('2'),
    };
    check('review', [[files, '5', 'a/sprint_5_review.md']]);
    check('retrospective', [[files, '5', 'b/sprint_5_reflection.md']]);
    check('completion', [[files, '5', 'c/SPRINT-5-COMPLETION.md']]);
    assert.deepEqual(
      ['sprint-1.3-plan.md', 'SPRINT-0.6-CONSISTENCY-REVIEW.md', 'rca_s4.md', 'SPRINT-1-HANDOFF.md'].map(sortOfPath),
      ['plan', undefined, 'rca', 'handoff'],
    );
  });

  it('is that of the report which the sprint has already', () => {
    const files = { 'a/sprint_3_review.md': review('3'), 'b/Sprint_4_Review.md': review('4') };
    check('review', [[files, '3', 'a/sprint_3_review.md']]);
  });

  it('is where the plan wants it, whatever the habit', () => {
    const wants = plan(
      '4',
      '\n## Guard-Rails\n\n- File `docs/RCAs/rca_s4.md` is mandatory if CI fails.\n- The lead must create `sprint_4_review.md`.\n',
    );
    const files = { 'docs/plans/sprint_4_plan.md': wants, 'other/sprint-3-rca.md': rca('Sprint 3 fog') };
    check('rca', [[files, '4', 'docs/RCAs/rca_s4.md']]);
    check('review', [
      [files, '4', 'docs/plans/sprint_4_review.md'],
      [{ ...files, 'Rev/sprint_3_review.md': review('3') }, '4', 'Rev/sprint_4_review.md'],
    ]);
  });

  it('is where others of the team have named it, and goes on from there', () => {
    const links = 'See [next](../hand/SPRINT-5-HANDOFF.md) and `todo/SPRINT-4-HANDOFF.md`.\n';
    const files = { 'docs/c/SPRINT-4-COMPLETION.md': completion('4') + links };
    check('handoff', [
      [files, '5', 'docs/hand/SPRINT-5-HANDOFF.md'],
      [files, '6', 'docs/hand/SPRINT-6-HANDOFF.md'],
      // Nobody has such a folder.
      [files, '4', 'docs/hand/SPRINT-4-HANDOFF.md'],
    ]);
  });

  it('is where the template of the plans wants it of every sprint', () => {
    const template =
      '# Sprint {{number}} Plan\n\n## Sprint Goal\n\n{{goal}}\n\n## Guard-Rails\n\n`Docs/RCAs/rca_s{{number}}.md` is mandatory if CI fails.\n';
    const files = { 'Docs/Plans/TEMPLATE.md': template, 'Docs/Plans/sprint_4_plan.md': plan('4') };
    check('rca', [[files, '4', 'Docs/RCAs/rca_s4.md']]);
  });

  it('has the day and the title where names have them', () => {
    const named = (path: string, title?: string, more: Files = {}) =>
      pathOf({ [path]: rca('Fog'), ...more }, { document: 'rca', sprint: '4', ...(title && { title }) });
    assert.deepEqual(
      [
        named('docs/rca/2026-03-04-fog-at-night.md', 'Köln: “login” fails!'),
        named('docs/rca/2026-03-04-fog-at-night.md'),
        named('docs/rca/RCA-2026-03-04.md', 'Login fails'),
        named('docs/rca/RCA-2026-03-04.md', 'x', { 'docs/rca/rca-2026-11-22.md': 'taken' }),
        named('docs/rca/2026/03/20260304_Fog_Night.md', 'Login fails'),
        named('docs/rca/fog-at-night.md', 'Login fails'),
        named('docs/rca/RCA-003-fog.md', 'Login fails', { 'docs/rca/RCA-004-login-fails.md': 'taken' }),
      ],
      [
        'docs/rca/2026-11-22-köln-login-fails.md',
        'docs/rca/2026-11-22-sprint-4.md',
        'docs/rca/RCA-2026-11-22.md',
        'docs/rca/RCA-2026-11-22-2.md',
        'docs/rca/2026/11/20261122_Login_Fails.md',
        'docs/rca/login-fails.md',
        'docs/rca/RCA-005-login-fails.md',
      ],
    );
  });

  it('is the story folder of its own sprint, as the team has called that', () => {
    const old = { 'w/Sprint-03/stories/story-16-oil.md': story('16') };
    const at = (files: Files, sprint: string) =>
      pathOf({ ...old, ...files }, { document: 'story', sprint, title: 'Fog' });
    assert.deepEqual(
      [
        at({}, '3'),
        at({}, '4'),
        at({ 'w/Sprint-04/plan.md': plan('4') }, '4'),
        at({ 'w/Sprint-04 Lamps/plan.md': plan('4') }, '4'),
        pathOf({ 'docs/stories/story-16-oil.md': story('16') }, { document: 'story', sprint: '4', title: 'Fog' }),
      ],
      [
        'w/Sprint-03/stories/story-17-fog.md',
        'w/Sprint-04/stories/story-17-fog.md',
        'w/Sprint-04/stories/story-17-fog.md',
        'w/Sprint-04 Lamps/stories/story-17-fog.md',
        'docs/stories/story-17-fog.md',
      ],
    );
  });

  it('has its own name where all that went wrong before was called alike', () => {
    const files = Object.fromEntries(
      ['01', '02', '03', '04'].map(at => [`docs/rca/2026-${at}-04-login-outage.md`, rca('Login outage')]),
    );
    assert.equal(pathOf(files, { document: 'rca', sprint: '4', title: 'Fog' }), 'docs/rca/2026-11-22-fog.md');
    const fix = { 'docs/issues/BUG_FIX_LOGIN_OUTAGE.md': rca('Login outage') };
    assert.equal(pathOf(fix, { document: 'rca', sprint: '4', title: 'Fog' }), 'docs/issues/BUG_FIX_FOG.md');
  });

  it('is named after what is called a plan, of two that are read as one', () => {
    const files = { 'SPRINT_3_MASTER_PLAN.md': plan('3'), 'SPRINT3_START_HERE.md': plan('3') };
    check('plan', [[files, '4', 'SPRINT_4_PLAN.md']]);
  });

  it('goes by the next id of the queue where stories are called as its rows', () => {
    const queue = (id: string) =>
      `# Work Queue\n\n| Status | ID | Story | Owner | Depends on |\n|---|---|---|---|---|\n| [ ] | **${id}** | Later | - | None |\n`;
    const at = (path: string, id: string, title?: string) =>
      pathOf({ [path]: story('1.2'), 'WORK_QUEUE.md': queue(id) }, { document: 'story', ...(title && { title }) });
    assert.deepEqual(
      [
        at('stories/FN-23-merge-rules.md', 'FN-34', 'New lamp'),
        at('stories/story_1_2_check.md', '1-7'),
        at('stories/FN-23-merge-rules.md', 'LAMP-7'),
        at('stories/AFN-23-merge-rules.md', 'FN-34'),
        at('stories/story_1_2_check.md', '4-6', 'Trim it'),
        at('stories/8-5-progress.md', 'STAGE-10', 'Trim it'),
        at('stories/story-16-oil.md', '4-6', 'Trim it'),
        at('stories/STORY_1.2_COMPLETE.md', '1.4', 'Trim it'),
        at('stories/back-7 - Trim-it.md', 'BACK-7', 'Fill it'),
      ],
      [
        'stories/FN-35-new-lamp.md',
        'stories/story_1_8.md',
        'stories/LAMP-8.md',
        'stories/FN-35.md',
        'stories/story_4_7_trim_it.md',
        'stories/stage-11-trim-it.md',
        'stories/story-17-trim-it.md',
        'stories/STORY_1.5_TRIM_IT.md',
        'stories/back-8 - fill-it.md',
      ],
    );
  });

  it('goes by a story’s own number', () => {
    const at = (path: string, title?: string) =>
      pathOf({ [path]: story('1.2') }, { document: 'story', ...(title && { title }) });
    assert.deepEqual(
      [
        at('stories/FN-23-merge-rules.md'),
        at('stories/FN-23-merge-rules.md', 'New lamp'),
        at('docs/stories/1.2.story.md'),
        at('stories/story-1-2-check.md'),
        at('stories/8-5-story-of-a-plan.md'),
      ],
      [
        'stories/FN-24.md',
        'stories/FN-24-new-lamp.md',
        'docs/stories/1.3.story.md',
        'stories/story-1-3.md',
        'stories/8-6.md',
      ],
    );
  });

  it('is the product’s own', () => {
    const files = {
      'teams/blue/docs/sprints/sprint_4_plan.md': plan('4'),
      'teams/blue/docs/reviews/Sprint-3-Review.md': review('3'),
      'teams/red/docs/sprints/sprint_9_plan.md': plan('9'),
      'teams/red/rv/sprint_8_review.md': review('8'),
    };
    const at = (document: 'review' | 'tracker', from: string) => pathOf(files, { document, from });
    assert.equal(
      at('review', 'teams/blue/docs/sprints/sprint_4_plan.md'),
      'teams/blue/docs/reviews/Sprint-4-Review.md',
    );
    assert.equal(
      at('tracker', 'teams/red/docs/sprints/sprint_9_plan.md'),
      'teams/red/docs/sprints/sprint_9_progress.md',
    );
  });

  it('is a setting’s where there is no habit, and a template’s of their own before all habits', () => {
    const files = { 'Docs/Plans/sprint_4_plan.md': plan('4') };
    const setting = 'docs/rca/{{date}}-{{slug}}.md';
    const asked = { document: 'rca', sprint: '4', setting, pattern: 'x/{{number}}.md' } as const;
    assert.equal(pathOf({}, { ...asked, setting: './rca/./{{number}}.md' }), 'rca/4.md');
    assert.equal(pathOf(files, { ...asked, title: 'No | oil' }), 'Docs/rca/2026-11-22-no-oil.md');
    assert.equal(pathOf(files, asked), 'Docs/rca/2026-11-22-sprint-4.md');
    const own = { ...files, 'r/rca_s3.md': rca('Sprint 3'), '.sprintmark/templates/rca.md': 'x' };
    assert.equal(pathOf(own, asked), 'x/4.md');
    assert.equal(expanded(about(files, asked), '{{todo: a}}/../{{nothing}}x.md'), '/../x.md');
  });

  it('lies where sprints are kept, written as the team writes, where there is nothing to go by', () => {
    const files = { 'Docs/Sprints/Plans/sprint_4_plan.md': plan('4') };
    check('review', [
      [files, '4', 'Docs/Sprints/sprint_4_review.md'],
      [{}, '4', 'docs/sprints/sprint_4_review.md'],
    ]);
    check('tracker', [[{ 'P/SPRINT-04-PLAN.md': plan('4') }, '4', 'docs/sprints/SPRINT-04-PROGRESS.md']]);
    check('rca', [
      [{ 'P/Sprint 4 Plan.md': plan('4') }, '4', 'docs/sprints/Sprint 4 RCA.md'],
      [files, '4', 'Docs/Sprints/rca_s4.md'],
    ]);
    check('roadmap', [[{ ...files, 'docs/sprints/roadmap.md': 'mine' }, '4', 'Docs/Sprints/roadmap_2.md']]);
  });

  it('goes on with trackers of the sprint, not with its days', () => {
    check('tracker', [[{ 'status/SPRINT-0.5-PROGRESS.md': tracker('0.5') }, '0.10', 'status/SPRINT-0.10-PROGRESS.md']]);
  });
});
