import type { Source } from '../merge';
import type { CoverageReport } from '../report';
import type { Steps } from '../steps';
import { Bases } from './bases';
import { directlyAt, type ReportPlace, rootsOf } from './direct';
import { type Guess, guessesOf, type Votes } from './guesses';
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
 * report does not matter, and the time it takes grows with its length alone. Rests after each step.
 */
export function* matchReport(
  { files, roots }: Pick<CoverageReport, 'files' | 'roots'>,
  index: SourceIndex,
  place: ReportPlace,
): Steps<Map<string, Source>> {
  const found = new Map<string, IndexedFile>();
  const matching = { found, doubtful: new Set<string>(), taken: new Set<IndexedFile>(), tops: new Set<string>() };
  const looking = { place, roots: rootsOf(roots), votes: new Map() };
  for (const step of [PLAIN, LENIENT]) {
    const open: Entry[] = [];
    for (const { path } of files) {
      yield;
      if (!found.has(path) && !matching.doubtful.has(path)) open.push(...entryOf(path, step.spell));
    }
    if (!open.length) break;
    const within = step.isFolded ? yield* index.folded() : index;
    yield* matchEntries(open, { index: within, ...looking, ...matching });
  }
  return found;
}

/** As it is written first; then without regard to case, and with percent-encoding taken for that. */
const PLAIN = { spell: (path: string) => path, isFolded: false };
const LENIENT = { spell: unescaped, isFolded: true };

function entryOf(path: string, spell: (path: string) => string): Entry[] {
  const written = writtenPath(spell(path));
  return written?.segments.length ? [{ path, written }] : [];
}

interface Matching {
  readonly index: SourceIndex;
  readonly place: ReportPlace;
  readonly roots: readonly Written[];
  readonly found: Map<string, IndexedFile>;
  /** Paths that may mean either of two files where they say. */
  readonly doubtful: Set<string>;
  readonly taken: Set<IndexedFile>;
  /** The beginnings of absolute paths that were found where they say. */
  readonly tops: Set<string>;
  readonly votes: Votes;
}

function* matchEntries(entries: readonly Entry[], matching: Matching): Steps<void> {
  const { found, doubtful, taken, tops, votes, ...looking } = matching;
  const bases = new Bases(looking);
  const direct: (readonly [Entry, IndexedFile])[] = [];
  const open: Entry[] = [];
  for (const entry of entries) {
    yield;
    bases.count(entry.written);
    const file = directlyAt(entry.written, looking);
    if (file && !taken.has(file)) direct.push([entry, file]);
    else open.push(entry);
  }
  for (const [{ path, written }, file] of direct) {
    yield;
    const meant = bases.meant(written, file);
    if (!meant) doubtful.add(path);
    else if (!taken.has(meant)) found.set(path, meant);
    if (written.isAbsolute) tops.add(written.segments[0] ?? '');
  }
  for (const file of found.values()) taken.add(file);
  const guesses = yield* guessesOf(open, { ...looking, taken, tops, votes, certain: found.size });
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
