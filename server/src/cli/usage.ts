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

export type Request =
  | CheckRequest
  | StatusRequest
  | NextRequest
  | { readonly command: 'help' | 'version' | 'lsp' }
  | { readonly command: 'wrong'; readonly problem: string };

export const HELP = `Sprintmark checks what your sprint documents claim.

Usage:
  sprintmark check [PATH…] [options]   check files, and the *.md and *.markdown files in folders (default: .)
  sprintmark status [PATH…] [options]  show how far sprints, documents and phases are
  sprintmark next [PATH…] [options]    show what can be claimed now, best first
  sprintmark lsp --stdio               run the language server on standard input and output
  sprintmark --help | --version

Options of check, status and next:
  --format text|json    how to print what was found (default: text)
  --no-cache            read everything anew, and remember nothing

Options of check:
  --fix                 repair what can be repaired, and print what is left
  --fail-on LEVEL       exit with 1 from this severity on: error (default), warning, information, hint or never

Options of next:
  --claim OWNER         claim the first one as OWNER, and write it down in the documents

Exit codes: 0 nothing at or above --fail-on, and what was asked for is done; 1 findings, or nothing was claimed;
2 wrong usage, a path that cannot be read, or a failure.
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
    },
  });
}

function toRequest({ values, positionals: [command, ...paths] }: ReturnType<typeof parse>): Request {
  if (values.help) return { command: 'help' };
  if (values.version) return { command: 'version' };
  if (command === 'lsp') return values.stdio && !paths.length ? { command } : wrong('The server needs “lsp --stdio”.');
  if (command !== 'check' && command !== 'status' && command !== 'next')
    return wrong(command ? `There is no command “${command}”.` : 'A command is missing.');
  for (const [option, owner] of Object.entries(OWNERS))
    if (option in values && owner !== command) return wrong(`“--${option}” belongs to “${owner}”.`);
  const { fix = false, format = 'text', 'fail-on': failOn = 'error', 'no-cache': noCache = false, claim } = values;
  if (format !== 'text' && format !== 'json') return wrong(`“${format}” is no format: use text or json.`);
  if (!isLevel(failOn)) return wrong(`“${failOn}” is no severity: use ${SEVERITIES.join(', ')} or never.`);
  const read: ReadRequest = { paths: paths.length ? paths : ['.'], format, cache: !noCache };
  if (command === 'check') return { command, ...read, fix, failOn };
  return command === 'next' ? { command, ...read, claim } : { command, ...read };
}

/** The options that one command alone has. */
const OWNERS: Readonly<Record<string, string>> = { stdio: 'lsp', fix: 'check', 'fail-on': 'check', claim: 'next' };

const isLevel = (word: string): word is Severity | 'never' => word === 'never' || SEVERITIES.includes(word as Severity);
const wrong = (problem: string): Request => ({ command: 'wrong', problem });

/** Node's own words, such as "Unknown option '--fx'", without its advice. */
const firstSentence = (error: unknown): string =>
  `${(error instanceof Error ? error.message : String(error)).split(/\.\s|\n/, 1)[0]?.replace(/\.$/, '')}.`;
