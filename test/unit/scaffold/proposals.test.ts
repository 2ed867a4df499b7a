import { strict as assert } from 'node:assert';
import { DOCUMENTS, type DocumentId, KIND_OF } from '../../../server/src/scaffold/documents';
import { kindOfName } from '../../../server/src/scaffold/place/documentKinds';
import { toPlain } from '../../../server/src/scaffold/snippet';
import { type Files, made } from '../../support/scaffolds';
import { queue } from '../loaded';

const plan = (number: string) => `# Sprint ${number} plan\n\n## Sprint Goal\n\nSail.\n\n## Tasks\n\nMax 3 tasks\n`;
const REVIEW = '# Sprint 3 Review\n\n## What Went Well\n\n- The wind\n\n## What Could Be Improved\n\n- The map\n';

const pathOf = (files: Files, document: DocumentId, taken: readonly string[] = []): string | undefined =>
  made({ ...files, ...Object.fromEntries(taken.map(path => [path, 'Notes of a walk.\n'])) }, { document, answers: {} })
    ?.path;

describe('a new document', () => {
  it('is named like the newest of its kind', () => {
    const cases: [number: string, existing: string, next: string][] = [
      ['4', 'docs/sprints/sprint_4_plan.md', 'docs/sprints/sprint_5_plan.md'],
      ['9', 'plans/Sprint-09-Plan.md', 'plans/Sprint-10-Plan.md'],
      ['4', 'sprint_4_harbor_plan.md', 'sprint_5_plan.md'],
      ['4', 'work/sprint-4 harbor/plan.md', 'work/sprint-5/plan.md'],
      ['4', 'sprint_04/sprint_04_plan.md', 'sprint_05/sprint_05_plan.md'],
      ['4', 'plans/04-harbor.md', 'plans/05-plan.md'],
      ['2026-09', 'Sprint 2026-09 Plan.md', 'Sprint 2026-10 Plan.md'],
      ['0.10', 'sprint_0.10_plan.md', 'sprint_0.11_plan.md'],
    ];
    assert.deepEqual(
      cases.map(([number, path]) => pathOf({ [path]: plan(number) }, 'plan')),
      cases.map(([, , next]) => next),
    );
  });

  it('lies where the team has its sprints, in its own letters', () => {
    assert.equal(
      pathOf({ 'Docs/Sprints/Plans/sprint_4_plan.md': plan('4') }, 'review'),
      'Docs/Sprints/sprint_4_review.md',
    );
  });

  it('goes on after the highest number, not after the last name', () => {
    const files = { 'sprint_10_plan.md': plan('10'), 'sprint_9_plan.md': plan('9') };
    assert.equal(pathOf(files, 'plan'), 'sprint_11_plan.md');
  });

  it('keeps a word that all their names have', () => {
    const files = { 'sprint_1_ferry_plan.md': plan('1'), 'sprint_2_ferry_plan.md': plan('2') };
    assert.equal(pathOf(files, 'plan'), 'sprint_3_ferry_plan.md');
  });

  it('never has the name of a file, a document or not, in whatever letters', () => {
    const files = { 'sprint_4_plan.md': plan('4') };
    assert.equal(pathOf(files, 'plan', ['Sprint_5_PLAN.md', 'sprint_6_plan.md']), 'sprint_7_plan.md');
  });

  it('takes no archived document and no template for the newest', () => {
    const files = {
      'sprint_4_plan.md': plan('4'),
      'archive/sprint_8_plan.md': plan('8'),
      'templates/sprint_9_plan.md': plan('9'),
    };
    assert.equal(pathOf(files, 'plan'), 'sprint_5_plan.md');
  });

  it('is one of the sprint that people are at, where there is none of its kind', () => {
    const files = { 'plans/sprint_4_plan.md': plan('4') };
    assert.equal(pathOf(files, 'review'), 'docs/sprints/sprint_4_review.md');
    assert.equal(pathOf(files, 'tracker'), 'docs/sprints/sprint_4_progress.md');
    assert.equal(pathOf({ ...files, 'reviews/sprint_3_review.md': REVIEW }, 'review'), 'reviews/sprint_4_review.md');
    assert.equal(
      pathOf({ 'WORK_QUEUE.md': queue('| [ ] | 1-1 | Parse | |') }, 'plan'),
      'docs/sprints/sprint_1_plan.md',
    );
  });

  it('goes by a story’s own number', () => {
    const story = (id: string) =>
      `# Story ${id}: Check\n\nStatus: open\n\n## Acceptance Criteria\n\n- [ ] It checks\n\n## Tasks\n\n- [ ] Do\n`;
    const paths = [
      'stories/FN-23-merge-rules.md',
      'docs/stories/1.2.story.md',
      'stories/story-1-2-check.md',
      'stories/8-5-story-of-a-plan.md',
    ];
    assert.deepEqual(
      paths.map(path => pathOf({ [path]: story('1.2') }, 'story')),
      ['stories/FN-24.md', 'docs/stories/1.3.story.md', 'stories/story-1-3.md', 'stories/8-6.md'],
    );
  });

  it('has a usual name that says its kind, and a text, for each document', () => {
    for (const document of DOCUMENTS) {
      const answer = made({}, { document, answers: {} });
      if (!['completion', 'handoff', 'retrospective'].includes(document))
        assert.equal(kindOfName(answer?.path ?? ''), KIND_OF[document]);
      assert.ok(
        answer?.text.some(part => typeof part !== 'string'),
        document,
      );
    }
  });

  it('has the number of its name, or of the name that a person chose, in its text', () => {
    const files = { 'sprint_4_plan.md': plan('4') };
    const numberOf = (path?: string) => {
      const answer = made(files, { document: 'plan', answers: {}, path });
      return [answer?.number, /^# Sprint (\d+)/m.exec(toPlain(answer?.text ?? []))?.[1]];
    };
    assert.deepEqual(numberOf(), ['5', '5']);
    assert.deepEqual(numberOf('else/sprint_12_plan.md'), ['12', '12']);
  });

  it('has the sections of the team’s own template', () => {
    const template = `---\nnumber: {{number}}\ncoverage_min: 90\ntest_pattern: x\n---\n\n# Sprint {{number}}\n\n## Sprint Goal\n\n{{goal}}\n\n## Captain’s $Log\n\n## Review\n`;
    const answer = made({ 'docs/sprints/TEMPLATE.md': template }, { document: 'plan', answers: {} });
    assert.match(toPlain(answer?.text ?? []), /## Captain’s \$Log/);
    assert.equal(answer?.template, 'docs/sprints/TEMPLATE.md');
  });

  it('is none for what is no sprint’s number', () => {
    for (const sprint of ['four', '-1', '1'.repeat(200), '../..'])
      assert.equal(made({}, { document: 'plan', answers: {}, sprint }), undefined);
  });

  it('is for a sprint of which nobody knows anything, too', () => {
    const answer = made({ 'sprint_4_plan.md': plan('4') }, { document: 'review', answers: {}, sprint: '11' });
    assert.equal(answer?.number, '11');
    assert.match(answer?.path ?? '', /11/);
  });

  it('is for the sprint of the document that it is asked from, in its product', () => {
    const files = {
      'red/docs/sprints/sprint_4_plan.md': plan('4'),
      'blue/docs/sprints/sprint_4_plan.md': plan('4'),
      'blue/docs/sprints/sprint_5_plan.md': plan('5'),
    };
    const from = (path: string) => made(files, { document: 'review', answers: {}, from: `file:///w/${path}` });
    assert.equal(from('red/docs/sprints/sprint_4_plan.md')?.number, '4');
    assert.equal(from('blue/docs/sprints/sprint_5_plan.md')?.number, '5');
    const next = made(files, { document: 'plan', answers: {}, from: 'file:///w/red/docs/sprints/sprint_4_plan.md' });
    assert.equal(next?.number, '5');
  });

  it('lies inside the folder, whatever path was asked for', () => {
    for (const path of ['../../x.md', '/etc/x.md', 'C:\\x.md', 'a/../../x.md']) {
      const answer = made({}, { document: 'plan', answers: {}, path });
      assert.ok(answer?.fault, path);
      assert.deepEqual(answer.links, []);
    }
  });
});

describe('a document that is there already', () => {
  it('is added to with what is known of its own sprint alone', () => {
    const files = { 'docs/sprint_3_review.md': REVIEW, 'docs/sprint_4_plan.md': plan('4') };
    const missing = (sprint: string) =>
      made(files, { document: 'review', sprint, path: 'docs/sprint_3_review.md', answers: {} })?.existing?.missing;
    assert.deepEqual(missing('4'), []);
    assert.ok((missing('3')?.length ?? 0) > 0);
  });
});
