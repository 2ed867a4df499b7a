import assert from 'node:assert/strict';
import fc from 'fast-check';
import { json } from '../../../server/src/coverage/formats/json';
import { type JsonPath, JsonScanner } from '../../../server/src/coverage/json/jsonScanner';
import { noted, readReport } from './reading';

describe('JSON in pieces', () => {
  it('tells the values that are asked for, with the names and numbers that lead to them', () => {
    const text = '{"a": {"b": [1, {"c": "}"}], "d\\u0065": null}, "e": -1.5e3, "f": [], "g": {}}';
    assert.deepEqual(scan(text, ([first]) => (first === 'e' ? 'read' : 'open')).values, {
      'a b 0': 1,
      'a b 1 c': '}',
      'a de': null,
      e: -1500,
    });
    assert.deepEqual(scan(text, ({ length }) => (length < 2 ? 'open' : 'read')).values, {
      'a b': [1, { c: '}' }],
      'a de': null,
      e: -1500,
    });
    assert.deepEqual(scan(text, ([first]) => (first === 'e' ? 'read' : 'skip')).values, { e: -1500 });
  });

  it('takes for whole what is JSON, and for broken off what is its beginning', () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 4 })),
        fc.nat(3),
        fc.nat(9),
        (value, depth, size) => {
          const text = JSON.stringify(value, null, size % 3);
          const want = ({ length }: JsonPath) => (length <= depth ? 'open' : 'read');
          assert.deepEqual(scan(text, want, size + 1), { ...scan(text, want), state: 'complete' });
          for (let end = 0; end < text.length; end += 1 + (end >> 3))
            assert.equal(scan(text.slice(0, end), want).state, 'open', text.slice(0, end));
        },
      ),
      { numRuns: 300 },
    );
  });

  it('takes nothing for whole that is no JSON', () => {
    const token = fc.constantFrom(...'{}[],:"\\ ', '"a"', '"a":', '1', 'null', 'tru', 'NaN', '\n', '\u0000', '-', 'e');
    const text = fc.array(token, { maxLength: 12 }).map(tokens => `{${tokens.join('')}`);
    fc.assert(
      fc.property(text, fc.nat(3), (broken, depth) => {
        const { state, lost } = scan(broken, ({ length }) => (length <= depth ? 'open' : 'read'));
        const isWhole = state === 'complete' && !lost;
        assert.equal(isWhole, isObject(broken), broken);
      }),
      { numRuns: 20_000 },
    );
  });

  it('sees in what it passes over where brackets and quotes do not fit', () => {
    for (const broken of ['{"a": [}', '{"a": {"b": [1}]}', '{"a": "\n"}', '{"a": 1 2}', '{"a": "b" "c"}', '{"a": 1{}}'])
      assert.equal(scan(broken, () => 'skip').state, 'broken', broken);
  });

  it('is no match for depth', () => {
    const deep = `{"a": ${'['.repeat(10_000)}${']'.repeat(10_000)}}`;
    for (const want of ['open', 'read', 'skip'] as const) assert.equal(scan(deep, () => want).state, 'broken', want);
  });

  it('keeps no value that is longer than any', () => {
    const text = `{"long": "${'x'.repeat((1 << 24) + 1)}", "short": 1}`;
    const { values, lost, state } = scan(text, () => 'read', 1 << 16);
    assert.deepEqual({ values, lost, state }, { values: { short: 1 }, lost: 1, state: 'complete' });
  });
});

