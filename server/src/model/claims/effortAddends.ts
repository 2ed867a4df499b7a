import { type Ranged, ranged } from '../../range';
import { type Effort, effortsOf, measured } from '../effort';
import type { Block, ListItem, Section } from '../sprint';
import type { EffortClaim } from './effortClaims';
import { type Efforts, effortsOfBlock, effortsOfItems, effortsOfSections, unitOf } from './effortSums';

export interface AddendContext {
  readonly prose: string;
  /** The total before this one. */
  readonly earlier: EffortClaim | undefined;
  /** The sections that state a total. */
  readonly withTotals: ReadonlySet<Section>;
}

/** What a total adds up; undefined where some of it has no exact effort, or where it may be one of several things. */
export function addendsOf(claim: EffortClaim, context: AddendContext): Efforts {
  const { sections } = claim.section;
  const inner = sections.length === 1 && sections[0] ? sections[0].sections : sections;
  const below = effortsOfSections(inner, unitOf(claim.effort), context.prose);
  if (claim.isEstimate) return below;
  const own = ownAddends(claim, context);
  const beside = besideAddends(claim, context);
  if (!own || !beside) return undefined;
  // The last of several sections without totals of their own ends with that of all.
  const found = [beside.length ? beside : own, below].filter(efforts => efforts?.length !== 0);
  return found.length === 1 ? found[0] : undefined;
}

/** The lists, tables and lines above a total, since the total before it; without any, what follows right below. */
function ownAddends(claim: EffortClaim, { prose, earlier }: AddendContext): Efforts {
  const { effort, field, section } = claim;
  const of = unitOf(effort);
  const from = earlier?.section === section ? earlier.field.value.range.end : section.range.start;
  const at = section.blocks.findIndex(({ range }) => range.end > field.name.range.start);
  const block = section.blocks[at];
  if (!block) return [];
  const above = section.blocks.slice(0, at).filter(({ range }) => range.start >= from);
  const before = section.blocks[at - 1];
  const found = [
    ...above.map(each => effortsOfBlock(each, of, prose)),
    before?.type === 'paragraph' && above.includes(before) ? effortsOfLines(textOf(before, prose)) : [],
    inSameBlock(block, claim, { prose, from }),
  ];
  if (found.includes(undefined)) return undefined;
  const efforts = found.flatMap(each => each ?? []).filter(each => unitOf(each) === of);
  const next = section.blocks[at + 1];
  return efforts.length || !next || block.type === 'list' ? efforts : effortsOfBlock(next, of, prose);
}

interface Place {
  readonly prose: string;
  readonly from: number;
}

function inSameBlock(block: Block, { effort, field }: EffortClaim, { prose, from }: Place): Efforts {
  const start = Math.max(from, block.range.start);
  const end = field.name.range.start;
  if (block.type !== 'list') return effortsOfLines(ranged(prose.slice(start, end), start, end));
  const items = itemsBefore(block.list.items, end)?.filter(({ range }) => range.start >= from);
  return items && effortsOfItems(items, unitOf(effort), prose);
}

const textOf = ({ range: { start, end } }: Pick<Block, 'range'>, prose: string): Ranged<string> =>
  ranged(prose.slice(start, end), start, end);

/** Undefined where a total stands inside an item: it may add up anything. */
function itemsBefore(items: readonly ListItem[], offset: number): readonly ListItem[] | undefined {
  const at = items.findIndex(({ text: { range } }) => range.start <= offset && offset <= range.end);
  return at < 0 ? undefined : items.slice(0, at);
}

/** "**Import**: 3 hours" above "**Total**: 13 hours"; where a line has no hours, they are about something else. */
function effortsOfLines({ value, range }: Ranged<string>): readonly Effort[] {
  const lines = [...value.matchAll(/[^\r\n]+/g)].filter(([line]) => /[\p{L}\d]/u.test(line));
  const efforts = lines.map(({ 0: line, index }) =>
    effortsOf(ranged(line, range.start + index, range.start + index + line.length)),
  );
  return efforts.every(each => each.length === 1 && measured(each[0] as Effort)) ? efforts.flat() : [];
}

/** What sections side by side add up to, where the last of them ends with their total. */
function besideAddends({ effort, section, parent }: EffortClaim, { prose, withTotals }: AddendContext): Efforts {
  const sections = parent?.sections ?? [];
  if (sections.at(-1) !== section || sections.some(each => each !== section && withTotals.has(each))) return [];
  const of = unitOf(effort);
  const tellsEffort = ({ range }: Section): boolean =>
    effortsOf(textOf({ range }, prose)).some(each => unitOf(each) === of);
  return sections.slice(0, -1).some(tellsEffort) ? effortsOfSections(sections, of, prose) : [];
}
