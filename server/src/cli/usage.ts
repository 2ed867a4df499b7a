import { parseArgs } from 'node:util';
import { SEVERITIES, type Severity } from '../config';
import { documentNamed } from './kinds';
import { type NewRequest, newRequest, sprintNumber } from './newRequest';
import { optionProblem } from './optionProblem';
import type { ReadRequest } from './reading';

export interface CheckRequest extends ReadRequest {
  readonly command: 'check';
  readonly fix: boolean;
  readonly failOn: Severity | 'never';
}

export interface StatusRequest extends ReadRequest {
  readonly command: 'status';
}

export interface NextRequest extends ReadRequest {
  readonly command: 'next';
  /** Who claims the first one; undefined where nobody does. */
  readonly claim: string | undefined;
}

export interface CoverageRequest extends ReadRequest {
  readonly command: 'coverage';
  /** The number of the sprint whose minimum holds; undefined for the active one. */
  readonly sprint: string | undefined;
  /** In percent; undefined for what the sprint states. */
  readonly min: number | undefined;
  /** Whether what cannot be shown to be met counts as not met. */
  readonly failUnder: boolean;
}

export type Request =
  | CheckRequest
  | StatusRequest
  | NextRequest
  | CoverageRequest
  | NewRequest
  | { readonly command: 'help' | 'version' | 'lsp' }
  | { readonly command: 'wrong'; readonly problem: string };

export function readArguments(args: readonly string[]): Request {
  try {
    return toRequest(parse(args));
  } catch (error) {
    return wrong(optionProblem(error, Object.keys(OPTIONS)));
  }
}

function parse(args: readonly string[]) {
  return parseArgs({
    args: [...args],
    allowPositionals: true,
    options: OPTIONS,
  });
}

const OPTIONS = {
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean', short: 'v' },
  stdio: { type: 'boolean' },
  fix: { type: 'boolean' },
  'no-cache': { type: 'boolean' },
  format: { type: 'string' },
  'fail-on': { type: 'string' },
  claim: { type: 'string' },
  sprint: { type: 'string' },
  min: { type: 'string' },
  'fail-under': { type: 'boolean' },
  title: { type: 'string' },
  path: { type: 'string' },
  answer: { type: 'string', multiple: true },
  list: { type: 'boolean' },
  'dry-run': { type: 'boolean' },
  'add-missing': { type: 'boolean' },
} as const;

function toRequest({ values, positionals: [command, ...paths] }: ReturnType<typeof parse>): Request {
  if (values.help) return { command: 'help' };
  if (values.version) return { command: 'version' };
  if (command === 'lsp') return values.stdio && !paths.length ? { command } : wrong('The server needs “lsp --stdio”.');
  if (!isReading(command) && command !== 'new')
    return wrong(command ? unknownCommand(command) : 'A command is missing.');
  for (const [option, owners] of Object.entries(OWNERS))
    if (option in values && !owners.includes(command))
      return wrong(`“--${option}” belongs to ${owners.map(owner => `“${owner}”`).join(' and ')}.`);
  const { fix = false, format = 'text', 'fail-on': failOn = 'error', 'no-cache': noCache = false, claim } = values;
  if (format !== 'text' && format !== 'json') return wrong(`“${format}” is no format: use text or json.`);
  if (!isLevel(failOn)) return wrong(`“${failOn}” is no severity: use ${SEVERITIES.join(', ')} or never.`);
  const read: ReadRequest = { paths: paths.length ? paths : ['.'], format, cache: !noCache };
  if (command === 'new') {
    const made = newRequest(read, paths, values);
    return typeof made === 'string' ? wrong(made) : made;
  }
  if (command === 'check') return { command, ...read, fix, failOn };
  if (command === 'coverage') return coverageRequest(read, values);
  return command === 'next' ? { command, ...read, claim } : { command, ...read };
}

function coverageRequest(read: ReadRequest, { sprint, min, ...values }: ReturnType<typeof parse>['values']): Request {
  if (sprint !== undefined && !sprint.trim()) return wrong('“--sprint” needs the number of a sprint.');
  if (min !== undefined && !(/^\d{1,3}(?:\.\d{1,6})?$/.test(min) && Number(min) <= 100))
    return wrong(`“${min}” is no minimum: use a number from 0 to 100.`);
  const failUnder = values['fail-under'] ?? false;
  const number = sprint && sprintNumber(sprint);
  return { command: 'coverage', ...read, sprint: number, min: min === undefined ? undefined : Number(min), failUnder };
}

/** The options that only some commands have. */
const OWNERS: Readonly<Record<string, readonly string[]>> = {
  ...{ stdio: ['lsp'], fix: ['check'], 'fail-on': ['check'], claim: ['next'] },
  ...{ sprint: ['coverage', 'new'], min: ['coverage'], 'fail-under': ['coverage'] },
  ...{ title: ['new'], path: ['new'], answer: ['new'], list: ['new'], 'dry-run': ['new'], 'add-missing': ['new'] },
};

const READING = ['check', 'status', 'next', 'coverage'] as const;
const isReading = (word: string | undefined): word is (typeof READING)[number] =>
  READING.some(command => command === word);

const isLevel = (word: string): word is Severity | 'never' => word === 'never' || SEVERITIES.includes(word as Severity);
const unknownCommand = (word: string): string => {
  const made = documentNamed([word]);
  return `There is no command “${word}”.${made ? ` Did you mean “new ${made}”?` : ''}`;
};
const wrong = (problem: string): Request => ({ command: 'wrong', problem });
