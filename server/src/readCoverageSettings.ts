import type { CoverageSettings } from './config';

/** What is wrong with one entry of the section; the last step of `path` is its key, or its place in a list. */
export interface CoverageSettingProblem {
  readonly message: string;
  readonly path: readonly (string | number)[];
  readonly key?: true;
}

export interface CoverageSection {
  /** Tells what is wrong with the globs itself. */
  readonly readGlobs: (value: unknown) => string[] | undefined;
  readonly tell: (problem: CoverageSettingProblem) => void;
}

/** Reads `coverage` of the settings: `reports` and `base`. What cannot be used is named and left out. */
export function readCoverageSettings(value: unknown, { readGlobs, tell }: CoverageSection): Partial<CoverageSettings> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    tell({ message: 'coverage must be an object of reports and base. The defaults are used.', path: [] });
    return {};
  }
  const settings: { -readonly [K in keyof CoverageSettings]?: CoverageSettings[K] } = {};
  for (const [key, entry] of Object.entries(value)) {
    if (key === 'reports') {
      const reports = readGlobs(entry);
      if (reports) settings.reports = reports;
    } else if (key === 'base') {
      if (typeof entry === 'string' && isBranchName(entry)) settings.base = entry;
      else tell({ message: `${JSON.stringify(entry)} is no branch. The default branch is used.`, path: [key] });
    } else tell({ message: `There is no setting “coverage.${key}”. Use reports or base.`, path: [key], key: true });
  }
  return settings;
}

/** As git-check-ref-format(1) has it, as far as it matters here; empty where the branch is to be found out. */
const isBranchName = (name: string): boolean =>
  name.length <= 250 && !/^[-/.]|[\s~^:?*[\\\p{Cc}]|\.\.|@\{|\/$|\.lock$/u.test(name);
