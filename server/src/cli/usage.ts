import { parseArgs } from 'node:util';
import { SEVERITIES, type Severity } from '../config';

export interface CheckRequest {
  readonly command: 'check';
  readonly paths: readonly string[];
  readonly format: 'text' | 'json';
  readonly fix: boolean;
  /** Whether to use, and to write, what earlier runs have left. */
  readonly cache: boolean;
  readonly failOn: Severity | 'never';
}

export type Request =
  | CheckRequest
  | { readonly command: 'help' | 'version' | 'lsp' }
  | { readonly command: 'wrong'; readonly problem: string };

export const HELP = `Sprintmark checks what your sprint documents claim.

Usage:
  sprintmark check [PATH…] [options]   check files, and the *.md and *.markdown files in folders (default: .)
  sprintmark lsp --stdio               run the language server on standard input and output
  sprintmark --help | --version

Options of check:
  --format text|json    how to print the findings (default: text)
  --fix                 repair what can be repaired, and print what is left
  --no-cache            read everything anew, and remember nothing
  --fail-on LEVEL       exit with 1 from this severity on: error (default), warning, information, hint or never

Exit codes: 0 nothing at or above --fail-on, 1 findings, 2 wrong usage, a path that cannot be read, or a failure.
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
    },
  });
}

function toRequest({ values, positionals: [command, ...paths] }: ReturnType<typeof parse>): Request {
  if (values.help) return { command: 'help' };
  if (values.version) return { command: 'version' };
  if (command === 'lsp') return values.stdio && !paths.length ? { command } : wrong('The server needs “lsp --stdio”.');
  if (command !== 'check') return wrong(command ? `There is no command “${command}”.` : 'A command is missing.');
  const { stdio, fix = false, format = 'text', 'fail-on': failOn = 'error', 'no-cache': noCache = false } = values;
  if (stdio) return wrong('“--stdio” belongs to “lsp”.');
  if (format !== 'text' && format !== 'json') return wrong(`“${format}” is no format: use text or json.`);
  if (!isLevel(failOn)) return wrong(`“${failOn}” is no severity: use ${SEVERITIES.join(', ')} or never.`);
  return { command, paths: paths.length ? paths : ['.'], format, fix, cache: !noCache, failOn };
}

const isLevel = (word: string): word is Severity | 'never' => word === 'never' || SEVERITIES.includes(word as Severity);
const wrong = (problem: string): Request => ({ command: 'wrong', problem });

/** Node's own words, such as "Unknown option '--fx'", without its advice. */
const firstSentence = (error: unknown): string =>
  `${(error instanceof Error ? error.message : String(error)).split(/\.\s|\n/, 1)[0]?.replace(/\.$/, '')}.`;
