import { LineHitsBuilder } from '../lineHits';
import { type Count, NO_COUNT, type ReportedFile } from '../report';
import type { FileRecord } from './fileRecord';
import { type Problems, quoted } from './problems';

/** What a report says of a whole file, where that is what counts and not its lines. */
export interface Stated {
  readonly lines?: Count;
  readonly branches?: Count;
}

/** About how many bytes a report's files may take; what tells of more is hostile. */
const MOST_BYTES = 1 << 28;
const BYTES_A_FILE = 512;
const BYTES_A_BRANCH = 16;
const LONGEST_PATH = 4096;

/** The files of a report by path. Records of the same path are joined: a line that was hit in one of them is hit. */
export class ReportedFiles {
  readonly #files = new Map<string, FileInReport>();
  readonly #problems: Problems;
  #bytes = 0;
  /** Whether all that was told of was taken. */
  isComplete = true;

  constructor(problems: Problems) {
    this.#problems = problems;
  }

  /** `path` as the report writes it, with either slash. */
  add(path: string, record: FileRecord, stated: Stated = {}): void {
    const key = slashed(path);
    const known = this.#files.get(key);
    const file = known ?? { hits: undefined, last: 0, stated: {} };
    const taken =
      (known ? 0 : BYTES_A_FILE + key.length * 2) +
      Math.max(0, record.last - file.last) / 2 +
      record.branched * BYTES_A_BRANCH;
    if (!this.#takes(key, record, taken)) return;
    if (!known) this.#files.set(copied(key), file);
    join(file, record, stated);
  }

  /** Takes back what was told of a file. */
  remove(path: string): void {
    this.#files.delete(slashed(path));
  }

  has(path: string): boolean {
    return this.#files.has(slashed(path));
  }

  /** Hands out the files and keeps none. */
  build(): readonly ReportedFile[] {
    const built: ReportedFile[] = [];
    for (const [path, { hits, stated }] of this.#files) {
      const lines = hits?.build();
      this.#files.delete(path);
      built.push({
        path,
        lines: stated.lines ?? lines?.count ?? NO_COUNT,
        branches: stated.branches ?? lines?.branches() ?? NO_COUNT,
        ...(lines && { hits: lines }),
      });
    }
    return built;
  }

  #takes(path: string, { isTooLong }: FileRecord, bytes: number): boolean {
    const reason = isTooLong
      ? `tells of more lines than a file has`
      : path.length > LONGEST_PATH
        ? 'has a path that is too long'
        : this.#bytes + bytes > MOST_BYTES
          ? 'is more than a report can tell of'
          : undefined;
    if (!reason) {
      this.#bytes += bytes;
      return true;
    }
    this.isComplete = false;
    this.#problems.add(reason, () => `The record of ${quoted(path)} ${reason}. It is left out.`);
    return false;
  }
}

interface FileInReport {
  hits: LineHitsBuilder | undefined;
  /** The highest line. */
  last: number;
  stated: Stated;
}

/** What has lines wins over what has totals alone. */
function join(file: FileInReport, record: FileRecord, stated: Stated): void {
  if (!record.entries && file.hits) return;
  const isFirst = !file.hits && (record.entries > 0 || !file.stated.lines);
  file.stated = isFirst
    ? stated
    : { ...larger('lines', file.stated, stated), ...larger('branches', file.stated, stated) };
  if (!record.entries) return;
  file.last = Math.max(file.last, record.last);
  file.hits ??= new LineHitsBuilder();
  const { hits } = file;
  hits.join(record.bits());
  hits.joinBranches(record);
}

/** Nobody knows which ones both mean: the larger number is never too much. Nothing where only one of them states it. */
function larger(key: keyof Stated, { [key]: a }: Stated, { [key]: b }: Stated): Stated {
  return a && b ? { [key]: { covered: Math.max(a.covered, b.covered), total: Math.max(a.total, b.total) } } : {};
}

/** As Windows writes paths, too. */
export const slashed = (path: string): string => (path.includes('\\') ? path.replaceAll('\\', '/') : path);

/** Without the text of the report that it was cut out of, which would live on with it. */
export const copied = (text: string): string => ` ${text}`.slice(1);
