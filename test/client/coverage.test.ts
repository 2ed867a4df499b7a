import { strict as assert } from 'node:assert';
import {
  ageOf,
  failsOnChanged,
  figures,
  figuresInText,
  isShown,
  lineIndex,
  lookOf,
  toldLines,
} from '../../client/src/coverage/numbers';
import { plainLine } from '../../client/src/plainWords';
import { COVERAGE_STATES, type CoverageAnswer, type CoverageState } from '../../server/src/protocol';

const PLACE = { uri: 'file:///w/plan.md', range: { start: { line: 3, character: 0 }, end: { line: 3, character: 9 } } };
const MINIMUM = { percent: 85, text: 'coverage_min', ...PLACE };
const LINES = { covered: 872, total: 1000, percent: 87.2 };

const answer = (state: CoverageState, more: Partial<CoverageAnswer> = {}): CoverageAnswer => ({
  ...{ state, sprint: null, minimum: MINIMUM, lines: LINES, below: 0, files: 3, worst: [], reports: [] },
  ...more,
});

const without = ({ minimum: _minimum, ...rest }: CoverageAnswer): CoverageAnswer => rest;

const changed = (passes: boolean | null) => ({
  ...{ passes, files: 2, base: 'origin/main', minimum: { ...MINIMUM, percent: 90 } },
  lines: { covered: 5, total: 7, percent: 71.4 },
});

describe('the figures of coverage', () => {
  it('stand beside the minimum, as the status bar and as texts write them', () => {
    assert.equal(figures(answer('pass')), '87.2 % / 85 %');
    assert.equal(figuresInText(answer('pass')), '87.2% / 85%');
    assert.equal(figures(answer('pass', { minimum: { ...MINIMUM, above: true } })), '87.2 % / > 85 %');
    assert.equal(figures(without(answer('unjudged'))), '87.2 %');
    assert.equal(figures(answer('stale')), '87.2 % / 85 %');
  });

  it('have no number where there is none to trust, even if one is told', () => {
    for (const state of ['unknown', 'none'] as const) {
      assert.equal(figures(answer(state)), '– / 85 %');
      assert.equal(toldLines(answer(state)), undefined);
    }
    assert.equal(figures(without(answer('unknown'))), '–');
  });

  it('are shown wherever something is measured or promised', () => {
    assert.equal(isShown(undefined), false);
    assert.equal(isShown(without(answer('none'))), false);
    for (const state of COVERAGE_STATES) assert.equal(isShown(answer(state)), true, state);
  });

  it('tell of changed lines where these alone miss their minimum', () => {
    const missed = answer('pass', { changed: changed(false) });
    assert.equal(figures(missed), '87.2 % / 85 % · Δ 71.4 % / 90 %');
    assert.deepEqual(lookOf(missed), { icon: 'warning', background: 'warning' });
    for (const passes of [true, null]) {
      const fine = answer('pass', { changed: changed(passes) });
      assert.equal(figures(fine), '87.2 % / 85 %');
      assert.equal(lookOf(fine).background, undefined);
    }
    for (const state of ['near', 'fail', 'stale', 'unknown', 'none'] as const)
      assert.equal(failsOnChanged(answer(state, { changed: changed(false) })), false, state);
  });
});

describe('the look of coverage', () => {
  it('differs by its shape wherever it differs by its color', () => {
    const looks = COVERAGE_STATES.map(state => lookOf(answer(state)));
    for (const a of looks) for (const b of looks) if (a.icon === b.icon) assert.equal(a.background, b.background);
    const icons = (['pass', 'near', 'fail', 'stale', 'unknown'] as const).map(state => lookOf(answer(state)).icon);
    assert.equal(new Set(icons).size, icons.length);
  });

  it('warns by color only of what is measured and missed', () => {
    const colored = COVERAGE_STATES.filter(state => lookOf(answer(state)).background !== undefined);
    assert.deepEqual(colored, ['near', 'fail']);
  });

  it('of a state that nobody knows is that of something unknown', () => {
    assert.equal(lookOf(answer('splendid' as CoverageState)).icon, 'question');
  });
});

describe('the age of a report', () => {
  const now = Date.UTC(2026, 4, 5);
  for (const [seconds, expected] of [
    [-90, [0, 'second']],
    [59, [0, 'second']],
    [60, [-1, 'minute']],
    [3599, [-59, 'minute']],
    [3600, [-1, 'hour']],
    [86_399, [-23, 'hour']],
    [86_400 * 40, [-40, 'day']],
  ] as const)
    it(`of ${seconds} s is told by ${expected[1]}s`, () => {
      assert.deepEqual(ageOf(now - seconds * 1000, now), expected);
    });
});

describe('a line of a report', () => {
  it('counts from 1, and is the first where it is none', () => {
    assert.deepEqual([1, 7, undefined, 0, -4, 2.5, Number.NaN].map(lineIndex), [0, 6, 0, 0, 0, 0, 0]);
  });
});

describe('a name out of a report', () => {
  it('stays one line without icons, and turns no text around', () => {
    assert.equal(plainLine('src/kettle.ts'), 'src/kettle.ts');
    assert.equal(plainLine('a\r\nb\u2028c\u0000d'), 'a b c d');
    assert.equal(plainLine('evil\u202egnp.ts'), 'evil gnp.ts');
    assert.doesNotMatch(plainLine('$(bell) rings'), /\$\(/);
  });

  it('keeps its end where it is long', () => {
    const line = plainLine(`${'deep/'.repeat(10_000)}kettle.ts`);
    assert.ok(line.startsWith('…') && line.endsWith('/kettle.ts') && line.length <= 101, line);
  });
});
