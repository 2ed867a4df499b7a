/** What has changed in a working tree since it left its base branch. Paths are relative to the workspace folder, with `/`. */
export interface Changes {
  /** The branch that is checked out; undefined where none is. */
  readonly branch: string | undefined;
  /** Undefined where there is no base to compare with: then nothing is known of changed lines. */
  readonly since: ChangesSince | undefined;
}

export interface ChangesSince {
  /** The branch that it is compared with, such as "origin/main". */
  readonly base: string;
  /** By path; files that are no longer there are left out. */
  readonly files: ReadonlyMap<string, ChangedFile>;
  /** Added less removed lines of all files, also those that are gone; binary ones do not count. */
  readonly netLines: number;
}

export interface ChangedFile {
  /** Added or changed lines, sorted, apart from each other: the first line, from 1, and how many. */
  readonly added: readonly (readonly [first: number, count: number])[];
}
