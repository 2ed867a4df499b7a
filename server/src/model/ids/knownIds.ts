import { distance } from '../../spelling';
import { remembered } from '../remembered';
import type { Facts, Task } from '../sprint';
import { idFamily, idGroup, idKey, lettersAndNumbers } from './ids';

/** What an id is compared by. */
export interface IdKeys {
  readonly key: string;
  readonly family: string;
  readonly group: string | undefined;
  readonly letters: string;
  readonly numbers: string;
}

/** An id and the tasks of one document that have it. */
export interface DefinedId {
  readonly keys: IdKeys;
  readonly tasks: readonly Task[];
}

/** Undefined for a task without an id. */
export const keysOf = ({ id }: Task): IdKeys | undefined => id && keysOfId(id.value);

const keysOfId = remembered((id: string): IdKeys | undefined => {
  const key = idKey(id);
  if (!key) return undefined;
  const [letters, numbers] = lettersAndNumbers(key);
  return { key, family: idFamily(key), group: idGroup(key), letters, numbers };
});

/** `keys` are those of each task: working them out is most of the work, and most tasks are those of the last reading. */
export function defineIds(
  tasks: readonly Task[],
  keys: readonly (IdKeys | undefined)[],
): ReadonlyMap<string, DefinedId> {
  const ids = new Map<string, { readonly keys: IdKeys; readonly tasks: Task[] }>();
  for (const [at, task] of tasks.entries()) {
    const own = keys[at];
    if (!own) continue;
    const known = ids.get(own.key);
    if (known) known.tasks.push(task);
    else ids.set(own.key, { keys: own, tasks: [task] });
  }
  return ids;
}

/** More ids than these with the same numbers are told apart by their letters, so none of them is clearly meant. */
const MOST_ALIKE = 1000;

const splitGroup = (group: string): [name: string, number: number] => {
  const number = /\d+$/.exec(group)?.[0] ?? '';
  return [group.slice(0, group.length - number.length), Number(number)];
};

/**
 * What a project knows of ids, so that nobody walks through all of them for each one. Immutable. `base` knows the
 * documents that are not being edited; of the others, the most is worked out only once an id is in doubt.
 */
export class KnownIds {
  readonly #documents: readonly Facts[];
  readonly #base: KnownIds | undefined;
  #introduced: ReadonlySet<string> | undefined;
  #details: Details | undefined;

  constructor(documents: readonly Facts[], base?: KnownIds) {
    this.#documents = documents;
    this.#base = base;
  }

  /** Whether some document introduces the id, as a task or otherwise. */
  introduces(id: string): boolean {
    return this.#introduces(idKey(id));
  }

  #introduces(key: string): boolean {
    const [only, ...more] = this.#documents;
    this.#introduced ??= more.length
      ? new Set(this.#documents.flatMap(each => [...each.introduced]))
      : only?.introduced;
    return (this.#introduced?.has(key) ?? false) || (this.#base ? this.#base.#introduces(key) : false);
  }

  get #own(): Details {
    this.#details ??= detailsOf(this.#documents, key => (this.#base ? this.#base.#own.keys.has(key) : false));
    return this.#details;
  }

  /** How many ids look like this one, apart from their numbers. */
  sizeOfFamily(id: string): number {
    return (this.#own.families.get(idFamily(id)) ?? 0) + (this.#base?.sizeOfFamily(id) ?? 0);
  }

  /** Whether a sprint or epic that comes before another one here has no ids here at all: its document lies elsewhere. */
  isEarlierGroup(group: string): boolean {
    const [name, number] = splitGroup(group);
    return !this.#hasGroup(group) && this.#lastGroup(name) > number;
  }

  #hasGroup(group: string): boolean {
    return this.#own.groups.has(group) || (this.#base ? this.#base.#hasGroup(group) : false);
  }

  #lastGroup(name: string): number {
    return Math.max(this.#own.lastGroups.get(name) ?? 0, this.#base ? this.#base.#lastGroup(name) : 0);
  }

  /** Whether it comes before all that look like it, “T-3” where ids begin with T-5: it was done earlier, elsewhere. */
  precedesFamily(id: string): boolean {
    const first = this.#first(idFamily(id));
    return first !== undefined && idGroup(id) === undefined && Number(lettersAndNumbers(idKey(id))[1]) < first;
  }

  #first(family: string): number | undefined {
    const own = this.#own.firsts.get(family);
    const other = this.#base ? this.#base.#first(family) : undefined;
    return own === undefined || other === undefined ? (own ?? other) : Math.min(own, other);
  }

  /** Undefined where there are too many to tell them apart. */
  #alike(numbers: string): readonly Alike[] | undefined {
    const own = this.#own.byNumbers.get(numbers) ?? [];
    const others = this.#base ? this.#base.#alike(numbers) : [];
    return others && own.length + others.length <= MOST_ALIKE ? [...others, ...own] : undefined;
  }

  /** The one known key that has the same numbers and nearly the same letters: "STGE-3" -> "STAGE-3". */
  nearest(id: string): string | undefined {
    const [letters, numbers] = lettersAndNumbers(idKey(id));
    if (!letters) return undefined;
    const close = (this.#alike(numbers) ?? []).filter(
      ([, other]) => other.length > 1 && Math.abs(other.length - letters.length) <= 2 && distance(letters, other) <= 2,
    );
    return close.length === 1 ? close[0]?.[0] : undefined;
  }
}

type Alike = readonly [key: string, letters: string];

interface Details {
  readonly keys: Set<string>;
  readonly families: Map<string, number>;
  readonly groups: Set<string>;
  /** The highest sprint or epic of each way to write one: “S3” and “S4” -> S: 4. */
  readonly lastGroups: Map<string, number>;
  /** The lowest number of ids that have but one: “T-5” and “T-6” -> T-#: 5. */
  readonly firsts: Map<string, number>;
  readonly byNumbers: Map<string, Alike[]>;
}

/** Of each id that is not `known` yet, once. */
function detailsOf(documents: readonly Facts[], isKnown: (key: string) => boolean): Details {
  const keys = new Set<string>();
  const details: Details = {
    ...{ keys, families: new Map(), groups: new Set() },
    ...{ lastGroups: new Map(), firsts: new Map(), byNumbers: new Map() },
  };
  for (const { ids } of documents)
    for (const [key, id] of ids) {
      if (keys.has(key) || isKnown(key)) continue;
      keys.add(key);
      addTo(details, id.keys);
    }
  return details;
}

function addTo(
  { families, groups, lastGroups, firsts, byNumbers }: Details,
  { key, family, group, letters, numbers }: IdKeys,
): void {
  families.set(family, (families.get(family) ?? 0) + 1);
  const alike = byNumbers.get(numbers);
  if (alike) alike.push([key, letters]);
  else byNumbers.set(numbers, [[key, letters]]);
  if (group === undefined) {
    firsts.set(family, Math.min(Number(numbers), firsts.get(family) ?? Number.POSITIVE_INFINITY));
    return;
  }
  groups.add(group);
  const [name, number] = splitGroup(group);
  lastGroups.set(name, Math.max(number, lastGroups.get(name) ?? 0));
}
