import assert from 'node:assert/strict';
import { BranchTable } from '../../../server/src/coverage/branchTable';
import { LineHitsBuilder } from '../../../server/src/coverage/lineHits';
import { ReportReader } from '../../../server/src/coverage/readReport';
import { AsciiBytes } from '../../../server/src/coverage/text/ascii';

describe('a text as bytes', () => {
  const bytes = new AsciiBytes();
  const of = (text: string): number[] => [...bytes.of(text).subarray(0, text.length)];

  it('has each character at its own place', () => {
    assert.deepEqual(of('DA:1,2\n'), [68, 65, 58, 49, 44, 50, 10]);
    assert.deepEqual(of('DA:7'), [68, 65, 58, 55]);
    assert.deepEqual(of('aä€b'), [97, 255, 255, 98]);
    assert.deepEqual(of('😀c'), [255, 255, 99]);
    assert.deepEqual(of('\ud83dd'), [255, 100]);
  });

  it('may be of any length', () => {
    const long = `${'x'.repeat(200_000)}€y`;
    assert.deepEqual(of(long).slice(-3), [120, 255, 121]);
    assert.deepEqual(of('z'), [122]);
    assert.deepEqual(of(''), []);
  });
});

describe('plain lines of a report', () => {
  const read = (pieces: readonly string[]) => {
    const reader = new ReportReader();
    for (const piece of pieces) reader.write(piece);
    return reader.end();
  };

  it('are never read on behind the end of a piece, where an older and longer one stood', () => {
    const tracefile = [
      'TN:\nSF:a.ts\nDA:1,1\nDA:2,0\nDA:3,7\n',
      'DA:4,1',
      '23\n',
      'DA:5,0\n',
      'DA:6',
      ',1\nend_of_record\n',
    ];
    const [file] = read(tracefile)?.files ?? [];
    assert.deepEqual(file?.lines, { covered: 4, total: 6 });
    assert.equal(file?.hits?.isHit(6), true);
    const line = (number: number, hits: number) => `<line number="${number}" hits="${hits}"/>`;
    const head = '<coverage line-rate="1"><packages><package><classes><class filename="a.py"><lines>';
    const tail = '</lines></class></classes></package></packages></coverage>';
    const xml = [head + line(1, 1) + line(2, 0) + line(3, 1), line(4, 1).slice(0, -2), '/>', `${line(5, 0)}<line num`];
    const [source] = read([...xml, `ber="6" hits="1"/>${tail}`])?.files ?? [];
    assert.deepEqual(source?.lines, { covered: 4, total: 6 });
    assert.equal(source?.hits?.isHit(6), true);
  });

  it('are the same beside letters that are not ASCII', () => {
    const [file, other] =
      read(['SF:häfen/ö.ts\nDA:1,1\nDA:2,0\nend_of_record\nSF:b.ts\nDA:1,1\nend_of_record\n'])?.files ?? [];
    assert.deepEqual(
      [file?.path, file?.lines, other?.lines],
      ['häfen/ö.ts', { covered: 1, total: 2 }, { covered: 1, total: 1 }],
    );
  });
});

describe('lines that are collected', () => {
  it('have their branches wherever those were told of', () => {
    const table = BranchTable.of(new Map([9, 2, 30].map(line => [line, { covered: 1, total: line }])));
    assert.deepEqual(
      [2, 9, 30, 3].map(line => table.at(line)?.total),
      [2, 9, 30, undefined],
    );
    assert.deepEqual([...table.toMap().keys()], [2, 9, 30]);
  });

  it('are handed over, and do not change with what is collected afterwards', () => {
    const builder = new LineHitsBuilder();
    builder.join({ known: Uint8Array.of(0b110), hit: Uint8Array.of(0b100) });
    builder.addBranches(1, { covered: 1, total: 2 });
    const built = builder.build();
    builder.add(1, true);
    builder.join({ known: Uint8Array.of(0, 0, 0, 0, 0, 1), hit: Uint8Array.of(0, 0, 0, 0, 0, 1) });
    assert.deepEqual([[...built.lines()], built.isHit(1), built.count], [[1, 2], false, { covered: 1, total: 2 }]);
    assert.deepEqual(built.branches(), { covered: 1, total: 2 });
    assert.deepEqual([...builder.build().lines()], [1, 40]);
  });
});
