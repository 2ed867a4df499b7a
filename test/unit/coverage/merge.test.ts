import { strict as assert } from 'node:assert';
import * as fc from 'fast-check';
import { LineHitsBuilder } from '../../../server/src/coverage/lineHits';
import { type FoundReport, mergeReports, type Source } from '../../../server/src/coverage/merge';
import type { Block, ReportedFile } from '../../../server/src/coverage/report';
import { atOnce } from '../../../server/src/coverage/steps';

const ROOT = 'file:///project';
const sourceOf = (path: string): Source => ({ key: `${ROOT}/${path}`, uri: `${ROOT}/${path}`, path });

/** "+-+b" -> line 1 hit, line 2 missed, line 3 hit, line 4 hit with one branch of two. */
function lines(path: string, marks: string): ReportedFile {
  const builder = new LineHitsBuilder();
  for (const [at, mark] of [...marks].entries()) {
    if (mark !== ' ') builder.add(at + 1, mark !== '-');
    if (mark === 'b') builder.addBranches(at + 1, { covered: 1, total: 2 });
  }
  const hits = builder.build();
  const count = [...marks].filter(mark => mark === 'b').length;
  return { path, lines: hits.count, branches: { covered: count, total: count * 2 }, hits };
}

const totals = (path: string, covered: number, total: number): ReportedFile => ({
  ...{ path, lines: { covered, total }, branches: { covered: 0, total: 0 } },
});

interface Given {
  readonly path: string;
  readonly files: readonly ReportedFile[];
  readonly modified?: number;
  readonly isComplete?: boolean;
  /** Paths that are in the workspace; unless told, all of them. */
  readonly there?: readonly string[];
}

const reportOf = ({ path, files, modified = 10_000, isComplete = true, there }: Given): FoundReport => ({
  state: {
    ...{ key: `${ROOT}/${path}`, uri: `${ROOT}/${path}`, path, format: 'lcov', modified, isComplete, problems: [] },
    files: files.length,
  },
  files,
  sources: new Map(
    files.filter(each => there?.includes(each.path) ?? true).map(each => [each.path, sourceOf(each.path)]),
  ),
});

const merged = (given: readonly Given[], modified: Readonly<Record<string, number>> = {}) =>
  atOnce(
    mergeReports(given.map(reportOf), {
      modified: new Map(Object.entries(modified).map(([path, at]) => [`${ROOT}/${path}`, at])),
      changes: new Map(),
    }),
  );

const counted = (coverage: ReturnType<typeof merged>) =>
  Object.fromEntries(
    [...coverage.files.values()].map(({ path, lines, branches }) => [
      path,
      `${lines.covered}/${lines.total} ${branches.covered}/${branches.total}`,
    ]),
  );

