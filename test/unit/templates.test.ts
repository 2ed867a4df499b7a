import assert from 'node:assert/strict';
import { readDocument } from '../../server/src/model/parse';
import { headingNumber, withoutNumber } from '../../server/src/model/templates/headingNumbers';
import { templateSections, wordsOf } from '../../server/src/model/templates/templateSections';
import { templateFor } from '../../server/src/model/templates/templates';

const TEXT = '# Sprint Plan\n\n## Sprint Goal\n\n## Tasks\n\n## Demo\n';
const plan = (path: string, root = 'file:///w/') => readDocument(root + path, path, TEXT);

describe('the template of a document', () => {
  const nearest = (path: string, ...templates: readonly string[]) => {
    const docs = [path, ...templates].map(each => plan(each));
    return docs[0] && templateFor(docs[0], docs)?.doc.path;
  };
  it('stands in its folder or above', () => {
    assert.equal(nearest('plans/a/sprint_1_plan.md', 'plans/TEMPLATE.md'), 'plans/TEMPLATE.md');
    assert.equal(nearest('sprint_1_plan.md', 'plans/TEMPLATE.md'), undefined);
    assert.equal(nearest('plans/sprint_1_plan.md', 'plan/TEMPLATE.md'), undefined);
  });
  it('is the nearest', () =>
    assert.equal(nearest('a/b/sprint_1_plan.md', 'a/template.md', 'a/b/template.md'), 'a/b/template.md'));
  it('serves the folder around a folder of templates', () =>
    assert.equal(nearest('a/sprint_1_plan.md', 'a/templates/sprint-template.md'), 'a/templates/sprint-template.md'));
  it('names what it is for', () =>
    assert.equal(nearest('a/sprint_1_plan.md', 'a/release-plan-template.md'), undefined));
  it('has no number, and no template itself', () => {
    assert.equal(nearest('a/sprint_1_plan.md', 'a/sprint-2-template.md'), undefined);
    assert.equal(nearest('a/b/template.md', 'a/template.md'), undefined);
  });
  it('is no other folder’s of the workspace', () => {
    const docs = [plan('sprint_1_plan.md'), plan('template.md', 'file:///other/')];
    assert.equal(docs[0] && templateFor(docs[0], docs), undefined);
  });
});

describe('the sections of a template', () => {
  const sections = (body: string) =>
    templateSections(readDocument('template.md', 'template.md', `# Sprint Plan\n\n${body}`)).map(({ text }) => text);
  it('are those of its main level, but for the optional and the open ones', () =>
    assert.deepEqual(
      sections(
        '## Sprint Goal\n\n## Tasks\n\n### Task 1\n\n## Risks (optional)\n\n## [Feature]\n\n## Week 2\n\n## Demo\n',
      ),
      ['Sprint Goal', 'Tasks', 'Demo'],
    ));
  it('are none where there are few', () => assert.deepEqual(sections('## Sprint Goal\n\n## Tasks\n'), []));
  it('are told apart by their words', () => {
    assert.deepEqual(wordsOf('2 · Tasks & the Acceptance (CI-Enforced)'), ['task', 'acceptance']);
    assert.deepEqual(wordsOf('🎯 Sprint Goals'), ['goal']);
  });
});

describe('the number of a heading', () => {
  const numberOf = (value: string) => headingNumber({ text: { value, range: { start: 10, end: 10 + value.length } } });
  for (const [text, number] of [
    ['4 · Metrics', 4],
    ['4 Â· Metrics', 4],
    ['**4.** Metrics', 4],
    ['12) Metrics', 12],
    ['0 — Roles', 0],
    ['5. 🎯 Metrics', 5],
  ] as const)
    it(`stands in “${text}”`, () => assert.equal(numberOf(text)?.value, number));
  for (const text of ['4 weeks', '2025. Review', '4.1 Metrics', '24/7', '4-eyes check', '10:30 Demo', 'Step 4: Go'])
    it(`is none in “${text}”`, () => assert.equal(numberOf(text), undefined));
  it('covers its digits', () => assert.deepEqual(numberOf('**4.** Metrics')?.range, { start: 12, end: 13 }));
  it('can be left out', () => assert.equal(withoutNumber('4 · Metrics'), 'Metrics'));
});
