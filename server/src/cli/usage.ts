import { parseArgs } from 'node:util';
import { SEVERITIES, type Severity } from '../config';
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
  | { readonly command: 'help' | 'version' | 'lsp' }
  | { readonly command: 'wrong'; readonly problem: string };

export const HELP = `Sprintmark checks what your sprint documents claim.

Usage:
  sprintmark check [PATH…] [options]   check files, and the *.md and *.markdown files in folders (default: .)
  sprintmark status [PATH…] [options]  show how far sprints, documents and phases are
  sprintmark next [PATH…] [options]    show what can be claimed now, best first
  sprintmark coverage [PATH…] [options]
                                       show what the tests cover beside what the sprint asks for
  sprintmark lsp --stdio               run the language server on standard input and output
  sprintmark --help | --version

Options of check, status, next and coverage:
  --format text|json    how to print what was found (default: text)
  --no-cache            read everything anew, and remember nothing

Options of check:
  --fix                 repair what can be repaired, and print what is left
  --fail-on LEVEL       exit with 1 from this severity on: error (default), warning, information, hint or never

Options of next:
  --claim OWNER         claim the first one as OWNER, and write it down in the documents

Options of coverage; a PATH is a folder of code, or a report of any name:
  --sprint N            judge by the minimum of sprint N instead of the active one's
  --min N               judge by this minimum, in percent
  --fail-under          exit with 1 unless it is shown that every minimum is met, that of changed lines too

Exit codes: 0 nothing at or above --fail-on, what was asked for is done, and no minimum is missed;
1 findings, nothing was claimed, or coverage below the minimum;
2 wrong usage, a path that cannot be read, no report of coverage that can be trusted, or a failure.
Settings are read from the nearest .sprintmark.json. Files that a .gitignore names are left out.
`;

export function readArguments(args: readonly string[]): Request {
  try {
    return toRequest(parse(args));
  } catch (error) {
    return wrong(firstSentence(error));
  }
}

function parse(args: readonly string[]) {
  return parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
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
    },
  });
}

function toRequest({ values, positionals: [command, ...paths] }: ReturnType<typeof parse>): Request {
  if (values.help) return { command: 'help' };
  if (values.version) return { command: 'version' };
  if (command === 'lsp') return values.stdio && !paths.length ? { command } : wrong('The server needs “lsp --stdio”.');
  if (!isReading(command)) return wrong(command ? `There is no command “${command}”.` : 'A command is missing.');
  for (const [option, owner] of Object.entries(OWNERS))
    if (option in values && owner !== command) return wrong(`“--${option}” belongs to “${owner}”.`);
  const { fix = false, format = 'text', 'fail-on': failOn = 'error', 'no-cache': noCache = false, claim } = values;
  if (format !== 'text' && format !== 'json') return wrong(`“${format}” is no format: use text or json.`);
  if (!isLevel(failOn)) return wrong(`“${failOn}” is no severity: use ${SEVERITIES.join(', ')} or never.`);
  const read: ReadRequest = { paths: paths.length ? paths : ['.'], format, cache: !noCache };
  if (command === 'check') return { command, ...read, fix, failOn };
  if (command === 'coverage') return coverageRequest(read, values);
  return command === 'next' ? { command, ...read, claim } : { command, ...read };
}

function coverageRequest(read: ReadRequest, { sprint, min, ...values }: ReturnType<typeof parse>['values']): Request {
  if (sprint !== undefined && !sprint.trim()) return wrong('“--sprint” needs the number of a sprint.');
  if (min !== undefined && !(/^\d{1,3}(?:\.\d{1,6})?$/.test(min) && Number(min) <= 100))
    return wrong(`“${min}” is no minimum: use a number from 0 to 100.`);
  const failUnder = values['fail-under'] ?? false;
  return { command: 'coverage', ...read, sprint, min: min === undefined ? undefined : Number(min), failUnder };
}

/** The options that one command alone has. */
const OWNERS: Readonly<Record<string, string>> = {
  ...{ stdio: 'lsp', fix: 'check', 'fail-on': 'check', claim: 'next' },
  ...{ sprint: 'coverage', min: 'coverage', 'fail-under': 'coverage' },
};

const READING = ['check', 'status', 'next', 'coverage'] as const;
const isReading = (word: string | undefined): word is (typeof READING)[number] =>
  READING.some(command => command === word);

const isLevel = (word: string): word is Severity | 'never' => word === 'never' || SEVERITIES.includes(word as Severity);
const wrong = (problem: string): Request => ({ command: 'wrong', problem });

/** Node's own words, such as "Unknown option '--fx'", without its advice. */
const firstSentence = (error: unknown): string =>
  `${(error instanceof Error ? error.message : String(error)).split(/\.\s|\n/, 1)[0]?.replace(/\.$/, '')}.`;
