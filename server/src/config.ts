import type { Range } from './range';

export const SEVERITIES = ['error', 'warning', 'information', 'hint'] as const;
export type Severity = (typeof SEVERITIES)[number];
export type RuleSetting = Severity | 'off';

/** What a person can set, in the editor (`sprintmark.*`) or in `.sprintmark.json`; both have this shape. */
export interface Settings {
  /** By rule id; a rule that is not named has its own default. */
  readonly rules: Readonly<Record<string, RuleSetting>>;
  /** Globs relative to the workspace folder, or to the folder of `.sprintmark.json`. */
  readonly include: readonly string[];
  readonly exclude: readonly string[];
  /** What the editor shows between the lines; a person's own choice, which no project file makes. */
  readonly codeLens: Switches;
  readonly inlayHints: Switches;
  /** Whether tables are aligned where the editor formats. */
  readonly format: Switches;
  readonly coverage: CoverageSettings;
  readonly scaffold: ScaffoldSettings;
}

export interface CoverageSettings {
  /** Globs of reports, relative like `include`. */
  readonly reports: readonly string[];
  /** The branch that changed lines are counted from; empty where it is to be found out. */
  readonly base: string;
}

export interface ScaffoldSettings {
  /** By what is made, see `SCAFFOLDS`: where it goes, relative to the workspace folder, with variables of templates. */
  readonly paths: Readonly<Record<string, string>>;
}

/** What can be made, the most wanted first. */
export const SCAFFOLDS = [
  'plan',
  'rca',
  'review',
  'story',
  'tracker',
  'queue',
  'readiness',
  'completion',
  'retrospective',
  'handoff',
  'roadmap',
] as const;

export type ScaffoldId = (typeof SCAFFOLDS)[number];

/** Where a document may be set to go: a Markdown file inside the workspace folder. A pattern of JSON schemas as well. */
export const SCAFFOLD_PATH =
  '^(?=.{4,240}$)(?!~)(?:(?!\\.\\.[ .]*/)[^/\\\\:<>"|?*]+/)*[^/\\\\:<>"|?*]*[^/\\\\:<>"|?*.]\\.(?:md|markdown)$';

export type Switches = Readonly<Record<string, boolean>>;

/** The switches of each group, `sprintmark.codeLens.progress` and so on, with their defaults. */
export const SWITCHES = {
  codeLens: { progress: true, next: true, create: true, tests: true },
  inlayHints: { counts: true, dependencies: true, daysLeft: true },
  format: { enabled: true },
} as const;
export type SwitchGroup = keyof typeof SWITCHES;

export const PROJECT_FILE = '.sprintmark.json';

/** Where a team keeps what its documents are made after, in the workspace folder. */
export const TEMPLATES = '.sprintmark/templates';

export const DEFAULT_SETTINGS: Settings = {
  rules: {},
  include: ['**/*.{md,markdown}'],
  exclude: ['**/node_modules/**', '**/.git/**'],
  ...SWITCHES,
  coverage: {
    // What tools write by default, or their manuals show.
    reports: [
      ...['**/*cov*.info', '**/*.lcov'],
      ...['**/*cov*.xml', '**/*cobertura*.xml', '**/jacoco*.xml', '**/clover*.xml', '**/kover/*.xml'],
      ...['**/*coverage*.json', '**/llvm-cov*.json', '**/.resultset.json'],
      ...[
        '**/cover*.out',
        '**/c.out',
        '**/cp.out',
        '**/profile.out',
        '**/*.coverprofile',
        '**/*.cov',
        '**/coverage.txt',
      ],
    ],
    base: '',
  },
  scaffold: { paths: {} },
};

/** A setting that cannot be used: which, why, and what happens instead. `range` is there for a file's text. */
export interface SettingProblem {
  readonly message: string;
  readonly range?: Range;
  /** The project file's JSON schema cannot tell. */
  readonly beyondSchema?: boolean;
}

export interface PartialSettings {
  readonly rules?: Readonly<Record<string, RuleSetting>>;
  readonly include?: readonly string[];
  readonly exclude?: readonly string[];
  readonly codeLens?: Switches;
  readonly inlayHints?: Switches;
  readonly format?: Switches;
  readonly coverage?: Partial<CoverageSettings>;
  readonly scaffold?: Partial<ScaffoldSettings>;
}

export interface ReadSettings {
  readonly settings: PartialSettings;
  readonly problems: readonly SettingProblem[];
}

/** Later layers win, rule by rule, path by path and list by list. */
export function mergeSettings(...layers: readonly PartialSettings[]): Settings {
  return layers.reduce<Settings>(
    (merged, layer) => ({
      rules: { ...merged.rules, ...layer.rules },
      include: layer.include ?? merged.include,
      exclude: layer.exclude ?? merged.exclude,
      codeLens: { ...merged.codeLens, ...layer.codeLens },
      inlayHints: { ...merged.inlayHints, ...layer.inlayHints },
      format: { ...merged.format, ...layer.format },
      coverage: { ...merged.coverage, ...layer.coverage },
      scaffold: { paths: { ...merged.scaffold.paths, ...layer.scaffold?.paths } },
    }),
    DEFAULT_SETTINGS,
  );
}
