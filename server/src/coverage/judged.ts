import { compareNaturally } from '../naturalOrder';
import type { FileCoverage } from './coverage';
import type { Count } from './report';
import type { Totals } from './totals';
import { type Demand, meets } from './verdict';

/** A covered file that can be opened. */
export interface ShownFile extends FileCoverage {
  readonly uri: string;
}

/** Files with nothing to cover have no share, and those that are not in the workspace cannot be looked at. */
export const shownFiles = (files: Iterable<FileCoverage>): readonly ShownFile[] =>
  [...files].filter((file): file is ShownFile => file.uri !== undefined && file.lines.total > 0);

/** The files of a scope beside a minimum. */
export interface Judged {
  readonly files: readonly ShownFile[];
  /** Those that lack most lines first. */
  readonly below: readonly ShownFile[];
  /** Those below the minimum, else all that lack lines; in the same order. */
  readonly worst: readonly ShownFile[];
}

/** Remembered for as long as the reports and the minimum stay as they are. */
export function judgedFiles(totals: Totals, demand: Demand | undefined): Judged {
  const before = KNOWN.get(totals);
  if (before && isSame(before.demand, demand)) return before.judged;
  const files = shownFiles(totals.files);
  const below = demand ? worstFirst(files.filter(({ lines }) => !meets(lines, demand))) : [];
  const judged = {
    files,
    below,
    worst: demand ? below : worstFirst(files.filter(({ lines }) => uncovered(lines) > 0)),
  };
  KNOWN.set(totals, { demand, judged });
  return judged;
}

const KNOWN = new WeakMap<Totals, { readonly demand: Demand | undefined; readonly judged: Judged }>();

export const isSame = (a: Demand | undefined, b: Demand | undefined): boolean =>
  a?.percent === b?.percent && Boolean(a?.above) === Boolean(b?.above);

const worstFirst = (files: readonly ShownFile[]): readonly ShownFile[] =>
  files.toSorted((a, b) => uncovered(b.lines) - uncovered(a.lines) || compareNaturally(a.path, b.path));

/** How many lines lack. */
export const uncovered = ({ covered, total }: Count): number => total - covered;
