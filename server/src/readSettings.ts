import { type Node, type ParseError, parseTree, printParseErrorCode } from 'jsonc-parser';
import {
  type PartialSettings,
  type ReadSettings,
  type RuleSetting,
  SEVERITIES,
  type SettingProblem,
  type Severity,
} from './config';
import type { Range } from './range';
import { readCoverageSettings } from './readCoverageSettings';
import { readScaffoldSettings } from './readScaffoldSettings';
import { readSwitches } from './readSwitches';
import { distance } from './spelling';

/** Reads `.sprintmark.json`: JSON with comments and trailing commas. Every bad value is named and left out. */
export function readProjectFile(text: string, ruleIds: readonly string[]): ReadSettings {
  const errors: ParseError[] = [];
  const tree = parseTree(text.replace(/^\uFEFF/, ' '), errors, { allowTrailingComma: true, allowEmptyContent: true });
  const problems: SettingProblem[] = errors.map(({ error, offset, length }) => ({
    message: `This is not valid JSON (${words(printParseErrorCode(error))}). What can be read is used.`,
    range: { start: offset, end: offset + length },
  }));
  if (!tree) return { settings: {}, problems };
  const read = readSettings(plain(tree), ruleIds);
  return {
    settings: read.settings,
    problems: [
      ...problems,
      ...read.problems.map(each => ({
        message: each.message,
        range: rangeAt(tree, each),
        ...(each.beyondSchema && { beyondSchema: true }),
      })),
    ],
  };
}

/** Reads the editor's `sprintmark` section. Every bad value is named and left out. */
export function readEditorSettings(value: unknown, ruleIds: readonly string[]): ReadSettings {
  const { rules, include, exclude, coverage, scaffold, ...others } = isRecord(value) ? value : {};
  const known = {
    ...(rules == null ? {} : { rules }),
    ...(include == null ? {} : { include }),
    ...(exclude == null ? {} : { exclude }),
    ...(coverage == null ? {} : { coverage: given(coverage) }),
    ...(scaffold == null ? {} : { scaffold: given(scaffold) }),
  };
  const { settings, problems } = readSettings(known, ruleIds);
  const switches = readSwitches(others);
  return {
    settings: { ...settings, ...switches.settings },
    problems: [...problems, ...switches.problems].map(({ message, path }) => ({
      message: `Setting sprintmark.${path.join('.')}: ${message}`,
    })),
  };
}

/** What an editor sends of settings that nobody has set is null; `showInEditor` is the editor's alone. */
const given = (section: unknown): unknown =>
  isRecord(section)
    ? Object.fromEntries(Object.entries(section).filter(([key, value]) => value != null && key !== 'showInEditor'))
    : section;

interface PathProblem {
  readonly message: string;
  readonly path: readonly (string | number)[];
  /** Whether it is the key that is wrong rather than its value. */
  readonly key?: true;
  readonly beyondSchema?: boolean;
}

function readSettings(
  value: unknown,
  ruleIds: readonly string[],
): { settings: PartialSettings; problems: PathProblem[] } {
  const problems: PathProblem[] = [];
  if (!isRecord(value)) {
    problems.push({ message: 'Settings must be an object. The defaults are used.', path: [] });
    return { settings: {}, problems };
  }
  const settings: { -readonly [K in keyof PartialSettings]: PartialSettings[K] } = {};
  for (const [key, entry] of Object.entries(value)) {
    if (key === 'rules') settings.rules = readRules(entry, ruleIds, problems);
    else if (key === 'include' || key === 'exclude') {
      const globs = readGlobs(key, entry, problems);
      if (globs) settings[key] = globs;
    } else if (key === 'coverage') {
      const tell = (problem: PathProblem) => problems.push({ ...problem, path: [key, ...problem.path] });
      const readReports = (globs: unknown) => readGlobs('coverage.reports', globs, problems);
      settings.coverage = readCoverageSettings(entry, { readGlobs: readReports, tell });
    } else if (key === 'scaffold')
      settings.scaffold = readScaffoldSettings(entry, problem =>
        problems.push({ ...problem, path: [key, ...problem.path] }),
      );
    else if (key !== '$schema')
      problems.push({
        message: `There is no setting “${key}”. Use rules, include, exclude, coverage or scaffold.`,
        path: [key],
        key: true,
      });
  }
  return { settings, problems };
}

function readRules(value: unknown, ruleIds: readonly string[], problems: PathProblem[]): Record<string, RuleSetting> {
  if (!isRecord(value)) {
    problems.push({
      message: 'rules must be an object of rule ids and severities. The defaults are used.',
      path: ['rules'],
    });
    return {};
  }
  const rules: Record<string, RuleSetting> = {};
  for (const [id, setting] of Object.entries(value)) {
    const path = ['rules', id];
    if (!ruleIds.includes(id))
      problems.push({ message: `There is no rule “${id}”. ${meant(id, ruleIds)}It is ignored.`, path, key: true });
    else if (!isRuleSetting(setting))
      problems.push({
        message: `${JSON.stringify(setting)} is no severity: use ${SEVERITIES.join(', ')} or off. The rule keeps its default.`,
        path,
      });
    else rules[id] = setting;
  }
  return rules;
}

function meant(id: string, ruleIds: readonly string[]): string {
  const near = ruleIds.find(each => id.length < 40 && distance(id.toLowerCase(), each) <= 2);
  return near ? `Did you mean “${near}”? ` : '';
}

/** `key` may be "coverage.reports". */
function readGlobs(key: string, value: unknown, problems: PathProblem[]): string[] | undefined {
  const path = key.split('.');
  if (!Array.isArray(value)) {
    problems.push({ message: `${key} must be a list of globs. The default is used.`, path });
    return undefined;
  }
  return value.filter((glob, at): glob is string => {
    const good = typeof glob === 'string' && glob.length > 0 && glob.length <= 1000;
    if (!good) problems.push({ message: `${JSON.stringify(glob)} is no glob. It is ignored.`, path: [...path, at] });
    else if (!isTame(glob)) {
      problems.push({
        message: `“${glob}” has too many asterisks to be matched in time. It is ignored.`,
        path: [...path, at],
        beyondSchema: true,
      });
      return false;
    }
    return good;
  });
}

/** Each `*` may be tried at every place of a path, so their number is the power of the time that matching takes. */
const isTame = (glob: string): boolean =>
  (glob.match(/\*\*/g)?.length ?? 0) <= 4 && glob.split('/').every(part => (part.match(/\*+/g)?.length ?? 0) <= 3);

/** A key's own range where it is the key that is wrong, else its value's. */
function rangeAt(tree: Node, { path, key }: PathProblem): Range {
  let node: Node = tree;
  for (const step of path) {
    const next: Node | undefined =
      typeof step === 'number'
        ? node.children?.[step]
        : node.children?.find(property => property.children?.[0]?.value === step)?.children?.[1];
    if (!next) break;
    node = next;
  }
  const shown = (key && node.parent?.children?.[0]) || node;
  return { start: shown.offset, end: shown.offset + shown.length };
}

function plain(node: Node): unknown {
  if (node.type === 'array') return (node.children ?? []).map(plain);
  if (node.type !== 'object') return node.value;
  const pairs = (node.children ?? []).flatMap(({ children }) =>
    children?.[1] ? [[String(children[0]?.value), plain(children[1])] as const] : [],
  );
  return Object.fromEntries(pairs);
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isRuleSetting = (value: unknown): value is RuleSetting =>
  value === 'off' || SEVERITIES.includes(value as Severity);
const words = (code: string): string => code.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();
