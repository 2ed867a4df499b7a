import { type Ranged, ranged } from '../../range';
import type { List, Section } from '../sprint';

const LABEL = /^[\s*_>-]*(\p{L}[\p{L} ]{2,39}?)[\s*_]*[:：][\s*_]*$/u;

/**
 * The items below a label that stands alone: a paragraph’s last line “**Deliverables**:” above a list, or an item
 * “- **Deliverables**:” with a list inside.
 */
export function listBelow(section: Section, text: string, label: RegExp): readonly Ranged<string>[] | undefined {
  for (const [at, block] of section.blocks.entries()) {
    const next = section.blocks[at + 1];
    if (block.type === 'paragraph' && next?.type === 'list' && isLabel(lastLine(text, block.range.end), label))
      return textsOf([next.list]);
    if (block.type !== 'list') continue;
    const item = block.list.items.find(each => isLabel(each.text.value, label));
    if (item?.lists.length) return textsOf(item.lists);
  }
  return undefined;
}

const isLabel = (line: string, label: RegExp): boolean => label.test(LABEL.exec(line)?.[1] ?? '');

const LONGEST_LABEL = 80;

const lastLine = (text: string, end: number): string =>
  /[^\r\n]*$/.exec(text.slice(Math.max(0, end - LONGEST_LABEL), end))?.[0] ?? '';

const textsOf = (lists: readonly List[]): Ranged<string>[] =>
  lists.flatMap(({ items }) => items.map(({ text: { value, range } }) => ranged(value, range.start, range.end)));
