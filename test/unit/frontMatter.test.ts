import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import { readFrontMatter } from '../../server/src/model/frontMatter/frontMatter';
import type { FrontMatter } from '../../server/src/model/sprint';

function read(text: string): FrontMatter {
  const frontMatter = readFrontMatter(text);
  assert.ok(frontMatter, `no front matter in ${JSON.stringify(text)}`);
  return frontMatter;
}

/** Key, value and source of each entry, with the ranges held against the text. */
function entries(text: string): unknown[] {
  return read(text).entries.map(({ key, value, source }) => {
    assert.equal(text.slice(value.range.start, value.range.end), source);
    return [key.value, value.value, source];
  });
}

const messages = (text: string): string[] => read(text).problems.map(({ message }) => message);

describe('front matter', () => {
  it('is read with true ranges behind a BOM, with CRLF and trailing spaces', () => {
    const text = '\uFEFF---\r\nnumber:   2  # two\r\ntitle: "A: b"\r\nowner: @ada\r\n---  \r\n# T\r\n';
    assert.deepEqual(entries(text), [
      ['number', 2, '2'],
      ['title', 'A: b', '"A: b"'],
      ['owner', '@ada', '@ada'],
    ]);
    const { range, body, problems } = read(text);
    assert.equal(range.start, 1);
    assert.equal(text.slice(range.end), '\r\n# T\r\n');
    assert.equal(text.slice(body.end, range.end), '---  ');
    assert.deepEqual(
      problems.map(problem => text.slice(problem.range.start, problem.range.end)),
      ['@ada'],
    );
  });

  it('keeps numbers as written, repeated keys and lists', () => {
    assert.deepEqual(entries('---\nn: 0.10\nn: 2\nlist:\n  - a\n  - b\nnone:\n1.10: x\n---\n'), [
      ['n', 0.1, '0.10'],
      ['n', 2, '2'],
      ['list', ['a', 'b'], '- a\n  - b'],
      ['none', null, ''],
      ['1.10', 'x', 'x'],
    ]);
  });

  it('closes with dashes alone', () => {
    const text = '---\na: 1\nb: |\n  x\n---more\n----\n---\nrest';
    assert.equal(text.slice(read(text).range.end), '\nrest');
  });

  it('is never run', () => {
    const marker = globalThis as { sprintmarkWasRun?: boolean };
    for (const word of ['js', 'javascript', ' JavaScript ', 'coffee', 'json', 'toml', 'constructor', 'ts']) {
      const { entries: none, problems } = read(`---${word}\nglobalThis.sprintmarkWasRun = true\n---\n# T\n`);
      assert.equal(none.length, 0);
      assert.equal(problems.length, 1, word);
    }
    assert.equal(marker.sprintmarkWasRun, undefined);
    assert.deepEqual(messages('---yaml\na: 1\n---\n'), []);
  });

  it('does not take horizontal rules for a fence', () => {
    for (const text of [
      '',
      '---',
      '---\n',
      '---\n\n# A\n\nStatus: b\n\n---\n',
      '---\n**A**: b\n---\n',
      '----\na: 1\n---\n',
      '---\nA sentence.\n',
    ])
      assert.equal(readFrontMatter(text), undefined, JSON.stringify(text));
  });

  it('reads what can be read beside what cannot', () => {
    const text = '---\nnumber: 4\nnothing here\ncoverage_min: 85 # %\nowner: [@a\n---\n';
    assert.deepEqual(entries(text).slice(0, 2), [
      ['number', 4, '4'],
      ['coverage_min', 85, '85'],
    ]);
    assert.ok(messages(text).length > 0);
  });

  it('keeps both sides of a git conflict, and says so', () => {
    const text = '---\n<<<<<<< ours\na: 1\n=======\na: 2\n>>>>>>> theirs\n---\n';
    assert.deepEqual(entries(text), [
      ['a', 1, '1'],
      ['a', 2, '2'],
    ]);
    assert.equal(messages(text).length, 3);
  });

  it('makes no prototype and no bomb', () => {
    const levels = [...'bcdefghi'].map(
      (name, at) => `${name}: &${name} [${Array(9).fill(`*${'abcdefgh'[at]}`).join(', ')}]`,
    );
    const { entries: read } = readFrontMatter(
      `---\n__proto__: {polluted: 1}\na: &a [x]\n${levels.join('\n')}\nself: &s [*s]\n---\n`,
    ) ?? { entries: [] };
    assert.equal(read.length, 11);
    assert.ok(JSON.stringify(read.map(({ value }) => value.value)).length < 100_000);
    assert.equal(({} as { polluted?: number }).polluted, undefined);
  });

  it('takes any text, in little time', () => {
    const part = fc.constantFrom(
      ...[
        '---',
        '\n',
        '\r\n',
        '\t',
        ' ',
        'a: ',
        'b:',
        '- ',
        '@x',
        '"',
        "'",
        '[',
        ']',
        '{',
        '}',
        '|',
        '>',
        '&a ',
        '*a',
        '#',
        '!',
        '%',
        '\0',
        '\uFEFF',
        '\ud800',
        '?',
        '`',
        ',',
        '<<<<<<< ',
        '...',
      ],
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 40 }), parts => {
        const text = `---\na: 1\n${parts.join('')}\n---\n`;
        const frontMatter = readFrontMatter(text);
        for (const { range } of [
          ...(frontMatter?.problems ?? []),
          ...(frontMatter?.entries ?? []).flatMap(({ key, value }) => [key, value]),
        ])
          assert.ok(0 <= range.start && range.start <= range.end && range.end <= text.length, JSON.stringify(text));
      }),
    );
    // What is quadratic takes minutes, which no test gets.
    for (const long of [
      'x'.repeat(5_000_000),
      '['.repeat(7000),
      '\n'.repeat(500_000),
      'b\na: @x'.repeat(100_000),
      '\n---x'.repeat(500_000),
    ])
      readFrontMatter(`---\na: ${long}\n---\n`);
  });
});
