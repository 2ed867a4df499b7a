import assert from 'node:assert/strict';
import { cyclesOf, shortestCycle } from '../../server/src/model/ids/graph';

const edgesOf = (graph: Readonly<Record<string, string>>) => (node: string) => [...(graph[node] ?? '')];
const cycles = (graph: Readonly<Record<string, string>>): string[] =>
  cyclesOf(Object.keys(graph), edgesOf(graph))
    .map(group => group.sort().join(''))
    .sort();

describe('graph', () => {
  it('finds what reaches itself', () => {
    assert.deepEqual(cycles({ a: 'b', b: 'c', c: 'a', d: 'a', e: 'e', f: '' }), ['abc', 'e']);
    assert.deepEqual(cycles({ a: 'bc', b: 'd', c: 'd', d: '' }), []);
    assert.deepEqual(cycles({ a: 'b', b: 'ac', c: 'd', d: 'c' }), ['ab', 'cd']);
  });

  it('shows the shortest way round', () => {
    const edges = edgesOf({ a: 'bd', b: 'c', c: 'a', d: 'a' });
    assert.deepEqual(shortestCycle('a', new Set('abcd'), edges), ['a', 'd', 'a']);
    assert.deepEqual(shortestCycle('b', new Set('abcd'), edges), ['b', 'c', 'a', 'b']);
    assert.deepEqual(shortestCycle('e', new Set('e'), edgesOf({ e: 'e' })), ['e', 'e']);
  });

  it('follows a chain of any length', () => {
    const last = 50_000;
    const next = (node: number) => [node === last ? 0 : node + 1];
    assert.equal(cyclesOf([0], next)[0]?.length, last + 1);
    assert.equal(shortestCycle(0, new Set(cyclesOf([0], next)[0]), next).length, last + 2);
  });
});
