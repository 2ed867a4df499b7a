import type { FileCoverage } from './coverage';
import type { LineHits } from './lineHits';
import type { Telling } from './merge';
import { type Block, type Count, NO_COUNT, type ReportedFile } from './report';

type Joined = Pick<FileCoverage, 'lines' | 'branches' | 'hits' | 'blocks'>;

/** What reports say of one file, together. Where one of them says all that the others do, its own counts stay. */
export function joined(tellings: readonly Telling[]): Joined {
  const [first, ...others] = tellings.map(({ file }) => file);
  if (!first) return { lines: NO_COUNT, branches: NO_COUNT, hits: undefined, blocks: undefined };
  if (!others.length) return countsOf(first);
  const hits = tellings.reduce<LineHits | undefined>((all, { file }) => united(all, file.hits), undefined);
  if (!hits) return countsOf(newestOf(tellings).file);
  const blocks = joinedBlocks(tellings);
  // Nobody has seen more lines than this one, so it has seen the same.
  const whole = tellings.find(({ file }) => file.hits && isSame(file.hits.count, hits.count) && !blocks)?.file;
  return {
    lines: blocks ? statements(blocks) : (whole?.lines ?? hits.count),
    branches: branches(tellings, hits),
    hits,
    blocks,
  };
}

const countsOf = ({ lines, branches, hits, blocks }: ReportedFile): Joined => ({ lines, branches, hits, blocks });

const united = (all: LineHits | undefined, hits: LineHits | undefined): LineHits | undefined =>
  all && hits ? all.mergedWith(hits) : (all ?? hits);

/** Totals cannot be added up: nobody knows which lines they share. */
const newestOf = (tellings: readonly Telling[]): Telling =>
  tellings.reduce((best, each) =>
    (each.report.state.modified ?? 0) > (best.report.state.modified ?? 0) ? each : best,
  );

/** Undefined unless all tell of blocks: lines and statements make no sum. */
function joinedBlocks(tellings: readonly Telling[]): ReadonlyMap<string, Block> | undefined {
  const blocks = new Map<string, Block>();
  for (const { file } of tellings) {
    if (!file.blocks) return undefined;
    for (const [place, block] of file.blocks)
      blocks.set(place, { ...block, isCovered: block.isCovered || (blocks.get(place)?.isCovered ?? false) });
  }
  return blocks;
}

function statements(blocks: ReadonlyMap<string, Block>): Count {
  let [covered, total] = [0, 0];
  for (const block of blocks.values()) {
    total += block.statements;
    if (block.isCovered) covered += block.statements;
  }
  return { covered, total };
}

/** Line by line where lines have them; the report that knows most of them where they agree, or none has lines. */
function branches(tellings: readonly Telling[], hits: LineHits): Count {
  const counts = tellings.map(({ file }) => file.branches).filter(({ total }) => total > 0);
  const [first = NO_COUNT] = counts;
  if (counts.every(count => isSame(count, first))) return first;
  let [covered, total] = [0, 0];
  for (const line of hits.lines()) {
    const count = hits.branchesAt(line);
    covered += count?.covered ?? 0;
    total += count?.total ?? 0;
  }
  return total > 0 ? { covered, total } : counts.reduce((best, count) => (count.total > best.total ? count : best));
}

const isSame = (a: Count, b: Count): boolean => a.covered === b.covered && a.total === b.total;
