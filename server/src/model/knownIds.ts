import { distance } from '../spelling';
import { idFamily, idGroup, idKey, lettersAndNumbers } from './ids';
import type { Facts, Task } from './sprint';

/** What an id is compared by. */
export interface IdKeys {
  readonly key: string;
  readonly family: string;
  readonly group: string | undefined;
  readonly letters: string;
  readonly numbers: string;
}

/** An id and the tasks of one document that have it. */
export interface DefinedId extends IdKeys {
  readonly tasks: readonly Task[];
}

/** Undefined for a task without an id. */
export function keysOf({ id }: Task): IdKeys | undefined {
  const key = id && idKey(id.value);
  if (!key) return undefined;
  const [letters, numbers] = lettersAndNumbers(key);
  return { key, family: idFamily(key), group: idGroup(key), letters, numbers };
}

/** `keys` are those of each task: working them out is most of the work, and most tasks are those of the last reading. */
export function defineIds(
  tasks: readonly Task[],
  keys: readonly (IdKeys | undefined)[],
): ReadonlyMap<string, DefinedId> {
  const ids = new Map<string, IdKeys & { readonly tasks: Task[] }>();
  for (const [at, task] of tasks.entries()) {
    const own = keys[at];
    const known = own && ids.get(own.key);
    if (known) known.tasks.push(task);
    else if (own) ids.set(own.key, { ...own, tasks: [task] });
  }
  return ids;
}

/** More ids than these with the same numbers are told apart by their letters, so none of them is clearly meant. */
const MOST_ALIKE = 1000;

const splitGroup = (group: string): [name: string, number: number] => {
  const number = /\d+$/.exec(group)?.[0] ?? '';
  return [group.slice(0, group.length - number.length), Number(number)];
};

/** What a project knows of ids, so that nobody walks through all of them for each one. Immutable. */
export class KnownIds {
  readonly #introduced = new Set<string>();
  readonly #families = new Map<string, number>();
  readonly #groups = new Set<string>();
  /** The highest sprint or epic of each way to write one: “S3” and “S4” -> S: 4. */
  readonly #lastGroups = new Map<string, number>();
  readonly #byNumbers = new Map<string, [key: string, letters: string][]>();

  constructor(documents: readonly Facts[]) {
    const seen = new Set<string>();
    for (const { ids, introduced } of documents) {
      for (const key of introduced) this.#introduced.add(key);
      for (const [key, id] of ids) {
        if (seen.has(key)) continue;
        seen.add(key);
        this.#add(key, id);
      }
    }
  }

  #add(key: string, { family, group, letters, numbers }: DefinedId): void {
    this.#families.set(family, (this.#families.get(family) ?? 0) + 1);
    if (group !== undefined) this.#addGroup(group);
    const alike = this.#byNumbers.get(numbers);
    if (alike) alike.push([key, letters]);
    else this.#byNumbers.set(numbers, [[key, letters]]);
  }

  /** Whether some document introduces the id, as a task or otherwise. */
  introduces(id: string): boolean {
    return this.#introduced.has(idKey(id));
  }

  /** How many ids look like this one, apart from their numbers. */
  sizeOfFamily(id: string): number {
    return this.#families.get(idFamily(id)) ?? 0;
  }

  #addGroup(group: string): void {
    this.#groups.add(group);
    const [name, number] = splitGroup(group);
    this.#lastGroups.set(name, Math.max(number, this.#lastGroups.get(name) ?? 0));
  }

  /** Whether a sprint or epic that comes before another one here has no ids here at all: its document lies elsewhere. */
  isEarlierGroup(group: string): boolean {
    const [name, number] = splitGroup(group);
    return !this.#groups.has(group) && (this.#lastGroups.get(name) ?? 0) > number;
  }

  /** The one known key that has the same numbers and nearly the same letters: "STGE-3" -> "STAGE-3". */
  nearest(id: string): string | undefined {
    const [letters, numbers] = lettersAndNumbers(idKey(id));
    const alike = this.#byNumbers.get(numbers) ?? [];
    if (!letters || alike.length > MOST_ALIKE) return undefined;
    const close = alike.filter(
      ([, other]) => other.length > 1 && Math.abs(other.length - letters.length) <= 2 && distance(letters, other) <= 2,
    );
    return close.length === 1 ? close[0]?.[0] : undefined;
  }
}
