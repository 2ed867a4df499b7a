import {
  BranchCoverage,
  FileCoverage,
  type FileCoverageDetail,
  Position,
  StatementCoverage,
  TestCoverageCount,
  Uri,
} from 'vscode';
import {
  COVERED_LINES,
  type CoverageCount,
  type CoveredFileSummary,
  type LineDetail,
} from '../../../server/src/protocol';
import type { Supervisor } from '../supervisor';
import { lineIndex } from './numbers';

/** A file as VS Code's own coverage knows it; it keeps the name by which the server does. */
export class CoveredFile extends FileCoverage {
  readonly name: string;

  constructor({ uri, lines, branches }: CoveredFileSummary) {
    super(Uri.parse(uri), counted(lines), branches?.total ? counted(branches) : undefined);
    this.name = uri;
  }
}

/** VS Code makes 100 % of nothing. */
export const isCountable = ({ lines }: CoveredFileSummary): boolean => lines.total > 0;

/** The lines of a file, for its gutter; none where the report has totals alone. */
export async function detailsOf(supervisor: Supervisor, file: FileCoverage): Promise<FileCoverageDetail[]> {
  const uri = file instanceof CoveredFile ? file.name : file.uri.toString();
  const lines = await supervisor.request<LineDetail[] | null>(COVERED_LINES, { uri });
  return (lines ?? []).map(statement);
}

const statement = ({ line, isCovered, branches }: LineDetail): StatementCoverage =>
  new StatementCoverage(isCovered, new Position(lineIndex(line), 0), branches && branchesOf(branches));

/** A line of more branches than that was not written by people. */
const MOST_BRANCHES = 100;

const branchesOf = ({ covered, total }: { readonly covered: number; readonly total: number }): BranchCoverage[] =>
  total > MOST_BRANCHES ? [] : Array.from({ length: total }, (_, index) => new BranchCoverage(index < covered));

const counted = ({ covered, total }: CoverageCount): TestCoverageCount =>
  new TestCoverageCount(Math.min(covered, total), total);
