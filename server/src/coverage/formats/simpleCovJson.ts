import type { Gathering, JsonFormat, JsonReading } from '../json/jsonFormat';
import type { JsonPath } from '../json/jsonScanner';
import { isHitCount, member } from '../json/plainValues';
import { LAST_LINE } from '../lineHits';
import type { Count } from '../report';

/**
 * `coverage.json` of SimpleCov’s JSON formatter (simplecov_json_formatter’s `ResultHashFormatter`): one result, joined already, in which "ignored"
 * is what a source excludes by `# :nocov:`.
 */
export const simpleCovJson: JsonFormat = {
  format: 'simplecov',
  isSign: ([top, name, inside]) =>
    (top === 'meta' && name === 'simplecov_version') || (top === 'coverage' && inside === 'lines'),
  make: gathering => new SimpleCovJsonReading(gathering),
};

class SimpleCovJsonReading implements JsonReading {
  readonly #gathering: Gathering;

  constructor(gathering: Gathering) {
    this.#gathering = gathering;
  }

  want([top, file]: JsonPath): 'open' | 'read' | 'skip' {
    if (top !== 'coverage') return 'skip';
    return file === undefined ? 'open' : 'read';
  }

  fileAt([top, file]: JsonPath): string | undefined {
    return top === 'coverage' && typeof file === 'string' ? file : undefined;
  }

  value(path: JsonPath, value: unknown): void {
    const file = this.fileAt(path);
    const branches = this.#branches(member(value, 'branches') ?? []);
    if (file !== undefined && branches && this.#addLines(member(value, 'lines')))
      this.#gathering.add(file, { branches });
    else this.#gathering.leaveOut(path);
  }

  #addLines(lines: unknown): boolean {
    if (!Array.isArray(lines) || lines.length > LAST_LINE) return false;
    return lines.every(
      (hits, at) => isNone(hits) || (isHitCount(hits) && this.#gathering.record.add(at + 1, hits > 0)),
    );
  }

  /** Undefined where they are none: `{"type": "then", "start_line": 3, "end_line": 3, "coverage": 1}`. */
  #branches(branches: unknown): Count | undefined {
    if (!Array.isArray(branches)) return undefined;
    let [covered, total] = [0, 0];
    for (const branch of branches) {
      const [hits, line] = [member(branch, 'coverage'), member(branch, 'start_line')];
      if (isNone(hits)) continue;
      if (!isHitCount(hits) || typeof line !== 'number') return undefined;
      total++;
      if (hits > 0) covered++;
      if (!this.#gathering.record.addBranches(line, Number(hits > 0), 1)) return undefined;
    }
    return { covered, total };
  }
}

const isNone = (hits: unknown): boolean => hits === null || hits === 'ignored';
