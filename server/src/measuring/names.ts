import type { CoverageFormat } from '../coverage/report';
import { nameOf, uriKey } from '../uris';

/** Files of these names are nothing but reports, by the tools' own defaults, and of which format. */
const NAMES: readonly (readonly [RegExp, CoverageFormat])[] = [
  [/^lcov\.info$|\.lcov$/, 'lcov'],
  [/^(?:cobertura|cobertura-coverage|coverage\.cobertura|coverage)\.xml$/, 'cobertura'],
  [/^jacoco(?:TestReport)?\.xml$/, 'jacoco'],
  [/^clover\.xml$/, 'clover'],
  [/^coverage-final\.json$/, 'istanbul'],
  [/^coverage-summary\.json$/, 'istanbul-summary'],
  [/^\.resultset\.json$/, 'simplecov'],
  [/^(?:cover|coverage)\.out$|\.coverprofile$/, 'go'],
];

/** Undefined for what may be something else. */
export const formatByName = (uri: string): CoverageFormat | undefined =>
  NAMES.find(([name]) => name.test(nameOf(uriKey(uri))))?.[1];

/** What a package has in its own folder, beside or above which its tools put reports. */
export const MANIFESTS = [
  ...[
    'package.json',
    'pyproject.toml',
    'setup.py',
    'setup.cfg',
    'go.mod',
    'pom.xml',
    'build.gradle',
    'build.gradle.kts',
  ],
  ...['Gemfile', 'composer.json', 'Cargo.toml', 'CMakeLists.txt'],
];
export const isManifest = (name: string): boolean => MANIFEST_NAMES.has(name);
const MANIFEST_NAMES: ReadonlySet<string> = new Set(MANIFESTS);

/** Where no report of a team's own code is: other people's packages, and what tools leave behind while they measure. */
const NEVER =
  /^(?:node_modules|bower_components|\.git|\.hg|\.svn|vendor|\.?venv|site-packages|\.tox|\.nox|\.nyc_output|\.tmp|tmp|lcov-report|__pycache__)$/;
export const isNever = (folder: string): boolean => NEVER.test(folder);

/** Where tools put reports below the folder of a package, whether or not a `.gitignore` names them. */
const TOP =
  /^(?:\.?coverage|cov|htmlcov|html|(?:test|coverage|ci)[-_.]?(?:results?|reports?|output)|TestResults|reports?|results|artifacts|build|_build|out|target|logs)$/i;
const BELOW = /cov|report|test|result|jacoco|kover|clover|site|xml|json|unit|debug|release|main|^[\da-f-]{36}$/i;
/** Below a folder of that name, everything is about coverage: one folder a browser, a package or a run. */
const COVERAGE = /^(?:\.?coverage|cov|TestResults)$/i;

/** Whether reports are looked for in a folder, by its path from that of its package. */
export function mayHoldReports(segments: readonly string[]): boolean {
  const [top, ...below] = segments;
  if (segments.length > DEEPEST || segments.some(isNever)) return false;
  if (top === undefined) return true;
  return TOP.test(top) && (COVERAGE.test(top) || below.every(name => BELOW.test(name)));
}

/** "build/reports/coverage/androidTest/debug/connected" */
const DEEPEST = 6;
