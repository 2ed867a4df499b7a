import { FileRecord } from '../gathering/fileRecord';
import { Problems, quoted } from '../gathering/problems';
import { RangeBudget } from '../gathering/rangeBudget';
import { ReportedFiles, type Stated } from '../gathering/reportedFiles';
import { type Count, type CoverageReport, type FormatReader, NO_COUNT, type ReportedFile } from '../report';
import type { Gathering, JsonFormat, JsonReading } from './jsonFormat';
import { type JsonPath, JsonScanner } from './jsonScanner';

/** Reads a JSON report of a format that is known. */
export class JsonReport implements FormatReader {
  readonly #format: JsonFormat;
  readonly #gathered = new Gathered();
  readonly #reading: JsonReading;
  readonly #scanner: JsonScanner;

  constructor(format: JsonFormat) {
    this.#format = format;
    const reading = format.make(this.#gathered);
    this.#reading = reading;
    this.#scanner = new JsonScanner({
      want: path => reading.want?.(path) ?? 'read',
      value: (path, value) => {
        this.#gathered.record.clear();
        reading.value(path, value);
      },
      lost: path => this.#gathered.leaveOut(path),
    });
  }

  write(text: string): void {
    this.#gathered.budget.earn(text.length);
    this.#scanner.write(text);
  }

  end(): CoverageReport {
    this.#reading.end?.();
    if (!this.#scanner.isComplete) this.#breakOff();
    const files = this.#gathered.build();
    const { isComplete, problems } = this.#gathered;
    return { format: this.#format.format, roots: [], files, isComplete, problems: problems.told() };
  }

  #breakOff(): void {
    const file = this.#reading.fileAt(this.#scanner.path);
    const where = file ? ` at the record of ${quoted(file)}` : '';
    const what = this.#scanner.isBroken ? `is damaged${where}, and what follows is left out` : `breaks off${where}`;
    this.#gathered.isWhole = false;
    this.#gathered.tell('broken', () => `The report ${what}. Run the tests again.`);
  }
}

class Gathered implements Gathering {
  readonly record = new FileRecord();
  readonly budget = new RangeBudget();
  readonly problems = new Problems();
  readonly #files = new ReportedFiles(this.problems);
  #claim: Count | undefined;
  isWhole = true;

  get isComplete(): boolean {
    return this.isWhole && this.#files.isComplete;
  }

  add(path: string, stated?: Stated): void {
    this.#files.add(path, this.record, stated);
  }

  leaveOut(path: JsonPath): void {
    this.isWhole = false;
    const name = path.filter(each => typeof each === 'string').at(-1) ?? '';
    this.tell('odd', () => `The record of ${quoted(name)} cannot be read. It is left out.`);
  }

  claim(lines: Count | undefined): void {
    this.#claim = lines;
  }

  tell(kind: string, sentences: () => string): void {
    this.problems.add(kind, sentences);
  }

  build(): readonly ReportedFile[] {
    const files = this.#files.build();
    if (!files.length && this.isComplete) this.tell('empty', () => 'The report covers no file.');
    if (this.isComplete) this.#compare(sum(files));
    return files;
  }

  #compare({ covered, total }: Count): void {
    const claim = this.#claim;
    if (!claim || (claim.covered === covered && claim.total === total)) return;
    const stated = `${claim.covered} of ${claim.total}`;
    this.tell(
      'sum',
      () =>
        `The report states ${stated} lines in all, but its files add up to ${covered} of ${total}. The files count.`,
    );
  }
}

const sum = (files: readonly ReportedFile[]): Count =>
  files.reduce(
    (all, { lines }) => ({ covered: all.covered + lines.covered, total: all.total + lines.total }),
    NO_COUNT,
  );
