import { stderr, stdout } from 'node:process';
import { terminalDialog } from './cli/dialog';
import { run } from './cli/run';
import { FAILED } from './cli/terminal';
import { serve } from './serve';
import { cacheFolder } from './threads/cacheFolder';

/** The command line: `sprintmark check`, `status`, `next`, `coverage`, `new` and `lsp`. */
export function main(): void {
  let isLost = false;
  let isServing = false;
  for (const stream of [stdout, stderr])
    stream.on('error', error => {
      if (isServing) process.exit();
      // What was begun is brought to its end. A reader that has seen enough, such as `head`, is no failure; a disk that is full is one.
      if (!('code' in error && error.code === 'EPIPE')) isLost = true;
      if (isLost) process.exitCode = FAILED;
    });

  run(process.argv.slice(2), {
    cwd: process.cwd(),
    color: stdout.isTTY === true && !process.env.NO_COLOR,
    out: text => stdout.write(text),
    err: text => stderr.write(text),
    serve: () => {
      isServing = true;
      return serve();
    },
    program: __filename,
    cacheFolder: cacheFolder(),
    dialog: terminalDialog(),
  }).then(code => {
    process.exitCode = isLost ? FAILED : code;
  });
}
