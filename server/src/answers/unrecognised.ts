import { nearly } from '../features/tree/nearly';
import { isLikely, type Unrecognised } from '../features/tree/unrecognised';
import { hash } from '../hash';
import type { Workspace } from '../workspace';

/** So many files are read at once, and so many at all. */
const BATCH = 32;
const MOST = 400;

interface Known {
  /** Of its text. */
  readonly hash: string;
  readonly found: Unrecognised | undefined;
}

/** The ordinary Markdown files that show something of a sprint document, read when somebody first asks for them. */
export class UnrecognisedFiles {
  readonly #workspace: Workspace;
  #known = new Map<string, Known>();
  #found: readonly Unrecognised[] | undefined;
  #reading: Promise<unknown> = Promise.resolve();
  #isStale = true;
  /** Whether files may be others, too, and not just what is open. */
  #rereads = true;

  constructor(workspace: Workspace) {
    this.#workspace = workspace;
    workspace.onChange(change => {
      this.#isStale = true;
      this.#rereads ||= change === 'files';
    });
  }

  /** What was last found; undefined where nobody has asked yet. */
  get last(): readonly Unrecognised[] | undefined {
    return this.#found;
  }

  /** Those whose names speak of sprints first; a text that is as it was is not looked at again. */
  read(): Promise<readonly Unrecognised[]> {
    const read = this.#reading.then(() => (this.#found && !this.#isStale ? this.#found : this.#read()));
    this.#reading = read.catch(() => {
      this.#isStale = true;
    });
    return read;
  }

  /** Whether it is something else by now; once somebody has asked, it is kept as it is. */
  async hasChanged(): Promise<boolean> {
    const before = this.#found;
    return before !== undefined && this.#isStale && (await this.read()) !== before;
  }

  async #read(): Promise<readonly Unrecognised[]> {
    const isSame = this.#rereads ? () => false : (uri: string) => !this.#workspace.isOpen(uri);
    this.#isStale = this.#rereads = false;
    const uris = this.#workspace.entries().flatMap(({ uri, facts }) => (facts ? [] : uri));
    const wanted = [...uris.filter(isLikely), ...uris.filter(uri => !isLikely(uri))].slice(0, MOST);
    const known = new Map([...this.#known].filter(([uri]) => isSame(uri)));
    const unknown = wanted.filter(uri => !known.has(uri));
    for (let at = 0; at < unknown.length; at += BATCH)
      await Promise.all(unknown.slice(at, at + BATCH).map(uri => this.#look(uri, known)));
    this.#known = known;
    const found = wanted.flatMap(uri => known.get(uri)?.found ?? []);
    // The same answer stays the same object.
    if (JSON.stringify(found) !== JSON.stringify(this.#found)) this.#found = found;
    return this.#found ?? found;
  }

  async #look(uri: string, known: Map<string, Known>): Promise<void> {
    const before = this.#known.get(uri);
    let now = '';
    const doc = await this.#workspace.readIf(uri, text => {
      now = hash(text);
      return now !== before?.hash;
    });
    if (doc) known.set(uri, { hash: now, found: nearly(doc) });
    else if (before?.hash === now) known.set(uri, before);
  }
}
