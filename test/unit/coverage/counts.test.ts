import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Coverage, FileCoverage, ReportState } from '../../../server/src/coverage/coverage';
import { LAST_LINE, LineHitsBuilder } from '../../../server/src/coverage/lineHits';
import { exactPercent, percentOf } from '../../../server/src/coverage/percent';
import { NO_COUNT } from '../../../server/src/coverage/report';
import { changedTotals, totalsWhere } from '../../../server/src/coverage/totals';
import { meets, verdictOn } from '../../../server/src/coverage/verdict';

describe('percentages of coverage', () => {
  it('have one decimal, and nothing where nothing can be covered', () => {
    assert.equal(percentOf({ covered: 2, total: 3 }), 66.7);
    assert.equal(percentOf({ covered: 1, total: 8 }), 12.5);
    assert.equal(percentOf({ covered: 0, total: 0 }), undefined);
  });

  it('are 100 only where all is covered, and 0 only where nothing is', () => {
    assert.equal(percentOf({ covered: 99_999, total: 100_000 }), 99.9);
    assert.equal(percentOf({ covered: 1, total: 100_000 }), 0.1);
    assert.equal(percentOf({ covered: 7, total: 7 }), 100);
    assert.equal(percentOf({ covered: 0, total: 7 }), 0);
  });

  it('never seem to reach a minimum that is not reached', () => {
    assert.equal(percentOf({ covered: 8496, total: 10_000 }), 85);
    assert.equal(percentOf({ covered: 8496, total: 10_000 }, 85), 84.9);
    assert.equal(percentOf({ covered: 849_960, total: 1_000_000 }, 84.999), 84.9);
    const counts = fc.integer({ min: 1, max: 1e6 }).chain(total => fc.tuple(fc.nat(total), fc.constant(total)));
    fc.assert(
      fc.property(counts, fc.integer({ min: 1, max: 1000 }), ([covered, total], tenths) => {
        const [count, minimum] = [{ covered, total }, tenths / 10];
        const percent = percentOf(count, minimum) as number;
        assert.ok(percent >= 0 && percent <= 100);
        assert.ok(Math.abs(percent - exactPercent(count)) <= 0.1, `${percent}`);
        if (!meets(count, { percent: minimum })) assert.ok(percent < minimum, `${percent} of ${minimum}`);
      }),
    );
  });
});

describe('lines of a covered file', () => {
  const hitsOf = (lines: Record<number, boolean>) => {
    const builder = new LineHitsBuilder();
    for (const [line, isHit] of Object.entries(lines)) builder.add(Number(line), isHit);
    return builder.build();
  };

  it('are known, hit or neither', () => {
    const hits = hitsOf({ 1: true, 8: false, 4000: true });
    assert.deepEqual([...hits.lines()], [1, 8, 4000]);
    assert.deepEqual(
      [1, 2, 8, 4000, 99_999].map(line => hits.isHit(line)),
      [true, undefined, false, true, undefined],
    );
    assert.deepEqual(hits.count, { covered: 2, total: 3 });
    assert.equal(hits.firstMissed(), 8);
    assert.equal(hitsOf({ 3: true }).firstMissed(), undefined);
  });

  it('that no source has are refused', () => {
    const builder = new LineHitsBuilder();
    for (const line of [0, -1, 1.5, Number.NaN, Number.POSITIVE_INFINITY, LAST_LINE + 1])
      assert.equal(builder.add(line, true), false, `${line}`);
    assert.deepEqual(builder.build().count, NO_COUNT);
  });

  it('join: what either has seen is hit, whichever comes first', () => {
    const record = fc.dictionary(fc.integer({ min: 1, max: 300 }).map(String), fc.boolean());
    fc.assert(
      fc.property(record, record, (a, b) => {
        const [one, other] = [hitsOf(a), hitsOf(b)];
        const joined = one.mergedWith(other);
        assert.deepEqual(joined.count, other.mergedWith(one).count);
        assert.deepEqual(
          [...joined.lines()].map(line => [line, joined.isHit(line)]),
          [...new Set([...Object.keys(a), ...Object.keys(b)].map(Number))]
            .sort((x, y) => x - y)
            .map(line => [line, Boolean(a[line] || b[line])]),
        );
      }),
    );
  });

  it('keep of the branches of a line the larger number, never more than there are', () => {
    const branched = (covered: number, total: number) => {
      const builder = new LineHitsBuilder();
      builder.addBranches(5, { covered, total });
      return builder.build();
    };
    assert.deepEqual(branched(1, 2).mergedWith(branched(2, 4)).branchesAt(5), { covered: 2, total: 4 });
    assert.deepEqual(branched(9, 2).branchesAt(5), { covered: 2, total: 2 });
    assert.equal(branched(1, 2).branchesAt(6), undefined);
  });
});

