import type { Coverage, FileCoverage, ReportState } from '../../server/src/coverage/coverage';
import { LineHitsBuilder } from '../../server/src/coverage/lineHits';
import { NO_COUNT } from '../../server/src/coverage/report';
import type { Changes } from '../../server/src/diff';
import { readDocument } from '../../server/src/model/parse';
import { makeProject, type Project } from '../../server/src/project';

export const ROOT = 'file:///w';
export const uriOf = (path: string): string => `${ROOT}/${path}`;

/** Files by path, a character a line: `+` was run, `-` was not, all else is no code. */
export type Lines = Readonly<Record<string, string>>;

export interface Measuring {
  readonly report?: Partial<ReportState>;
  readonly changes?: Changes;
}

/** One report, `coverage/lcov.info`, of these files. */
export function coverageOfLines(files: Lines, { report, changes }: Measuring = {}): Coverage {
  const covered = Object.entries(files).map(([path, lines]) => [uriOf(path), fileOf(path, lines)] as const);
  return {
    files: new Map(covered),
    reports: [{ ...REPORT, files: covered.length, ...report }],
    changes: new Map(changes ? [[ROOT, changes]] : []),
  };
}

export function projectOf(documents: Readonly<Record<string, string>>, coverage: Coverage): Project {
  const read = Object.entries(documents).map(([path, text]) => readDocument(uriOf(path), path, text));
  const files = { has: () => undefined };
  return makeProject(
    read.filter(({ kind }) => kind),
    { files, evidence: [], coverage },
  );
}

export const changed = (files: Readonly<Record<string, readonly [number, number][]>>, netLines = 0): Changes => ({
  branch: 'work',
  since: {
    ...{ base: 'origin/main', netLines },
    files: new Map(Object.entries(files).map(([path, added]) => [path, { added }])),
  },
});

const REPORT: ReportState = {
  ...{ key: uriOf('coverage/lcov.info'), uri: uriOf('coverage/lcov.info'), path: 'coverage/lcov.info' },
  ...{ format: 'lcov', modified: 0, isComplete: true, problems: [], files: 0, newerSource: undefined },
};

function fileOf(path: string, lines: string): FileCoverage {
  const hits = new LineHitsBuilder();
  for (const [at, char] of [...lines].entries()) if ('+-'.includes(char)) hits.add(at + 1, char === '+');
  const built = hits.build();
  return {
    ...{ uri: uriOf(path), path, place: uriOf(path), lines: built.count, branches: NO_COUNT, hits: built },
    ...{ blocks: undefined, reports: [REPORT.key] },
  };
}
