import { FileRecord } from '../gathering/fileRecord';
import { Problems, quoted } from '../gathering/problems';
import { RangeBudget } from '../gathering/rangeBudget';
import { copied, ReportedFiles, slashed } from '../gathering/reportedFiles';
import type { CoverageReport, Format, FormatReader, ReportedFile } from '../report';
import { TextLines } from '../text/textLines';
import { GoFile } from './goFile';
import { GoLine } from './goLine';

/**
 * Profiles of `go test -coverprofile` (golang.org/x/tools/cover): what counts are statements, as `go tool cover -func` adds them up. Go ends each
 * line, so that a last one without an end broke off.
 */
export const goCover: Format = {
  recognizes(head) {
    if (/^mode: (?:set|count|atomic)\r?\n/.test(head)) return true;
    const isBegun = MODES.some(mode => `${mode}\n`.startsWith(head) || `${mode}\r\n`.startsWith(head));
    return isBegun ? undefined : false;
  },
  make: () => new GoCoverReader(),
};

const MODES = ['mode: set', 'mode: count', 'mode: atomic'];

class GoCoverReader implements FormatReader {
  readonly #lines = new TextLines((text, start, end) => this.#read(text, start, end));
  readonly #problems = new Problems();
  readonly #budget = new RangeBudget();
  readonly #files = new Map<string, GoFile>();
  readonly #line = new GoLine();
  /** Of the line before: nearly always that of the next one, too. */
  #path = '';
  #file = new GoFile();
  #isWhole = true;
  #isLineOver = true;

  write(text: string): void {
    if (!text) return;
    this.#budget.earn(text.length);
    this.#isLineOver = text.endsWith('\n');
    this.#lines.write(text);
  }

  end(): CoverageReport {
    if (!this.#isLineOver) this.#leaveOut('end', () => 'The report breaks off within a line. Run the tests again.');
    if (this.#lines.tooLong) this.#leaveOut('long', () => 'A line is too long for a profile. It is left out.');
    const { files, isComplete } = this.#build();
    if (!files.length && this.#isWhole) this.#problems.add('empty', () => 'The report covers no file.');
    return { format: 'go', roots: [], files, isComplete: this.#isWhole && isComplete, problems: this.#problems.told() };
  }

  #read(text: string, start: number, end: number): void {
    const line = this.#line;
    if (line.read(text, start, end)) {
      const file = this.#fileAt(text, start, line.pathEnd);
      if (file.add(text.slice(line.pathEnd + 1, line.placeEnd), line)) return;
    }
    const odd = text.slice(start, end);
    // Profiles that were put together by hand have a mode each.
    if (odd && !MODES.includes(odd))
      this.#leaveOut('line', () => `${quoted(odd)} is no line of a profile. It is left out.`);
  }

  #fileAt(text: string, start: number, end: number): GoFile {
    if (this.#path.length === end - start && text.startsWith(this.#path, start)) return this.#file;
    this.#path = copied(text.slice(start, end));
    const key = slashed(this.#path);
    this.#file = this.#files.get(key) ?? new GoFile();
    this.#files.set(key, this.#file);
    return this.#file;
  }

  #build(): { readonly files: readonly ReportedFile[]; readonly isComplete: boolean } {
    const files = new ReportedFiles(this.#problems);
    const record = new FileRecord();
    for (const [path, file] of this.#files) {
      record.clear();
      if (file.fill(record, this.#budget)) files.add(path, record, { lines: file.statements() });
      else this.#leaveOut('range', () => `The blocks of ${quoted(path)} are longer than a source. They are left out.`);
    }
    const built = files.build().map(file => ({ ...file, blocks: this.#files.get(file.path)?.blocks ?? new Map() }));
    return { files: built, isComplete: files.isComplete };
  }

  #leaveOut(kind: string, sentences: () => string): void {
    this.#isWhole = false;
    this.#problems.add(kind, sentences);
  }
}