describe('counts of coverage', () => {
  const file = (path: string, covered: number, total: number, more: Partial<FileCoverage> = {}): FileCoverage => ({
    ...{ uri: `file:///w/${path}`, path, place: `file:///w/${path}`, lines: { covered, total } },
    ...{ branches: NO_COUNT, hits: undefined, blocks: undefined, reports: ['file:///w/lcov.info'] },
    ...more,
  });
  const report = (key: string, more: Partial<ReportState> = {}): ReportState => ({
    ...{ key, uri: key, path: key.slice('file:///w/'.length), format: 'lcov', modified: 1, isComplete: true },
    ...{ problems: [], files: 1, newerSource: undefined },
    ...more,
  });
  const coverage = (files: FileCoverage[], reports: ReportState[]): Coverage => ({
    files: new Map(files.map(each => [each.place + each.path, each])),
    ...{ reports, changes: new Map() },
  });

  const below = (all: Coverage, folder: string) =>
    totalsWhere(all, place => place === folder || place.startsWith(`${folder}/`));

  it('are those of the files at the places that are meant, and of no others', () => {
    const all = coverage(
      [
        file('app/a.ts', 3, 4),
        file('app2/b.ts', 0, 9),
        file('gone.ts', 1, 1, { uri: undefined, place: 'file:///w/app' }),
      ],
      [report('file:///w/lcov.info'), report('file:///w/app2/lcov.info')],
    );
    const totals = below(all, 'file:///w/app');
    assert.deepEqual(totals?.lines, { covered: 4, total: 5 });
    assert.deepEqual(
      totals?.reports.map(({ path }) => path),
      ['lcov.info'],
    );
    assert.deepEqual(below(all, 'file:///w')?.lines, { covered: 4, total: 14 });
    assert.equal(below(all, 'file:///other'), undefined);
  });

  it('lead to no verdict where a report broke off, is old or tells of nothing', () => {
    const verdict = (files: FileCoverage[], state: Partial<ReportState>, percent?: number) =>
      verdictOn(
        below(coverage(files, [report('file:///w/lcov.info', state)]), 'file:///w'),
        percent === undefined ? undefined : { percent },
      );
    const files = [file('a.ts', 84, 100)];
    assert.equal(verdict(files, {}, 84), 'pass');
    assert.equal(verdict(files, {}, 86), 'near');
    assert.equal(verdict(files, {}, 86.1), 'fail');
    assert.equal(verdict(files, {}), 'unjudged');
    assert.equal(verdict(files, { newerSource: { uri: 'file:///w/a.ts', path: 'a.ts' } }, 90), 'stale');
    assert.equal(verdict(files, { isComplete: false }, 10), 'unknown');
    assert.equal(verdict([], {}, 10), 'unknown');
    assert.equal(verdictOn(undefined, { percent: 10 }), 'none');
  });

  it('meet “> 79%” with more than that alone', () => {
    assert.equal(meets({ covered: 79, total: 100 }, { percent: 79, above: true }), false);
    assert.equal(meets({ covered: 79, total: 100 }, { percent: 79 }), true);
    assert.equal(meets({ covered: 791, total: 1000 }, { percent: 79, above: true }), true);
  });

  it('of changed lines are those in the changed ranges that can be covered', () => {
    const builder = new LineHitsBuilder();
    for (const [line, isHit] of [
      [1, true],
      [4, false],
      [5, true],
      [9, false],
      [20, true],
    ] as const)
      builder.add(line, isHit);
    const hits = builder.build();
    const files = [file('a.ts', 3, 5, { hits }), file('b.ts', 1, 2), file('c.ts', 1, 1, { hits })];
    const changed = changedTotals(files, {
      base: 'origin/main',
      netLines: 7,
      files: new Map([
        [
          'a.ts',
          {
            added: [
              [3, 3],
              [9, 1],
              [30, 5],
            ] as const,
          },
        ],
        ['b.ts', { added: [[1, 1]] as const }],
      ]),
    });
    assert.deepEqual(changed.lines, { covered: 1, total: 3 });
    assert.equal(changed.isWhole, false, 'b.ts has changed, and its lines are not told');
    assert.deepEqual(
      changed.files.map(({ path }) => path),
      ['a.ts'],
    );
  });
});
