import { decoded } from '../../model/links/paths';
import type { Facts } from '../../model/sprint';
import type { Project, TaskInDoc } from '../../project';
import { bestFirst, sameTaskAs } from './sameTask';

/** A task as its id names it, wherever it is told. */
export interface IdSymbol {
  readonly key: string;
  /** The place first that is most likely meant. */
  readonly definitions: readonly TaskInDoc[];
  /** What the id may mean as well from where it was asked for; empty where it is certain. */
  readonly rivals: readonly TaskInDoc[];
}

/** Tells of a document whether it means a task by an id; undefined where it may. */
type Judge = (doc: Pick<Facts, 'uri'>) => boolean | undefined;

/**
 * What one id means in which document. Two features, teams or sprints may count their tasks alike: an id means what its own
 * document calls so, else what the nearest document does.
 */
export class Meanings {
  readonly key: string;
  readonly #project: Project;
  readonly #byUri = new Map<string, TaskInDoc[]>();
  #nearest: ReadonlyMap<string, Near> | undefined;

  constructor(project: Project, key: string) {
    this.key = key;
    this.#project = project;
    const byDocument = new Map<Facts, TaskInDoc[]>();
    for (const place of project.tasksById.get(key) ?? []) {
      const known = byDocument.get(place.doc);
      if (known) known.push(place);
      else byDocument.set(place.doc, [place]);
    }
    for (const [doc, places] of byDocument) this.#byUri.set(decoded(doc.uri), places);
  }

  /** What a document means by the id; undefined where no task is called so. */
  symbolFor({ uri }: Pick<Facts, 'uri'>): IdSymbol | undefined {
    const near = this.#at(uri);
    const [first, ...others] = bestFirst(near);
    if (!first) return undefined;
    const isMeant = sameTaskAs(first, this.#byUri.size > MOST_PLACES);
    const here = new Set(near.map(({ doc }) => doc));
    const elsewhere = [...this.#byUri.values()].flatMap(places =>
      here.has(places[0]?.doc as Facts) ? [] : places.filter(isMeant),
    );
    return {
      key: this.key,
      definitions: [first, ...others.filter(isMeant), ...bestFirst(elsewhere)],
      rivals: others.filter(each => !isMeant(each)),
    };
  }

  /** The documents that mean this task, and those that may: nothing near them tells which of several. */
  documentsOf(symbol: IdSymbol): { readonly certain: readonly Facts[]; readonly uncertain: readonly Facts[] } {
    const isMeant = this.judgeOf(symbol);
    // A task in the middle of “T1–T5” is named nowhere, and waited for all the same.
    const documents = new Set(this.#project.mentioning.get(this.key));
    for (const { doc } of this.#project.waitingFor.get(this.key) ?? []) documents.add(doc);
    const judged = Array.from(documents, doc => ({ doc, is: isMeant(doc) }));
    return {
      certain: judged.flatMap(({ doc, is }) => (is === true ? doc : [])),
      uncertain: judged.flatMap(({ doc, is }) => (is === undefined ? doc : [])),
    };
  }

  judgeOf({ definitions }: IdSymbol): Judge {
    const documents = new Set(definitions.map(({ doc }) => doc));
    const judge = (places: readonly TaskInDoc[]): boolean | undefined => {
      const own = places.filter(({ doc }) => documents.has(doc)).length;
      return own === 0 ? false : own === places.length ? true : undefined;
    };
    // Thousands may ask, most of them for one document, or for documents that are equally near to the same places.
    const byPlaces = once(judge);
    const byUri = once((uri: string) => byPlaces(this.#at(uri)));
    return ({ uri }) => byUri(uri);
  }

  /** The tasks that have the same id and are others. */
  othersThan({ definitions }: IdSymbol): TaskInDoc[] {
    const documents = new Set(definitions.map(({ doc }) => doc));
    return [...this.#byUri.values()].flat().filter(({ doc }) => !documents.has(doc));
  }

  /** Of all the places where one task is told, always the same one. */
  bestOf(place: TaskInDoc): TaskInDoc {
    return bestFirst(this.symbolFor(place.doc)?.definitions ?? [])[0] ?? place;
  }

  /** The places that the id may mean in a document. */
  #at(uri: string): readonly TaskInDoc[] {
    const plain = decoded(uri);
    const own = this.#byUri.get(plain);
    if (own) return own;
    this.#nearest ??= nearestOf(this.#byUri);
    for (const folder of foldersAround(plain)) {
      const near = this.#nearest.get(folder);
      if (near) return near.places;
    }
    return NOWHERE;
  }
}

/** An id of more documents than these is a common number, such as the first task of every sprint. */
const MOST_PLACES = 40;
const NOWHERE: readonly TaskInDoc[] = [];

function once<K, V>(make: (key: K) => V): (key: K) => V {
  const known = new Map<K, V>();
  return key => {
    if (!known.has(key)) known.set(key, make(key));
    return known.get(key) as V;
  };
}

/** The definitions below a folder that stand highest. */
interface Near {
  readonly depth: number;
  readonly places: TaskInDoc[];
}

function nearestOf(byUri: ReadonlyMap<string, readonly TaskInDoc[]>): Map<string, Near> {
  const nearest = new Map<string, Near>();
  for (const [uri, places] of byUri)
    for (const [depth, folder] of foldersAround(uri).entries()) {
      const known = nearest.get(folder);
      if (!known || depth < known.depth) nearest.set(folder, { depth, places: [...places] });
      else if (depth === known.depth) known.places.push(...places);
    }
  return nearest;
}

/** "file:///a/b/c.md" -> "file:///a/b", "file:///a", … */
function foldersAround(uri: string): string[] {
  const folders: string[] = [];
  for (let end = uri.lastIndexOf('/'); end > 0; end = uri.lastIndexOf('/', end - 1)) folders.push(uri.slice(0, end));
  return folders;
}
