import assert from 'node:assert/strict';
import { readDocument } from '../../server/src/model/parse';
import { selectsNoneOf } from '../../server/src/model/plan/filters';

const plan = (body: string, path = 'plan.md') => {
  const text = `---\nnumber: 7\ncoverage_min: 80\n---\n# Sprint 7 Plan\n\n${body}`;
  const doc = readDocument(`file:///w/${path}`, path, text);
  assert.ok(doc.plan, 'it is read as a plan');
  const at = ({ start, end }: { readonly start: number; readonly end: number }) => doc.text.slice(start, end);
  return { ...doc.plan, at };
};

describe('a plan', () => {
  it('states how many tasks it may have', () => {
    const stated = {
      'Max 3 tasks; more is refused.': 3,
      '**Maximum of 4 tasks**': 4,
      'Propose at most two tasks.': 2,
      '## Tasks (Rule of Three)': 3,
      'Höchstens 5 Aufgaben.': 5,
      'Máximo de 3 tareas.': 3,
      最多3个任务: 3,
      '≤ 6 tasks': 6,
      'â‰¤ 6 tasks': 6,
    };
    for (const [text, most] of Object.entries(stated)) assert.equal(plan(text).mostTasks?.value, most, text);
    const others = ['Max 3 tasks per person.', 'Max 3 tasks. Max 4 tasks.', 'max 3 open issues', '`max 3 tasks`'];
    for (const text of others) assert.equal(plan(text).mostTasks, undefined, text);
  });

  it('has a goal of so many words', () => {
    const { goal, at } = plan(
      '## Sprint Goal & Reason (≤ 40 words)\n\n**Goal**: Ship *it* now.\n\n> **Why**: it is late\n',
    );
    assert.equal(goal?.words, 6);
    assert.equal(goal?.limit?.value, 40);
    assert.equal(goal && at(goal.limit?.range ?? goal.range), '40');
    assert.equal(plan('## Sprint Goal (40 words or less)\n\nShip.').goal?.limit?.value, 40);
    assert.equal(plan('## Ziel (höchstens 9 Wörter)\n\nFertig werden.').goal?.limit?.value, 9);
    assert.equal(plan('## Non-Goals\n\nShip.').goal, undefined);
  });

  it('has tasks in a table', () => {
    const { tasks } = plan(
      '## Tasks\n\n| # | Task Name | Acceptance Criteria |\n|---|---|---|\n| 1 | Read | read |\n| 2a | Check | … |\n| 3 | ~~Store~~ | |\n',
    );
    assert.deepEqual(
      tasks.map(({ number, title, acceptance, dropped }) => [number, title.value, acceptance?.value, dropped]),
      [
        ['1', 'Read', 'read', false],
        ['2a', 'Check', '…', false],
        ['3', '~~Store~~', '', true],
      ],
    );
  });

  it('changes interfaces, and has metrics and checklists', () => {
    const { interfaces, metrics, checklists, at } = plan(
      '## Interfaces Changed\n\n| File / API | Brief Change | Inputs → Outputs |\n|---|---|---|\n| `a.py` | new | text → rows |\n\n## Success Metrics\n\n- green\n- fast\n\n### Checklist\n\n- [x] one\n- [ ] two\n',
    );
    assert.deepEqual(
      interfaces.map(({ name, change, contract }) => [name.value, at(name.range), change?.value, contract?.value]),
      [['a.py', 'a.py', 'new', 'text → rows']],
    );
    assert.deepEqual(
      metrics.map(({ value }) => value),
      ['green', 'fast'],
    );
    assert.deepEqual(
      checklists.map(({ name, items, done }) => [name.value, items.length, done]),
      [['Checklist', 2, 1]],
    );
  });

  it('mandates files', () => {
    const { mandated, at } = plan(
      'File `docs/RCAs/rca_s{{number}}.md` if CI fails at any point.\n\nThe lead will create sprint_N_review.md at the end.\n',
    );
    assert.equal(mandated.rca?.value, 'docs/RCAs/rca_s7.md');
    assert.equal(mandated.rca && at(mandated.rca.range), 'docs/RCAs/rca_s{{number}}.md');
    assert.equal(mandated.rca?.onlyIfCiFails, true);
    assert.equal(mandated.review?.value, 'sprint_7_review.md');
    assert.equal(mandated.review?.onlyIfCiFails, false);
    const read = plan(
      'You must see `docs/rca_s6.md`, and `sprint_6_review.md` is where it began.\n\n```\nwrite rca_s7.md\n```\n',
    );
    assert.deepEqual(read.mandated, {});
    const spaced = plan('A new file must be created at `Docs/Sprint Reviews/sprint_07_reflection.md`.');
    assert.equal(spaced.mandated.review?.value, 'Docs/Sprint Reviews/sprint_07_reflection.md');
  });

  it('names filters of tests', () => {
    const { filters, at } = plan(
      '## Acceptance\n\n- `pytest -q -k "test_a or test_b"` passes\n- regression: `pytest -k test_c`\n',
    );
    assert.deepEqual(
      filters.map(({ value, range }) => [value, at(range)]),
      [['test_a or test_b', 'test_a or test_b']],
    );
  });

  it('says in a template which sections may be left out', () => {
    const { optionalSections, at } = plan(
      '## Risks (optional)\n\n## Demo\n\n*Optional.* If there is time.\n\n## Tasks\n\nText.\n',
      'plan-template.md',
    );
    assert.deepEqual(optionalSections.map(at), ['Risks (optional)', 'Demo']);
  });
});

describe('a test pattern', () => {
  for (const [pattern, filter] of [
    ['test_goal', 'test_reader'],
    ['test_goal|test_score', 'test_reader or test_writer'],
    ['^test_goal$', 'reader'],
  ] as const)
    it(`${pattern} selects nothing of ${filter}`, () => assert.equal(selectsNoneOf(pattern, filter), true));
  for (const [pattern, filter] of [
    ['test_goal', 'test_goal_model'],
    ['test_goal_model', 'goal'],
    ['test_.*', 'test_reader'],
    ['test_a|test_b', 'test_b'],
    ['test_(a|b)', 'test_c'],
    ['test_goal', 'not slow'],
    ['test_goal', '{{test_pattern}}'],
    ['', 'test_a'],
  ] as const)
    it(`${pattern || 'of nothing'} may select some of ${filter}`, () =>
      assert.equal(selectsNoneOf(pattern, filter), false));
});

describe('a story', () => {
  it('has criteria and steps', () => {
    const text =
      '# Story 1-2: Read\n\n## Acceptance Criteria\n\n1. It reads\n\n- [x] It checks\n\n## Tasks / Subtasks\n\n- [ ] One\n  - [x] Half\n- note\n';
    const { story } = readDocument('file:///w/stories/1-2-read.md', 'stories/1-2-read.md', text);
    assert.deepEqual(
      story?.criteria.map(({ text: { value }, done }) => [value, done]),
      [
        ['It reads', undefined],
        ['It checks', true],
      ],
    );
    assert.deepEqual(
      story?.steps.map(({ text: { value }, done }) => [value, done]),
      [
        ['One', false],
        ['Half', true],
      ],
    );
  });
});