describe('several reports', () => {
  it('count a line as covered that any of them has covered', () => {
    const both = merged([
      { path: 'unit.info', files: [lines('a.ts', '+--b'), lines('b.ts', '-')] },
      { path: 'e2e.info', files: [lines('a.ts', '-+-b +')] },
    ]);
    assert.deepEqual(counted(both), { 'a.ts': '4/5 1/2', 'b.ts': '0/1 0/0' });
    assert.deepEqual(both.files.get(`${ROOT}/a.ts`)?.reports, [`${ROOT}/e2e.info`, `${ROOT}/unit.info`]);
  });

  it('say what one of them says where they are two formats of one run, and details win over totals', () => {
    const own = { ...lines('a.ts', '+-b'), lines: { covered: 5, total: 8 } };
    const one = merged([{ path: 'lcov.info', files: [own] }]);
    const two = merged([
      { path: 'lcov.info', files: [own] },
      { path: 'cobertura.xml', files: [own] },
      { path: 'coverage-summary.json', files: [totals('a.ts', 1, 8)] },
    ]);
    assert.deepEqual(counted(two), counted(one));
    assert.equal(counted(one)['a.ts'], '5/8 1/2');
  });

  it('are not added up where they have totals alone: the newest holds', () => {
    const two = merged([
      { path: 'a/coverage-summary.json', files: [totals('a.ts', 1, 8)], modified: 20_000 },
      { path: 'b/coverage-summary.json', files: [totals('a.ts', 7, 8)] },
    ]);
    assert.deepEqual(counted(two), { 'a.ts': '1/8 0/0' });
  });

  it('join the statements of Go, block by block', () => {
    const block = (statements: number, isCovered: boolean): Block => ({ statements, isCovered });
    const go = (covered: number, blocks: Record<string, Block>): ReportedFile => ({
      ...{ path: 'a.go', lines: { covered, total: 5 }, branches: { covered: 0, total: 0 } },
      ...({ hits: lines('a.go', '++').hits, blocks: new Map(Object.entries(blocks)) } as Pick<
        ReportedFile,
        'hits' | 'blocks'
      >),
    });
    const both = merged([
      { path: 'a/cover.out', files: [go(3, { x: block(3, true), y: block(2, false) })] },
      { path: 'b/cover.out', files: [go(2, { x: block(3, false), y: block(2, true) })] },
    ]);
    assert.deepEqual(counted(both), { 'a.go': '5/5 0/0' });
  });

  it('give way where they are older than the file and another is not, or broke off and another did not', () => {
    const old: Given = { path: 'old.info', files: [lines('a.ts', '++'), lines('b.ts', '++')], modified: 10_000 };
    const fresh: Given = { path: 'new.info', files: [lines('a.ts', '+-')], modified: 50_000 };
    const both = merged([old, fresh], { 'a.ts': 40_000 });
    assert.deepEqual(counted(both), { 'a.ts': '1/2 0/0', 'b.ts': '2/2 0/0' });
    assert.deepEqual(
      both.reports.map(({ newerSource }) => newerSource),
      [undefined, undefined],
    );
    const broken = merged([old, { ...fresh, isComplete: false, files: [lines('a.ts', '--'), lines('c.ts', '-')] }]);
    assert.deepEqual(counted(broken), { 'a.ts': '2/2 0/0', 'b.ts': '2/2 0/0', 'c.ts': '0/1 0/0' });
  });

  it('are stale by the newest source that was written after them, with two seconds of grace', () => {
    const report: Given = {
      path: 'lcov.info',
      files: [lines('a.ts', '+'), lines('b.ts', '+'), lines('gone.ts', '+')],
      there: ['a.ts', 'b.ts'],
    };
    const newer = (modified: Record<string, number>) => merged([report], modified).reports[0]?.newerSource?.path;
    assert.equal(newer({ 'a.ts': 12_000, 'gone.ts': 99_000 }), undefined);
    assert.equal(newer({ 'a.ts': 12_001, 'b.ts': 13_000 }), 'b.ts');
    assert.equal(newer({}), undefined);
  });

  it('keep apart what two packages call alike and nobody can find, and join what one code base calls alike', () => {
    const gone = (path: string, file: string): Given => ({
      path,
      files: [lines(file, '+'), lines('gen/x.ts', '+-')],
      there: [file],
    });
    const packages = merged([gone('p/lcov.info', 'p/a.ts'), gone('q/lcov.info', 'q/a.ts')]);
    assert.equal(packages.files.size, 4);
    const formats = merged([gone('lcov.info', 'a.ts'), gone('clover.xml', 'a.ts')]);
    assert.deepEqual(counted(formats), { 'a.ts': '1/1 0/0', 'gen/x.ts': '1/2 0/0' });
    const [, unknown] = [...formats.files.values()];
    assert.deepEqual([unknown?.uri, unknown?.place], [undefined, ROOT]);
  });

  it('say the same in whatever order they come, never less than one alone, and no more than there is', () => {
    const marks = fc.string({ unit: fc.constantFrom('+', '-', ' ', 'b'), maxLength: 6 });
    const reports = fc.array(
      fc.uniqueArray(fc.tuple(fc.constantFrom('a.ts', 'b.ts'), marks), { selector: ([path]) => path }),
      { minLength: 1, maxLength: 4 },
    );
    fc.assert(
      fc.property(reports, all => {
        const given = all.map(
          (files, at): Given => ({ path: `${at}.info`, files: files.map(([path, text]) => lines(path, text)) }),
        );
        const both = merged(given);
        assert.deepEqual(counted(merged([...given].reverse())), counted(both));
        for (const {
          path,
          lines: { covered, total },
          branches,
        } of both.files.values()) {
          const each = given.flatMap(({ files }) => files.filter(file => file.path === path));
          assert.ok(covered <= total && branches.covered <= branches.total);
          assert.ok(each.every(file => file.lines.covered <= covered && file.lines.total <= total));
        }
      }),
    );
  });
});
