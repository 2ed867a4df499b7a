import type { Coverage } from '../../coverage/coverage';
import { type ShownFile, shownFiles } from '../../coverage/judged';
import { oncePer } from '../../oncePer';
import type { CoveredFileSummary } from '../../protocol';
import { countOf, pathLine } from './counts';

export function summaryOf(file: ShownFile, minimum?: number): CoveredFileSummary {
  const { uri, path, lines, branches, hits } = file;
  const [count, ofBranches, firstUncovered] = [countOf(lines, minimum), countOf(branches), hits?.firstMissed()];
  return {
    ...{ uri, path: pathLine(path) },
    lines: count ?? { ...lines, percent: 0 },
    ...(ofBranches && { branches: ofBranches }),
    ...(firstUncovered !== undefined && { firstUncovered }),
  };
}

/** All that can be opened, for a view of every file. */
export const coveredFiles = oncePer((files: Coverage['files']): CoveredFileSummary[] =>
  shownFiles(files.values()).map(file => summaryOf(file)),
);
