import type { ChangedFile, Changes, ChangesSince } from '../diff';
import type { Host } from '../host';
import { lineBudget } from '../model/claims/lineBudget';
import type { Facts } from '../model/sprint';
import { oncePer } from '../oncePer';
import { readHead } from './branch';

/** Of which folders changed lines are told, and whether somebody wants them. */
export interface ChangesScene {
  /** URI keys. */
  readonly folders: readonly string[];
  readonly isWanted: boolean;
  /** What a person set to compare a folder with; empty where it is to be found. */
  baseOf(folder: string): string;
}

/** What version control says of the workspace's folders: looked up in the background when it may be different. */
export class ChangedLines {
  readonly #host: Host;
  readonly #scene: () => ChangesScene;
  readonly #onChange: () => void;
  #current: ReadonlyMap<string, Changes> = new Map();
  #looking: Promise<void> | undefined;
  #looksAgain = false;
  #isStopped = false;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** What was asked last; another question waits for nothing. */
  #asked = '';
  /** Until then, the same is not asked again. */
  #restsUntil = 0;

  /** `onChange` hears when `current` has become another. */
  constructor(host: Host, scene: () => ChangesScene, onChange: () => void) {
    this.#host = host;
    this.#scene = scene;
    this.#onChange = onChange;
  }

  /** By URI key, the folders of which something is known. Immutable, and the same until something is different. */
  get current(): ReadonlyMap<string, Changes> {
    return this.#current;
  }

  /** Resolves when no look is under way; one that is only to come is not waited for. */
  get settled(): Promise<void> {
    return this.#looking?.then(() => this.settled) ?? Promise.resolve();
  }

  /** Takes note that anything may be different: files, reports, settings, folders, trust. */
  look(): void {
    if (this.#looking) this.#looksAgain = true;
    else if (this.#asked !== this.#question()) this.#begin();
    else this.#beginIn(PAUSE);
  }

  /** Takes note that something else may be asked than before, such as of lines where only the branch was known. */
  lookIfNew(): void {
    if (this.#asked !== this.#question()) this.#begin();
  }

  filesChanged(events: readonly { readonly uri: string }[]): void {
    const tells = this.#scene().isWanted ? TELLS_OF_LINES : TELLS_OF_BRANCH;
    if (events.some(({ uri }) => tells.test(uri))) this.look();
  }

  /** Looks at nothing any more. */
  stop(): void {
    this.#isStopped = true;
    clearTimeout(this.#timer);
  }

  #question(): string {
    const { folders, isWanted, baseOf } = this.#scene();
    const asks = isWanted && this.#host.changes !== undefined;
    return JSON.stringify([asks, ...folders.map(folder => [folder, asks && baseOf(folder)])]);
  }

  #beginIn(milliseconds: number): void {
    if (this.#isStopped) return;
    this.#timer ??= setTimeout(() => this.#begin(), milliseconds);
    // A command that has ended does not wait for news.
    if (typeof this.#timer === 'object') this.#timer.unref();
  }

  #begin(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    if (this.#looking || this.#isStopped) return;
    this.#looksAgain = false;
    this.#looking = this.#look()
      // What cannot be looked up stays as it was known.
      .catch(() => {})
      .then(() => {
        this.#looking = undefined;
        if (this.#looksAgain || this.#asked !== this.#question()) this.look();
      });
  }

  async #look(): Promise<void> {
    const isNew = this.#asked !== this.#question();
    this.#asked = this.#question();
    const scene = this.#scene();
    this.#use(await this.#withBranches(scene, isNew));
    const ask = scene.isWanted ? this.#host.changes : undefined;
    const rest = this.#restsUntil - performance.now();
    if (!ask) return;
    if (rest > 0 && !isNew) return this.#beginIn(rest);
    const begun = performance.now();
    const told = new Map(this.#current);
    for (const folder of scene.folders) {
      const changes = await ask(folder, scene.baseOf(folder) || undefined);
      // Lines that were told of before may have changed since.
      const branch = told.get(folder)?.branch;
      if (changes) told.set(folder, changes);
      else if (branch !== undefined) told.set(folder, { branch, since: undefined });
      else told.delete(folder);
    }
    this.#restsUntil = performance.now() + REST * (performance.now() - begun);
    this.#use(told);
  }

  /** The branches, which cost next to nothing. What was known of lines holds for the branch that it was asked for alone. */
  async #withBranches({ folders }: ChangesScene, isNew: boolean): Promise<Map<string, Changes>> {
    const known = new Map<string, Changes>();
    for (const folder of folders) {
      const before = this.#current.get(folder);
      const head = (await readHead(this.#host, folder)) ?? before;
      const since = isNew || head?.branch !== before?.branch ? undefined : before?.since;
      if (head?.branch !== undefined || since) known.set(folder, { branch: head?.branch, since });
    }
    return known;
  }

  #use(changes: ReadonlyMap<string, Changes>): void {
    if (isSame(changes, this.#current)) return;
    this.#current = changes;
    this.#onChange();
  }
}

/** Milliseconds: a checkout changes many files. */
const PAUSE = 300;
/** How many times as long as it has taken, so that the machine is not kept busy while files change all the time. */
const REST = 5;

const TELLS_OF_BRANCH = /\/\.git\/HEAD$/;
const TELLS_OF_LINES = /^(?!.*\/\.git\/)|\/\.git\/(?:HEAD|index|packed-refs|logs\/HEAD|refs\/.*)$/;

/** Whether a document says how many lines its sprint may add; all documents are asked after each change of a file. */
export const hasLineBudget = oncePer((doc: Facts): boolean => doc.kind === 'plan' && lineBudget(doc) !== undefined);

const isSame = (a: ReadonlyMap<string, Changes>, b: ReadonlyMap<string, Changes>): boolean =>
  a.size === b.size &&
  [...a].every(([folder, { branch, since }]) => {
    const other = b.get(folder);
    return other !== undefined && branch === other.branch && isSameSince(since, other.since);
  });

function isSameSince(a: ChangesSince | undefined, b: ChangesSince | undefined): boolean {
  if (!a || !b || a === b) return a === b;
  const isEqual = a.base === b.base && a.netLines === b.netLines && a.files.size === b.files.size;
  return isEqual && [...a.files].every(([path, file]) => isSameFile(file, b.files.get(path)));
}

const isSameFile = ({ added, isOpaque }: ChangedFile, other: ChangedFile | undefined): boolean =>
  isOpaque === other?.isOpaque &&
  added.length === other?.added.length &&
  added.every(([first, count], at) => first === other.added[at]?.[0] && count === other.added[at]?.[1]);
