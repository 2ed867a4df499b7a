import type { CoverageFormat } from '../coverage/report';
import type { ReadFile } from './reading';

/** A report that somebody seems to be writing. */
export interface Written {
  /** As it was read last. */
  readonly file: ReadFile;
  /** When it was first seen in the making, and when it was last seen to be another one; in milliseconds since 1970. */
  readonly since: number;
  readonly changed: number;
  /** Whether it was seen to grow. */
  readonly grows: boolean;
}

/** What stands in such a report says nothing of whether more is to come. */
const ENDLESS: ReadonlySet<CoverageFormat | undefined> = new Set<CoverageFormat>(['lcov', 'go']);

/** So long, in milliseconds, a report has to stay as it is: a half one, and one of which nobody can tell. */
const QUIET = { half: 1000, endless: 600 };
/** How long what was known before is shown instead. */
const PATIENCE = 5000;

export function begun(file: ReadFile, before: Written | undefined): Written {
  const now = Date.now();
  if (!before) return { file, since: now, changed: now, grows: false };
  return before.file === file ? before : { file, since: before.since, changed: now, grows: true };
}

/** Whether a file can be taken for what its writer meant. `before` was taken last; where `isFirst`, nobody has waited for it. */
export function isSettled({ file, changed, grows }: Written, before: ReadFile | undefined, isFirst: boolean): boolean {
  if (file.isMoving) return false;
  const { report } = file;
  const whole = before?.report?.isComplete ? before : undefined;
  if (!whole && (!report || isFirst)) return true;
  const isSuspect = grows || (whole ? lacksFiles(file, whole) : isYoung(file));
  const isEndless = ENDLESS.has(report?.format) && isSuspect;
  const isHalf = !report?.isComplete && (whole || (!before && isYoung(file)));
  const quiet = isHalf ? QUIET.half : isEndless ? QUIET.endless : 0;
  return Date.now() - changed >= quiet;
}

export const isTooLong = ({ since }: Written): boolean => Date.now() - since >= PATIENCE;

const lacksFiles = ({ report }: ReadFile, before: ReadFile): boolean =>
  (report?.files.length ?? 0) < (before.report?.files.length ?? 0);

const isYoung = ({ stat }: ReadFile): boolean =>
  stat !== undefined && Math.abs(Date.now() - stat.modified) < QUIET.endless;
