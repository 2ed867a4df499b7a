/** One commit, as version control tells it. */
export interface Commit {
  /** As short as the repository abbreviates it. */
  readonly hash: string;
  /** The committer's day, "2026-03-02". */
  readonly date: string;
  readonly author: string;
  /** The first line of its message. */
  readonly subject: string;
}

/**
 * Where a list of commits begins: a day, "2026-03-02", or the commit that added a file (relative to the workspace folder).
 * `until` is the last day of which commits are told.
 */
export type Since = ({ readonly day: string } | { readonly added: string }) & { readonly until?: string | undefined };
