import type { FileRecord } from '../gathering/fileRecord';
import type { RangeBudget } from '../gathering/rangeBudget';
import type { Stated } from '../gathering/reportedFiles';
import type { Count, CoverageFormat } from '../report';
import type { JsonPath, JsonVisitor } from './jsonScanner';

/** A format of JSON reports. */
export interface JsonFormat {
  readonly format: CoverageFormat;
  /** Whether a value at this place tells that a report is of this format. */
  isSign(path: JsonPath): boolean;
  make(gathering: Gathering): JsonReading;
}

/** Takes the values of a report that it wants. */
export interface JsonReading extends Pick<JsonVisitor, 'value'> {
  /** Absent where every value at the top is one of them. */
  want?: JsonVisitor['want'];
  /** The path of the file whose record stands at a place, if the place tells it. */
  fileAt(path: JsonPath): string | undefined;
  /** The whole report has been read, as far as it goes. */
  end?(): void;
}

/** Where what is read is put. */
export interface Gathering {
  /** Of one file at a time: cleared before each. */
  readonly record: FileRecord;
  readonly budget: RangeBudget;
  /** The record, and what is stated beside it. */
  add(path: string, stated?: Stated): void;
  /** What stands there cannot be trusted, so that the report is not whole any more. */
  leaveOut(path: JsonPath): void;
  /** Lines that the report states of all files together, which should be the sum of theirs. */
  claim(lines: Count | undefined): void;
  /** Each kind is told once. */
  tell(kind: string, sentences: () => string): void;
}
