import type { Source } from '../merge';
import type { CoverageReport } from '../report';
import { directlyAt, type ReportPlace, rootsOf } from './direct';
import { type Guess, guessesOf } from './guesses';
import type { IndexedFile, SourceIndex } from './sourceIndex';
import { unescaped, type Written, writtenPath } from './written';

/** One path of a report. */
export interface Entry {
  /** As the report has it. */
  readonly path: string;
  readonly written: Written;
}

/**
 * Which files of the workspace a report tells of, by their paths as it writes them: where they say, seen from the folders that are
 * likely; else by the longest common ending. What stays doubtful is left out, and so is what is not in the index. The order of the
 * report does not matter, and the time it takes grows with its length alone.
 */
export function matchReport(
  { files, roots }: Pick<CoverageReport, 'files' | 'roots'>,
  index: SourceIndex,
  place: ReportPlace,
): Map<string, Source> {
  const found = new Map<string, IndexedFile>();
  const taken = new Set<IndexedFile>();
  for (const step of [PLAIN, LENIENT]) {
    const open = files.flatMap(({ path }) => (found.has(path) ? [] : entryOf(path, step.spell)));
    if (!open.length) break;
    matchEntries(open, { index: step.of(index), place, roots: rootsOf(roots), found, taken });
  }
  return found;
}

/** As it is written first; then without regard to case, and with percent-encoding taken for that. */
const PLAIN = { spell: (path: string) => path, of: (index: SourceIndex) => index };
const LENIENT = { spell: unescaped, of: (index: SourceIndex) => index.folded };

function entryOf(path: string, spell: (path: string) => string): Entry[] {
  const written = writtenPath(spell(path));
  return written?.segments.length ? [{ path, written }] : [];
}

interface Matching {
  readonly index: SourceIndex;
  readonly place: ReportPlace;
  readonly roots: readonly Written[];
  readonly found: Map<string, IndexedFile>;
  readonly taken: Set<IndexedFile>;
}

function matchEntries(entries: readonly Entry[], { index, place, roots, found, taken }: Matching): void {
  const open: Entry[] = [];
  for (const entry of entries) {
    const file = directlyAt(entry.written, { index, place, roots });
    if (file && !taken.has(file)) found.set(entry.path, file);
    else open.push(entry);
  }
  for (const file of found.values()) taken.add(file);
  const guesses = guessesOf(open, { index, place, roots, certain: found.size });
  for (const [path, { file }] of withoutRivals(guesses)) if (!taken.has(file)) found.set(path, file);
  for (const file of found.values()) taken.add(file);
}

/** Of paths that would all be the same file, the one that most others vouch for; none where that is not clear. */
function withoutRivals(guesses: ReadonlyMap<string, Guess>): Map<string, Guess> {
  const best = new Map<IndexedFile, { readonly path: string; readonly guess: Guess } | undefined>();
  const rank = ({ votes, common }: Guess): number => votes * 1000 + Math.min(common, 999);
  const ranks = new Map<IndexedFile, number>();
  for (const [path, guess] of guesses) {
    const known = ranks.get(guess.file) ?? -1;
    if (rank(guess) > known) best.set(guess.file, { path, guess });
    else if (rank(guess) === known) best.set(guess.file, undefined);
    ranks.set(guess.file, Math.max(known, rank(guess)));
  }
  return new Map([...best.values()].flatMap(each => (each ? [[each.path, each.guess] as const] : [])));
}
