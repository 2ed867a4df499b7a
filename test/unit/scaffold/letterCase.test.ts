import assert from 'node:assert/strict';
import { arranged } from '../../../server/src/scaffold/place/habit/arranged';
import { inLetterCase, letterCaseOf } from '../../../server/src/scaffold/place/habit/letterCase';

describe('the letters of headings', () => {
  it('are what most headings of several words are written in', () => {
    assert.equal(letterCaseOf(['What went well', 'Root cause', 'Goals of Sprint 4', 'Links']), 'sentence');
    assert.equal(letterCaseOf(['What Went Well', 'Root Cause', 'Notes from the team']), 'title');
    assert.equal(letterCaseOf(['WHAT WENT WELL', 'ROOT CAUSE', 'Links']), 'upper');
    assert.equal(letterCaseOf(['API of CI', 'Links', '结果', '']), 'title');
  });

  it('leave names, what is short for something, code and variables', () => {
    const sentence = (heading: string) => inLetterCase(heading, 'sentence');
    assert.equal(sentence('Post-Sprint Review Hooks'), 'Post-sprint review hooks');
    assert.equal(sentence('Success Metrics (CI-Enforced) of `My Code`'), 'Success metrics (CI-enforced) of `My Code`');
    assert.equal(sentence('Tasks for Sprint {{number}} and Sprint 4'), 'Tasks for Sprint {{number}} and Sprint 4');
    assert.equal(sentence('Tasks (“Rule of Three”)'), 'Tasks (“Rule of Three”)');
    assert.equal(inLetterCase('Goal of {{sprint}}', 'upper'), 'GOAL OF {{sprint}}');
    assert.equal(inLetterCase('What Went Well', 'title'), 'What Went Well');
  });
});

describe('sections that are added', () => {
  const builtIn = (heading: string) => ({ heading, body: '', words: [] });
  const [goal, tasks, effort, links] = [builtIn('Goal'), builtIn('Tasks'), builtIn('Effort'), builtIn('Links')];
  const order = [goal, tasks, effort, links];
  const names = (own: Parameters<typeof arranged>[0], added: typeof order) =>
    arranged(own, { added, order, letters: 'title' }).map(({ text }) => text);

  it('stand behind what the built-in template has before them', () => {
    assert.deepEqual(
      names(
        [
          { text: 'Our aim', bodies: [goal], isOwn: true },
          { text: 'Mood', bodies: [], isOwn: true },
        ],
        [tasks, effort],
      ),
      [...['Our aim', 'Tasks', 'Effort', 'Mood']],
    );
    assert.deepEqual(names([{ text: 'Hours', bodies: [effort], isOwn: true }], [goal, tasks]), [
      'Goal',
      'Tasks',
      'Hours',
    ]);
  });

  it('never stand behind what closes a document, unless they close it', () => {
    const own = [
      { text: 'Mood', bodies: [], isOwn: true },
      { text: 'Sign-off', bodies: [], isOwn: true },
    ];
    assert.deepEqual(names(own, [goal, links]), ['Mood', 'Goal', 'Links', 'Sign-off']);
  });

  it('are counted as the team counts', () => {
    const own = [
      { text: '0 · Aim', bodies: [goal], isOwn: true },
      { text: '1 · Mood', bodies: [], isOwn: true },
      { text: '2 · After the sprint', bodies: [], isOwn: true },
    ];
    assert.deepEqual(names(own, [tasks]), ['0 · Aim', '1 · Mood', '2 · Tasks', '3 · After the sprint']);
  });
});
