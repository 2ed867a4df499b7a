import { quoted } from '../gathering/problems';
import type { Gathering, JsonFormat, JsonReading } from '../json/jsonFormat';
import type { JsonPath } from '../json/jsonScanner';
import { countOf, member } from '../json/plainValues';
import type { Count } from '../report';

/** `coverage json` (coverage.py’s manual, “JSON reporting”, formats 1 to 3): lines as its `covered_lines` of `num_statements`. */
export const coveragePy: JsonFormat = {
  format: 'coverage-py',
  isSign: ([top, name, key]) =>
    (top === 'meta' && (name === 'branch_coverage' || name === 'show_contexts')) ||
    (top === 'files' && typeof name === 'string' && (key === 'executed_lines' || key === 'missing_lines')),
  make: gathering => new CoveragePyReading(gathering),
};

class CoveragePyReading implements JsonReading {
  readonly #gathering: Gathering;

  constructor(gathering: Gathering) {
    this.#gathering = gathering;
  }

  want([top, ...inside]: JsonPath): 'open' | 'read' | 'skip' {
    if (top === 'files') return inside.length ? 'read' : 'open';
    return top === 'totals' ? 'read' : 'skip';
  }

  fileAt([top, path]: JsonPath): string | undefined {
    return top === 'files' && typeof path === 'string' ? path : undefined;
  }

  value(path: JsonPath, value: unknown): void {
    const file = this.fileAt(path);
    if (path[0] === 'totals') this.#gathering.claim(linesIn(value));
    else if (file === undefined || !this.#readFile(file, value)) this.#gathering.leaveOut(path);
  }

  #readFile(path: string, value: unknown): boolean {
    const summary = member(value, 'summary');
    const branches = countOf(member(summary, 'covered_branches') ?? 0, member(summary, 'num_branches') ?? 0);
    const lines = this.#lines(path, value);
    const isSound =
      branches &&
      lines &&
      this.#addBranches(value, 'missing_branches', 0) &&
      this.#addBranches(value, 'executed_branches', 1);
    if (isSound) this.#gathering.add(path, { lines, branches });
    return isSound === true;
  }

  /**
   * Those that ran may be more than those that count: they hold 0 for an empty module, excluded lines, and of a statement of several lines
   * more than one. Those that were missed count, one and all.
   */
  #lines(path: string, value: unknown): Count | undefined {
    const [missed, ran] = [member(value, 'missing_lines'), member(value, 'executed_lines')];
    const excluded = member(value, 'excluded_lines') ?? [];
    if (!Array.isArray(missed) || !Array.isArray(ran) || !Array.isArray(excluded)) return undefined;
    const hit = new Set(ran.filter(line => line !== 0));
    for (const line of excluded) hit.delete(line);
    const { record } = this.#gathering;
    if (![...hit].every(line => record.add(line, true)) || !missed.every(line => record.add(line, false)))
      return undefined;
    const listed = { covered: hit.size, total: new Set([...hit, ...missed]).size };
    const stated = linesIn(member(value, 'summary'));
    if (stated && stated.covered <= listed.covered && stated.total - stated.covered === listed.total - listed.covered)
      return stated;
    if (stated) this.#gathering.tell('lists', () => disagreement(path, stated, listed));
    return listed;
  }

  /** `[from, to]` each; absent without branches, and before coverage.py 6.5. */
  #addBranches(value: unknown, key: string, covered: 0 | 1): boolean {
    const branches = member(value, key) ?? [];
    return (
      Array.isArray(branches) &&
      branches.every(branch => Array.isArray(branch) && this.#gathering.record.addBranches(branch[0], covered, 1))
    );
  }
}

const linesIn = (summary: unknown): Count | undefined =>
  countOf(member(summary, 'covered_lines'), member(summary, 'num_statements'));

function disagreement(path: string, stated: Count, listed: Count): string {
  const [counted, told] = [stated, listed].map(({ covered, total }) => `${covered} of ${total}`);
  return `The report states ${counted} lines of ${quoted(path)}, but lists ${told}. The lists count.`;
}
