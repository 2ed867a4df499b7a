import { strict as assert } from 'node:assert';
import type { Coverage } from '../../../server/src/coverage/coverage';
import { type Branch, branchesBelow } from '../../../server/src/features/tree/branch';
import { treeOf } from '../../../server/src/features/tree/trees';
import type { Project } from '../../../server/src/project';
import type { TreeOptions } from '../../../server/src/protocol';
import { coverageOfLines, type Lines, projectOf, uriOf } from '../../support/measured';

const plan = (min: string) => `---
number: 2
title: "Ferry"
${min}
timebox_minutes: 90
---

# Sprint 2: Ferry

## Sprint Goal

Cross the river.
`;
const PLAN = { 'docs/sprint_2_plan.md': plan('coverage_min: 75') };
const FILES = {
  'src/a.ts': '++++',
  'src/hull/deep/in.ts': '++--',
  'src/oar.ts': '.+---',
  'src/jib.ts': '-',
  'tools/z.ts': '+',
  'tools/b.ts': '+++-',
  'tools/types.ts': '....',
};

const rootsOf = (project: Project, options: TreeOptions = {}): readonly Branch[] =>
  treeOf('coverage', { project, findingsOf: () => undefined, settingsFiles: [], others: [] }, options);
const tree = (files: Lines, documents: Readonly<Record<string, string>> = PLAN): string =>
  shown(rootsOf(projectOf(documents, coverageOfLines(files))));

const shown = (branches: readonly Branch[], indent = ''): string =>
  branches
    .map(({ node: { type, label, coverage, range }, children }) => {
      const { percent, covered, total, isBelow, below } = coverage ?? {};
      const told = [label, `${percent}%`, `${covered}/${total}`, isBelow && 'below', below && `(${below})`];
      const line = type === 'coverage-file' && `line ${range?.start.line}`;
      return `${indent}${[...told, line].filter(Boolean).join(' ')}\n${shown(children(), `${indent}  `)}`;
    })
    .join('');

describe('the tree “Coverage”', () => {
  it('shows folders and files, those below the minimum first and the largest gaps first, at the first uncovered line', () => {
    assert.equal(
      tree(FILES),
      `src 53.8% 7/13 below (3)
  oar.ts 25% 1/4 below line 2
  hull/deep 50% 2/4 below (1)
    in.ts 50% 2/4 below line 2
  jib.ts 0% 0/1 below line 0
  a.ts 100% 4/4 line 0
tools 80% 4/5
  b.ts 75% 3/4 line 3
  z.ts 100% 1/1 line 0
`,
    );
  });

  it('shows a folder that holds files below the minimum before one that holds none', () => {
    assert.equal(
      tree({ 'a/x.ts': '+++', 'b/y.ts': '++++++', 'b/z.ts': '-' }),
      'b 85.7% 6/7 (1)\n  z.ts 0% 0/1 below line 0\n  y.ts 100% 6/6 line 0\na 100% 3/3\n  x.ts 100% 3/3 line 0\n',
    );
  });

  it('goes by name where no minimum is stated, folders first', () => {
    const files = { 'b.ts': '-', 'a10.ts': '+', 'a9.ts': '-', 'z/y.ts': '+-' };
    assert.equal(
      tree(files, {}),
      'z 50% 1/2\n  y.ts 50% 1/2 line 1\na9.ts 0% 0/1 line 0\na10.ts 100% 1/1 line 0\nb.ts 0% 0/1 line 0\n',
    );
  });

  it('judges by the sprint that the client asks for', () => {
    const documents = { ...PLAN, 'docs/sprint_3_plan.md': plan('coverage_min: 40').replaceAll('2', '3') };
    const project = projectOf(documents, coverageOfLines({ 'a.ts': '+-' }));
    const ids = [...project.sprints.keys()];
    const below = ids.map(sprint => rootsOf(project, { sprint })[0]?.node.coverage?.isBelow);
    assert.deepEqual(below.sort(), [false, true]);
    assert.equal(rootsOf(project, { sprint: 'nowhere' }).length, 1);
  });

  it('shows workspace folders where there are several', () => {
    const [first, second] = [coverageOfLines({ 'a.ts': '+' }), coverageOfLines({ 'a.ts': '-' })];
    const elsewhere = [...second.files].map(([key, file]) => {
      const uri = key.replace('file:///w/', 'file:///my%20boats/');
      return [uri, { ...file, uri, place: uri }] as const;
    });
    const coverage: Coverage = { ...first, files: new Map([...first.files, ...elsewhere]) };
    assert.equal(
      shown(rootsOf(projectOf({}, coverage))),
      'my boats 0% 0/1\n  a.ts 0% 0/1 line 0\nw 100% 1/1\n  a.ts 100% 1/1 line 0\n',
    );
  });

  it('gives each node its own id, whatever files are called', () => {
    const files = { 'a\nb.ts': '+', 'a b.ts': '+', 'a/b.ts': '+', 'a/b.ts/c.ts': '-', 'file:a': '+', '$(bug).ts': '-' };
    const ids = (branches: readonly Branch[]): string[] =>
      branches.flatMap(({ node, children }) => [node.id, ...ids(children())]);
    const all = ids(rootsOf(projectOf({}, coverageOfLines(files))));
    assert.equal(new Set(all).size, all.length);
    assert.ok(!rootsOf(projectOf({}, coverageOfLines(files))).some(({ node }) => /\n/.test(node.label)));
  });

  it('is not made again while the reports and the minimum stay as they are', () => {
    const coverage = coverageOfLines(FILES);
    const before = rootsOf(projectOf(PLAN, coverage));
    assert.equal(rootsOf(projectOf({ ...PLAN, 'docs/sprint_2_tracker.md': '# Sprint 2 tracker\n' }, coverage)), before);
    assert.notEqual(rootsOf(projectOf({ 'docs/sprint_2_plan.md': plan('coverage_min: 20') }, coverage)), before);
    const [known] = branchesBelow(before, [{ id: null }]);
    const [again] = branchesBelow(before, [{ id: null, resultId: known?.resultId ?? '' }]);
    assert.deepEqual([known?.nodes?.length, again?.nodes], [2, undefined]);
  });

  it('sums up no folder while a report that may tell of it is broken off', () => {
    const broken = projectOf(
      PLAN,
      coverageOfLines({ 'src/a.ts': '+', 'src/b.ts': '-' }, { report: { isComplete: false } }),
    );
    const [folder] = rootsOf(broken);
    assert.equal(folder?.node.coverage, undefined);
    assert.deepEqual(
      folder?.children().map(({ node: { coverage } }) => [coverage?.percent, coverage?.isBelow]),
      [
        [0, true],
        [100, false],
      ],
    );
  });

  it('is empty without reports', () => {
    assert.deepEqual(rootsOf(projectOf(PLAN, { files: new Map(), reports: [], changes: new Map() })), []);
  });

  it('leads folders and files to where they are', () => {
    const [folder] = rootsOf(projectOf({}, coverageOfLines({ 'src/deep/a.ts': '+', 'src/deep/b.ts': '+' })));
    assert.deepEqual([folder?.node.label, folder?.node.uri], ['src/deep', uriOf('src/deep')]);
    assert.equal(folder?.children()[0]?.node.uri, uriOf('src/deep/a.ts'));
  });
});