describe('a JSON report', () => {
  it('is no report where it shows none of its formats', () => {
    for (const text of [
      '{"name": "app", "version": "1.0.0"}',
      '{"total": 3}',
      '{"coverage": 85}',
      '{"a": }',
      '[1]',
      '7',
    ])
      assert.equal(json.recognizes(text), false, text);
    // An empty one is what tools write that have measured nothing, and others, too.
    for (const text of ['', '{', '{}', '{"a', '{"/src/a.ts": {"path": "/src/a.ts",'])
      assert.equal(json.recognizes(text), undefined, text);
  });

  it('is read all the same where somebody says that it is one', () => {
    for (const text of ['{', '{}', '{"a": 1}', 'x']) {
      const reader = json.make();
      reader.write(text);
      assert.equal(reader.end().files.length, 0, text);
    }
  });

  it('says where it breaks off, keeps what stands before, and shows no total', () => {
    const { isComplete, problems, ...report } = readReport(`${TWO_FILES.slice(0, TWO_FILES.indexOf('"s":{"0":9'))}`);
    assert.deepEqual(noted({ ...report, isComplete, problems }), ['/app/a.js 1/1: +1']);
    assert.equal(isComplete, false);
    assert.deepEqual(problems, ['The report breaks off at the record of “/app/b.js”. Run the tests again.']);
  });

  it('says where it is damaged', () => {
    const { isComplete, problems } = readReport(TWO_FILES.replace('{"0":9}', '{"0":9]'));
    assert.equal(isComplete, false);
    assert.deepEqual(problems, [
      'The report is damaged at the record of “/app/b.js”, and what follows is left out. Run the tests again.',
    ]);
  });

  it('leaves out a record that is no JSON inside, and reads on', () => {
    const report = readReport(TWO_FILES.replace('{"0":1}', '{"0":NaN}'));
    assert.deepEqual(noted(report), ['/app/b.js 1/1: +4']);
    assert.equal(report.isComplete, false);
    assert.deepEqual(report.problems, ['The record of “/app/a.js” cannot be read. It is left out.']);
  });

  it('is damaged where something follows its end', () => {
    assert.equal(readReport(`${TWO_FILES}\n`).isComplete, true);
    for (const more of ['x', '{}', ',', TWO_FILES])
      assert.equal(readReport(`${TWO_FILES}${more}`).isComplete, false, more);
  });

  it('knows no special names', () => {
    const names = ['__proto__', 'constructor', 'toString', 'hasOwnProperty'];
    const records = names.map(name => `"${name}": ${record(name, 3)}`);
    assert.deepEqual(
      noted(readReport(`{${records.join(', ')}}`)),
      names.map(name => `${name} 1/1: +3`),
    );
    assert.equal(({} as { path?: unknown }).path, undefined);
  });

  it('keeps paths as they are written, wherever they lead', () => {
    const names = ['../../etc/passwd', 'C:/app/a.js', '//host/share/a.js', 'a\ud800.js', ''];
    const text = `{${names.map(name => `${JSON.stringify(name)}: ${record(name, 1)}`).join(',')}}`;
    assert.deepEqual(
      readReport(text).files.map(({ path }) => path),
      names,
    );
  });
});

const record = (path: string, line: number): string =>
  `{"path":${JSON.stringify(path)},"statementMap":{"0":{"start":{"line":${line}}}},"s":{"0":1},"branchMap":{},"b":{}}`;
const TWO_FILES = `{"/app/a.js":${record('/app/a.js', 1)},"/app/b.js":${record('/app/b.js', 4).replace('"0":1}', '"0":9}')}}`;

interface Scanned {
  readonly values: Readonly<Record<string, unknown>>;
  readonly lost: number;
  readonly state: 'complete' | 'broken' | 'open';
}

function scan(text: string, want: (path: JsonPath) => 'open' | 'read' | 'skip', size = text.length): Scanned {
  const values: [string, unknown][] = [];
  let lost = 0;
  const scanner = new JsonScanner({
    want,
    value: (path, value) => values.push([path.join(' '), value]),
    lost: () => lost++,
  });
  for (let at = 0; at < text.length; at += size) scanner.write(text.slice(at, at + size));
  const state = scanner.isComplete ? 'complete' : scanner.isBroken ? 'broken' : 'open';
  return { values: Object.fromEntries(values), lost, state };
}

function isObject(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
