import type { FileRecord } from '../gathering/fileRecord';
import type { Count } from '../report';

/** What the results of several commands tell of a file, joined as SimpleCov does (its `LinesCombiner` and `BranchesCombiner`). */
export class RubyFile {
  /** By line, from 0: never, missed or hit. */
  #lines: Uint8Array | undefined;
  /** By what SimpleCov knows a branch by, with the line of its condition. */
  readonly #branches = new Map<string, { readonly line: number; isTaken: boolean }>();

  /** A line that some result never counts and none has hit does not count. */
  joinLines(lines: readonly unknown[]): void {
    const own = Uint8Array.from(lines, stateOf);
    this.#lines =
      this.#lines?.map((state, at) => (own[at] === HIT ? HIT : own[at] === state || state === HIT ? state : NEVER)) ??
      own;
  }

  joinBranches(condition: string, taken: readonly (readonly [name: string, count: unknown])[]): void {
    const line = Number(PLACE.exec(condition)?.[3] ?? 0);
    for (const [name, count] of taken) {
      const key = `${identity(condition)} ${identity(name)}`;
      const branch = this.#branches.get(key) ?? { line, isTaken: false };
      if (count) branch.isTaken = true;
      this.#branches.set(key, branch);
    }
  }

  get branches(): Count {
    const taken = [...this.#branches.values()].filter(({ isTaken }) => isTaken);
    return { covered: taken.length, total: this.#branches.size };
  }

  fill(record: FileRecord): void {
    for (const [at, state] of this.#lines?.entries() ?? []) if (state !== NEVER) record.add(at + 1, state === HIT);
    for (const { line, isTaken } of this.#branches.values()) record.addBranches(line, Number(isTaken), 1);
  }
}

const NEVER = 0;
const MISSED = 1;
const HIT = 2;

const stateOf = (value: unknown): number => (typeof value !== 'number' ? NEVER : value > 0 ? HIT : MISSED);

/** `[:if, 0, 3, 4, 5, 20]`: what it is, its number, and where it stands; newer ones write `["if", 0, …]`. */
const PLACE = /^\[:?"?(\w+)"?, ?\d+, ?((\d+), ?\d+, ?\d+, ?\d+)\]$/;

/** Numbers differ from run to run. */
function identity(name: string): string {
  const [, type, place] = PLACE.exec(name) ?? [];
  return type && place ? `${type} ${place}` : name;
}
