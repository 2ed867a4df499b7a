import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import { differences, encode, type Token } from '../../server/src/features/tokens/encode';
import { byPlace, flatten } from '../../server/src/features/tokens/flatten';
import { LineIndex } from '../../server/src/range';

const token = (start: number, end: number, type: Token['type'] = 'sprintStatus'): Token => ({
  ...{ range: { start, end }, type, modifiers: [] },
});
const spans = (tokens: readonly Token[]) =>
  tokens.map(({ range, type }) => `${range.start}-${range.end} ${type.replace('sprint', '')}`);

describe('tokens', () => {
  it('that lie inside others are cut out of them', () => {
    const inside = [token(2, 20), token(4, 6, 'sprintOwner'), token(6, 8, 'sprintTask'), token(30, 31)];
    const expected = ['2-4 Status', '4-6 Owner', '6-8 Task', '8-20 Status', '30-31 Status'];
    assert.deepEqual(spans(flatten(inside)), expected);
  });

  it('that overlap, repeat or say the same do not stand twice', () => {
    assert.deepEqual(spans(flatten([token(0, 9), token(3, 5)])), ['0-9 Status']);
    assert.deepEqual(spans(flatten([token(0, 4, 'sprintTask'), token(0, 4)])), ['0-4 Status']);
    assert.deepEqual(spans(flatten([token(0, 6, 'sprintTask'), token(4, 9)])), ['0-4 Task', '4-9 Status']);
  });

  it('never overlap, whatever there was', () => {
    const any = fc.tuple(fc.nat(40), fc.nat(9), fc.constantFrom<Token['type']>('sprintTask', 'sprintOwner'));
    const made = fc.array(any.map(([start, length, type]) => token(start, start + length, type)));
    fc.assert(
      fc.property(made, tokens => {
        const flat = flatten([...tokens].sort(byPlace));
        for (const [at, { range }] of flat.entries()) {
          assert.ok(range.start < range.end);
          assert.ok(range.start >= (flat[at - 1]?.range.end ?? 0));
        }
        const covered = (all: readonly Token[], at: number) => all.some(({ range: r }) => r.start <= at && at < r.end);
        for (let at = 0; at < 50; at++) assert.equal(covered(flat, at), covered(tokens, at));
      }),
    );
  });

  it('end with their lines', () => {
    assert.deepEqual(encode([token(1, 8)], new LineIndex('abc\r\n\r\ndef')), [0, 1, 2, 0, 0, 2, 0, 1, 0, 0]);
  });

  it('differ by one edit that makes the new ones', () => {
    const numbers = fc.array(fc.nat(2));
    fc.assert(
      fc.property(numbers, numbers, (before, after) => {
        const [edit] = differences(before, after);
        const made = edit ? before.toSpliced(edit.start, edit.deleteCount, ...(edit.data ?? [])) : before;
        assert.deepEqual(made, after);
      }),
    );
    assert.deepEqual(differences([1, 2, 3], [1, 2, 3]), []);
    assert.deepEqual(differences([1, 2, 2, 3], [1, 2, 3]), [{ start: 2, deleteCount: 1, data: [] }]);
  });
});
