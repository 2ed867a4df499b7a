import { type Ranged, ranged } from '../../range';
import type { Facts, Status } from '../sprint';
import { isJudgedAnchor, isJudgedPath, plainPath, withoutLine } from './linkSyntax';
import { mandatedUris } from './mandatedPlaces';
import { decoded, folderOf, resolvePath, rootOf, segmentsOf, uriBelow, uriOf } from './paths';

/** A text that says where to look: a link's target or a story-file cell. */
export interface Pointer {
  readonly source: 'link' | 'story-file';
  readonly text: Ranged<string>;
  /** The story of a task that nobody has begun may still have to be written. */
  readonly isPlanned?: true;
}

/** Everything in a document that may name a file or an anchor of the workspace. */
export function* pointersOf({ links, tasks }: Facts): Generator<Pointer> {
  // Most links lead to the web, and all of them are asked for again and again.
  for (const { target } of links) if (!target.value.startsWith('http')) yield { source: 'link', text: target };
  for (const { storyFile, status } of tasks)
    if (storyFile && status?.value !== 'cancelled' && status?.value !== 'deferred')
      yield { source: 'story-file', text: storyFile, ...(!BEGUN.has(status?.value ?? 'open') && { isPlanned: true }) };
}

const BEGUN: ReadonlySet<Status> = new Set(['claimed', 'in-progress', 'in-review', 'done']);

/** One place that a pointer names. Its ranges count from the start of the pointer's text. */
export interface Target {
  readonly source: Pointer['source'];
  /** As written, without anchor and line number; empty in `#anchor`. */
  readonly path: Ranged<string>;
  /** Without `#`. */
  readonly anchor?: Ranged<string>;
  /** Relative to the workspace folder: any of them that exists makes it true. The first is what is most likely meant. */
  readonly places: readonly string[];
  /** Those of the places. */
  readonly uris: readonly string[];
  /** It leads to a file beside the workspace folder; `places` then hold it as if it stood inside. */
  readonly leaves?: true;
}

/** A checkout has it. A worktree or a submodule, beside which more of the same may stand, has a file for a folder. */
export const REPOSITORY = '.git/HEAD';

/** Every URI that must be looked up to judge what the document names, the files that its plan demands among them. */
export function urisNamedBy(doc: Facts): Set<string> {
  const named = new Set(mandatedUris(doc));
  const reader = new TargetReader(doc);
  for (const pointer of pointersOf(doc))
    for (const { uris, leaves } of reader.read(pointer)) {
      for (const uri of uris) named.add(uri);
      if (leaves) named.add(uriOf(doc, REPOSITORY));
    }
  return named;
}

/** Reads the pointers of one document, or of its later versions: the same text always means the same. */
export class TargetReader {
  readonly #doc: Pick<Facts, 'uri' | 'path'>;
  readonly #root: string;
  readonly #folder: readonly string[];
  readonly #known = { link: new Map<string, readonly Target[]>(), 'story-file': new Map<string, readonly Target[]>() };

  constructor(doc: Pick<Facts, 'uri' | 'path'>) {
    this.#doc = doc;
    this.#root = rootOf(doc);
    this.#folder = folderOf(doc.path);
  }

  /** As far as they can be judged. */
  read({ source, text: { value } }: Pointer): readonly Target[] {
    const known = this.#known[source].get(value);
    if (known) return known;
    const text = ranged(value, 0, value.length);
    const targets = source === 'link' ? this.#link(text) : pathsIn(text).flatMap(path => this.#storyFile(path));
    this.#known[source].set(value, targets);
    return targets;
  }

  #link(written: Ranged<string>): Target[] {
    const { value, range } = written;
    const hash = value.indexOf('#');
    const anchor = hash < 0 ? undefined : ranged(value.slice(hash + 1), hash + 1, range.end);
    const path = withoutLine(hash < 0 ? written : ranged(value.slice(0, hash), 0, hash));
    const target = { source: 'link', path, ...(anchor && isJudgedAnchor(anchor.value) && { anchor }) } as const;
    if (!path.value) return target.anchor ? [{ ...target, places: [this.#doc.path], uris: [this.#doc.uri] }] : [];
    if (!isJudgedPath(path.value)) return [];
    const plain = plainPath(path.value);
    const places = this.#linkPlaces(plain);
    if (places.length) return [{ ...target, places, uris: this.#uris(places) }];
    const segments = segmentsOf(plain);
    if (segments.lastIndexOf('..') !== this.#folder.length) return [];
    const beside = [segments.filter(each => each !== '..').join('/')];
    return [{ ...target, places: beside, uris: this.#uris(beside), leaves: true }];
  }

  /** The workspace folder, then each folder on the way down to the document's. */
  get #tops(): string[][] {
    return Array.from([...this.#folder, ''], (_, at) => this.#folder.slice(0, at));
  }

  /** None where that is outside. `/x` counts from the workspace folder, or from a site's own top. */
  #linkPlaces(path: string): string[] {
    const forms = /\.html?$/i.test(path) ? [path, path.replace(/\.html?$/i, '.md')] : [path];
    const from = path.startsWith('/') ? [...this.#tops, ...SITE_TOPS.map(segmentsOf)] : [this.#folder];
    const places = forms.flatMap(form => from.map(each => resolvePath(each, form)));
    const rooted = path.startsWith('/') ? this.#withoutRoot(path) : [];
    return [...new Set([...places, ...rooted])].filter(each => each !== undefined);
  }

  /** "`stories/4-2.md`": from the workspace folder, the document's folder, or one between them. */
  #storyFile(path: Ranged<string>): Target[] {
    if (!isJudgedPath(path.value) || path.value.endsWith('/')) return [];
    const from = [[], this.#folder, ...this.#tops].map(each => resolvePath(each, path.value));
    // From a folder of which we see nothing, it may well be there.
    if (from.includes(undefined)) return [];
    const places = [...new Set([...from, ...this.#withoutRoot(path.value)])].filter(each => each !== undefined);
    return [{ source: 'story-file', path, places, uris: this.#uris(places) }];
  }

  /** Where the workspace folder is `docs` itself, "docs/plan.md" may count from the folder around it. */
  #withoutRoot(path: string): string[] {
    const root = segmentsOf(decoded(this.#root));
    const segments = segmentsOf(path);
    return segments.slice(0, -1).flatMap((segment, at) => {
      const count = at + 1;
      const isTail = segment === root.at(-1) && segments.slice(0, at).every((each, i) => each === root.at(i - count));
      return isTail ? [segments.slice(count).join('/')] : [];
    });
  }

  #uris(places: readonly string[]): string[] {
    return places.map(place => uriBelow(this.#root, place));
  }
}

const SITE_TOPS: readonly string[] = ['docs', 'public', 'static', 'website', 'website/static', 'src', 'content'];

/** A cell is one path, or holds some in backticks. Links in it are links. */
export function pathsIn({ value, range }: Ranged<string>): Ranged<string>[] {
  if (value.includes('](')) return [];
  const quoted = [...value.matchAll(/`([^`\r\n]+)`/g)].map(({ index, 1: path = '' }) => ({ index: index + 1, path }));
  const bare = /^[^\s`]+$/.test(value) ? [{ index: 0, path: value }] : [];
  return [...quoted, ...bare].map(({ index, path }) => {
    const start = range.start + index;
    return withoutLine(ranged(path, start, start + path.length));
  });
}
