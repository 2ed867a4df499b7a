import { version } from '../../../package.json';
import { check } from './check';
import { coverage } from './coverage';
import { HELP } from './help';
import { makeNew } from './new';
import { next } from './next';
import { status } from './status';
import { FAILED, NOTHING_FOUND, printable, type Terminal } from './terminal';
import { readArguments } from './usage';

/** Runs the command line and returns its exit code. */
export async function run(args: readonly string[], terminal: Terminal): Promise<number> {
  try {
    const request = readArguments(args);
    switch (request.command) {
      case 'help':
        terminal.out(HELP);
        return NOTHING_FOUND;
      case 'version':
        terminal.out(`${version}\n`);
        return NOTHING_FOUND;
      case 'lsp':
        await terminal.serve();
        return NOTHING_FOUND;
      case 'wrong':
        terminal.err(`sprintmark: ${printable(request.problem)} Run “sprintmark --help” to see what there is.\n`);
        return FAILED;
      case 'check':
        return await check(request, terminal);
      case 'status':
        return await status(request, terminal);
      case 'next':
        return await next(request, terminal);
      case 'coverage':
        return await coverage(request, terminal);
      case 'new':
        return await makeNew(request, terminal);
    }
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    terminal.err(`sprintmark: internal failure: ${printable(message.split('\n', 1)[0] ?? '')}. Please report this.\n`);
    return FAILED;
  }
}
