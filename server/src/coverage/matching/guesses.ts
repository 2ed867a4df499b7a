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
}

/** What a path may mean, before the others are asked. */
interface Candidate {
  readonly file: IndexedFile;
  readonly common: number;
  /** "app", then "home/me/ferry": what must be put in the place of what. */
  readonly way: string;
}

/** Files by the longest common ending, where that is clear, or where other paths show the way. */
export function guessesOf(entries: readonly Entry[], options: GuessOptions): Map<string, Guess> {
  const candidates = new Map(entries.filter(isOwn).map(entry => [entry.path, candidatesOf(entry, options)] as const));
  const votes = new Map<string, number>();
  for (const [only, ...others] of candidates.values())
    if (only && !others.length) votes.set(only.way, (votes.get(only.way) ?? 0) + 1);
  const ways = popular(votes);
  const guesses = new Map<string, Guess>();
  for (const entry of entries) {
    const own = candidates.get(entry.path);
    if (!own) continue;
    const all = [...own, ...ways.flatMap(way => alongWay(entry, way, options))];
    const guess = chosen(
      all.map(each => ({ ...each, votes: votesOfOthers(each, own, votes) })),
      options,
    );
    if (guess && isEnough(guess, entry, { ...options, open: candidates.size })) guesses.set(entry.path, guess);
  }
  return guesses;
}

/** What is installed is nobody's own code, whatever it is called. */
const FOREIGN: ReadonlySet<string> = new Set([
  ...['node_modules', 'bower_components', 'site-packages', 'dist-packages', '.venv', 'venv', 'vendor'],
  ...['.cargo', '.rustup', '.m2', '.gradle'],
]);
const SYSTEM = /^(?:include|lib\d*|share|local)$/;
const isOwn = ({ written: { segments, isAbsolute } }: Entry): boolean =>
  !(isAbsolute && segments[0] === 'usr' && SYSTEM.test(segments[1] ?? '')) && !segments.some(each => FOREIGN.has(each));

/** As it is or, where that does not reach beyond its own beginning, below each root of the report. */
function candidatesOf({ written }: Entry, { index, roots }: GuessOptions): Candidate[] {
  const own = { segments: written.segments, ...index.endingLike(written.segments) };
  const isOpen = !written.isAbsolute && own.common === written.segments.length && roots.length > 0;
  const endings = isOpen ? roots.map(root => belowRoot(root, written, index)) : [own];
  const longest = Math.max(...endings.map(({ common }) => common));
  const files = new Map<IndexedFile, Candidate>();
  for (const { segments, common, files: alike } of endings)
    if (common === longest)
      for (const file of alike) files.set(file, { file, common, way: wayOf(segments, file, common) });
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
}

const MOST_WAYS = 32;

/** Those that several paths go, the most frequent ones. */
function popular(votes: ReadonlyMap<string, number>): Way[] {
  const ways = [...votes].filter(([, count]) => count > 1).sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
  return ways.slice(0, MOST_WAYS).map(([way]) => {
    const [from = [], to = []] = way.split('\0').map(path => path.split('/').filter(Boolean));
    return { way, from, to };
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
function votesOfOthers(candidate: Candidate, own: readonly Candidate[], votes: ReadonlyMap<string, number>): number {
  const count = votes.get(candidate.way) ?? 0;
  return own.length === 1 && own[0]?.way === candidate.way ? count - 1 : count;
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

/**
 * Whether a common ending can be relied on. Where most of a report is found where it says, the rest is gone rather than elsewhere; one
 * name alone means little unless the whole path is no longer, or others go the same way.
 */
function isEnough(
  { file, common, votes }: Guess,
  { written: { segments } }: Entry,
  { certain, open }: { readonly certain: number; readonly open: number },
): boolean {
  if (votes === 0 && certain > 0 && certain >= open) return false;
  if (votes >= 2) return true;
  const isWhole = common >= segments.length || common >= file.depth;
  if (common < 2) return isWhole && (votes > 0 || open === 1 || segments.length === 1);
  return true;
}
