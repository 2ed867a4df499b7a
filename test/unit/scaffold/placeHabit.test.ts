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
