import type { Gathering, JsonFormat, JsonReading } from '../json/jsonFormat';
import type { JsonPath } from '../json/jsonScanner';
import { countOf, member } from '../json/plainValues';
import type { Count } from '../report';

/** `coverage-summary.json` (istanbul-reports, “json-summary”): totals of each file, without lines; `total` are those of all. */
export const istanbulSummary: JsonFormat = {
  format: 'istanbul-summary',
  isSign: ([file, part, key]) =>
    typeof file === 'string' && (part === 'lines' || part === 'statements') && (key === 'pct' || key === 'covered'),
  make: gathering => new SummaryReading(gathering),
};

class SummaryReading implements JsonReading {
  readonly #gathering: Gathering;

  constructor(gathering: Gathering) {
    this.#gathering = gathering;
  }

  fileAt([path]: JsonPath): string | undefined {
    return typeof path === 'string' && path !== 'total' ? path : undefined;
  }

  value(path: JsonPath, value: unknown): void {
    const file = this.fileAt(path);
    const lines = countIn(value, 'lines');
    const branches = countIn(value, 'branches');
    if (file === undefined) this.#gathering.claim(lines);
    else if (lines && branches) this.#gathering.add(file, { lines, branches });
    else this.#gathering.leaveOut(path);
  }
}

/** Its percentage is not read: it is "Unknown" where there is nothing to cover, and rounded elsewhere. */
const countIn = (summary: unknown, part: 'lines' | 'branches'): Count | undefined =>
  countOf(member(member(summary, part), 'covered'), member(member(summary, part), 'total'));
