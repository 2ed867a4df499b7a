import { ReportReader } from '../../../server/src/coverage/readReport';
import type { Count, CoverageReport, ReportedFile } from '../../../server/src/coverage/report';

/** What is read of a text, in pieces of a size. */
export function readReport(text: string, size = text.length): CoverageReport {
  const reader = new ReportReader();
  for (let at = 0; at < text.length; at += size) reader.write(text.slice(at, at + size));
  const report = reader.end();
  if (!report) throw new Error('not recognized');
  return report;
}

/** A report as people would note it down: "a.ts 2/3, branches 1/2: +1 -2 +5(1/2)". */
export const noted = ({ files }: CoverageReport): readonly string[] => files.map(notedFile);

function notedFile({ path, lines, branches, hits }: ReportedFile): string {
  const each = [...(hits?.lines() ?? [])].map(line => {
    const count = hits?.branchesAt(line);
    return ` ${hits?.isHit(line) ? '+' : '-'}${line}${count ? `(${share(count)})` : ''}`;
  });
  return `${path} ${share(lines)}${branches.total ? `, branches ${share(branches)}` : ''}${hits ? `:${each.join('')}` : ''}`;
}

const share = ({ covered, total }: Count): string => `${covered}/${total}`;
