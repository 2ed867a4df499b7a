import type { Gathering, JsonFormat, JsonReading } from '../json/jsonFormat';
import type { JsonPath } from '../json/jsonScanner';
import { isHitCount, isObject, member, membersOf } from '../json/plainValues';
import type { Count } from '../report';

/**
 * `coverage-final.json` of nyc, Jest, Vitest and c8, as istanbul-lib-coverage’s `FileCoverage` reads it: a line is where statements start,
 * and is covered as often as that of them which ran most.
 */
export const istanbul: JsonFormat = {
  format: 'istanbul',
  isSign: ([file, part, id]) =>
    typeof file === 'string' &&
    (part === 'statementMap' || part === 'branchMap' || part === 'fnMap') &&
    id === undefined,
  make: gathering => new IstanbulReading(gathering),
};

class IstanbulReading implements JsonReading {
  readonly #gathering: Gathering;

  constructor(gathering: Gathering) {
    this.#gathering = gathering;
  }

  fileAt([path]: JsonPath): string | undefined {
    return typeof path === 'string' ? path : undefined;
  }

  value(path: JsonPath, file: unknown): void {
    const written = member(file, 'path') ?? path[0];
    const branches = this.#branches(file);
    if (typeof written === 'string' && branches && this.#addLines(file)) this.#gathering.add(written, { branches });
    else this.#gathering.leaveOut(path);
  }

  /** Counts without a statement are passed over, as Istanbul does. */
  #addLines(file: unknown): boolean {
    const [statements, hits] = [member(file, 'statementMap'), member(file, 's')];
    if (!isObject(statements) || !isObject(hits)) return false;
    return membersOf(hits).every(([id, count]) => {
      const statement = member(statements, id);
      if (!isHitCount(count)) return false;
      return !statement || this.#gathering.record.add(startOf(statement), count > 0);
    });
  }

  /** All that there are, wherever they stand; undefined where they are no lists of counts. */
  #branches(file: unknown): Count | undefined {
    let [covered, total] = [0, 0];
    const all = member(file, 'b') ?? {};
    if (!isObject(all)) return undefined;
    for (const [id, counts] of membersOf(all)) {
      if (!Array.isArray(counts) || !counts.every(isHitCount)) return undefined;
      const taken = counts.filter(count => count > 0).length;
      covered += taken;
      total += counts.length;
      this.#gathering.record.addBranches(lineOf(member(member(file, 'branchMap'), id)), taken, counts.length);
    }
    return { covered, total };
  }
}

/** Older versions write the line beside the place. */
const lineOf = (branch: unknown): number => {
  const line = member(branch, 'line');
  return typeof line === 'number' ? line : startOf(member(branch, 'loc'));
};

/** The line; not a number where there is none. */
function startOf(place: unknown): number {
  const line = member(member(place, 'start'), 'line');
  return typeof line === 'number' ? line : Number.NaN;
}
