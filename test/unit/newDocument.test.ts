import { strict as assert } from 'node:assert';
import { kindOfName } from '../../server/src/features/completion/documentKinds';
import { newDocument } from '../../server/src/features/newDocument/newDocument';
import { KINDS } from '../../server/src/model/sprint';
import { queue, ROOT } from './loaded';
import { made } from './project';

const plan = (number: string) => `# Sprint ${number} plan\n\n## Sprint Goal\n\nSail.\n\n## Tasks\n\nMax 3 tasks\n`;
const REVIEW = '# Sprint 4 Review\n\n## What Went Well\n\n- The wind\n\n## What Could Be Improved\n\n- The map\n';

const pathOf = (files: Record<string, string>, kind: string, taken: readonly string[] = []): string | undefined =>
  newDocument(made(files), { kind, folder: ROOT }, [
    ...Object.keys(files).map(path => `${ROOT}/${path}`),
    ...taken.map(path => `${ROOT}/${path}`),
  ])?.path;

describe('a new document', () => {
  it('is named like the newest of its kind', () => {
    const cases: [existing: string, next: string][] = [
      ['docs/sprints/sprint_4_plan.md', 'docs/sprints/sprint_5_plan.md'],
      ['plans/Sprint-09-Plan.md', 'plans/Sprint-10-Plan.md'],
      ['sprint_4_harbor_plan.md', 'sprint_5_plan.md'],
      ['work/sprint-4 harbor/plan.md', 'work/sprint-5/plan.md'],
      ['sprint_04/sprint_4_plan.markdown', 'sprint_05/sprint_5_plan.markdown'],
      ['plans/04-harbor.md', 'plans/05-plan.md'],
      ['Sprint 2026-09 Plan.md', 'Sprint 2026-10 Plan.md'],
      ['sprint_0.10_plan.md', 'sprint_0.11_plan.md'],
    ];
    assert.deepEqual(
      cases.map(([path]) => pathOf({ [path]: plan('4') }, 'plan')),
      cases.map(([, next]) => next),
    );
  });

  it('says of which kind it is where the rest of the name was about the last sprint', () => {
    const files = {
      'SPRINT4_HARBOR_INCIDENT_REPORT.md':
        '# Sprint 4: Root Cause Analysis\n\n## Root Cause\n\nFog.\n\n## Corrective Actions\n\n- Lamps\n',
    };
    assert.equal(pathOf(files, 'rca'), 'SPRINT5_REPORT_rca.md');
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
    assert.equal(pathOf({}, 'roadmap', ['docs/sprints/roadmap.md']), 'docs/sprints/roadmap_2.md');
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
    assert.equal(pathOf({ ...files, 'r/sprint_3_review.md': REVIEW }, 'review'), 'r/sprint_4_review.md');
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

  it('has a usual name that says its kind, and a text, for each kind', () => {
    for (const kind of KINDS) {
      const answer = newDocument(made({}), { kind, folder: ROOT }, []);
      assert.equal(kindOfName(answer?.path ?? ''), kind);
      assert.match(answer?.snippet ?? '', /\$\{1/);
    }
  });

  it('has the number of its name, or of the name that a person chose, in its text', () => {
    const files = { 'sprint_4_plan.md': plan('4') };
    const text = (path?: string) =>
      newDocument(made(files), { kind: 'plan', folder: ROOT, ...(path && { path }) }, [])?.snippet.split('\n')[1];
    assert.deepEqual([text(), text('else/sprint_12_plan.md')], ['number: 5', 'number: 12']);
  });

  it('has the sections of the team’s own template', () => {
    const template = `---\nnumber: {{number}}\ncoverage_min: 90\ntest_pattern: x\n---\n\n# Sprint {{number}}\n\n## Sprint Goal\n\n{{goal}}\n\n## Captain’s $Log\n\n## Review\n`;
    const files = { 'docs/sprints/TEMPLATE.md': template };
    const snippet = newDocument(made(files), { kind: 'plan', folder: ROOT }, [])?.snippet ?? '';
    assert.match(snippet, /## Captain’s \\\$Log/);
  });

  it('is none of a kind that nobody knows', () => {
    assert.equal(newDocument(made({}), { kind: '__proto__', folder: ROOT }, []), undefined);
  });

  it('lies inside the folder, whatever path was asked for', () => {
    const answer = newDocument(made({}), { kind: 'plan', folder: ROOT, path: '../../x.md' }, []);
    assert.equal(answer?.path, 'docs/sprints/sprint_1_plan.md');
  });
});
