import assert from 'node:assert/strict';
import { habitTemplate } from '../../../server/src/scaffold/place/habit';
import { about, type Files, pathOf, plan, review, story } from './placing';
import { below, made } from './sprintScene';

/** Sprint 7 of an invented mill, whose tracker counts its steps anew in each phase. */
const MILL = `# Sprint 7 Progress Tracker

**Status**: In progress

## Phase 1: Wheel

- [x] **1.1 Grease the axle** - ✅ Complete
- [ ] **1.2 Count the paddles** - ⏳ Pending

## Phase 2: Stones

- [ ] **1.1 Dress the runner stone**
- [ ] **1.2 Weigh the flour**
`;

/** The same without ids. */
const LIST = MILL.replace(/\*\*1\.\d (.*?)\*\*/g, '$1');

const review7 = (documents: Files) => made({ documents }, 'review', { sprint: '7' }).text;

describe('untidy teams', () => {
  it('may give two tasks one id; each is told, without the state that its title ends with', () => {
    const tasks = below(review7({ 'docs/sprint_7_progress.md': MILL }), 'Tasks').join('\n');
    for (const title of ['Grease the axle', 'Count the paddles', 'Dress the runner stone', 'Weigh the flour'])
      assert.match(tasks, new RegExp(`\\| 1\\.\\d +\\| ${title} +\\| (?:Done|Open) `));
    assert.doesNotMatch(tasks, /✅|⏳|, open in/);
    assert.match(tasks, /paddles[\s\S]*runner stone/);
  });

  it('have boxes in parts, of which either count, and never both', () => {
    const few = below(review7({ 'docs/sprint_7_progress.md': LIST }), 'Metrics').join('\n');
    assert.match(few, /\| Tasks done +\| 4 +\| 1 /);
    const boxes = Array.from({ length: 50 }, (_, at) => `- [ ] Sieve sack ${'x'.repeat(at + 3)}`).join('\n');
    const many = below(review7({ 'docs/sprint_7_progress.md': `${LIST}${boxes}\n` }), 'Metrics').join('\n');
    assert.match(many, /\| Tasks done +\| 2 +\| 0 /);
  });

  it('say nothing of how a sprint went: then nobody knows that nothing is done', () => {
    const documents = {
      'docs/sprint_6_plan.md':
        '# Sprint 6 Plan\n\n## Sprint Goal\n\nGrind.\n\n## Tasks\n\n- [ ] N-1 Row\n- [ ] N-2 Steer\n',
    };
    const { text } = made({ documents }, 'readiness', { sprint: '7' });
    assert.doesNotMatch(text, /0 of its 2/);
    assert.match(text, /No document says whether these are done:/);
  });

  it('name a report of any sort so that it is told from the plan', () => {
    const files = { 'SPRINT_2_FLOUR_KICKOFF.md': `${readiness('2')}` };
    assert.match(pathOf(files, { document: 'readiness', sprint: '3' }), /^SPRINT_3_(?:KICKOFF_)?READINESS\.md$/);
  });

  it('keep what they write for sprints in one folder that is not called docs', () => {
    const files = Object.fromEntries(['1', '2', '3'].map(each => [`.mill/sprint/SPR-00${each}-flour.md`, plan(each)]));
    assert.equal(pathOf(files, { document: 'review', sprint: '3' }), '.mill/sprint/SPR-003-review.md');
  });

  it('name stories by numbers that are no sprint’s, in a folder that is', () => {
    const files = {
      'mill/sprint2/STORY_2.3_COMPLETE.md': `${review('2')}`,
      'mill/sprint2/SPRINT_2_PLANNING.md': plan('2'),
    };
    assert.equal(pathOf(files, { document: 'handoff', sprint: '3' }), 'mill/sprint3/SPRINT_3_HANDOFF.md');
  });

  it('call a story after a status, which is no tracker', () => {
    const files = {
      'w/Sprint-2/plan.md': plan('2', '\n[Story](stories/story-5-status-updates.md)\n'),
      'w/Sprint-2/stories/story-5-status-updates.md': story('5'),
    };
    assert.doesNotMatch(pathOf(files, { document: 'tracker', sprint: '3' }), /stories/);
  });

  it('have damaged headings, which come out repaired, and weeks that are no habit', () => {
    const text = `${review('4')}\n## ðŸ“Š Grain â€” Store\n\nFull.\n\n## Buffer (20-23 may) and rest\n\nShort.\n`;
    const template = habitTemplate(
      about(
        { 'r/sprint_3_review.md': text.replaceAll('4', '3'), 'r/sprint_4_review.md': text },
        { document: 'review', sprint: '5' },
      ),
      '# {{sprint}}\n\n## Links\n\n{{links}}\n',
    );
    assert.match(template?.text ?? '', /## 📊 Grain — Store/);
    assert.doesNotMatch(template?.text ?? '', /â|20-23/);
  });

  it('plan a test pattern for one sprint alone', () => {
    const planned = (patterns: readonly string[]) =>
      Object.fromEntries(
        patterns.map((pattern, at) => [
          `docs/sprint_${at + 1}_plan.md`,
          `---\nnumber: ${at + 1}\ntitle: "Mill"\ngoal: "Grind"\ncoverage_min: 80\ntest_pattern: "${pattern}"\n---\n\n${plan(String(at + 1))}`,
        ]),
      );
    const next = (patterns: readonly string[]) => made({ documents: planned(patterns) }, 'plan').text;
    assert.doesNotMatch(next(['test_axle', 'test_paddles']), /test_axle|test_paddles/);
    assert.match(next(['test_mill', 'test_mill']), /test_mill/);
    assert.match(next(['test_x', 'test_s2_.*']), /test_s3_\.\*/);
  });

  it('leave a variable in their plan’s goal, which a roadmap does not repeat', () => {
    const documents = {
      'docs/sprint_1_plan.md': plan('1').replace('Light the lamp.', '**Goal**: {{goal}}'),
      'docs/sprint_2_review.md': review('2'),
    };
    const { text } = made({ documents }, 'roadmap');
    assert.doesNotMatch(text, /\{\{goal\}\}|### Sprint 2 /);
    assert.match(text, /### Sprint 3 /);
  });
});

const readiness = (number: string): string =>
  `# Sprint ${number} Readiness\n\n**Status**: READY TO START\n\n## Prerequisites\n\n- [x] Water\n\n## Blockers\n\nNone\n\n## Sign-Off\n\nMiller\n`;
