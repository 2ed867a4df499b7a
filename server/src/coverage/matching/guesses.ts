import type { Steps } from '../steps';
import type { Looking } from './direct';
import type { Entry } from './match';
import type { IndexedFile, SourceIndex } from './sourceIndex';
import type { Written } from './written';

/** A file that a path probably means. */
export interface Guess {
  readonly file: IndexedFile;
  /** How many segments both end with. */
  readonly common: number;
  /** How many other paths of the report lead to files in the same way: by one beginning put in another's place. */
  readonly votes: number;
}

export interface GuessOptions extends Looking {
  /** How many paths of the report were found where they say. */
  readonly certain: number;
  /** What the absolute ones among them begin with. */
  readonly tops: ReadonlySet<string>;
  /** Files that other paths mean. */
  readonly taken: ReadonlySet<IndexedFile>;
  /** More are added. */
  readonly votes: Votes;
}

/** By way, the paths that can go no other. */
export type Votes = Map<string, Set<string>>;

/** What a path may mean, before the others are asked. */
interface Candidate {
  readonly file: IndexedFile;
  readonly common: number;
  /** "app", then "home/me/ferry": what must be put in the place of what. */
  readonly way: string;
}

/** Files by the longest common ending, where that is clear, or where other paths show the way. */
export function* guessesOf(entries: readonly Entry[], options: GuessOptions): Steps<Map<string, Guess>> {
  const candidates = new Map<string, readonly Candidate[]>();
  const { votes } = options;
  const own = entries.filter(isOwn);
  for (const entry of own) {
    yield;
    if (isNeighbor(entry, options)) continue;
    const possible = candidatesOf(entry, options);
    candidates.set(entry.path, possible);
    const [only, ...others] = possible;
    if (only && !others.length) votes.set(only.way, (votes.get(only.way) ?? new Set()).add(entry.path));
  }
  const ways = popular(votes);
  const guesses = new Map<string, Guess>();
  for (const entry of own) {
    yield;
    const possible = candidates.get(entry.path);
    if (!possible) continue;
    const all = [...possible, ...ways.flatMap(way => alongWay(entry, way, options))];
    const guess = chosen(
      all.map(each => ({ ...each, votes: votesOfOthers(each, entry, votes) })),
      options,
    );
    if (guess && isEnough(guess, entry, { ...options, ways, open: own.length })) guesses.set(entry.path, guess);
  }
  return guesses;
}

/** On the machine where the report's other files are, it would be where it says: it is another project's. */
const isNeighbor = ({ written: { segments, isAbsolute } }: Entry, { tops }: GuessOptions): boolean =>
  isAbsolute && tops.has(segments[0] ?? '');

/** What is installed is nobody's own code, whatever it is called. */
const FOREIGN: ReadonlySet<string> = new Set([
  ...['node_modules', 'bower_components', 'site-packages', 'dist-packages', '.venv', 'venv', 'vendor'],
  ...['.cargo', '.rustup', '.m2', '.gradle'],
]);
const SYSTEM = /^(?:include|lib\d*|share|local)$/;
const isOwn = ({ written: { segments, isAbsolute } }: Entry): boolean =>
  !(isAbsolute && segments[0] === 'usr' && SYSTEM.test(segments[1] ?? '')) && !segments.some(each => FOREIGN.has(each));

/** As it is or, where that does not reach beyond its own beginning, below each root of the report. */
function candidatesOf({ written }: Entry, { index, roots, taken }: GuessOptions): Candidate[] {
  const own = { segments: written.segments, ...index.endingLike(written.segments) };
  const isOpen = !written.isAbsolute && own.common === written.segments.length && roots.length > 0;
  const endings = isOpen ? roots.map(root => belowRoot(root, written, index)) : [own];
  const longest = Math.max(...endings.map(({ common }) => common));
  const files = new Map<IndexedFile, Candidate>();
  for (const { segments, common, files: alike } of endings)
    if (common === longest)
      for (const file of alike)
        if (!taken.has(file)) files.set(file, { file, common, way: wayOf(segments, file, common) });
  return [...files.values()];
}

