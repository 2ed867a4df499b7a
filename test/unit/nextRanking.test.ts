import { strict as assert } from 'node:assert';
import { compareNumbers, type Rankable, rank } from '../../server/src/features/next/ranking';
import { countsOfReached } from '../../server/src/features/next/reach';
import { ranged } from '../../server/src/range';

interface Named extends Rankable {
  readonly name: string;
}

const told = (value: string | undefined) => value && ranged(value, 0, value.length);

function candidate(
  name: string,
  given: { unblocks?: number; priority?: string; effort?: string; sprint?: string } = {},
) {
  const { unblocks = 0, sprint } = given;
  const [priority, effort] = [told(given.priority), told(given.effort)];
  const own: Named = { name, unblocks, sprint, path: 'a.md', start: 0 };
  return { ...own, ...(priority && { priority }), ...(effort && { effort }) };
}

const names = (candidates: readonly Named[]) => rank(candidates).map(({ name }) => name);

describe('the ranking of what can be claimed', () => {
  it('goes by what waits first, then by priority, then by effort, then by the documents', () => {
    const best = [
      candidate('unblocks most', { unblocks: 3, priority: 'low', effort: '9d' }),
      candidate('critical', { unblocks: 1, priority: 'Critical', effort: '3d' }),
      candidate('high, small', { unblocks: 1, priority: 'P1', effort: '1h' }),
      candidate('high, large', { unblocks: 1, priority: 'HIGH', effort: '2 days' }),
      candidate('sprint 2', { sprint: '2' }),
      candidate('sprint 10', { sprint: '10' }),
      candidate('no sprint'),
      candidate('low', { priority: 'P3', sprint: '1' }),
    ];
    const expected = best.map(({ name }) => name);
    assert.deepEqual(names(best), expected);
    assert.deepEqual(names(best.toReversed()), expected);
  });

  it('compares efforts in different units, and takes what nobody has estimated for a day', () => {
    const efforts = ['30 min', '1h', 'S', '2–6 h', '1 SP', '', 'M', '1 day', '3 points', 'L', '1 week', 'XXL'];
    const expected = ['30 min', '1h', 'S', '2–6 h', '1 SP', '', 'M', '1 day', '3 points', 'L', '1 week', 'XXL'];
    const candidates = efforts.map((effort, start) => ({ ...candidate(effort, { effort }), start }));
    assert.deepEqual(names(candidates), expected);
    assert.deepEqual(names([candidate('unclear', { effort: 'soon' }), candidate('4h', { effort: '4h' })]), [
      '4h',
      'unclear',
    ]);
  });

  it('says why each stands where it stands', () => {
    const [first, second] = rank([candidate('a'), candidate('b', { unblocks: 2, priority: 'P0', effort: '3h' })]);
    assert.deepEqual(first?.rank, { place: 1, unblocks: 2, priority: 'P0', effort: '3h' });
    assert.deepEqual(second?.rank, { place: 2, unblocks: 0 });
  });

  it('orders numbers as people do', () => {
    const numbers = ['0.9', '0.10', '1', '1.1', '2', '6', '6A', '10', '2026-09'];
    assert.deepEqual(numbers.toReversed().sort(compareNumbers), numbers);
  });
});

describe('what each start of a graph reaches', () => {
  /** The plain way. */
  const walked = (start: number, edges: readonly (readonly number[])[]): number => {
    const seen = new Set([start]);
    for (const node of seen) for (const next of edges[node] ?? []) seen.add(next);
    return seen.size - 1;
  };

  it('counts each once, over diamonds, circles and more starts than a number has bits', () => {
    let seed = 7;
    const random = (below: number) => {
      seed = (seed * 48_271) % 2_147_483_647;
      return seed % below;
    };
    for (let round = 0; round < 60; round++) {
      const size = 1 + random(120);
      const edges = Array.from({ length: size }, () => Array.from({ length: random(4) }, () => random(size)));
      const starts = 1 + random(size);
      const expected = Array.from({ length: starts }, (_, at) => walked(at, edges));
      assert.deepEqual(countsOfReached(starts, edges), expected);
    }
  });

  it('counts trees with circles and diamonds in some of their branches', () => {
    let seed = 11;
    const random = (below: number) => {
      seed = (seed * 48_271) % 2_147_483_647;
      return seed % below;
    };
    for (let round = 0; round < 60; round++) {
      const size = 2 + random(120);
      const edges = Array.from({ length: size }, (): number[] => []);
      for (let node = 1; node < size; node++) edges[random(node)]?.push(node);
      for (let more = random(4); more > 0; more--) edges[random(size)]?.push(random(size));
      const expected = Array.from({ length: size }, (_, at) => walked(at, edges));
      assert.deepEqual(countsOfReached(size, edges), expected);
    }
  });

  it('follows a chain of any length', () => {
    const length = 50_000;
    const edges = Array.from({ length }, (_, at) => (at + 1 < length ? [at + 1] : [0]));
    assert.deepEqual(countsOfReached(2, edges), [length - 1, length - 1]);
  });

  it('has nothing to count without starts', () => assert.deepEqual(countsOfReached(0, []), []));
});
