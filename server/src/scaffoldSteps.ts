import type { Commit, Since } from './commits';
import { TEMPLATES } from './config';
import { lookUp, standingAt } from './files';
import { type Listings, placeOf } from './listings';
import { decoded, uriBelow } from './model/links/paths';
import { readDocument } from './model/parse';
import type { SprintDoc } from './model/sprint';
import { DOCUMENTS } from './scaffold/documents';
import type { TemplateFile, World } from './scaffold/scaffold';
import type { Steps } from './scaffold/steps';
import { pathFrom, uriKey } from './uris';
import type { Workspace } from './workspace';

/** Nothing asks for more one after the other: a template, its path, the file there, the plan's text, and of a plan the next free number. */
const MOST_LEARNED = 40;

/** Makes something of the world, step by step, each of which learns what it asks for. `folder` is a workspace folder's key. */
export async function inSteps<T>(workspace: Workspace, folder: string, make: (world: World) => Steps<T>): Promise<T> {
  const knowledge = new Knowledge(workspace, folder);
  const steps = make(knowledge);
  let learned = 0;
  for (let step = steps.next(); ; ) {
    if (step.done) return step.value;
    const isMore = learned < MOST_LEARNED && (await knowledge.learn());
    if (isMore) learned++;
    step = steps.next(isMore);
  }
}

/** Of no workspace folder is anything known. */
export const UNKNOWN: World = {
  exists: () => false,
  read: () => undefined,
  commits: () => [],
  templates: () => [],
};

interface Wanted {
  readonly files: Set<string>;
  readonly documents: Map<string, string>;
  readonly commits: Map<string, Since>;
  templates: boolean;
}

const nothing = (): Wanted => ({ files: new Set(), documents: new Map(), commits: new Map(), templates: false });

/** What is known of a workspace folder, for as long as one answer takes. */
class Knowledge implements World {
  readonly #workspace: Workspace;
  readonly #folder: string;
  /** By URI in small letters, what is a document, open or both: it need not be saved. */
  #entries: ReadonlyMap<string, string> | undefined;
  readonly #files = new Map<string, boolean>();
  readonly #documents = new Map<string, SprintDoc | undefined>();
  readonly #commits = new Map<string, readonly Commit[]>();
  #templates: readonly TemplateFile[] | undefined;
  #listings: Listings = new Map();
  #wanted = nothing();

  constructor(workspace: Workspace, folder: string) {
    this.#workspace = workspace;
    this.#folder = folder;
  }

  exists(path: string): boolean {
    const uri = uriBelow(this.#folder, path);
    if (this.#entryAt(uri) !== undefined) return true;
    const place = placeOf(uri, [this.#folder]);
    if (!place?.segments.length) return false;
    const standing = standingAt(this.#listings, place);
    const known = standing ? standing.uri !== undefined : this.#files.get(uri);
    if (known === undefined) this.#wanted.files.add(uri);
    return known ?? false;
  }

  read(uri: string): SprintDoc | undefined {
    const key = anyCase(uri);
    if (!this.#documents.has(key) && placeOf(uri, [this.#folder])) this.#wanted.documents.set(key, uri);
    return this.#documents.get(key);
  }

  commits(since: Since): readonly Commit[] {
    const key = JSON.stringify(since);
    const known = this.#commits.get(key);
    if (!known) this.#wanted.commits.set(key, since);
    return known ?? [];
  }

  templates(): readonly TemplateFile[] {
    if (!this.#templates) this.#wanted.templates = true;
    return this.#templates ?? [];
  }

  #entryAt(uri: string): string | undefined {
    this.#entries ??= new Map(this.#workspace.entries().map(each => [anyCase(each.uri), each.uri]));
    return this.#entries.get(anyCase(uri));
  }

  /** Asks for what was wanted since; whether that was anything. */
  async learn(): Promise<boolean> {
    const { files, documents, commits, templates } = this.#wanted;
    this.#wanted = nothing();
    if (!files.size && !documents.size && !commits.size && !templates) return false;
    const { host } = this.#workspace;
    const looked = { host, folders: [this.#folder] };
    this.#listings = await lookUp(looked, this.#listings, [...files, ...documents.values()]);
    await Promise.all([
      ...Array.from(files, async uri => this.#files.set(uri, (await host.readFile(uri)) !== undefined)),
      ...Array.from(documents, async ([key, uri]) => this.#documents.set(key, await this.#document(uri))),
      ...Array.from(commits, async ([key, since]) =>
        this.#commits.set(key, (await host.commits?.(this.#folder, since)) ?? []),
      ),
      ...(templates ? [this.#readTemplates()] : []),
    ]);
    return true;
  }

  /** As it is open, else as it is on disk, spelled as it is there. */
  async #document(uri: string): Promise<SprintDoc | undefined> {
    const place = placeOf(uri, [this.#folder]);
    const there = place && standingAt(this.#listings, place)?.uri;
    const actual = this.#entryAt(uri) ?? there ?? uri;
    const known = await this.#workspace.read(actual);
    if (known) return known;
    const text = await this.#workspace.textAt(actual);
    const path = pathFrom(this.#folder, uriKey(actual));
    return text === undefined || path === undefined ? undefined : readDocument(actual, path, text);
  }

  async #readTemplates(): Promise<void> {
    const { host } = this.#workspace;
    const entries = (await host.listFolder(`${this.#folder}/${TEMPLATES}`)) ?? [];
    const names = entries.flatMap(({ name, isFolder }) => (!isFolder && NAMES.has(name.toLowerCase()) ? name : []));
    const read = names.map(async (name): Promise<TemplateFile[]> => {
      const path = `${TEMPLATES}/${name}`;
      const uri = uriBelow(this.#folder, path);
      // What a link fetches from outside is nothing that the team has written for this.
      if ((await host.isInside?.(this.#folder, uri)) === false) return [];
      const text = await this.#workspace.textAt(uri);
      return text === undefined ? [] : [{ path, text }];
    });
    this.#templates = (await Promise.all(read)).flat();
  }
}

const NAMES: ReadonlySet<string> = new Set(DOCUMENTS.map(document => `${document}.md`));

const anyCase = (uri: string): string => decoded(uriKey(uri)).normalize().toLowerCase();
