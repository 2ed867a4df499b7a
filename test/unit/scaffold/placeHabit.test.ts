import assert from 'node:assert/strict';
import { habitTemplate } from '../../../server/src/scaffold/place/habit';
import { planKeyVariables } from '../../../server/src/scaffold/values/planKeys';
import { about, completion, type Files, plan, rca, review, story } from './placing';

const BUILT_IN = `# {{sprint}} Report

- **Goal**: {{goal}}

## Summary

{{todo: what was delivered}}

## Metrics

{{todo: a number}}

### Coverage

{{todo: coverage}}

## Lessons

- {{todo: lesson}}
`;

const made = (files: Files, asked: Parameters<typeof about>[1]) => habitTemplate(about(files, asked), BUILT_IN);
const headings = (files: Files, asked: Parameters<typeof about>[1]): string[] =>
  made(files, asked)
    ?.text.split('\n')
    .filter(line => /^#/.test(line)) ?? [];

describe('the habit of a team', () => {
  it('is the title, the head and the sections that its documents share, with the built-in text below them', () => {
    const files = {
      'r/SPRINT-3-COMPLETION.md': completion('3', 'Fog'),
      'r/SPRINT-4-COMPLETION.md': `${completion('4')}\n## Lamp Oil\n\nOne of a kind.\n\n## Plans for Sprint 5\n\nMore.\n`,
      'r/SPRINT-2-COMPLETION.md': `${completion('2', 'Mast')}\n## Plans for Sprint 3\n\nMore.\n`,
    };
    const template = made(files, { document: 'completion', sprint: '5' });
    assert.equal(template?.source, 'r/SPRINT-4-COMPLETION.md');
    assert.equal(
      template?.text,
      `# Sprint {{number}}: {{sprint_title}} - COMPLETION REPORT

**Date**: {{date}}
**Status**: {{outcome}}

## Executive Summary

{{todo: what was delivered}}

## Quality Metrics

{{todo: a number}}

### Coverage

{{todo: coverage}}

## Lessons Learned

- {{todo: lesson}}

## Plans for Sprint {{next_number}}

{{todo: plans for sprint}}
`,
    );
  });

  it('leaves out what is about the tasks of one sprint, and counts on', () => {
    const numbered = (number: string) =>
      `# Sprint ${number} Review\n\n## 1. Summary ✅\n\nx\n\n## 2. Task ${number}.1: Wick\n\nx\n\n## 3. Phase 2: Oil\n\nx\n\n## 4. Action Items (3 items)\n\n- x\n`;
    const files = { 'sprint_1_review.md': numbered('1'), 'sprint_2_review.md': numbered('2') };
    assert.deepEqual(headings(files, { document: 'review', sprint: '3' }), [
      '# Sprint {{number}} Review',
      '## 1. Summary',
      '## 2. Action Items',
    ]);
  });

  it('is what half of the newest six have', () => {
    const files = Object.fromEntries(
      [1, 2, 3, 4, 5, 6, 7, 8].map(at => [
        `sprint_${at}_review.md`,
        `${review(String(at))}${at < 3 ? '\n## Old Ways\n\nx\n' : ''}${at > 5 ? '\n## New Ways\n\nx\n' : ''}${at === 8 ? '\n## Once\n\nx\n' : ''}`,
      ]),
    );
    assert.deepEqual(headings(files, { document: 'review', sprint: '9' }), [
      '# Sprint {{number}} Review',
      '## What Went Well',
      '## What Could Be Improved',
      '## New Ways',
    ]);
  });

  it('counts one document if it is the only one, and copies of one sprint once', () => {
    const files = {
      'a/sprint_1_review.md': review('1'),
      'b/copy-sprint-1-review.md': `${review('1')}\n## Copied\n\nx\n`,
    };
    assert.deepEqual(headings(files, { document: 'review', sprint: '2' }).slice(1).length >= 2, true);
    assert.ok(
      !headings({ ...files, 'a/sprint_2_review.md': review('2') }, { document: 'review', sprint: '3' }).includes(
        '## Copied',
      ),
    );
  });

  it('takes of one document alone what any such document has, and leaves what was its own', () => {
    const lone = `${completion('4', 'Fog')}\n## Deployment of LampServer\n\nx\n\n## Three 12-Volt Lamps\n\nx\n\n## Why the Keeper Left\n\nx\n`;
    assert.deepEqual(headings({ 'SPRINT-4-COMPLETION.md': lone }, { document: 'completion', sprint: '5' }).slice(1), [
      '## Executive Summary',
      '## Quality Metrics',
      '### Coverage',
      '## Lessons Learned',
    ]);
    // What cannot be judged is kept.
    const other = `# Sprint 4 Review\n\n## Zusammenfassung\n\nx\n\n## Ausblick\n\nx\n\n## 3 Fragen\n\nx\n`;
    assert.deepEqual(headings({ 'sprint_4_review.md': other }, { document: 'review', sprint: '5' }).slice(0, 3), [
      '# Sprint {{number}} Review',
      '## Zusammenfassung',
      '## Ausblick',
    ]);
  });

  it('has no title that does not say which document it is', () => {
    const titled = (title: string, sprint: string) => review(sprint).replace(/^# .*$/m, `# ${title}`);
    const at = (files: Files) => headings(files, { document: 'review', sprint: '5' })[0];
    assert.equal(at({ 'sprint_4_review.md': titled('Fog Review', '4') }), '# {{sprint}} Report');
    assert.equal(
      at({ 'sprint_3_review.md': titled('Look Back', '3'), 'sprint_4_review.md': titled('Look Back', '4') }),
      '# {{sprint}} Report',
    );
  });

  it('is not what four incidents were called', () => {
    const files = Object.fromEntries(
      ['1', '2', '3', '4'].map(at => [`docs/rca/2026-03-0${at}-login-outage.md`, rca('Login outage')]),
    );
    assert.equal(headings(files, { document: 'rca', sprint: '2' })[0], '# RCA: {{title}}');
  });

  it('leaves out how one story stands, and the brackets around what is left out', () => {
    const files = (title: string) => ({
      'stories/STORY_2.2_COMPLETE.md': story('2.2').replace(/^# .*$/m, `# ${title}`),
    });
    const at = (title: string) => headings(files(title), { document: 'story' })[0];
    assert.equal(at('Story 2.2: Status Badge - COMPLETE ✅'), '# Story {{next_id}}: {{title}}');
    const road = {
      'ROADMAP.md':
        '# Lamp Roadmap (Two-Year Plan)\n\n## Sprint 1 (Wick) — Weeks 1–2\n\n### Tasks\n\n- Trim\n\n## Sprint 2 (Oil) — Weeks 3–4\n\n### Tasks\n\n- Fill\n',
    };
    assert.doesNotMatch(headings(road, { document: 'roadmap' })[0] ?? '', /\(\s|\(\)/);
  });

  it('says the new sprint’s number where a field or a heading names the old one', () => {
    const report = review('26').replace(
      /^(# .*)$/m,
      '$1\n\n**Sprint 25 Completed On**: yes\n**Sprint 26 Start**: 2026-03-02\n',
    );
    const text =
      made({ 'sprint_26_review.md': `${report}\n## Lessons of S26\n\nx\n` }, { document: 'review', sprint: '27' })
        ?.text ?? '';
    assert.match(text, /^\*\*Sprint \{\{previous_number\}\} Completed On\*\*: \{\{todo: completed on\}\}$/m);
    assert.match(text, /^\*\*Sprint \{\{number\}\} Start\*\*: /m);
    assert.match(text, /^## Lessons of S\{\{number\}\}$/m);
  });

  it('names what went wrong in its own place', () => {
    const files = { 'docs/rca/2026-03-04-fog.md': rca('Fog'), 'docs/rca/2026-04-04-ice.md': rca('Ice') };
    assert.deepEqual(headings(files, { document: 'rca', sprint: '2' }).slice(0, 4), [
      '# RCA: {{title}}',
      '## What Happened',
      '## Root Cause',
      '## Corrective Actions',
    ]);
  });

  it('keeps the front matter with its space and comments, and what all agree on', () => {
    const front = (number: string, scope: string) =>
      `---\nnumber:   ${number}   # the sprint\ntitle: "Lamp ${number}"\nflavor: sweet # always\nscope: ${scope}\ntags:\n  - a${number}\n---\n\n${plan(number).replace('Plan', `· Lamp ${number}`)}\n## Risks\n\nNone.\n`;
    const files = { 'sprint_1_plan.md': front('1', 'small'), 'sprint_2_plan.md': front('2', 'large') };
    assert.match(
      made(files, { document: 'plan', sprint: '3' })?.text ?? '',
      /^---\nnumber: {3}\{\{number\}\} {3}# the sprint\ntitle: "\{\{title\}\}"\nflavor: sweet # always\nscope: \{\{todo: scope\}\}\n---\n\n# Sprint \{\{number\}\} · \{\{title\}\}\n\n## Sprint Goal\n/,
    );
  });

  it('has the sprint’s days only in what is about the sprint as a whole', () => {
    const head = '**Dates**: 2026-03-02 – 2026-03-13\n**Started**: 2026-03-02\n**Date**: 2026-03-14\n';
    const headed = (text: string) => text.replace(/^(# .*)$/m, `$1\n\n${head}`);
    const report = { 'r/sprint_1_review.md': headed(review('1')) };
    assert.match(
      made(report, { document: 'review', sprint: '2' })?.text ?? '',
      /^\*\*Dates\*\*: \{\{start_date\}\} – \{\{end_date\}\}\n\*\*Started\*\*: \{\{start_date\}\}\n\*\*Date\*\*: \{\{date\}\}$/m,
    );
    assert.match(
      made({ 'docs/rca/fog.md': headed(rca('Fog')) }, { document: 'rca', sprint: '2' })?.text ?? '',
      /^\*\*Dates\*\*: \{\{todo: dates\}\}\n\*\*Started\*\*: \{\{todo: started\}\}\n\*\*Date\*\*: \{\{todo: date\}\}$/m,
    );
  });

  it('has the new story’s own id where stories state theirs', () => {
    const files = {
      'stories/FN-1-oil.md': story('FN-1').replace('Status: open', '**Story ID**: FN-1\n**Epic**: Lamps'),
    };
    assert.match(
      made(files, { document: 'story' })?.text ?? '',
      /^\*\*Story ID\*\*: \{\{next_id\}\}\n\*\*Epic\*\*: \{\{todo: epic\}\}$/m,
    );
  });

  it('passes on neither a misspelled key of a plan nor a value that no tool can use', () => {
    const front = (number: string) =>
      `---\nnumber: ${number}\ntimebox_minutes: 0\nfocus_minutes: 0\ncoverage_minimum:   70 # percent\n---\n\n${plan(number)}\n## Risks\n\nNone.\n`;
    const files = { 'sprint_1_plan.md': front('1'), 'sprint_2_plan.md': front('2') };
    assert.match(
      made(files, { document: 'plan', sprint: '3' })?.text ?? '',
      /^---\nnumber: \{\{number\}\}\ntimebox_minutes: \{\{timebox\}\}\nfocus_minutes: \{\{todo: focus minutes\}\}\ncoverage_min: {3}\{\{coverage_min\}\} # percent\n---\n/,
    );
    const { timebox } = planKeyVariables;
    assert.deepEqual(timebox?.value(about(files, { document: 'plan', sprint: '3' })), { type: 'text', text: '120' });
  });

  it('is none where there is nothing of its sort', () => {
    assert.equal(made({ 'sprint_1_review.md': review('1') }, { document: 'completion', sprint: '1' }), undefined);
    assert.equal(made({}, { document: 'rca', sprint: '1' }), undefined);
  });
});
