import { strict as assert } from 'node:assert';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { run } from '../../server/src/cli/run';
import type { Terminal } from '../../server/src/cli/terminal';

/** A tracker with one stale count, its repaired self, and the finding. */
export const TRACKER = `# Sprint 4 progress tracker

## Phase 1: Parser

**Phase 1 Status**: In Progress (0/3 tasks)

- [x] Read headings
- [ ] Read tables
`;
export const FIXED = TRACKER.replace('0/3', '1/2');
export const FINDING = /^sprint_4\.md:5:34 warning stale-count This says 0\/3\b.*$/;

/** A folder of its own for each test, and the command line in it, with or without a cache beside. */
export function useFolder({ program, cache = false }: { readonly program?: string; readonly cache?: boolean } = {}) {
  let folder = '';
  let cacheFolder: string | undefined;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'sprintmark-'));
    cacheFolder = cache ? await mkdtemp(join(tmpdir(), 'sprintmark-cache-')) : undefined;
  });
  afterEach(async () => {
    await rm(folder, { recursive: true });
    if (cacheFolder) await rm(cacheFolder, { recursive: true });
  });
  const options = (): Pick<Terminal, 'program' | 'cacheFolder'> => ({ cacheFolder, ...(program && { program }) });
  return {
    options,
    at: (path = '') => join(folder, path),
    read: (path: string) => readFile(join(folder, path), 'utf8'),
    async write(files: Record<string, string | Buffer>): Promise<void> {
      for (const [path, text] of Object.entries(files)) {
        await mkdir(dirname(join(folder, path)), { recursive: true });
        await writeFile(join(folder, path), text);
      }
    },
    sprintmark: (...args: string[]) => sprintmark({ cwd: folder, ...options() }, args),
    /** The same from a folder below, or with somebody who answers. */
    sprintmarkAt: (own: Pick<Terminal, 'dialog'> & { readonly below?: string }, ...args: string[]) =>
      sprintmark({ cwd: join(folder, own.below ?? ''), dialog: own.dialog, ...options() }, args),
  };
}

async function sprintmark(
  options: Pick<Terminal, 'cwd' | 'program' | 'cacheFolder' | 'dialog'>,
  args: readonly string[],
) {
  const out: string[] = [];
  const err: string[] = [];
  const code = await run(args, {
    ...options,
    ...{ color: false, serve: async () => assert.fail('No server was asked for.') },
    ...{ out: (text: string) => out.push(text), err: (text: string) => err.push(text) },
  });
  return { code, out: out.join(''), err: err.join(''), lines: out.join('').split('\n') };
}
