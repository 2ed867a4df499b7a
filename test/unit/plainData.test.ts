import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import { decode, encode } from '../../server/src/plainData';
import { LineIndex } from '../../server/src/range';

const again = (value: unknown): unknown => decode(encode(value));

describe('plain data', () => {
  it('is the same when it comes back', () => {
    const any = fc.anything({ withMap: true, withSet: true, withNullPrototype: false });
    fc.assert(fc.property(any, value => assert.deepEqual(again(value), value)));
  });

  it('keeps what JSON would lose', () => {
    const values = [undefined, null, { a: undefined }, [undefined], Number.NaN, -0, Number.POSITIVE_INFINITY, [], {}];
    for (const value of values) assert.deepEqual(again(value), value);
    const odd = JSON.parse('{ "__proto__": { "a": 1 }, "": 2, "a\\nb": 3 }');
    assert.deepEqual(again(odd), odd);
  });

  it('tells ranges from what only looks like them', () => {
    const range = { start: 3, end: 8 };
    const ranged = { value: 'word', range };
    const alike = [
      { start: 3, end: 'x' },
      { start: 0.5, end: 1 },
      { end: 8, start: 3 },
      { ...range, more: 1 },
    ];
    const all = [range, ranged, { range, value: 1 }, { value: range, range: null }, ...alike];
    assert.deepEqual(again(all), all);
    assert.equal(encode(ranged), '[[],[-3,3,5,"word"]]');
  });

  it('writes what stands in two places once, and it is one object again', () => {
    const task = { title: 'Parse', steps: [] };
    const { tasks, first } = again({ tasks: [task], first: task }) as { tasks: unknown[]; first: unknown };
    assert.equal(tasks[0], first);
    const circle: { self?: unknown } = {};
    circle.self = circle;
    const read = again(circle) as typeof circle;
    assert.equal(read.self, read);
  });

  it('survives what is nested too deeply', () => {
    let deep: unknown = 1;
    for (let level = 0; level < 20_000; level++) deep = { deep };
    assert.doesNotThrow(() => again(deep));
  });

  it('tells the lines of a text without the text', () => {
    const text = fc.array(fc.constantFrom('word', '\n', '\r\n', '\r', '')).map(parts => parts.join(''));
    fc.assert(
      fc.property(text, text => {
        const lines = new LineIndex(text);
        const read = again(lines) as LineIndex;
        const offsets = Array.from({ length: text.length + 2 }, (_, at) => at - 1);
        const told = (index: LineIndex) => ({
          lineCount: index.lineCount,
          positions: offsets.map(at => index.positionAt(at)),
          ranges: offsets.map(line => index.lineRange(line)),
          offsets: offsets.map(line => index.offsetAt({ line, character: 2 })),
        });
        assert.deepEqual(told(read), told(lines));
        assert.equal(lines.lineCount, text.split(/\r\n|\r|\n/).length);
      }),
    );
  });
});
