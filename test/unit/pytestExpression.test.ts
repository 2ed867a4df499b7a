import { strict as assert } from 'node:assert';
import { pytestProblem } from '../../server/src/model/frontMatter/pytestExpression';

describe('pytest -k expressions', () => {
  for (const good of [
    '',
    'test_a',
    'not a',
    'a and not (b or c)',
    'test_x[1-2] or a::b',
    'not not a',
    '((a))',
    'notable or android',
    'é_1',
  ])
    it(`accepts ${JSON.stringify(good)}`, () => assert.equal(pytestProblem(good), undefined));

  for (const [bad, problem] of [
    ['a or', 'it ends where a test name should follow'],
    ['(a', 'a “)” is missing'],
    ['a)', '“)” is unexpected in column 2'],
    ['()', '“)” is unexpected in column 2'],
    ['a b', '“b” is unexpected in column 3'],
    ['and a', '“and” is unexpected in column 1'],
    ['a not b', '“not” is unexpected in column 3'],
    ['a|b', '“|” is unexpected in column 2'],
  ] as const)
    it(`rejects ${bad}`, () => assert.equal(pytestProblem(bad), problem));
});