function belowRoot(root: Written, { segments: own }: Written, index: SourceIndex) {
  const segments = [...root.segments, ...own];
  return { segments, ...index.endingLike(segments) };
}

const wayOf = (segments: readonly string[], file: IndexedFile, common: number): string =>
  `${segments.slice(0, -common).join('/')}\0${file.segments.slice(0, -common).join('/')}`;

/** A beginning, and what to put in its place. */
interface Way {
  readonly way: string;
  readonly from: readonly string[];
  readonly to: readonly string[];
  readonly votes: number;
}

const MOST_WAYS = 32;

/** Those that several paths go, the most frequent ones. */
function popular(votes: Votes): Way[] {
  const ways = [...votes]
    .filter(([, { size }]) => size > 1)
    .sort(([a, m], [b, n]) => n.size - m.size || (a < b ? -1 : 1));
  return ways.slice(0, MOST_WAYS).map(([way, { size }]) => {
    const [from = [], to = []] = way.split('\0').map(path => path.split('/').filter(Boolean));
    return { way, from, to, votes: size };
  });
}

function alongWay(entry: Entry, { way, from, to }: Way, { index, roots }: GuessOptions): Candidate[] {
  const { segments: own, isAbsolute } = entry.written;
  const spelled = isAbsolute || !roots.length ? [own] : roots.map(({ segments }) => [...segments, ...own]);
  return spelled.flatMap(segments => {
    if (segments.length <= from.length || !from.every((segment, at) => segment === segments[at])) return [];
    const rest = segments.slice(from.length);
    const file = index.at([...to, ...rest]);
    return file ? [{ file, common: rest.length, way }] : [];
  });
}

/** A path that knows only one file has voted itself. */
function votesOfOthers({ way }: Candidate, { path }: Entry, votes: Votes): number {
  const paths = votes.get(way);
  return paths ? paths.size - (paths.has(path) ? 1 : 0) : 0;
}

/** The one that others vouch for; of several, or of none, the one that lies next to the report. */
function chosen(guesses: readonly Guess[], { place }: GuessOptions): Guess | undefined {
  const byFile = new Map<IndexedFile, Guess>();
  for (const guess of guesses) {
    const known = byFile.get(guess.file);
    if (!known || guess.votes > known.votes) byFile.set(guess.file, guess);
  }
  const all = [...byFile.values()];
  const vouched = all.filter(({ votes }) => votes > 0);
  const open = vouched.length ? vouched : all;
  if (open.length < 2) return open[0];
  const near = open.map(({ file }) => sharedFolders(file.segments, place.folder));
  const nearest = Math.max(...near);
  const best = open.filter((_, at) => near[at] === nearest);
  return best.length === 1 ? best[0] : undefined;
}

function sharedFolders(segments: readonly string[], folder: readonly string[]): number {
  const at = folder.findIndex((segment, index) => segments[index] !== segment);
  return at < 0 ? folder.length : at;
}

interface Open {
  readonly certain: number;
  readonly open: number;
  readonly ways: readonly Way[];
}

/**
 * Whether a common ending can be relied on. Where most of a report is found where it says, the rest is gone rather than elsewhere, and
 * so is what would lie beside what others have found; one name alone means little unless the whole path is no longer, or others go the
 * same way.
 */
function isEnough(
  { file, common, votes }: Guess,
  { written: { segments } }: Entry,
  { certain, open, ways }: Open,
): boolean {
  if (votes >= 2) return true;
  if (votes === 0 && certain > 0 && certain >= open) return false;
  const isBeside = ways.some(
    way => way.votes > 2 * votes + 1 && way.from.every((segment, at) => segment === segments[at]),
  );
  if (isBeside && common < segments.length) return false;
  const isWhole = common >= segments.length || common >= file.depth;
  if (common < 2) return isWhole && (votes > 0 || open === 1 || segments.length === 1);
  return true;
}
