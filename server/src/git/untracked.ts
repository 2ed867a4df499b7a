import { lstat, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ChangedFile } from '../diff';
import { type Git, readText } from './run';

/** More of them, and what they are was forgotten in a `.gitignore`. */
const MOST_FILES = 2_000;
/** Bytes; nobody writes more by hand. */
const LONGEST = 1_000_000;
/** Bytes that git looks at to tell text from the rest (buffer_is_binary in xdiff-interface.c). */
const LOOKED_AT = 8_000;

/** Adds the files that git neither tracks nor ignores, all lines of which are new; how many, or undefined where it cannot be told. */
export async function addUntracked(git: Git, files: Map<string, ChangedFile>): Promise<number | undefined> {
  const list = await readText(git, ['ls-files', '--others', '--exclude-standard', '-z'], MOST_FILES * 1_000);
  const paths = list?.split('\0').filter(path => path && !path.endsWith('/'));
  if (!paths || paths.length > MOST_FILES) return undefined;
  let added = 0;
  for (const path of paths) {
    const lines = await countLines(join(git.folder, path));
    files.set(path, lines === undefined ? OPAQUE : { added: lines ? [[1, lines]] : [] });
    added += lines ?? 0;
  }
  return added;
}

const OPAQUE: ChangedFile = { added: [], isOpaque: true };

/** Undefined for what is no text, or too long. A link is followed neither here nor by git. */
async function countLines(path: string): Promise<number | undefined> {
  try {
    const file = await lstat(path);
    if (!file.isFile() || file.size > LONGEST) return undefined;
    const bytes = await readFile(path);
    if (bytes.subarray(0, LOOKED_AT).includes(0)) return undefined;
    let lines = bytes.length > 0 && bytes.at(-1) !== LINE_FEED ? 1 : 0;
    for (let at = bytes.indexOf(LINE_FEED); at >= 0; at = bytes.indexOf(LINE_FEED, at + 1)) lines++;
    return lines;
  } catch {
    // Gone meanwhile, or nobody may read it.
    return undefined;
  }
}

const LINE_FEED = 0x0a;
