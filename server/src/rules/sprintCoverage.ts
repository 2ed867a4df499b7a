import type { FileCoverage } from '../coverage/coverage';
import type { Count } from '../coverage/report';
import { changedTotals, type Totals, totalsBelow } from '../coverage/totals';
import type { ChangesSince } from '../diff';
import { rootOf } from '../model/links/paths';
import type { Facts } from '../model/sprint';
import type { Project } from '../project';

/** What the reports show of the code that a document is about. */
export interface Measured {
  readonly totals: Totals;
  /** Absent where version control does not tell. */
  readonly changed?: { readonly lines: Count; readonly files: readonly FileCoverage[] } & Pick<
    ChangesSince,
    'base' | 'netLines'
  >;
}

/** The code below the folder of the document's product, where reports tell of any; else all of its workspace folder. */
export function measuredFor(
  doc: Pick<Facts, 'uri' | 'path'>,
  { coverage }: Pick<Project, 'coverage'>,
): Measured | undefined {
  const root = rootOf(doc);
  const totals = totalsBelow(coverage, root);
  const since = coverage.changes.get(root)?.since;
  if (!totals) return undefined;
  if (!since) return { totals };
  return { totals, changed: { ...changedTotals(totals.files, since), base: since.base, netLines: since.netLines } };
}
