import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CoverageFormat } from '../../server/src/coverage/report';

const json = (value: unknown, space?: number): string => JSON.stringify(value, null, space);

const place = (line: number) => ({ start: { line, column: 2 }, end: { line, column: 40 } });

const pythonFile = (executed_lines: readonly number[], missing_lines: readonly number[]) => ({
  executed_lines,
  summary: {
    covered_lines: executed_lines.length,
    num_statements: executed_lines.length + missing_lines.length,
    num_branches: 2,
    covered_branches: 1,
  },
  missing_lines,
  excluded_lines: [],
  executed_branches: [[1, 2]],
  missing_branches: [[1, -1]],
});

const scriptFile = (path: string, counts: readonly number[]) => ({
  path,
  statementMap: Object.fromEntries(counts.map((_, at) => [at, place(at + 3)])),
  fnMap: {},
  branchMap: { 0: { loc: place(3), type: 'if', locations: [place(3), {}], line: 3 } },
  s: Object.fromEntries(counts.map((count, at) => [at, count])),
  f: {},
  b: { 0: [1, 0] },
});

const totals = (covered: number, total: number) => ({
  lines: { total, covered, skipped: 0, pct: 50 },
  statements: { total, covered, skipped: 0, pct: 50 },
  branches: { total: 4, covered: 1, skipped: 0, pct: 25 },
});

const llvmFile = (filename: string) => ({
  branches: [[3, 7, 3, 14, 0, 5, 0, 0, 4]],
  filename,
  segments: [
    [2, 12, 5, true, true, false],
    [3, 16, 0, true, true, false],
    [5, 4, 5, true, false, false],
    [6, 2, 0, false, false, false],
  ],
  summary: { branches: { count: 2, covered: 1 }, lines: { count: 5, covered: 3 } },
});

const rubyBranches = { '[:if, 0, 3, 4, 5, 7]': { '[:then, 1, 3, 9, 3, 12]': 1, '[:else, 2, 5, 6, 5, 9]': 0 } };

/** A small whole report of each format, two files each. */
export const SMALL_REPORTS: Readonly<Record<CoverageFormat, string>> = {
  lcov: `TN:unit
SF:src/berth.ts
FN:2,moor
FNDA:4,moor
DA:2,4
DA:3,0
DA:7,1
BRDA:2,0,0,4
BRDA:2,0,1,-
BRF:2
BRH:1
LF:3
LH:2
end_of_record
SF:src/tide.ts
DA:1,0
LF:1
LH:0
end_of_record
`,
  cobertura: `<?xml version="1.0" ?>
<!DOCTYPE coverage SYSTEM "http://cobertura.sourceforge.net/xml/coverage-04.dtd">
<coverage line-rate="0.6667" branch-rate="0.5" lines-covered="2" lines-valid="3" branches-covered="1" branches-valid="2">
  <sources><source>/app/src</source><source>/app/lib</source></sources>
  <packages><package name="port"><classes>
    <class name="berth" filename="port/berth.py"><methods/><lines>
      <line number="1" hits="4"/><line number="4" hits="1" branch="true" condition-coverage="50% (1/2)"/>
    </lines></class>
    <class name="tide" filename="port/tide.py"><methods/><lines><line number="2" hits="0"/></lines></class>
  </classes></package></packages>
</coverage>
`,
  'coverage-py': json(
    {
      meta: { version: '7.6.1', format: 3, branch_coverage: true },
      files: { 'port/berth.py': pythonFile([1, 2, 5], [6]), 'port/tide.py': pythonFile([1], [2, 3]) },
      totals: { covered_lines: 4, num_statements: 7 },
    },
    1,
  ),
  istanbul: json({
    '/app/src/berth.ts': scriptFile('/app/src/berth.ts', [4, 0, 1]),
    '/app/src/tide.ts': scriptFile('/app/src/tide.ts', [0, 2]),
  }),
  'istanbul-summary': json({
    total: totals(5, 9),
    '/app/src/berth.ts': totals(2, 3),
    '/app/src/tide.ts': totals(3, 6),
  }),
  jacoco: `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<!DOCTYPE report PUBLIC "-//JACOCO//DTD Report 1.1//EN" "report.dtd">
<report name="port"><sessioninfo id="a" start="1" dump="2"/><group name="app"><package name="org/example">
<sourcefile name="Berth.java"><line nr="3" mi="0" ci="4" mb="1" cb="1"/><line nr="5" mi="2" ci="0" mb="0" cb="0"/>
<counter type="LINE" missed="1" covered="1"/><counter type="BRANCH" missed="1" covered="1"/></sourcefile>
<sourcefile name="Tide.java"><line nr="9" mi="0" ci="1" mb="0" cb="0"/><counter type="LINE" missed="0" covered="1"/></sourcefile>
</package></group><counter type="LINE" missed="1" covered="2"/></report>
`,
  clover: `<?xml version="1.0" encoding="UTF-8"?>
<coverage generated="1700000000"><project timestamp="1700000000"><package name="port">
<file name="Berth.php" path="/app/Berth.php"><line num="2" type="method" count="4"/><line num="3" type="stmt" count="4"/>
<line num="4" type="cond" count="1" truecount="1" falsecount="0"/>
<metrics statements="2" coveredstatements="2" conditionals="2" coveredconditionals="1"/></file>
<file name="Tide.php" path="/app/Tide.php"><line num="8" type="stmt" count="0"/><metrics statements="1" coveredstatements="0"/></file>
</package><metrics files="2" statements="3" coveredstatements="2"/></project></coverage>
`,
  go: `mode: count
example.org/port/berth.go:3.20,5.9 2 4
example.org/port/berth.go:5.9,7.3 1 0
example.org/port/tide.go:1.1,1.9 1 1
`,
  'llvm-cov': json({
    data: [
      {
        files: [llvmFile('/app/berth.c'), llvmFile('/app/tide.c')],
        functions: [{ name: 'moor', regions: [[2, 12, 6, 2, 5, 0, 0, 0]] }],
        totals: { lines: { count: 10, covered: 6 } },
      },
    ],
    type: 'llvm.coverage.json.export',
    version: '2.0.1',
  }),
  simplecov: json(
    {
      unit: {
        coverage: { '/app/berth.rb': { lines: [1, null, 4, 0], branches: rubyBranches } },
        timestamp: 1_700_000_000,
      },
      system: {
        coverage: { '/app/berth.rb': { lines: [1, null, 0, 2] }, '/app/tide.rb': { lines: [0] } },
        timestamp: 1_700_000_060,
      },
    },
    2,
  ),
};

/** Those that the tools themselves have made. */
export function realReports(): readonly string[] {
  const folder = join(process.cwd(), 'test/coverage');
  const folders = existsSync(folder) ? readdirSync(folder).map(name => join(folder, name, 'reports')) : [];
  return folders.filter(existsSync).flatMap(each =>
    readdirSync(each)
      .sort()
      .map(name => readFileSync(join(each, name), 'utf8')),
  );
}
