import type { JsonFormat } from '../json/jsonFormat';
import { JsonReport } from '../json/jsonReport';
import { JsonScanner } from '../json/jsonScanner';
import type { CoverageReport, Format, FormatReader } from '../report';
import { coveragePy } from './coveragePy';
import { istanbul } from './istanbul';
import { istanbulSummary } from './istanbulSummary';
import { llvmCov } from './llvmCov';
import { simpleCov } from './simpleCov';
import { simpleCovJson } from './simpleCovJson';

/** All formats that are JSON objects, told apart by the names of their members, wherever the report begins with them. */
export const json: Format = {
  recognizes(head) {
    if (!head.startsWith('{')) return head ? false : undefined;
    const signs = new Signs();
    signs.write(head);
    return signs.format ? true : signs.isOver && !signs.isEmpty ? false : undefined;
  },
  make: () => new JsonReader(),
};

const FORMATS: readonly JsonFormat[] = [coveragePy, istanbul, istanbulSummary, llvmCov, simpleCov, simpleCovJson];

/** Deep enough for the signs of all of them. */
const DEEPEST_SIGN = 5;

/** Looks for the first sign of a format. */
class Signs {
  format: JsonFormat | undefined;
  /** Whether nothing was told of: what a tool writes that has measured no file. */
  isEmpty = true;
  readonly #scanner = new JsonScanner({
    want: path => {
      this.isEmpty = false;
      this.format ??= FORMATS.find(each => each.isSign(path));
      return this.format || path.length >= DEEPEST_SIGN ? 'skip' : 'open';
    },
    value() {},
    lost() {},
  });

  write(text: string): void {
    this.#scanner.write(text);
  }

  /** Whether more of the text will show none. */
  get isOver(): boolean {
    return this.#scanner.isBroken || this.#scanner.isComplete;
  }
}

/** Nothing that is a report hides its format longer. */
const LONGEST_HEAD = 1 << 16;

/** Keeps the beginning until it shows the format. */
class JsonReader implements FormatReader {
  readonly #signs = new Signs();
  #head = '';
  #report: JsonReport | undefined;

  write(text: string): void {
    if (this.#report) this.#report.write(text);
    else this.#look(text);
  }

  end(): CoverageReport {
    return (this.#report ?? this.#begin(undefined)).end();
  }

  #look(text: string): void {
    this.#head += text;
    this.#signs.write(text);
    const { format, isOver } = this.#signs;
    if (format || isOver || this.#head.length > LONGEST_HEAD) this.#begin(format);
  }

  /** What shows none is read as the one that has no members of its own at the top, and so tells of what is wrong. */
  #begin(format: JsonFormat = istanbul): JsonReport {
    this.#report = new JsonReport(format);
    this.#report.write(this.#head);
    this.#head = '';
    return this.#report;
  }
}
