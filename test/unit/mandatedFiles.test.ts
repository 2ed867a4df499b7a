import assert from 'node:assert/strict';
import { DEFAULT_SETTINGS } from '../../server/src/config';
import { readEvidence } from '../../server/src/evidence/readEvidence';
import { codeActions } from '../../server/src/features/codeActions';
import { checkDocument } from '../../server/src/features/diagnostics';
import { editsOfAll, FIX_ALL } from '../../server/src/features/quickFixes';
import { mandatedPlaces, mandatedUris } from '../../server/src/model/links/mandatedPlaces';
import { readDocument } from '../../server/src/model/parse';
import type { Facts } from '../../server/src/model/sprint';
import { makeProject } from '../../server/src/project';
import { NEW_SCAFFOLD } from '../../server/src/protocol';
import { scaffold } from '../../server/src/scaffold/make';
import { toPlain } from '../../server/src/scaffold/snippet';
import { sourcesOf } from '../support/scaffoldSources';

const PLAN = `# Sprint 4 Plan

## 0 · Sprint Goal

Read faster.

## 6 · Guard-Rails

**Mandatory RCA**: write \`docs/rcas/rca_s4.md\` if CI fails at any point.

The lead will create \`sprint_4_review.md\`.
`;
const ROOT = 'file:///my%20work';
const read = (text: string, path: string) => readDocument(`${ROOT}/${encodeURI(path)}`, path, text);
const plan = read(PLAN, 'docs/my plans/sprint_4_plan.md');
const tracker = read(
  '# Sprint 4 Tracker\n\n**Status**: ✅ COMPLETE\n\n- [x] One\n- [x] Two\n',
  'docs/sprint_4_tracker.md',
);
const report = readEvidence(`${ROOT}/sprint-4/junit.xml`, 'sprint-4/junit.xml', '<testsuite tests="2" failures="1"/>');

const contextOf = (documents: readonly Facts[]) => ({
  project: makeProject(documents, {
    files: { has: uri => documents.some(doc => doc.uri === uri) },
    evidence: report ? [report] : [],
  }),
  settings: DEFAULT_SETTINGS,
});

describe('a file that a plan mandates', () => {
  const context = contextOf([plan, tracker]);
  const actionsAt = (place: string, only?: string[]) => {
    const start = PLAN.indexOf(place);
    return codeActions(plan, context, { range: { start, end: start }, only });
  };
  const createdAt = (place: string, request = {}) => {
    const start = PLAN.indexOf(place);
    const actions = codeActions(plan, context, { range: { start, end: start }, only: ['quickfix'], ...request });
    return actions.find(({ title }) => title.startsWith('Create '));
  };

  it('is created with one click, and sound', () => {
    for (const [place, path, kind] of [
      ['docs/rcas', 'docs/rcas/rca_s4.md', 'rca'],
      ['sprint_4_review', 'docs/my plans/sprint_4_review.md', 'review'],
    ] as const) {
      const asked = { document: kind, uri: plan.uri, path, sprint: '4' };
      const action = createdAt(place);
      assert.equal(action?.title, `Create ${path}`);
      assert.deepEqual(action.data, { scaffold: asked });
      const sources = { ...sourcesOf([plan, tracker], ROOT), project: context.project };
      const made = scaffold(sources, { document: kind, from: plan.uri, sprint: '4', path, answers: {} });
      assert.equal(made?.path, path);
      const doc = read(toPlain(made.text), path);
      assert.equal(doc.kind, kind);
      assert.equal(doc.sprint?.number.value, '4');
      const project = contextOf([plan, tracker, doc]);
      assert.deepEqual(
        checkDocument(doc, project).filter(({ rule }) => rule !== 'template-placeholder'),
        [],
      );
      const left = checkDocument(plan, project).map(({ rule }) => rule);
      assert.ok(!left.includes(`missing-${kind}`), `missing-${kind} is found although there is one`);
    }
  });

  it('is asked for by a command of the editor, where that has one, and by nobody where files cannot be made', () => {
    const action = createdAt('docs/rcas', { makesFiles: false, asksForFiles: true });
    const asked = { document: 'rca', uri: plan.uri, path: 'docs/rcas/rca_s4.md', sprint: '4' };
    assert.deepEqual(action?.command, { title: action?.title, command: NEW_SCAFFOLD, arguments: [asked] });
    assert.equal(action?.data, undefined);
    assert.equal(createdAt('docs/rcas', { makesFiles: false }), undefined);
  });

  it('is never created by “fix all”', () => {
    assert.deepEqual(editsOfAll(plan, context), []);
    assert.deepEqual(actionsAt('docs/rcas', [FIX_ALL]), []);
  });

  it('is not known to be missing while nobody has looked', () => {
    const project = makeProject([plan, tracker], { files: { has: () => undefined }, evidence: report ? [report] : [] });
    const rules = checkDocument(plan, { ...context, project }).map(({ rule }) => rule);
    assert.ok(!rules.some(rule => rule.startsWith('missing-r')));
  });

  it('is looked for where it may be', () => {
    const places = (path: string, from = 'team/docs/plans/3.md') => mandatedPlaces({ path: from }, path);
    assert.deepEqual(places('docs/rcas/x.md'), [
      'team/docs/rcas/x.md',
      'docs/rcas/x.md',
      'team/docs/plans/docs/rcas/x.md',
    ]);
    assert.deepEqual(places('x.md'), ['team/docs/plans/x.md', 'x.md']);
    assert.deepEqual(places('../rcas/x.md'), ['team/docs/rcas/x.md']);
    for (const path of ['../../../../x.md', '/etc/x.md', 'C:\\x.md', 'x.sh', 'a:b.md', 'x\0.md', ''])
      assert.deepEqual(places(path), [], path);
    assert.ok(mandatedUris(plan).includes(`${ROOT}/docs/rcas/rca_s4.md`));
  });
});

describe('the documents of a sprint', () => {
  const sprintsOf = (...paths: string[]) =>
    makeProject(
      paths.map(path => read(path.endsWith('plan.md') ? PLAN : '# Sprint 4 Tracker\n\n- [x] One\n- [ ] Two\n', path)),
    );

  it('are found side by side', () => {
    const { sprints } = sprintsOf('docs/sprints/sprint_4_plan.md', 'to-dos/status/sprint_4_tracker.md');
    const [sprint, ...others] = [...sprints.values()];
    assert.deepEqual([sprint?.number, sprint?.plans.length, sprint?.trackers.length, others.length], ['4', 1, 1, 0]);
  });
  it('are not those of another product or of an archive', () => {
    const { sprints } = sprintsOf(
      'blue/docs/sprint_4_plan.md',
      'red/docs/sprint_4_plan.md',
      '_history/a/sprint_4_plan.md',
    );
    assert.deepEqual(
      [...sprints.values()].map(({ plans }) => plans.length),
      [1, 1, 1],
    );
  });
});
