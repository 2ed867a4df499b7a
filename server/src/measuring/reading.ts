import { ReportReader } from '../coverage/readReport';
import { type CoverageReport, MOST_PROBLEMS } from '../coverage/report';
import { hash } from '../hash';
import type { FileStat, Host } from '../host';
import { formatByName } from './names';
import { piecesOf } from './pieces';

/** A file that may be a report, as it was read last. */
export interface ReadFile {
  readonly uri: string;
  /** Undefined where the host cannot tell. */
  readonly stat: FileStat | undefined;
  /** Of its text, where only that tells whether it has changed. */
  readonly hash: string | undefined;
  /** Undefined for what is no report. */
  readonly report: CoverageReport | undefined;
  /** Whether it was written while it was being read. */
  readonly isMoving: boolean;
}

/** Reports of large code bases have 50 MB; what has more is not made for reading. */
const LARGEST = 256 << 20;

/** Reads a file; what is known of it where it has not changed, and undefined where it is not there. */
export async function readReportFile(host: Host, uri: string, before?: ReadFile): Promise<ReadFile | undefined> {
  const stat = await statOf(host, uri);
  if (before?.stat && !before.isMoving && isSame(before.stat, stat)) return before;
  if (stat && stat.size > LARGEST) return { uri, stat, hash: undefined, report: tooLarge(uri), isMoving: false };
  return stat ? readSettled(host, uri, stat) : readWhole(host, uri, before);
}

/** So long, in milliseconds, somebody may still be writing to a file that was just written. */
const YOUNG = 500;
const PAUSE = 100;

async function readSettled(host: Host, uri: string, stat: FileStat): Promise<ReadFile> {
  const report = await readThrough(host, uri);
  if (Math.abs(Date.now() - stat.modified) < YOUNG) await new Promise(resolve => setTimeout(resolve, PAUSE));
  const isMoving = !isSame(stat, await statOf(host, uri));
  return { uri, stat, hash: undefined, report, isMoving };
}

async function statOf(host: Host, uri: string): Promise<FileStat | undefined> {
  const stats = await host.statFiles?.([uri]);
  return stats?.[0];
}

const isSame = (a: FileStat, b: FileStat | undefined): boolean => a.modified === b?.modified && a.size === b.size;

async function readThrough(host: Host, uri: string): Promise<CoverageReport | undefined> {
  const reader = new ReportReader();
  let isEmpty = true;
  try {
    for await (const piece of piecesOf(host, uri)) {
      reader.write(piece);
      isEmpty &&= !/\S/.test(piece);
      if (reader.isOther) return undefined;
    }
  } catch {
    // Taken away or locked meanwhile: what was read so far is no whole report.
    return unread(uri, reader.end());
  }
  return reader.end() ?? brokenOff(uri, isEmpty);
}

/** For a host that knows no times: the text alone tells whether it is another one. */
async function readWhole(host: Host, uri: string, before: ReadFile | undefined): Promise<ReadFile | undefined> {
  const text = await host.readFile(uri);
  if (text === undefined) return undefined;
  const key = hash(text);
  if (before && before.hash === key) return before;
  const { readPieces: _, ...rest } = host;
  const report = await readThrough({ ...rest, readFile: async () => text }, uri);
  return { uri, stat: undefined, hash: key, report, isMoving: false };
}

const tooLarge = (uri: string): CoverageReport | undefined =>
  problematic(uri, 'This report has more than 256 MB and is not read. Leave out what need not be measured.');

const brokenOff = (uri: string, isEmpty: boolean): CoverageReport | undefined =>
  problematic(
    uri,
    isEmpty
      ? 'This report is empty. Run the tests again.'
      : 'This report ends before it says anything. Run the tests again.',
  );

/** What is called like a report and is none is a broken one; other files have other business. */
function problematic(uri: string, problem: string): CoverageReport | undefined {
  const format = formatByName(uri);
  return format && { format, roots: [], files: [], isComplete: false, problems: [problem] };
}

function unread(uri: string, report: CoverageReport | undefined): CoverageReport | undefined {
  const problem = 'This report could not be read to its end. Run the tests again.';
  if (!report) return problematic(uri, problem);
  return { ...report, isComplete: false, problems: [problem, ...report.problems.slice(0, MOST_PROBLEMS - 1)] };
}
