import { sectionsOf } from '../../../model/sections';
import type { List, ListItem, Section, SprintDoc, Table, Task } from '../../../model/sprint';
import type { Range } from '../../../range';
import { blockAt, holds, sectionsAt } from '../../places';

/** What stands side by side, so that each can take another's place: rows, items or sections. */
export type Siblings = Holder & {
  /** Whole lines without the line break at the end. */
  readonly blocks: readonly Range[];
};

/** A task among its like. */
export interface Place {
  readonly task: Task;
  readonly siblings: Siblings;
  /** Which of them it is. */
  readonly at: number;
  /** How many tasks it stands in. */
  readonly level: number;
}

/** Finds the siblings of what begins at an offset; those of one holder are put together once. */
export function siblingsIn(doc: SprintDoc): (task: Task) => Pick<Place, 'siblings' | 'at'> | undefined {
  const known = new Map<Siblings['holder'], Siblings>();
  return task => {
    const found = holderOf(doc, task);
    if (!found) return undefined;
    const siblings = known.get(found.holder) ?? made(doc, found);
    known.set(found.holder, siblings);
    const at = startsOf(siblings).findIndex(({ range }) => range.start === task.range.start);
    return at < 0 ? undefined : { siblings, at };
  };
}

type Holder =
  | { readonly type: 'row'; readonly holder: Table; readonly section: Section }
  | { readonly type: 'item'; readonly holder: List }
  | { readonly type: 'section'; readonly holder: Section };

function holderOf(doc: SprintDoc, { source, range: { start } }: Task): Holder | undefined {
  const sections = sectionsAt(doc, start);
  if (source === 'heading') {
    const holder = sections.at(-2);
    return holder && { type: 'section', holder };
  }
  const block = blockAt(doc, start);
  const section = sections.at(-1);
  if (source === 'row')
    return block?.type === 'table' && section ? { type: 'row', holder: block.table, section } : undefined;
  const holder = block?.type === 'list' ? listWith(block.list, start) : undefined;
  return holder && { type: 'item', holder };
}

/** The list of which an item begins at an offset. */
export function listWith(list: List, start: number): List | undefined {
  const item = list.items.find(({ range }) => holds(range, start));
  if (!item || item.range.start === start) return item && list;
  for (const inner of item.lists) {
    const found = listWith(inner, start);
    if (found) return found;
  }
  return undefined;
}

export const startsOf = (siblings: Siblings): readonly { readonly range: Range }[] =>
  siblings.type === 'row'
    ? siblings.holder.rows
    : siblings.type === 'item'
      ? siblings.holder.items
      : siblings.holder.sections;

function made(doc: SprintDoc, holder: Holder): Siblings {
  if (holder.type === 'section') {
    const blocks = holder.holder.sections.map(section => ({
      start: section.range.start,
      end: writtenEnd(doc, section),
    }));
    return { ...holder, blocks };
  }
  return { ...holder, blocks: startsOf({ ...holder, blocks: [] }).map(({ range }) => linesOf(doc, range)) };
}

/** The lines that something stands on, from the first one's start; a byte order mark belongs to none. */
export function linesOf({ text, lines }: SprintDoc, { start, end }: Range): Range {
  const from = lines.lineRange(lines.positionAt(start).line).start;
  const to = start + text.slice(start, end).trimEnd().length;
  return {
    start: from === 0 && text.startsWith('\uFEFF') ? 1 : from,
    end: lines.lineRange(lines.positionAt(to).line).end,
  };
}

/** Where the text of a section ends: neither blank lines nor the line that sets the next section off belong to it. */
export function writtenEnd(doc: SprintDoc, section: Section): number {
  const { start, end } = section.range;
  const blocks = [...(sectionsOf(section).at(-1)?.blocks ?? [])];
  let to = end;
  while (blocks.at(-1)?.type === 'rule') to = blocks.pop()?.range.start ?? to;
  return linesOf(doc, { start, end: to }).end;
}

/** What stands on an item's or a row's first line before it. */
export const prefixOf = (doc: SprintDoc, { range }: Pick<ListItem, 'range'>): string =>
  doc.text.slice(linesOf(doc, range).start, range.start);
