import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = name => join(dirname(fileURLToPath(import.meta.url)), name);

/** The program itself: the package's own command starts it from Node. */
function rumdlProgram() {
  const require = createRequire(import.meta.url);
  const name = `${process.platform}-${process.arch}`;
  return require.resolve(`@rumdl/cli-${name}/rumdl${process.platform === 'win32' ? '.exe' : ''}`);
}

/** Language servers over standard input and output. */
export const servers = ({ cli, cache }) => [
  { name: 'Sprintmark', command: [process.execPath, cli, 'lsp', '--stdio'], env: cache },
  { name: 'an empty server', command: [process.execPath, here('emptyServer.mjs'), '--stdio'], env: {} },
  { name: 'rumdl', command: [rumdlProgram(), 'server'], env: {} },
];

/** Programs that check all documents of a folder. What they find is thrown away. */
export const checkers = ({ cli, cache }) => [
  { name: 'Sprintmark, cold', command: [process.execPath, cli, 'check', '.', '--no-cache'], env: cache },
  { name: 'Sprintmark, warm', command: [process.execPath, cli, 'check', '.'], env: cache, warms: true },
  { name: 'rumdl', command: [rumdlProgram(), 'check', '--no-cache', '.'], env: {} },
  { name: 'markdownlint', command: [process.execPath, here('markdownlint.mjs')], env: {} },
  { name: 'only reading the files', command: [process.execPath, here('readOnly.mjs')], env: {} },
];
